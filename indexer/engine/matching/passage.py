"""The passage bonus: one stretch of a text has much of the query, and its words come early."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.matching.term_postings import OWNER_BITS, POSITION_BITS, occurrences_of
from indexer.engine.storage.array_ops import Floats, Ints
from indexer.engine.storage.fields import FIELD_MASK
from indexer.engine.storage.segment_reader import SegmentReader

_POSITION_MASK = (1 << POSITION_BITS) - 1


class Passage(NamedTuple):
    """A bonus for documents by where the terms, all of the same fields, stand in them.

    Every term weighs its idf, times its boost. Of each document counts, times `coverage`, what stands in the stretch of
    `stretch` places after one of the terms that has most of them; and, times `early`, every term by its first place:
    e times less after `early_scale` tokens from the beginning of the document, title, lead and body in this order.
    """

    terms: tuple[MergedTerm, ...]
    coverage: float
    stretch: int
    early: float
    early_scale: float

    def scores(self, evaluator: Evaluator, number: int, documents: Ints) -> Floats:
        """Score some documents (rising) of the segment with this number."""
        segment = evaluator.snapshot.segments[number]
        evaluator.look_up(self.terms)
        prepared = [evaluator.term(term) for term in self.terms]
        weights = [term.boost * one.idf for term, one in zip(self.terms, prepared, strict=True)]
        here = [one.per_segment[number] for one in prepared]
        found = occurrences_of(here, DocumentSet(segment.count, numbers=documents))
        keys = [found[term] for term in here]
        early = self._early(keys, weights, documents, _field_starts(segment, self.terms[0].fields.group, documents))
        return self.coverage * self._covered(keys, weights, documents) + self.early * early

    def _covered(self, keys: Sequence[Ints], weights: Sequence[float], documents: Ints) -> Floats:
        """Return the weight of the terms of the fullest stretch of each document."""
        starts = np.sort(np.concatenate(keys))
        covered = np.zeros(len(starts))
        for weight, of_term in zip(weights, keys, strict=True):
            if len(of_term):
                following = of_term.take(of_term.searchsorted(starts), mode="clip")
                covered += weight * ((following >= starts) & (following <= starts + self.stretch))
        fullest = np.zeros(len(documents))
        np.maximum.at(fullest, documents.searchsorted(starts >> OWNER_BITS), covered)
        return fullest

    def _early(self, keys: Sequence[Ints], weights: Sequence[float], documents: Ints, field_starts: Ints) -> Floats:
        """Return the weight of the terms of each document, each by how early it first stands there."""
        early = np.zeros(len(documents))
        for weight, of_term in zip(weights, keys, strict=True):
            rows = documents.searchsorted(of_term >> OWNER_BITS)
            places = field_starts[rows, of_term >> POSITION_BITS & FIELD_MASK] + (of_term & _POSITION_MASK)
            first = np.full(len(documents), np.inf)
            np.minimum.at(first, rows, places)
            early += weight * np.exp(-first / self.early_scale)
        return early


def _field_starts(segment: SegmentReader, group: str, documents: Ints) -> Ints:
    """Return how many tokens stand before every field of some documents, one row a document."""
    lengths = segment.lengths(group)[documents].astype(np.int64)
    starts: Ints = lengths.cumsum(axis=1) - lengths
    return starts
