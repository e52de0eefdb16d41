"""Upper bounds: what each document can score at the most, by the clauses that match there.

A bound is a small whole number, since bytes are added up fastest: the most that each clause scores is scaled so that
the bound of a document where all of them match is about HIGHEST.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet, sums_over
from indexer.engine.storage.array_ops import Array, Mask

HIGHEST = 255
COMMON_BOUND = 4
"""A bound is common that so many documents for every one asked for have: the best of them are good enough."""
LIKELY_SHARE = 0.45
"""The last of the best documents mostly scores more than this share of what as many of the highest bounds allow."""
SAMPLE = 8_192
"""How many documents tell which bounds there are."""
ROUNDING = 1 + 1e-6
TINY = 1e-300


class UpperBounds:
    """The bounds of all documents of a segment: each is the sum of those of the clauses that match there.

    Of each clause `sets` are the documents and `most` is what it scores at the most. `counted`, `coordination` and
    `boost` are those of the clauses that rank together; `count` is how many documents the segment has.
    """

    def __init__(
        self,
        sets: Sequence[DocumentSet],
        most: Sequence[float],
        counted: Sequence[bool],
        coordination: float,
        boost: float,
        count: int,
    ) -> None:
        self._coordination, self._boost = coordination, boost
        self._scale = (max(HIGHEST, 8 * len(most)) - len(most)) / max(sum(most), TINY)
        of_clauses = [1 + int(score * self._scale) for score in most]  # rounded up
        self.highest = sum(of_clauses)
        """No document has a higher bound."""
        # How high a bound is at least where one of the clauses that count matches, where two do, and so on.
        self._of_matches = list(accumulate(sorted(compress(of_clauses, counted))))
        self.of_documents: Array = sums_over(sets, of_clauses, count, np.min_scalar_type(self.highest))
        """The bound of every document, 0 where no clause matches."""

    def lowest_that_reaches(self, score: float) -> int:
        """Return the lowest bound, but at least 1, with which a document may reach a score."""
        return 1 + bisect_left(range(1, self.highest + 1), score, key=self._most)

    def lowest_likely(self, bounds: Array, limit: int) -> int:
        """Return the lowest bound, but at least 1, that one of the `limit` best documents is likely to have.

        `bounds` are those of the documents that match. A sample tells from which bound upwards there are so many. Where
        few words are asked for, very many may have the same bound, and the best of them do; else the best are also
        among those with somewhat lower bounds.
        """
        step = max(1, len(bounds) // SAMPLE)
        from_the_top = np.add.accumulate(np.bincount(bounds[::step])[::-1]) * step
        place = int(from_the_top.searchsorted(limit))
        bound = max(len(from_the_top) - 1 - place, 1)
        is_common = place < len(from_the_top) and from_the_top[place] >= COMMON_BOUND * limit
        return bound if is_common else min(bound, self.lowest_that_reaches(LIKELY_SHARE * self._most(bound)))

    def _most(self, bound: int) -> float:
        """Return the most that a document scores that has a bound.

        The bound tells how many of the clauses that count can match there at the most, which limits coordination.
        """
        share = bisect_right(self._of_matches, bound) / max(len(self._of_matches), 1)
        return bound / self._scale * (1 + self._coordination * share**2) * self._boost * ROUNDING


def are_between(bounds: Array, low: int, high: int) -> Mask:
    """Tell which bounds are at least `low` and below `high`, in one comparison: those below `low` wrap round."""
    if low >= high:  # it may be a bound that none can have
        return np.zeros(len(bounds), bool)
    are: Mask = bounds - bounds.dtype.type(low) < high - low
    return are
