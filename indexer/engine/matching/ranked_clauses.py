"""Clauses that rank together on a segment: which documents match, and how well."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from indexer.engine.matching.bm25 import Weighting
from indexer.engine.matching.document_sets import DocumentSet, Matches, intersection_of_sets, union_of_sets
from indexer.engine.matching.term_postings import PostingSubset, SegmentTerm, TermBatch, by_batch, lengths_in
from indexer.engine.matching.upper_bounds import UpperBounds
from indexer.engine.storage.array_ops import Floats, Mask, places
from indexer.engine.storage.segment_reader import SegmentReader

MANY = 32_768
"""Above so many matches of clauses, the upper bounds that find the best documents also tell which match at all."""


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
