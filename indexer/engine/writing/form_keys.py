"""Which keys the forms of a new segment have: taken from older lexicons, made for new forms, gathered as numbers."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

import numpy as np

from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.engine.storage.array_ops import Array, Ints, offsets_of, ranges, ranks_of
from indexer.engine.storage.interner import Interner
from indexer.engine.storage.lexicon import FormKeys, Lexicon, relation, write_relation
from indexer.engine.storage.string_table import write_strings

KeysOf = Callable[[Sequence[str], frozenset[str]], Iterable[FormKeys]]
"""Makes the keys and the fallback keys of forms; the second argument are those that are mostly written in capitals."""


FORMS_AT_ONCE = 32_000
KINDS = (("keys_of", "forms_of"), ("fallback_keys_of", "fallback_forms_of"))


class PackedKeys(NamedTuple):
    """A table in a few strings of bytes: the names, one a line, and of both kinds of keys the sizes and the numbers."""

    names: bytes
    sizes: tuple[bytes, ...]
    keys: tuple[bytes, ...]


class KeyTable:
    """The keys of forms as numbers: millions of tuples of strings would not fit into memory."""

    def __init__(self) -> None:
        self._numbers = Interner()
        self._forms = array("I")
        self._sizes = (array("B"), array("B"))
        self._keys = (array("I"), array("I"))

    def __len__(self) -> int:
        return len(self._forms)

    def add(self, forms: Iterable[int], rows: Iterable[FormKeys]) -> None:
        """Add the keys of some forms, given by their numbers."""
        self._forms.extend(forms)
        columns = list(zip(*rows, strict=True)) or [(), ()]
        for names, sizes, keys in zip(columns, self._sizes, self._keys, strict=True):
            sizes.extend(map(len, names))
            keys.extend(map(self._numbers.__getitem__, chain.from_iterable(names)))

    def packed(self) -> PackedKeys:
        """Return the table for another process to `extend` its own by."""
        return PackedKeys(
            "\n".join(self._numbers).encode(),
            tuple(sizes.tobytes() for sizes in self._sizes),
            tuple(keys.tobytes() for keys in self._keys),
        )

    def extend(self, other: PackedKeys, forms: Ints) -> None:
        """Add the rows of another table; `forms` are the numbers of their forms, -1 of those to leave out."""
        rows = np.flatnonzero(forms >= 0)
        self._forms.frombytes(forms[rows].astype(np.uint32).tobytes())
        names = other.names.decode().split("\n")
        for sizes, keys, their_sizes, their_keys in zip(self._sizes, self._keys, other.sizes, other.keys, strict=True):
            of_rows = np.frombuffer(their_sizes, np.uint8)
            starts = offsets_of(of_rows)
            chosen = np.frombuffer(their_keys, np.uint32)[ranges(starts[rows], of_rows[rows])]
            numbers = np.zeros(len(names), np.uint32)
            for used in np.unique(chosen).tolist():
                numbers[used] = self._numbers[names[used]]
            sizes.frombytes(of_rows[rows].tobytes())
            keys.frombytes(numbers[chosen].tobytes())

    def write(self, file: ArrayFileWriter) -> None:
        """Write the keys in the order of their bytes, and which forms have which, in both directions, and be empty."""
        spellings = [name.encode() for name in self._numbers]
        self._numbers.clear()
        order = sorted(range(len(spellings)), key=spellings.__getitem__)
        rank = ranks_of(order, len(spellings))
        write_strings(file, "lexicon.keys", (spellings[number] for number in order))
        del spellings, order
        for (there, back), sizes, numbers in zip(KINDS, self._sizes, self._keys, strict=True):
            forms = np.repeat(np.frombuffer(self._forms, np.uint32), np.frombuffer(sizes, np.uint8))
            keys = rank[np.frombuffer(numbers, np.uint32)]
            write_relation(file, there, relation(forms, keys, len(self)))
            write_relation(file, back, relation(keys, forms, len(rank)))


class PendingKeys(Protocol):
    """The keys of some forms that another process is making."""

    def keys(self) -> PackedKeys | None:
        """Wait for them, form after form; None where they will never come."""


def key_table(
    forms: Sequence[bytes],
    frequencies: Array,
    capitals: Array,
    known: Sequence[Lexicon],
    keys_of: KeysOf,
    pending: Sequence[tuple[Ints, PendingKeys]] = (),
) -> KeyTable:
    """Gather the keys of forms, sorted by bytes: those that an older lexicon has, and of new forms what is made.

    `pending` are keys that are being made already, with the number of each of their forms: they are right for the forms
    that are not mostly in capitals.
    """
    table = KeyTable()
    shouted = capitals > frequencies // 2
    loud = frozenset(forms[number].decode() for number in np.flatnonzero(shouted).tolist())
    is_missing = np.ones(len(forms), bool)
    usable = [np.where(shouted[numbers], -1, numbers) for numbers, _ in pending]
    for numbers in usable:
        is_missing[numbers[numbers >= 0]] = False
    _make(table, np.flatnonzero(is_missing), forms, loud, known, keys_of)
    for numbers, (_, some) in zip(usable, pending, strict=True):
        made = some.keys()
        if made is None:
            _make(table, np.sort(numbers[numbers >= 0]), forms, loud, known, keys_of)
        else:
            table.extend(made, numbers)
    return table


def _make(
    table: KeyTable,
    numbers: Ints,
    forms: Sequence[bytes],
    loud: frozenset[str],
    known: Sequence[Lexicon],
    keys_of: KeysOf,
) -> None:
    """Add the keys of the forms with these numbers."""
    for start in range(0, len(numbers), FORMS_AT_ONCE):
        chosen = numbers[start : start + FORMS_AT_ONCE].tolist()
        some = [forms[number] for number in chosen]
        keys: dict[bytes, FormKeys] = {}
        for lexicon in known:
            keys |= _known_keys(lexicon, some)
        new = [form for form in some if form not in keys]
        keys.update(zip(new, keys_of([form.decode() for form in new], loud), strict=True))
        table.add(chosen, (keys[form] for form in some))


def _known_keys(lexicon: Lexicon, forms: Sequence[bytes]) -> dict[bytes, FormKeys]:
    """Look forms up, by themselves where they are few for the stretch of the lexicon between the first and the last."""
    start, stop = bisect_left(lexicon.forms, forms[0]), bisect_left(lexicon.forms, forms[-1]) + 1
    stop = min(stop, len(lexicon.forms))
    if stop - start > 20 * len(forms):
        numbers = lexicon.forms.numbers_of(forms)
        found = np.flatnonzero(numbers >= 0)
        named = lexicon.named_keys(numbers[found])
        return {forms[place]: keys for place, keys in zip(found.tolist(), named, strict=True)}
    wanted = frozenset(forms)
    rows = zip(lexicon.forms.between(start, stop), lexicon.named_keys(np.arange(start, stop)), strict=True)
    return {form: keys for form, keys in rows if form in wanted}
