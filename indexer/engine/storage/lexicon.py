"""The lexicon of a segment: its surface forms, how often each stands there, and which of them are the same word.

Two forms are the same word when they share a key; keys come from `indexer.polish.keys` and are opaque here. Forms and
keys are numbered in the order of their UTF-8 bytes. A form's fallback keys are asked only for words that nobody knows.
Forms that lose something when written without diacritics stand a second time, in the order of the folded spelling.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array, Ints, distinct, narrowest, offsets_of, ranges
from indexer.engine.storage.letter_masks import LetterMasks
from indexer.engine.storage.string_table import StringTable, write_strings
from indexer.polish.tokens import fold, is_folded

FormKeys = tuple[tuple[str, ...], tuple[str, ...]]


class Relation:
    """Which numbers go with which: `targets[starts[n]:starts[n + 1]]` are those of n."""

    def __init__(self, starts: Array, targets: Array) -> None:
        self.starts = starts
        self.targets = targets
        # The same as views of plain numbers, which answer faster than arrays.
        self._starts: memoryview[int] = starts.data
        self._targets: memoryview[int] = targets.data

    def of(self, number: int) -> list[int]:
        """Return the numbers that go with one."""
        return self._targets[self._starts[number] : self._starts[number + 1]].tolist()


def relation(sources: Array, targets: Array, count: int) -> Relation:
    """Make a relation over `count` sources of pairs in any order."""
    pairs = sources.astype(np.uint64)
    pairs <<= np.uint64(32)
    pairs |= targets.astype(np.uint32)
    pairs.sort()
    return Relation(offsets_of(np.bincount(sources, minlength=count)), pairs.astype(np.uint32))


class Lexicon:
    """Reads the lexicon of a segment from a mapped file."""

    def __init__(self, file: ArrayFile) -> None:
        self.forms = StringTable(file, "lexicon.forms")
        self.frequencies = file["lexicon.frequencies"]
        self.capitals = file["lexicon.capitals"]
        self.keys = StringTable(file, "lexicon.keys")
        self._key_ranges: dict[bytes, range] = {}
        self.folded = StringTable(file, "lexicon.folded")
        self._unfolded = file["lexicon.unfolded"]
        self._keys_of, self._fallback_keys_of, self._forms_of, self._fallback_forms_of = (
            Relation(file[f"lexicon.{name}.starts"], file[f"lexicon.{name}.targets"])
            for name in ("keys_of", "fallback_keys_of", "forms_of", "fallback_forms_of")
        )

    @property
    def keys_by_form(self) -> Relation:
        """Which keys every form has, by number."""
        return self._keys_of

    def find(self, form: str) -> int | None:
        """Return the number of a form, None where the segment does not have it."""
        return self.forms.find(form.encode())

    def near(self, text: str, edits: int) -> Ints:
        """Return the numbers of all forms that are at most so many edits away from a text, and of some others."""
        return self._letter_masks.near(text, edits).astype(np.int64)

    def near_folded(self, text: str, edits: int) -> Ints:
        """Return the same for forms, and the text, without diacritics."""
        unfolded = self._unfolded[self._folded_letter_masks.near(text, edits)]
        return distinct(np.concatenate((self.near(text, edits), unfolded.astype(np.int64))))

    @cached_property
    def _letter_masks(self) -> LetterMasks:
        return LetterMasks(self.forms)

    @cached_property
    def _folded_letter_masks(self) -> LetterMasks:
        return LetterMasks(self.folded)

    def key_numbers(self, form: int, fallback: bool = False) -> list[int]:
        """Return the numbers of the keys, or of the fallback keys, of a form."""
        return (self._fallback_keys_of if fallback else self._keys_of).of(form)

    def keys_beginning_with(self, prefix: bytes) -> range:
        """Return the numbers of the keys that begin with `prefix`; the ranges of a few prefixes are kept."""
        if prefix not in self._key_ranges:
            self._key_ranges[prefix] = self.keys.prefixed(prefix)
        return self._key_ranges[prefix]

    def keys_of(self, form: int) -> list[bytes]:
        """Return the keys of a form."""
        return [self.keys[number] for number in self.key_numbers(form)]

    def fallback_keys_of(self, form: int) -> list[bytes]:
        """Return the fallback keys of a form."""
        return [self.keys[number] for number in self.key_numbers(form, fallback=True)]

    def forms_of_keys(self, keys: Collection[int], fallback: bool = False) -> set[int]:
        """Return the numbers of the forms that have one of the keys; with `fallback` also as a fallback key."""
        found = set(chain.from_iterable(map(self._forms_of.of, keys)))
        if fallback:
            found.update(chain.from_iterable(map(self._fallback_forms_of.of, keys)))
        return found

    def forms_with(self, keys: Iterable[bytes], fallback: bool = False) -> Ints:
        """Return the numbers of the forms that have one of the keys by name, rising."""
        numbers = [number for number in map(self.keys.find, keys) if number is not None]
        return np.array(sorted(self.forms_of_keys(numbers, fallback)), np.int64)

    def forms_folding_to(self, spelling: str) -> list[int]:
        """Return the numbers of the forms, other than `spelling` itself, that become it without diacritics."""
        sought = spelling.encode()
        start = stop = self.folded.place(sought)
        while stop < len(self.folded) and self.folded[stop] == sought:
            stop += 1
        numbers: list[int] = self._unfolded[start:stop].tolist()
        return numbers

    def forms_folding_to_prefix(self, prefix: str) -> Ints:
        """Return the numbers of the forms with diacritics that begin with `prefix` when written without."""
        found = self.folded.prefixed(prefix.encode())
        return self._unfolded[found.start : found.stop].astype(np.int64)

    def forms_beginning_with(self, prefix: str) -> Ints:
        """Return the numbers of the forms that begin with a text, rising; with diacritics too where it has none."""
        spelled = self.forms.prefixed(prefix.encode())
        numbers = np.arange(spelled.start, spelled.stop)
        if not is_folded(prefix):
            return numbers
        return distinct(np.concatenate((numbers, self.forms_folding_to_prefix(prefix))))

    def forms_folding_to_pattern(self, prefix: bytes, pattern: re.Pattern[bytes]) -> Ints:
        """Return the numbers of the forms with diacritics that, written without, begin with `prefix` and fit."""
        found = self.folded.found_in(self.folded.prefixed(prefix), pattern)
        return self._unfolded[found].astype(np.int64)

    def named_keys(self, forms: Ints) -> list[FormKeys]:
        """Return the keys and the fallback keys of some forms."""
        columns = []
        for pairs in (self._keys_of, self._fallback_keys_of):
            starts = pairs.starts[forms].astype(np.int64)
            sizes = pairs.starts[forms + 1].astype(np.int64) - starts
            targets = pairs.targets[ranges(starts, sizes)]
            keys = distinct(targets.astype(np.int64))
            names = dict(zip(keys.tolist(), map(bytes.decode, self.keys.chosen(keys)), strict=True))
            named = [names[key] for key in targets.tolist()]
            columns.append([tuple(named[a:b]) for a, b in pairwise(offsets_of(sizes).tolist())])
        return list(zip(*columns, strict=True))


def write_forms(file: ArrayFileWriter, forms: Sequence[bytes], frequencies: Array, capitals: Array) -> None:
    """Write the forms of a lexicon, sorted by bytes."""
    write_strings(file, "lexicon.forms", forms)
    file.write("lexicon.frequencies", narrowest(frequencies))
    file.write("lexicon.capitals", narrowest(capitals))


def write_folded(file: ArrayFileWriter, forms: Sequence[bytes]) -> None:
    """Write the spellings without diacritics."""
    unfolded = [number for number, form in enumerate(forms) if not form.isascii()]
    folded = [fold(forms[number].decode()).encode() for number in unfolded]
    order = sorted(range(len(folded)), key=folded.__getitem__)
    write_strings(file, "lexicon.folded", (folded[place] for place in order))
    file.write("lexicon.unfolded", narrowest(np.array(unfolded, np.int64)[order]))


def write_relation(file: ArrayFileWriter, name: str, pairs: Relation) -> None:
    """Write a relation."""
    file.write(f"lexicon.{name}.starts", narrowest(pairs.starts))
    file.write(f"lexicon.{name}.targets", narrowest(pairs.targets))
