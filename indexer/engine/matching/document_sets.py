"""Sets of documents of a segment, and those that match with their scores.

A set is kept as rising numbers where it is small, as a mask where it is large. Matches are two arrays: documents, which
rise, and the score of each.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from indexer.engine.storage.array_ops import Array, Floats, Ints, Mask, distinct, places

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


class Matches:
    """Documents of one segment, rising, and their scores."""

    __slots__ = ("documents", "scores")

    def __init__(self, documents: Ints, scores: Floats) -> None:
        self.documents = documents
        self.scores = scores

    def __len__(self) -> int:
        return len(self.documents)

    def scaled(self, factor: float) -> "Matches":
        """Multiply the scores."""
        return self if factor == 1 else Matches(self.documents, self.scores * factor)

    def only(self, kept: Mask) -> "Matches":
        """Keep some of the documents."""
        return Matches(self.documents[kept], self.scores[kept])

    def top(self, limit: int) -> "Matches":
        """Keep the documents whose scores are among the `limit` best, with all that tie with the last of them."""
        if len(self) <= limit:
            return self
        if not limit:
            return NO_MATCHES
        worst = np.partition(self.scores, len(self) - limit)[len(self) - limit]
        return self.only(self.scores >= worst)


NO_MATCHES = Matches(np.zeros(0, np.int64), np.zeros(0))


def constant(documents: Ints) -> Matches:
    """Documents that all score 1."""
    return Matches(documents, np.ones(len(documents)))


def intersection(several: Sequence[Matches]) -> Matches:
    """Documents that are in all, with the sum of their scores: added up in one order, so that equal ones tie."""
    first, *others = sorted(several, key=len)
    documents = first.documents
    for other in others:
        documents = documents[places(documents, other.documents)[1]]
    scores = np.zeros(len(documents))
    for one in several:
        scores += one.scores[np.searchsorted(one.documents, documents)]
    return Matches(documents, scores)


def union(several: Sequence[Matches], count: int) -> Matches:
    """Documents, of `count` in the segment, that are in any, with the sum of their scores."""
    filled = [one for one in several if len(one)]
    if len(filled) < 2:
        return filled[0] if filled else NO_MATCHES
    documents = union_of_sets([DocumentSet(count, numbers=one.documents) for one in filled], count).numbers
    scores = np.zeros(len(documents))
    for one in filled:
        scores[np.searchsorted(documents, one.documents)] += one.scores
    return Matches(documents, scores)


def difference(some: Matches, without: Matches) -> Matches:
    """Documents that are in the first and not in the second."""
    return some.only(~places(some.documents, without.documents)[1])


def augmented(some: Matches, extra: Matches) -> Matches:
    """Documents of the first, with the score of the second added where it has them too."""
    found, here = places(some.documents, extra.documents)
    scores = some.scores.copy()
    scores[here] += extra.scores[found[here]]
    return Matches(some.documents, scores)


def maximum(several: Sequence[Matches], count: int, tiebreak: float = 0.0) -> Matches:
    """Documents, of `count` in the segment, that are in any, with the best of their scores.

    `tiebreak` is how much of each of the other scores is added.
    """
    together = union(several, count)
    best = np.full(len(together), -np.inf)
    for one in several:
        place = np.searchsorted(together.documents, one.documents)
        best[place] = np.maximum(best[place], one.scores)
    return Matches(together.documents, best + tiebreak * (together.scores - best))
