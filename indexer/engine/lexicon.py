"""The lexicon of a segment: its surface forms, how often each stands there, and which of them are the same word.

Two forms are the same word when they share a key; keys come from `indexer.polish.keys` and are opaque here. Forms and
keys are numbered in the order of their UTF-8 bytes. A form's fallback keys are asked only for words that nobody knows.
Forms that lose something when written without diacritics stand a second time, in the order of the folded spelling.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFile, ArrayFileWriter, narrowest, offsets_of, ranges
from indexer.engine.strings import Strings, write_strings
from indexer.polish.folding import fold

FormKeys = tuple[tuple[str, ...], tuple[str, ...]]
KeysOf = Callable[[Sequence[str], frozenset[str]], Iterable[FormKeys]]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Relation:
    """Which numbers go with which: `targets[starts[n]:starts[n + 1]]` are those of n."""

    starts: Array
    targets: Array

    def of(self, number: int) -> Array:
        """Return the numbers that go with one."""
        return self.targets[int(self.starts[number]) : int(self.starts[number + 1])]

    def of_all(self, numbers: Array) -> Array:
        """Return the numbers that go with any of several, one after the other."""
        starts = self.starts[numbers].astype(np.int64)
        return self.targets[ranges(starts, self.starts[np.asarray(numbers) + 1] - starts)]


def relation(sources: Array, targets: Array, count: int) -> Relation:
    """Make a relation over `count` sources of pairs in any order."""
    order = np.lexsort((targets, sources))
    return Relation(offsets_of(np.bincount(sources, minlength=count)), targets[order])


class Lexicon:
    """Reads the lexicon of a segment from a mapped file; that of a spill is not keyed: it has forms and counts only."""

    def __init__(self, file: ArrayFile) -> None:
        self.forms = Strings(file, "lexicon.forms")
        self.frequencies = file["lexicon.frequencies"]
        self.capitals = file["lexicon.capitals"]
        self.is_keyed = "lexicon.unfolded" in file
        if self.is_keyed:
            self.keys = Strings(file, "lexicon.keys")
            self.folded = Strings(file, "lexicon.folded")
            self._unfolded = file["lexicon.unfolded"]
            self._relations = {
                name: Relation(file[f"lexicon.{name}.starts"], file[f"lexicon.{name}.targets"])
                for name in ("keys_of", "fallback_keys_of", "forms_of", "fallback_forms_of")
            }

    def find(self, form: str) -> int | None:
        """Return the number of a form, None where the segment does not have it."""
        return self.forms.find(form.encode())

    def keys_of(self, form: int) -> list[bytes]:
        """Return the keys of a form."""
        return [self.keys[key] for key in self._relations["keys_of"].of(form).tolist()]

    def fallback_keys_of(self, form: int) -> list[bytes]:
        """Return the fallback keys of a form."""
        return [self.keys[key] for key in self._relations["fallback_keys_of"].of(form).tolist()]

    def forms_with(self, keys: Iterable[bytes], fallback: bool = False) -> Ints:
        """Return the numbers of the forms that have one of the keys, rising; with `fallback` also as a fallback key."""
        numbers = [number for number in map(self.keys.find, keys) if number is not None]
        names = ("forms_of", "fallback_forms_of") if fallback else ("forms_of",)
        found = [self._relations[name].of(number) for name in names for number in numbers]
        return np.unique(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, np.int64)

    def forms_folding_to(self, spelling: str) -> Ints:
        """Return the numbers of the forms, other than `spelling` itself, that become it without diacritics."""
        return self._unfolded[self._folded_range(spelling.encode(), exact=True)].astype(np.int64)

    def forms_folding_to_prefix(self, prefix: str) -> Ints:
        """Return the numbers of the forms with diacritics that begin with `prefix` when written without."""
        return self._unfolded[self._folded_range(prefix.encode(), exact=False)].astype(np.int64)

    def _folded_range(self, spelling: bytes, exact: bool) -> slice:
        prefixed = self.folded.prefixed(spelling)
        stop = prefixed.start
        if not exact:
            return slice(prefixed.start, prefixed.stop)
        while stop < prefixed.stop and self.folded[stop] == spelling:
            stop += 1
        return slice(prefixed.start, stop)

    def mostly_capitals(self) -> NDArray[np.bool_]:
        """Tell of every form whether it is written in capitals more often than not."""
        return self.capitals > self.frequencies // 2

    def entries(self) -> "LexiconEntries":
        """Read the whole lexicon into memory, for a merge."""
        keys = [key.decode() for key in self.keys]
        columns = []
        for name in ("keys_of", "fallback_keys_of"):
            starts, targets = (
                array.tolist() for array in (self._relations[name].starts, self._relations[name].targets)
            )
            columns.append([tuple(keys[n] for n in targets[a:b]) for a, b in pairwise(starts)])
        return LexiconEntries(list(self.forms), self.frequencies, self.capitals, list(zip(*columns, strict=True)))


@dataclass(slots=True)
class LexiconEntries:
    """A lexicon in memory: forms in the order of their bytes, and of each its frequency, capitals and keys.

    `keys` is empty while they are still to be made.
    """

    forms: list[bytes]
    frequencies: Array
    capitals: Array
    keys: list[FormKeys]


def keyed(
    forms: list[bytes], frequencies: Array, capitals: Array, known: Sequence[Lexicon], keys_of: KeysOf
) -> list[FormKeys]:
    """Return the keys of forms: those that an older lexicon has, and for new forms what `keys_of` makes of them."""
    keys: dict[bytes, FormKeys] = {}
    for lexicon in known:
        keys |= _known_keys(lexicon, forms)
    new = [number for number, form in enumerate(forms) if form not in keys]
    spellings = [forms[number].decode() for number in new]
    shouted = frozenset(
        spelling for number, spelling in zip(new, spellings, strict=True) if capitals[number] > frequencies[number] // 2
    )
    keys.update(zip((forms[number] for number in new), keys_of(spellings, shouted), strict=True))
    return [keys[form] for form in forms]


def _known_keys(lexicon: Lexicon, forms: list[bytes]) -> dict[bytes, FormKeys]:
    """Look the forms up one by one where they are few, and in a dictionary of all where they are many."""
    if len(forms) * 20 > len(lexicon.forms):
        entries = lexicon.entries()
        wanted = frozenset(forms)
        return {form: keys for form, keys in zip(entries.forms, entries.keys, strict=True) if form in wanted}
    found = ((form, lexicon.forms.find(form)) for form in forms)
    return {
        form: (
            tuple(key.decode() for key in lexicon.keys_of(number)),
            tuple(key.decode() for key in lexicon.fallback_keys_of(number)),
        )
        for form, number in found
        if number is not None
    }


def write_lexicon(file: ArrayFileWriter, entries: LexiconEntries) -> None:
    """Write a lexicon, with both directions of its keys and the folded spellings where there are keys."""
    count = len(entries.forms)
    write_strings(file, "lexicon.forms", entries.forms)
    file.write("lexicon.frequencies", narrowest(entries.frequencies))
    file.write("lexicon.capitals", narrowest(entries.capitals))
    if entries.keys or not count:
        _write_keys(file, entries)
        _write_folded(file, entries.forms)


def _write_keys(file: ArrayFileWriter, entries: LexiconEntries) -> None:
    count = len(entries.forms)
    spellings = sorted({key.encode() for pair in entries.keys for kind in pair for key in kind})
    numbers = {key.decode(): number for number, key in enumerate(spellings)}
    write_strings(file, "lexicon.keys", spellings)
    for kind, (there, back) in enumerate((("keys_of", "forms_of"), ("fallback_keys_of", "fallback_forms_of"))):
        sizes = np.fromiter((len(pair[kind]) for pair in entries.keys), np.int64, count)
        forms = np.repeat(np.arange(count), sizes)
        keys = np.fromiter((numbers[key] for pair in entries.keys for key in pair[kind]), np.int64, len(forms))
        _write_relation(file, there, relation(forms, keys, count))
        _write_relation(file, back, relation(keys, forms, len(spellings)))


def _write_relation(file: ArrayFileWriter, name: str, pairs: Relation) -> None:
    file.write(f"lexicon.{name}.starts", narrowest(pairs.starts))
    file.write(f"lexicon.{name}.targets", narrowest(pairs.targets))


def _write_folded(file: ArrayFileWriter, forms: list[bytes]) -> None:
    folded = sorted((fold(form.decode()).encode(), number) for number, form in enumerate(forms) if not form.isascii())
    write_strings(file, "lexicon.folded", (spelling for spelling, _ in folded))
    file.write("lexicon.unfolded", narrowest(np.fromiter((number for _, number in folded), np.int64, len(folded))))
