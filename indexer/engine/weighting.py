"""How well a term matches: formulas over whole arrays, each also a weighting model of Whoosh's own searcher."""

from math import log
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from whoosh import scoring
from whoosh.util.numeric import byte_to_length

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.int64)


class Weighting(Protocol):
    """What evaluation asks of a formula."""

    def inverse_document_frequency(self, found: int, count: int) -> float:
        """Return the idf of a term that `found` of `count` documents have."""

    def most(self, idf: float) -> float:
        """Return what no score of a term with this idf exceeds."""

    def scores(self, frequencies: Floats, lengths: Floats, average: float, idf: float | Floats) -> Floats:
        """Score documents by the frequency of the term and by their lengths, in tokens; `average` is that of all.

        For several terms, `frequencies` has a row each, and `idf` a column.
        """


class BM25(scoring.WeightingModel):
    """Okapi BM25 with Lucene's never negative idf.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.

    Fields are weighted before this, when the frequencies of a term are added up (BM25F). The idf is taken to the power
    of `specificity`: above 1, a rare word of the query weighs still more against the others.
    """

    def __init__(self, k1: float = 1.2, b: float = 0.75, specificity: float = 1.0) -> None:
        self.k1 = k1
        self.b = b
        self.specificity = specificity

    def inverse_document_frequency(self, found: int, count: int) -> float:
        """Return the idf of a term that `found` of `count` documents have."""
        return float(log(1 + (count - found + 0.5) / (found + 0.5)) ** self.specificity)

    def most(self, idf: float) -> float:
        """Return what the score comes near to as the frequency grows."""
        return idf * (self.k1 + 1)

    def scores(self, frequencies: Floats, lengths: Floats, average: float, idf: float | Floats) -> Floats:
        """Score documents by the frequency of the term and by their lengths."""
        # k1 * (1 - b + b * lengths / average), and so on, in as few arrays: new ones take longer to fill.
        norms = lengths * (self.k1 * self.b / average)
        norms += self.k1 * (1 - self.b)
        scores = norms + frequencies
        np.divide(frequencies, scores, out=scores)
        scores *= idf * (self.k1 + 1)
        return scores

    def idf(self, searcher: Any, fieldname: str, text: bytes) -> float:
        """Return the idf of a term, over all segments, for Whoosh's searcher."""
        whole = searcher.get_parent()
        return self.inverse_document_frequency(whole.doc_frequency(fieldname, text), whole.doc_count_all())

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: float = 1) -> scoring.BaseScorer:
        """Return what scores the documents of one term for Whoosh's searcher."""
        if not searcher.schema[fieldname].scorable:
            return scoring.WeightScorer.for_(searcher, fieldname, text)
        return _TermScorer(self, searcher, fieldname, text)


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


class _TermScorer(scoring.WeightLengthScorer):
    """Scores the documents of a term one by one with a formula for arrays."""

    def __init__(self, weighting: BM25, searcher: Any, fieldname: str, text: bytes) -> None:
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
