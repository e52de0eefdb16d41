"""Sets of documents of a segment: as rising numbers where they are few, as a mask where they are many."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from indexer.engine.storage.array_ops import Array, Ints, Mask, distinct

DENSE_SHARE = 64
"""Above one in so many of all documents, a mask is faster than sorting."""


class DocumentSet:
    """Some of the `count` documents of a segment. `numbers` (rising) and `mask` are made of each other when needed."""

    def __init__(
        self, count: int, numbers: Ints | None = None, mask: Mask | None = None, sums: Array | None = None
    ) -> None:
        """Take the documents by their rising `numbers`, by a `mask` of all documents, or by `sums`, 0 for others."""
        self.count = count
        self._numbers, self._mask, self._sums = numbers, mask, sums
        self._places: Array | None = None
        self._size = -1 if numbers is None else len(numbers)

    @property
    def numbers(self) -> Ints:
        """The documents, rising."""
        if self._numbers is None:
            self._numbers = self.mask.nonzero()[0]
            self._size = len(self._numbers)
        return self._numbers

    @property
    def mask(self) -> Mask:
        """Of every document of the segment, whether it is one of them."""
        if self._mask is None:
            self._mask = _mask(self.numbers, self.count) if self._sums is None else self._sums > 0
        return self._mask

    @property
    def places(self) -> Array:
        """Of every document of the set its place among `numbers`; of others anything, which saves filling it in."""
        if self._places is None:
            numbers = self.numbers
            self._places = np.empty(self.count, np.min_scalar_type(len(numbers)))
            self._places[numbers] = np.arange(len(numbers), dtype=self._places.dtype)
        return self._places

    @property
    def is_mask(self) -> bool:
        """Whether a mask has been made of it."""
        return self._mask is not None

    def __len__(self) -> int:
        if self._size < 0:
            self._size = int(np.count_nonzero(self.mask if self._sums is None else self._sums))
        return self._size

    def join(self, mask: Mask) -> None:
        """Set a mask at its documents."""
        if self._mask is not None:
            np.logical_or(mask, self._mask, out=mask)
        else:
            mask[self.numbers] = True

    def only(self, allowed: Mask) -> "DocumentSet":
        """Return those of the documents that a mask allows."""
        if self._numbers is not None:
            return DocumentSet(self.count, numbers=self._numbers[allowed.take(self._numbers)])
        return DocumentSet(self.count, mask=self.mask & allowed)


def set_of(owners: Ints, count: int) -> DocumentSet:
    """Make a set of document numbers, with repetitions: a few rising stretches, one after the other."""
    if len(owners) * DENSE_SHARE < count:
        return DocumentSet(count, numbers=distinct(owners, are_runs=True))
    return DocumentSet(count, mask=_mask(owners, count))


def _mask(numbers: Ints, count: int) -> Mask:
    mask = np.zeros(count, bool)
    mask[numbers] = True
    return mask


def intersection_of_sets(several: Sequence[DocumentSet]) -> DocumentSet:
    """Return the documents that are in all of one or more sets."""
    found, *others = sorted(several, key=len)
    for other in others:
        found = found.only(other.mask)
    return found


def union_of_sets(several: Sequence[DocumentSet], count: int) -> DocumentSet:
    """Return the documents, of `count` in the segment, that are in any of the sets."""
    if len(several) == 1:
        return several[0]
    if sum(map(len, several)) * DENSE_SHARE < count:
        return set_of(np.concatenate([np.zeros(0, np.int64), *(some.numbers for some in several)]), count)
    mask = np.zeros(count, bool)
    for some in several:
        some.join(mask)
    return DocumentSet(count, mask=mask)


def sums_over(several: Sequence[DocumentSet], numbers: Sequence[int], count: int, dtype: np.dtype[Any]) -> Array:
    """Add up, document by document of `count`, the numbers of those sets that it is in."""
    sums: Array | None = None
    few: list[tuple[DocumentSet, Any]] = []
    for some, number in zip(several, map(dtype.type, numbers), strict=True):
        if some.is_mask:
            summand = some.mask.view(np.uint8) * number
            sums = summand if sums is None else np.add(sums, summand, out=sums)
        else:
            few.append((some, number))
    if sums is None:
        sums = np.zeros(count, dtype)
    for some, number in few:
        sums[some.numbers] += number
    return sums
