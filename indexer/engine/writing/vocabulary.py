"""Spellings: every token as written that a run has met, its number, and what is to be known of it."""

from array import array
from collections.abc import Sequence
from itertools import islice
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.array_ops import Array, Ints
from indexer.engine.storage.interner import Interner
from indexer.polish.letter_case import case_of
from indexer.polish.token_arrays import Hashes, TokenArrays
from indexer.polish.tokens import form

FEWEST_SLOTS = 1 << 16

Numbers = NDArray[np.int32]


class Vocabulary:
    """Numbers spellings in the order in which they are first met."""

    def __init__(self) -> None:
        self.forms = Interner()
        self._told = 0
        self._checksums = array("I")
        self._form_of = array("i")
        self._cases = bytearray()
        self._table = _HashTable(FEWEST_SLOTS)

    def __len__(self) -> int:
        return len(self._form_of)

    @property
    def form_of(self) -> Numbers:
        """The number of the form of every spelling."""
        return np.array(self._form_of, np.int32)

    @property
    def cases(self) -> NDArray[np.uint8]:
        """The letter case of every spelling, as `polish.letter_case` tells it; no sentence begins with a spelling."""
        return np.array(self._cases, np.uint8)

    @property
    def checksums(self) -> NDArray[np.uint32]:
        """A checksum of the form of every spelling."""
        new = islice(self.forms, len(self._checksums), None)
        self._checksums.extend(crc32(form.encode()) for form in new)
        return np.array(self._checksums, np.uint32)[self.form_of]

    def new_forms(self) -> list[str]:
        """Return the forms that were met since the last time."""
        new = list(islice(self.forms, self._told, None))
        self._told = len(self.forms)
        return new

    def numbers_of_forms(self, forms: Sequence[str]) -> Ints:
        """Return the numbers of some forms that were met before."""
        return np.fromiter(map(self.forms.__getitem__, forms), np.int64, len(forms))

    def numbers_of(self, text: str, tokens: TokenArrays) -> Numbers:
        """Return the number of the spelling of every token of a text."""
        numbers = self._table.find(tokens.hashes)
        unknown = np.flatnonzero(numbers < 0)
        if len(unknown):
            hashes, first, which = np.unique(tokens.hashes[unknown], return_index=True, return_inverse=True)
            by_place = np.argsort(first)
            new = np.empty(len(hashes), np.int32)
            new[by_place] = np.arange(len(self), len(self) + len(hashes), dtype=np.int32)
            places = unknown[first[by_place]]
            bounds = zip(tokens.starts[places].tolist(), tokens.ends[places].tolist(), strict=True)
            self._add([text[start:end] for start, end in bounds])
            self._table.insert(hashes, new)
            numbers[unknown] = new[which]
        return numbers

    def _add(self, spellings: list[str]) -> None:
        self._form_of.extend(map(self.forms.__getitem__, map(form, spellings)))
        self._cases.extend(map(case_of, spellings))


class _HashTable:
    """Numbers by 64-bit hashes, asked for and inserted by the array: open addressing, linear probing, half full."""

    def __init__(self, slots: int) -> None:
        self._hashes = np.zeros(slots, np.uint64)
        self._numbers = np.full(slots, -1, np.int32)
        self._count = 0

    def find(self, hashes: Hashes) -> Numbers:
        """Return the number of every hash, -1 where there is none."""
        slots = self._first_slots(hashes)
        numbers: Numbers = self._numbers.take(slots)
        asked = np.flatnonzero((self._hashes.take(slots) != hashes) & (numbers >= 0))  # another one's slot
        slots = slots[asked]
        while len(asked):
            slots = self._next(slots)
            there = self._numbers.take(slots)
            numbers[asked] = there
            left = (self._hashes.take(slots) != hashes[asked]) & (there >= 0)
            asked, slots = asked[left], slots[left]
        return numbers

    def insert(self, hashes: Hashes, numbers: Numbers) -> None:
        """Insert different hashes, none of which is there yet."""
        self._count += len(hashes)
        while 2 * self._count > len(self._numbers):
            self._grow()
        slots = self._first_slots(hashes)
        while len(hashes):
            free = self._numbers.take(slots) < 0
            self._numbers[slots[free]] = numbers[free]
            placed = self._numbers.take(slots) == numbers  # of several that want one slot, one has got it
            self._hashes[slots[placed]] = hashes[placed]
            hashes, numbers, slots = hashes[~placed], numbers[~placed], self._next(slots[~placed])

    def _grow(self) -> None:
        used = np.flatnonzero(self._numbers >= 0)
        larger = _HashTable(2 * len(self._numbers))
        larger.insert(self._hashes[used], self._numbers[used])
        self._hashes, self._numbers = larger._hashes, larger._numbers

    def _first_slots(self, hashes: Hashes) -> Array:
        return (hashes >> np.uint64(65 - len(self._numbers).bit_length())).view(np.int64)

    def _next(self, slots: Array) -> Array:
        return (slots + 1) & (len(self._numbers) - 1)
