"""Candidates: the documents that may be among the best, found by their marks."""

from collections.abc import Sequence

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet, set_of
from indexer.engine.matching.marks import ArrayOfMarks, are_between
from indexer.engine.matching.scored_clauses import Clause, FixedClause, TermClause


class Candidates:
    """Documents by what clauses that match there let them score at the most.

    They are looked for among the postings of the clauses, whose places are needed for scoring anyway: so that is done
    at once, and no pass over all documents of the segment is made for it.
    """

    def __init__(self, clauses: Sequence[Clause], marks: ArrayOfMarks) -> None:
        """Take the `marks` of all documents of the segment, 0 where no clause matches."""
        self._count = len(marks)
        batches = dict.fromkeys(clause.term.batch for clause in clauses if isinstance(clause, TermClause))
        self._batches = [(batch, marks.take(batch.owners)) for batch in batches]
        fixed = (clause.documents.numbers for clause in clauses if isinstance(clause, FixedClause))
        self._fixed = [(documents, marks.take(documents)) for documents in fixed]

    def between(self, low: int, high: int) -> DocumentSet:
        """Return the documents with marks from `low`, at least 1, to below `high`, at most one above the highest."""
        chosen = [(batch, are_between(marks, low, high).nonzero()[0]) for batch, marks in self._batches]
        fixed = [documents[are_between(marks, low, high)] for documents, marks in self._fixed]
        owners = [batch.owners.take(places) for batch, places in chosen]
        documents = set_of(np.concatenate(owners + fixed), self._count)
        for batch, places in chosen:
            batch.narrow(documents, places)
        return documents
