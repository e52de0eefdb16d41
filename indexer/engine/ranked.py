"""Clauses that rank together: which documents match, what they score, and the best of them without scoring all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.engine.document_sets import DocumentSet, intersection_of_sets, union_of_sets
from indexer.engine.matches import NO_MATCHES, Matches, places
from indexer.engine.segment import Leaf
from indexer.engine.terms import TermMatches, by_group, lengths_in
from indexer.engine.weighting import Weighting
from indexer.values import Value

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

WORTHWHILE = 10
"""For fewer matches than so many for every document asked for, all are scored."""
COMMON_MARK = 4
"""A mark is common that so many documents for every one asked for have: the best of them are good enough."""
LIKELY_SHARE = 0.45
"""The last of the best documents mostly scores more than this share of what as many of the highest marks could."""
SAMPLE = 8_192
"""How many documents tell which marks there are."""
MANY = 32_768
"""Above so many matches of clauses, the marks that find the best documents also tell which match at all."""
HIGHEST_MARK = 255
"""The mark of a document where all clauses match, if they are not very many: bytes are added up fastest."""
ROUNDING = 1 + 1e-6
TINY = 1e-300


class TermClause(NamedTuple):
    """A term: `idf` and the `average` length are those of the whole index."""

    term: TermMatches
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


class RankedClauses(Value):
    """Clauses on a leaf.

    The first `must` of them all have to match or, where that is none, any; so do all the `filters`, and none of the
    sets of documents in `must_not`. The scores of the clauses are added and multiplied by 1 + `coordination` times the
    square of the share of `counted` clauses that match, and by `boost`.
    """

    clauses: Sequence[Clause]
    must: int
    counted: Sequence[bool]
    coordination: float
    filters: Sequence[DocumentSet]
    must_not: Sequence[DocumentSet]
    boost: float
    weighting: Weighting
    leaf: Leaf

    @cached_property
    def documents(self) -> DocumentSet:
        """All documents that match."""
        sets = [clause.documents for clause in self.clauses]
        if self.must:
            found = intersection_of_sets([*sets[: self.must], *self.filters])
        elif sets:
            found = intersection_of_sets([self._union(sets), *self.filters])
        else:
            found = intersection_of_sets([_everything(self.leaf), *self.filters])
        for unwanted in self.must_not:
            found = found.only(~unwanted.mask)
        return found

    def _union(self, sets: Sequence[DocumentSet]) -> DocumentSet:
        """Return the documents in which any clause matches: where they are many, their marks are of use again."""
        if len(sets) > 1 and sum(map(len, sets)) > MANY:
            return DocumentSet(self.leaf.count, mask=self._marks > 0)
        return union_of_sets(sets, self.leaf.count)

    def scores(self, documents: DocumentSet) -> Floats:
        """Score some of the documents that match."""
        total, matched = np.zeros(len(documents)), np.zeros(len(documents))
        for clause, counts in zip(self.clauses, self.counted, strict=True):
            if isinstance(clause, FixedClause):
                scores, present = clause.scores_in(documents)
                total += scores
                matched += present * counts
        for rows, count in self._scores_of_terms(documents):
            for row in rows:  # `sum` adds in another order where there is one document: equal ones would not tie
                total += row
            matched += count
        if self.coordination and any(self.counted):
            share = matched / sum(self.counted) if self.must < len(self.clauses) else 1.0
            total *= 1 + self.coordination * share**2
        if self.boost != 1:
            total *= self.boost
        return total

    def _scores_of_terms(self, documents: DocumentSet) -> Iterator[tuple[Floats, Ints]]:
        """Yield, group by group, what its terms score in some documents, a row each, and how many that count match."""
        every = zip(self.clauses, self.counted, strict=True)
        clauses = [(clause, counts) for clause, counts in every if isinstance(clause, TermClause)]
        for group, terms in by_group(clause.term for clause, _ in clauses).items():
            of_group = [(clause, counts) for clause, counts in clauses if clause.term.group is group]
            rows = [terms.index(clause.term) for clause, _ in of_group]
            frequencies = group.frequencies(terms, documents)
            if rows != list(range(len(rows))):
                frequencies = frequencies[rows]
            idf = np.array([[clause.idf] for clause, _ in of_group])
            lengths = lengths_in(self.leaf, group.zones, documents.numbers)
            scores = self.weighting.scores(frequencies, lengths, of_group[0][0].average, idf)
            scores *= np.array([[clause.boost] for clause, _ in of_group])
            counted = np.array([[counts] for _, counts in of_group])
            yield scores, np.logical_and(frequencies, counted).sum(axis=0)

    def matches(self) -> Matches:
        """Score all documents that match."""
        return Matches(self.documents.numbers, self.scores(self.documents))

    def best(self, limit: int, at_least: float = -np.inf) -> Matches:
        """Return the `limit` best documents that match, rising, with all that tie with the last of them.

        Of those that score less than `at_least` some may be missing. MaxScore (Turtle and Flood, Query Evaluation:
        Strategies and Optimizations, 1995) for whole arrays: a document cannot score more than the clauses that match
        there allow. Where nothing is known yet, those of the highest bounds are scored first; those with a bound below
        the worst score that is good enough are never looked at.
        """
        if not limit:
            return NO_MATCHES
        documents, is_one_clause = self.documents, len(self.clauses) <= max(self.must, 1)
        if is_one_clause or len(documents) <= WORTHWHILE * limit:
            return self.matches().top(limit)
        marks = self._marks
        if self.must or self.filters or self.must_not:
            marks = marks * documents.mask
        lowest = self._lowest_likely_mark(marks, limit) if at_least == -np.inf else self._mark_that_reaches(at_least)
        best = self._top_of(DocumentSet(self.leaf.count, mask=marks >= lowest), limit)
        if len(best) >= limit:
            at_least = max(at_least, float(best.scores.min()))
        good_enough = self._mark_that_reaches(at_least)
        if good_enough >= lowest:
            return best
        left = DocumentSet(self.leaf.count, mask=_are_between(marks, good_enough, lowest))
        if not len(left):
            return best
        others = self._top_of(left, limit)
        numbers, scores = np.append(best.documents, others.documents), np.append(best.scores, others.scores)
        order = np.argsort(numbers)
        return Matches(numbers[order], scores[order]).top(limit)

    def _top_of(self, documents: DocumentSet, limit: int) -> Matches:
        return Matches(documents.numbers, self.scores(documents)).top(limit)

    @cached_property
    def _scale(self) -> float:
        """What is to be multiplied by to make a small whole number of the most that a clause scores."""
        most = float(sum(clause.most for clause in self.clauses))
        return (max(HIGHEST_MARK, 8 * len(self.clauses)) - len(self.clauses)) / max(most, TINY)

    @cached_property
    def _marks_of_clauses(self) -> list[int]:
        """Of every clause the most that it scores, as a small whole number, rounded up."""
        return [1 + int(clause.most * self._scale) for clause in self.clauses]

    @cached_property
    def _marks(self) -> NDArray[Any]:
        """A mark of every document of the leaf: the sum of those of the clauses that match there."""
        marks: NDArray[Any] = np.zeros(self.leaf.count, np.min_scalar_type(sum(self._marks_of_clauses)))
        for clause, mark in zip(self.clauses, self._marks_of_clauses, strict=True):
            clause.documents.add(mark, marks)
        return marks

    @cached_property
    def _marks_of_matches(self) -> list[int]:
        """How high a mark is at least where one of the clauses that count matches, where two do, and so on."""
        return list(accumulate(sorted(compress(self._marks_of_clauses, self.counted))))

    def _bound(self, mark: int) -> float:
        """Return the most that a document scores that has a mark.

        With a mark goes how many of the clauses that count can match there at the most, which bounds coordination.
        """
        share = bisect_right(self._marks_of_matches, mark) / max(len(self._marks_of_matches), 1)
        return mark / self._scale * (1 + self.coordination * share**2) * self.boost * ROUNDING

    def _mark_that_reaches(self, score: float) -> int:
        """Return the lowest mark, but at least 1, with a bound that is not below a score."""
        return 1 + bisect_left(range(1, sum(self._marks_of_clauses) + 1), score, key=self._bound)

    def _lowest_likely_mark(self, marks: NDArray[Any], limit: int) -> int:
        """Return the lowest mark, but at least 1, that one of the `limit` best documents is likely to have.

        A sample tells from which mark upwards there are so many documents. Where few words are asked for, very many may
        have the same mark, and the best of them do; else the best are also among those with somewhat lower marks.
        """
        step = max(1, len(marks) // SAMPLE)
        from_the_top = np.add.accumulate(np.bincount(marks[::step])[::-1]) * step
        place = int(from_the_top.searchsorted(limit))
        mark = max(len(from_the_top) - 1 - place, 1)
        is_common = place < len(from_the_top) and from_the_top[place] >= COMMON_MARK * limit
        return mark if is_common else min(mark, self._mark_that_reaches(LIKELY_SHARE * self._bound(mark)))


def _everything(leaf: Leaf) -> DocumentSet:
    return DocumentSet(leaf.count, mask=np.ones(leaf.count, bool) if leaf.live is None else leaf.live)


def _are_between(marks: NDArray[Any], low: int, high: int) -> Mask:
    """Tell which marks are at least `low` and below `high`, in one comparison: below `low` they turn into high ones."""
    are_between: Mask = marks - marks.dtype.type(low) < high - low
    return are_between
