"""How well a term matches: formulas over whole arrays, in Whoosh's sense a weighting model."""

import numpy as np
from numpy.typing import NDArray
from whoosh.scoring import WeightingModel

Floats = NDArray[np.float64]


class BM25(WeightingModel):
    """Okapi BM25 with Lucene's never negative idf.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.

    Fields are weighted before this, when the frequencies of a term are added up (BM25F).
    """

    def __init__(self, k1: float = 1.2, b: float = 0.75) -> None:
        self.k1 = k1
        self.b = b

    def inverse_document_frequency(self, found: int, count: int) -> float:
        """Return the idf of a term that `found` of `count` documents have."""
        return float(np.log(1 + (count - found + 0.5) / (found + 0.5)))

    def scores(self, frequencies: Floats, lengths: Floats, average: float, idf: float) -> Floats:
        """Score documents by the frequency of the term and by their lengths."""
        norms = self.k1 * (1 - self.b + self.b * lengths / average)
        return idf * (self.k1 + 1) * frequencies / (frequencies + norms)
