"""Proximity: a bonus for documents where words of the query that are neighbours there stand near each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import ranges
from indexer.engine.document_sets import DocumentSet
from indexer.engine.evaluation import Evaluation
from indexer.engine.matches import places
from indexer.engine.queries import MergedTerm
from indexer.engine.schema import FAMILIES
from indexer.engine.terms import POSITION_BITS, Lengths
from indexer.engine.weighting import BM25

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two terms of the same zones, neighbours in the query in this order."""

    left: MergedTerm
    right: MergedTerm


@dataclass(frozen=True, slots=True)
class Proximity:
    """A bonus of `weight` for every pair of neighbours, for the best `depth` documents.

    Two occurrences within `window` places are as close as 1 / distance², times `reversed_share` where the right one
    comes first. The closeness of a pair, added up over a document, is scored by `weighting` as if it were the frequency
    of a term whose idf is the sum of those of the pair: as rare as both together are, if they are independent.
    """

    pairs: tuple[Pair, ...]
    weight: float
    window: int
    reversed_share: float
    weighting: BM25
    depth: int

    def scores(self, evaluation: Evaluation, number: int, documents: Ints) -> Floats:
        """Score some documents (rising) of the leaf with this number."""
        total = np.zeros(len(documents))
        if not len(documents):
            return total
        terms = {id(term): term for pair in self.pairs for term in (pair.left, pair.right)}
        leaf = evaluation.snapshot.leaves[number]
        among, lengths = DocumentSet(leaf.count, numbers=documents), Lengths(leaf, documents)
        occurrences = {name: evaluation.occurrences(term, number, among) for name, term in terms.items()}
        for pair in self.pairs:
            zones = pair.left.zones
            keys, closeness = self._closeness(occurrences[id(pair.left)], occurrences[id(pair.right)])
            place, _ = places((keys >> POSITION_BITS) // len(FAMILIES[zones.family]), documents)
            frequencies = np.bincount(place, closeness, len(documents)).astype(np.float64, copy=False)
            left, right = evaluation.term(pair.left), evaluation.term(pair.right)
            idf = pair.left.boost * left.idf + pair.right.boost * right.idf
            total += self.weight * self.weighting.scores(frequencies, lengths.of(zones), left.average, idf)
        return total

    def _closeness(self, left: Ints, right: Ints) -> tuple[Ints, Floats]:
        """Return pairs of occurrences within the window: where the left one stands, and how close they are."""
        low, high = np.searchsorted(right, left - self.window), np.searchsorted(right, left + self.window, side="right")
        sizes = high - low
        near = np.repeat(left, sizes)
        distances = (right[ranges(low, sizes)] - near).astype(np.float64)
        apart = distances != 0  # one form may stand for both words
        near, distances = near[apart], distances[apart]
        return near, np.where(distances > 0, 1.0, self.reversed_share) / distances**2
