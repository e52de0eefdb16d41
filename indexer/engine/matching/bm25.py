"""How well a term matches: BM25, a formula over whole arrays."""

from math import log
from typing import Protocol

import numpy as np

from indexer.engine.storage.array_ops import Floats


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


class BM25:
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
