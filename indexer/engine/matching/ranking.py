"""Ranking: how well the documents of a segment match clauses that rank together, and which of them are the best.

BM25 is a formula over whole arrays. The best are found without scoring all that match by MaxScore (Turtle and Flood,
Query Evaluation: Strategies and Optimizations, 1995): a document cannot score more than the clauses that match there
allow. Where nothing is known yet, the documents with the highest upper bounds are scored first; those whose bound is
below the worst score that is good enough are never looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np

from indexer.engine.matching.document_sets import (
    NO_MATCHES,
    DocumentSet,
    Matches,
    intersection_of_sets,
    set_of,
    union_of_sets,
)
from indexer.engine.matching.term_postings import PostingSubset, SegmentTerm, TermBatch, by_batch, lengths_in
from indexer.engine.matching.upper_bounds import UpperBounds, are_between
from indexer.engine.storage.array_ops import Array, Floats, Mask, places
from indexer.engine.storage.segment_reader import SegmentReader

MANY = 32_768
"""Above so many matches of clauses, the upper bounds that find the best documents also tell which match at all."""
WORTHWHILE = 10
"""For fewer matches than so many for every document asked for, all are scored."""


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


class RankedClauses:
    """Clauses on a segment.

    The first `must` of them all have to match or, where that is none, any; so do all the `filters`, and none of the
    sets of documents in `must_not`. The scores of the clauses are added and multiplied by 1 + `coordination` times the
    square of the share of `counted` clauses that match, and by `boost`.
    """

    def __init__(
        self,
        segment: SegmentReader,
        weighting: Weighting,
        clauses: Sequence[Clause],
        must: int,
        counted: Sequence[bool],
        coordination: float,
        filters: Sequence[DocumentSet],
        must_not: Sequence[DocumentSet],
        boost: float,
    ) -> None:
        self.segment = segment
        self.weighting = weighting
        self.clauses = clauses
        self.must = must
        self.counted = counted
        self.coordination = coordination
        self.filters = filters
        self.must_not = must_not
        self.boost = boost
        self.all_match = len(clauses) <= max(must, 1)
        """Whether every clause matches in every document that matches."""
        self._documents: DocumentSet | None = None
        self._upper_bounds: UpperBounds | None = None

    @property
    def documents(self) -> DocumentSet:
        """All documents that match."""
        if self._documents is None:
            self._documents = self._matching()
        return self._documents

    def _matching(self) -> DocumentSet:
        sets = [clause.documents for clause in self.clauses]
        if self.must:
            found = intersection_of_sets([*sets[: self.must], *self.filters])
        elif sets:
            found = intersection_of_sets([self._union(sets), *self.filters])
        else:
            found = intersection_of_sets([_everything(self.segment), *self.filters])
        for unwanted in self.must_not:
            found = found.only(~unwanted.mask)
        return found

    def _union(self, sets: Sequence[DocumentSet]) -> DocumentSet:
        """Return the documents in which any clause matches: where they are many, their bounds are of use again."""
        if len(sets) > 1 and sum(map(len, sets)) > MANY:
            return DocumentSet(self.segment.count, sums=self.upper_bounds.of_documents)
        return union_of_sets(sets, self.segment.count)

    @property
    def upper_bounds(self) -> UpperBounds:
        """What each document can score at the most."""
        if self._upper_bounds is None:
            sets, most = [one.documents for one in self.clauses], [one.most for one in self.clauses]
            count = self.segment.count
            self._upper_bounds = UpperBounds(sets, most, self.counted, self.coordination, self.boost, count)
        return self._upper_bounds

    def matches(self) -> Matches:
        """Score all documents that match."""
        return Matches(self.documents.numbers, self.scores(self.documents))

    def scores(self, documents: DocumentSet, postings: Mapping[TermBatch, PostingSubset] | None = None) -> Floats:
        """Score some of the documents that match; `postings` are those in the documents, where they are known."""
        is_coordinated = self.coordination > 0 and any(self.counted)
        may_miss = is_coordinated and not self.all_match
        total, matched = np.zeros(len(documents)), np.zeros(len(documents) if may_miss else 0)
        for clause, counts in zip(self.clauses, self.counted, strict=True):
            if isinstance(clause, FixedClause):
                scores, present = clause.scores_in(documents)
                total += scores
                if may_miss:
                    matched += present * counts
        for rows, frequencies, counted in self._scores_of_terms(documents, postings or {}):
            for row in rows:  # `sum` adds in another order where there is one document: equal ones would not tie
                total += row
            if may_miss:
                matched += np.logical_and(frequencies, counted).sum(axis=0)
        if is_coordinated:
            share = matched / sum(self.counted) if may_miss else 1.0
            total *= 1 + self.coordination * share**2
        if self.boost != 1:
            total *= self.boost
        return total

    def _scores_of_terms(
        self, documents: DocumentSet, postings: Mapping[TermBatch, PostingSubset]
    ) -> Iterator[tuple[Floats, Floats, Mask]]:
        """Yield, batch by batch, what its terms score in some documents, their frequencies, and whether they count.

        All have a row a term.
        """
        every = zip(self.clauses, self.counted, strict=True)
        clauses = [(clause, counts) for clause, counts in every if isinstance(clause, TermClause)]
        for batch, terms in by_batch(clause.term for clause, _ in clauses).items():
            of_batch = [(clause, counts) for clause, counts in clauses if clause.term.batch is batch]
            rows = [terms.index(clause.term) for clause, _ in of_batch]
            frequencies = batch.frequencies(terms, documents, postings.get(batch))
            if rows != list(range(len(rows))):
                frequencies = frequencies[rows]
            idf = np.array([[clause.idf] for clause, _ in of_batch])
            lengths = lengths_in(self.segment, batch.fields, documents.numbers)
            scores = self.weighting.scores(frequencies, lengths, of_batch[0][0].average, idf)
            scores *= np.array([[clause.boost] for clause, _ in of_batch])
            yield scores, frequencies, np.array([[counts] for _, counts in of_batch])


def _everything(segment: SegmentReader) -> DocumentSet:
    return DocumentSet(segment.count, mask=np.ones(segment.count, bool) if segment.live is None else segment.live)


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
