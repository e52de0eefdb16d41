"""Marks: what a document can score at the most, in a small whole number, by the clauses that match there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress

import numpy as np

from indexer.engine.matching.document_sets import sums_over
from indexer.engine.matching.scored_clauses import Clause
from indexer.engine.storage.array_ops import Array, Mask

COMMON_MARK = 4
"""A mark is common that so many documents for every one asked for have: the best of them are good enough."""
LIKELY_SHARE = 0.45
"""The last of the best documents mostly scores more than this share of what as many of the highest marks could."""
SAMPLE = 8_192
"""How many documents tell which marks there are."""
HIGHEST_MARK = 255
"""The mark of a document where all clauses match, if they are not very many: bytes are added up fastest."""
ROUNDING = 1 + 1e-6
TINY = 1e-300

ArrayOfMarks = Array


class Marks:
    """The marks of a segment of `count` documents: each is the sum of those of the clauses that match there.

    `counted`, `coordination` and `boost` are those of the clauses that rank together.
    """

    def __init__(
        self, clauses: Sequence[Clause], counted: Sequence[bool], coordination: float, boost: float, count: int
    ) -> None:
        self._coordination, self._boost = coordination, boost
        most = [clause.most for clause in clauses]
        self._scale = (max(HIGHEST_MARK, 8 * len(clauses)) - len(clauses)) / max(sum(most), TINY)
        of_clauses = [1 + int(score * self._scale) for score in most]  # rounded up
        self.highest = sum(of_clauses)
        """No document has a higher mark."""
        # How high a mark is at least where one of the clauses that count matches, where two do, and so on.
        self._of_matches = list(accumulate(sorted(compress(of_clauses, counted))))
        sets = [clause.documents for clause in clauses]
        self.of_documents: ArrayOfMarks = sums_over(sets, of_clauses, count, np.min_scalar_type(self.highest))
        """The mark of every document of the segment."""

    def lowest_that_reaches(self, score: float) -> int:
        """Return the lowest mark, but at least 1, with which a document may reach a score."""
        return 1 + bisect_left(range(1, self.highest + 1), score, key=self._bound)

    def lowest_likely(self, marks: ArrayOfMarks, limit: int) -> int:
        """Return the lowest mark, but at least 1, that one of the `limit` best documents is likely to have.

        `marks` are those of the documents that match. A sample tells from which mark upwards there are so many. Where
        few words are asked for, very many may have the same mark, and the best of them do; else the best are also among
        those with somewhat lower marks.
        """
        step = max(1, len(marks) // SAMPLE)
        from_the_top = np.add.accumulate(np.bincount(marks[::step])[::-1]) * step
        place = int(from_the_top.searchsorted(limit))
        mark = max(len(from_the_top) - 1 - place, 1)
        is_common = place < len(from_the_top) and from_the_top[place] >= COMMON_MARK * limit
        return mark if is_common else min(mark, self.lowest_that_reaches(LIKELY_SHARE * self._bound(mark)))

    def _bound(self, mark: int) -> float:
        """Return the most that a document scores that has a mark.

        With a mark goes how many of the clauses that count can match there at the most, which bounds coordination.
        """
        share = bisect_right(self._of_matches, mark) / max(len(self._of_matches), 1)
        return mark / self._scale * (1 + self._coordination * share**2) * self._boost * ROUNDING


def are_between(marks: ArrayOfMarks, low: int, high: int) -> Mask:
    """Tell which marks are at least `low` and below `high`, in one comparison: below `low` they turn into high ones."""
    if low >= high:  # it may be a mark that none can have
        return np.zeros(len(marks), bool)
    are: Mask = marks - marks.dtype.type(low) < high - low
    return are
