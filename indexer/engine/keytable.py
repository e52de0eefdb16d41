"""Which keys the forms of a new segment have: taken from older lexicons, made for new forms, gathered as numbers."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

import numpy as np

from indexer.engine.arrays import Array, ArrayFileWriter
from indexer.engine.lexicon import FormKeys, Lexicon, relation, write_relation
from indexer.engine.numbering import Numbering
from indexer.engine.strings import write_strings

KeysOf = Callable[[Sequence[str], frozenset[str]], Iterable[FormKeys]]
"""Makes the keys and the fallback keys of forms; the second argument are those that are mostly written in capitals."""

FORMS_AT_ONCE = 32_000
KINDS = (("keys_of", "forms_of"), ("fallback_keys_of", "fallback_forms_of"))


class KeyTable:
    """The keys of forms, form after form, as numbers: millions of tuples of strings would not fit into memory."""

    def __init__(self) -> None:
        self._numbers = Numbering()
        self._sizes = (array("B"), array("B"))
        self._keys = (array("I"), array("I"))

    def __len__(self) -> int:
        return len(self._sizes[0])

    def add(self, rows: Iterable[FormKeys]) -> None:
        """Add the keys of the next forms."""
        columns = list(zip(*rows, strict=True)) or [(), ()]
        for names, sizes, keys in zip(columns, self._sizes, self._keys, strict=True):
            sizes.extend(map(len, names))
            keys.extend(map(self._numbers.__getitem__, chain.from_iterable(names)))

    def write(self, file: ArrayFileWriter) -> None:
        """Write the keys in the order of their bytes, and which forms have which, in both directions."""
        spellings = [name.encode() for name in self._numbers]
        order = sorted(range(len(spellings)), key=spellings.__getitem__)
        rank = np.zeros(len(spellings), np.int64)
        rank[order] = np.arange(len(spellings))
        write_strings(file, "lexicon.keys", (spellings[number] for number in order))
        for (there, back), sizes, numbers in zip(KINDS, self._sizes, self._keys, strict=True):
            forms = np.repeat(np.arange(len(self)), np.frombuffer(sizes, np.uint8))
            keys = rank[np.frombuffer(numbers, np.uint32)]
            write_relation(file, there, relation(forms, keys, len(self)))
            write_relation(file, back, relation(keys, forms, len(spellings)))


def key_table(
    forms: Sequence[bytes], frequencies: Array, capitals: Array, known: Sequence[Lexicon], keys_of: KeysOf
) -> KeyTable:
    """Gather the keys of forms, sorted by bytes: those that an older lexicon has, and of new forms what is made."""
    table = KeyTable()
    shouted = capitals > frequencies // 2
    for start in range(0, len(forms), FORMS_AT_ONCE):
        some = list(islice(forms, start, start + FORMS_AT_ONCE))
        keys: dict[bytes, FormKeys] = {}
        for lexicon in known:
            keys |= _known_keys(lexicon, some)
        new = [number for number, form in enumerate(some) if form not in keys]
        spellings = [some[number].decode() for number in new]
        loud = frozenset(spelling for number, spelling in zip(new, spellings, strict=True) if shouted[start + number])
        keys.update(zip((some[number] for number in new), keys_of(spellings, loud), strict=True))
        table.add(keys[form] for form in some)
    return table


def _known_keys(lexicon: Lexicon, forms: Sequence[bytes]) -> dict[bytes, FormKeys]:
    """Look forms up, one by one where they are few for the stretch of the lexicon between the first and the last."""
    start, stop = bisect_left(lexicon.forms, forms[0]), bisect_left(lexicon.forms, forms[-1]) + 1
    stop = min(stop, len(lexicon.forms))
    if stop - start > 20 * len(forms):
        found = ((form, lexicon.forms.find(form)) for form in forms)
        return {form: lexicon.named_keys(number, number + 1)[0] for form, number in found if number is not None}
    wanted = frozenset(forms)
    rows = zip(lexicon.forms.between(start, stop), lexicon.named_keys(start, stop), strict=True)
    return {form: keys for form, keys in rows if form in wanted}
