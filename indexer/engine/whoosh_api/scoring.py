"""Weighting models of Whoosh's own searcher: what scores as our formulas do, and Whoosh's BM25F over whole arrays."""

from math import log
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from whoosh import scoring
from whoosh.util.numeric import byte_to_length

from indexer.engine.matching.ranking import BM25, Weighting
from indexer.engine.storage.array_ops import Floats, Ints

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)


class BM25F(scoring.BM25F):
    """Whoosh's own BM25F, over whole arrays: its idf, and lengths rounded to those that it keeps in a byte."""

    def __init__(self, B: float = 0.75, K1: float = 1.2) -> None:  # noqa: N803 - Whoosh's names
        super().__init__(B=B, K1=K1)

    def inverse_document_frequency(self, found: int, count: int) -> float:
        """Return the idf of a term that `found` of `count` documents have."""
        return log(count / (found + 1)) + 1

    def most(self, idf: float) -> float:
        """Return what the score comes near to as the frequency grows."""
        most: float = idf * (self.K1 + 1)
        return most

    def scores(self, frequencies: Floats, lengths: Floats, average: float, idf: float | Floats) -> Floats:
        """Score documents by the frequency of the term and by their lengths."""
        norms = self.K1 * (1 - self.B + self.B * quantised(lengths) / average)
        scores: Floats = idf * (self.K1 + 1) * frequencies / (frequencies + norms)
        return scores


class WhooshBM25(BM25, scoring.WeightingModel):
    """Our BM25 as a weighting model of Whoosh's own searcher."""

    use_final = False

    def idf(self, searcher: Any, fieldname: str, text: bytes) -> float:
        """Return the idf of a term, over all segments."""
        whole = searcher.get_parent()
        return self.inverse_document_frequency(whole.doc_frequency(fieldname, text), whole.doc_count_all())

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: float = 1) -> scoring.BaseScorer:
        """Return what scores the documents of one term, all alike where nothing ranks by the field."""
        if not searcher.schema[fieldname].scorable:
            return scoring.WeightScorer.for_(searcher, fieldname, text)
        return _TermScorer(self, searcher, fieldname, text)


class _TermScorer(scoring.WeightLengthScorer):
    """Scores the documents of a term one by one with a formula for arrays."""

    def __init__(self, weighting: Weighting, searcher: Any, fieldname: str, text: bytes) -> None:
        whole = searcher.get_parent()
        self._weighting = weighting
        self._idf: float = whole.idf(fieldname, text)
        self._average: float = whole.avg_field_length(fieldname) or 1.0
        self.setup(searcher, fieldname, text)

    def _score(self, weight: float, length: float) -> float:
        scores = self._weighting.scores(np.array([weight]), np.array([length]), self._average, self._idf)
        return float(scores[0])


def quantised(lengths: ArrayLike) -> Ints:
    """Round lengths to the nearest of Whoosh's 256 that is not below them; beyond the last they are all it."""
    return LENGTHS[np.minimum(np.searchsorted(LENGTHS, lengths), len(LENGTHS) - 1)]
