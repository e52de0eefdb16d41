"""Sets of matching documents as whole arrays: documents rising, and of each its score."""

from collections.abc import Sequence

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet, union_of_sets
from indexer.engine.storage.array_ops import Floats, Ints, Mask, places


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
