"""Clauses: the parts of a query that rank together, as they match on a segment."""

from typing import NamedTuple, TypeAlias

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.matches import Matches
from indexer.engine.matching.term_postings import SegmentTerm
from indexer.engine.storage.array_ops import Floats, Mask, places


class TermClause(NamedTuple):
    """A term: `idf` and the `average` length are those of the whole index."""

    term: SegmentTerm
    idf: float
    average: float
    boost: float
    most: float

    @property
    def documents(self) -> DocumentSet:
        """The live documents that have the term."""
        return self.term.documents


class FixedClause:
    """A clause of which all scores are known already."""

    def __init__(self, matches: Matches, count: int) -> None:
        self._scores = matches.scores
        self.documents = DocumentSet(count, numbers=matches.documents)

    @property
    def most(self) -> float:
        """The best of the scores."""
        return float(self._scores.max(initial=0.0))

    def scores_in(self, documents: DocumentSet) -> tuple[Floats, Mask]:
        """Return the scores of some documents, 0 where the clause does not match, and where it does."""
        if documents is self.documents:
            return self._scores, np.ones(len(documents), bool)
        place, here = places(documents.numbers, self.documents.numbers)
        scores = np.zeros(len(documents))
        scores[here] = self._scores[place[here]]
        return scores, here


Clause: TypeAlias = TermClause | FixedClause
