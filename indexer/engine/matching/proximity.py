"""Proximity: a bonus for documents where words of the query that are neighbours there stand near each other."""

from collections.abc import Sequence
from functools import reduce
from itertools import chain
from typing import NamedTuple

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.passage import Passage
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.matching.ranking import BM25
from indexer.engine.matching.term_postings import OWNER_BITS, SegmentTerm, lengths_in, occurrences_of
from indexer.engine.storage.array_ops import Floats, Ints, offsets_of, ranges


class Pair(NamedTuple):
    """Two terms of the same fields, neighbours in the query in this order."""

    left: MergedTerm
    right: MergedTerm


class Proximity(NamedTuple):
    """A bonus of `weight` for every pair of neighbours, all of the same fields, for the best `depth` documents.

    Two occurrences within `window` places are as close as 1 / distance², times `reversed_share` where the right one
    comes first. The closeness of a pair, added up over a document, is scored by `weighting` as if it were the frequency
    of a term whose idf is the sum of those of the pair: as rare as both together are, if they are independent. Where
    there is a `passage`, its bonus is added.
    """

    pairs: tuple[Pair, ...]
    weight: float
    window: int
    reversed_share: float
    weighting: BM25
    depth: int
    passage: Passage | None = None

    def scores(self, evaluator: Evaluator, number: int, documents: Ints) -> Floats:
        """Score some documents (rising) of the segment with this number."""
        if not len(documents):
            return np.zeros(0)
        segment, fields = evaluator.snapshot.segments[number], self.pairs[0].left.fields
        evaluator.look_up(chain.from_iterable(self.pairs))
        prepared = [(evaluator.term(pair.left), evaluator.term(pair.right)) for pair in self.pairs]
        per_segment = [(left.per_segment[number], right.per_segment[number]) for left, right in prepared]
        owners, pairs, closeness = self._closeness(per_segment, DocumentSet(segment.count, numbers=documents))
        slots = documents.searchsorted(owners) + pairs * len(documents)
        sums = np.bincount(slots, closeness, len(self.pairs) * len(documents)).astype(np.float64, copy=False)
        boosts = [(pair.left.boost, pair.right.boost) for pair in self.pairs]
        idf = [a * left.idf + b * right.idf for (a, b), (left, right) in zip(boosts, prepared, strict=True)]
        lengths, average = lengths_in(segment, fields, documents), prepared[0][0].average
        frequencies = sums.reshape(len(self.pairs), len(documents))
        scores = self.weighting.scores(frequencies, lengths, average, np.array(idf)[:, None])
        total: Floats = reduce(np.add, self.weight * scores)  # `sum` adds in another order for one document
        return total + self.passage.scores(evaluator, number, documents) if self.passage else total

    def _closeness(
        self, pairs_here: Sequence[tuple[SegmentTerm, SegmentTerm]], documents: DocumentSet
    ) -> tuple[Ints, Ints, Floats]:
        """Return, of every two occurrences within the window, the document, the number of the pair, and how close."""
        found = occurrences_of(chain.from_iterable(pairs_here), documents)
        lefts, rights = ([found[pair[side]] for pair in pairs_here] for side in (0, 1))
        bounds = [
            (right.searchsorted(left - self.window), right.searchsorted(left + self.window, side="right"))
            for left, right in zip(lefts, rights, strict=True)
        ]
        sizes = np.concatenate([high - low for low, high in bounds])
        firsts = offsets_of(np.array([len(right) for right in rights])).tolist()
        lows = np.concatenate([low + first for (low, _), first in zip(bounds, firsts, strict=False)])
        near = np.repeat(np.concatenate(lefts), sizes)
        pairs = np.repeat(np.repeat(np.arange(len(lefts)), [len(left) for left in lefts]), sizes)
        distances = np.concatenate(rights)[ranges(lows, sizes)] - near
        apart = np.flatnonzero(distances)  # one form may stand for both words
        near, pairs, distances = near[apart], pairs[apart], distances[apart].astype(np.float64)
        owners = near >> OWNER_BITS
        return owners, pairs, np.where(distances > 0, 1.0, self.reversed_share) / distances**2
