"""The best documents of clauses that rank together, without scoring all that match.

MaxScore (Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995) for whole arrays: a document cannot
score more than the clauses that match there allow. Where nothing is known yet, the documents with the highest upper
bounds are scored first; those whose bound is below the worst score that is good enough are never looked at.
"""

from typing import NamedTuple

import numpy as np

from indexer.engine.matching.document_sets import NO_MATCHES, DocumentSet, Matches, set_of
from indexer.engine.matching.ranked_clauses import FixedClause, RankedClauses, TermClause
from indexer.engine.matching.term_postings import PostingSubset, TermBatch
from indexer.engine.matching.upper_bounds import are_between
from indexer.engine.storage.array_ops import Array

WORTHWHILE = 10
"""For fewer matches than so many for every document asked for, all are scored."""


def best_matches(clauses: RankedClauses, limit: int, at_least: float = -np.inf) -> Matches:
    """Return the `limit` best documents that match, rising, with all that tie with the last of them.

    Of those that score less than `at_least` some may be missing.
    """
    if not limit:
        return NO_MATCHES
    documents = clauses.documents
    if clauses.all_match or len(documents) <= WORTHWHILE * limit:
        return clauses.matches().top(limit)
    upper, bounds = clauses.upper_bounds, clauses.upper_bounds.of_documents
    if clauses.must or clauses.filters or clauses.must_not:
        bounds = bounds * documents.mask
    is_first = at_least == -np.inf
    lowest = upper.lowest_likely(bounds, limit) if is_first else upper.lowest_that_reaches(at_least)
    bounded = BoundedPostings(clauses, bounds)
    best = _best_of(clauses, bounded.between(lowest, upper.highest + 1), limit)
    if len(best) >= limit:
        at_least = max(at_least, float(best.scores.min()))
    good_enough = upper.lowest_that_reaches(at_least)
    if good_enough >= lowest:
        return best
    left = bounded.between(good_enough, lowest)
    if not len(left.documents):
        return best
    others = _best_of(clauses, left, limit)
    numbers, scores = np.append(best.documents, others.documents), np.append(best.scores, others.scores)
    order = np.argsort(numbers)
    return Matches(numbers[order], scores[order]).top(limit)


class Candidates(NamedTuple):
    """Documents that may be among the best, and the postings of each batch of terms in them."""

    documents: DocumentSet
    postings: dict[TermBatch, PostingSubset]


class BoundedPostings:
    """The postings of clauses, each with the upper bound of its document.

    Candidates are looked for among the postings, whose places are needed for scoring anyway, and not among all
    documents of the segment.
    """

    def __init__(self, clauses: RankedClauses, bounds: Array) -> None:
        """Take the `bounds` of all documents of the segment, 0 where a document is not wanted."""
        self._count = len(bounds)
        batches = dict.fromkeys(clause.term.batch for clause in clauses.clauses if isinstance(clause, TermClause))
        self._batches = [(batch, bounds.take(batch.owners)) for batch in batches]
        fixed = (clause.documents.numbers for clause in clauses.clauses if isinstance(clause, FixedClause))
        self._fixed = [(documents, bounds.take(documents)) for documents in fixed]

    def between(self, low: int, high: int) -> Candidates:
        """Return the documents whose bounds are at least `low`, which is 1 or more, and below `high`."""
        chosen = [(batch, are_between(bounds, low, high).nonzero()[0]) for batch, bounds in self._batches]
        fixed = [documents[are_between(bounds, low, high)] for documents, bounds in self._fixed]
        owners = [batch.owners.take(places) for batch, places in chosen]
        documents = set_of(np.concatenate(owners + fixed), self._count)
        return Candidates(documents, {batch: batch.subset_at(places, documents) for batch, places in chosen})


def _best_of(clauses: RankedClauses, candidates: Candidates, limit: int) -> Matches:
    documents, postings = candidates
    return Matches(documents.numbers, clauses.scores(documents, postings)).top(limit)
