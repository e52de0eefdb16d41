"""Clauses that rank together: which documents match, what they score, and the best of them without scoring all."""

from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.engine.document_sets import DocumentSet, intersection_of_sets, union_of_sets
from indexer.engine.matches import NO_MATCHES, Matches, places
from indexer.engine.segment import Leaf
from indexer.engine.terms import TermMatches, frequencies_of, lengths_in
from indexer.engine.weighting import Weighting
from indexer.values import Value

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

CLASS_BITS = 8
FIRST_SHARE = 5
"""For every document asked for, so many of the most promising ones are scored first: their worst prunes the rest."""
SAMPLE = 8_192
"""How many documents tell how large the classes are."""
NO_CLASS = 255
ROUNDING = 1 + 1e-6


class TermClause(Value):
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
            found = intersection_of_sets([union_of_sets(sets, self.leaf.count), *self.filters])
        else:
            found = intersection_of_sets([_everything(self.leaf), *self.filters])
        for unwanted in self.must_not:
            found = found.only(~unwanted.mask)
        return found

    def scores(self, documents: DocumentSet) -> Floats:
        """Score some of the documents that match."""
        total, matched = np.zeros(len(documents)), np.zeros(len(documents))
        of_terms = self._scores_of_terms(documents)
        for number, (clause, counts) in enumerate(zip(self.clauses, self.counted, strict=True)):
            scores, present = clause.scores_in(documents) if isinstance(clause, FixedClause) else of_terms[number]
            total += scores
            if counts:
                matched += present
        if self.coordination and any(self.counted):
            total *= 1 + self.coordination * (matched / sum(self.counted)) ** 2
        if self.boost != 1:
            total *= self.boost
        return total

    def _scores_of_terms(self, documents: DocumentSet) -> dict[int, tuple[Floats, Mask]]:
        """Return, by the number of the clause, what each term scores in some documents and where it stands."""
        terms = [(number, one) for number, one in enumerate(self.clauses) if isinstance(one, TermClause)]
        found: dict[int, tuple[Floats, Mask]] = {}
        for zones in dict.fromkeys(clause.term.zones for _, clause in terms):
            some = [(number, clause) for number, clause in terms if clause.term.zones == zones]
            frequencies = frequencies_of([clause.term for _, clause in some], documents)
            idf = np.array([[clause.idf] for _, clause in some])
            lengths = lengths_in(self.leaf, zones, documents.numbers)
            scores = self.weighting.scores(frequencies, lengths, some[0][1].average, idf)
            scores *= np.array([[clause.boost] for _, clause in some])
            found.update(zip((number for number, _ in some), zip(scores, frequencies > 0, strict=True), strict=True))
        return found

    def matches(self) -> Matches:
        """Score all documents that match."""
        return Matches(self.documents.numbers, self.scores(self.documents))

    def best(self, limit: int, at_least: float = -np.inf) -> Matches:
        """Return the `limit` best documents that match, rising, with all that tie with the last of them.

        Of those that score less than `at_least` some may be missing. MaxScore (Turtle and Flood, Query Evaluation:
        Strategies and Optimizations, 1995) for whole arrays: documents in which the same clauses match have the same
        bound. Where nothing is known yet, the classes of the highest bounds are scored first; those with a bound below
        the worst score that is good enough are never looked at.
        """
        documents, first = self.documents, FIRST_SHARE * limit
        is_one_class = len(self.clauses) <= max(self.must, 1)
        if is_one_class or len(documents) <= 2 * first:
            return self.matches().top(limit)
        ranks, bounds = self._classes()
        last = _last_of_first(ranks, first) if at_least == -np.inf else _last_that_reaches(at_least, bounds)
        best = self._top_of(ranks <= last, limit) if last >= 0 else NO_MATCHES
        if len(best) >= limit > 0:
            at_least = max(at_least, float(best.scores.min()))
        promising = _last_that_reaches(at_least, bounds)
        if promising <= last:
            return best
        others = self._top_of((ranks > last) & (ranks <= promising), limit)
        numbers, scores = np.append(best.documents, others.documents), np.append(best.scores, others.scores)
        order = np.argsort(numbers)
        return Matches(numbers[order], scores[order]).top(limit)

    def _top_of(self, mask: Mask, limit: int) -> Matches:
        documents = DocumentSet(self.leaf.count, mask=mask)
        return Matches(documents.numbers, self.scores(documents)).top(limit)

    def _classes(self) -> tuple[NDArray[np.uint8], Floats]:
        """Return the class of every document of the leaf, numbered from the highest bound down, and these bounds.

        A class is which clauses match; of many clauses, the rarest count as one. Documents that do not match are in a
        class of their own behind all others.
        """
        frequent = sorted(range(len(self.clauses)), key=lambda number: -len(self.clauses[number].documents))
        classes = np.zeros(self.leaf.count, np.uint8)
        most, counted = np.zeros(CLASS_BITS), np.zeros(CLASS_BITS)
        for place, number in reversed(list(enumerate(frequent))):
            bit = min(place, CLASS_BITS - 1)
            most[bit] += self.clauses[number].most
            counted[bit] += self.counted[number]
            self.clauses[number].documents.mark(classes)
            if 0 < place < CLASS_BITS:
                np.add(classes, classes, out=classes)
        if self.must or self.filters or self.must_not:
            classes *= self.documents.mask
        bits = min(len(frequent), CLASS_BITS)
        members = np.arange(1 << bits)[:, None] >> np.arange(bits) & 1
        shares = members @ counted[:bits] / max(sum(self.counted), 1)
        bounds = members @ most[:bits] * (1 + self.coordination * shares**2) * self.boost
        bounds[0] = -np.inf  # no clause at all
        order = np.argsort(-bounds, kind="stable")[:-1]
        rank_of = np.full(NO_CLASS + 1, NO_CLASS, np.uint8)
        rank_of[order] = np.arange(len(order))
        # A look-up table of bytes: several times as fast as an array that is indexed by them.
        ranks = np.frombuffer(classes.tobytes().translate(rank_of.tobytes()), np.uint8)
        return ranks, bounds[order]


def _everything(leaf: Leaf) -> DocumentSet:
    return DocumentSet(leaf.count, mask=np.ones(leaf.count, bool) if leaf.live is None else leaf.live)


def _last_that_reaches(score: float, bounds: Floats) -> int:
    """Return the last class with a bound that is not below a score; -1 where there is none."""
    return int(np.count_nonzero(bounds * ROUNDING >= score)) - 1


def _last_of_first(ranks: NDArray[np.uint8], wanted: int) -> int:
    """Return the class up to which there are about so many documents, as a sample of them tells."""
    step = max(1, len(ranks) // SAMPLE)
    before = np.cumsum(np.bincount(ranks[::step], minlength=NO_CLASS + 1)[:NO_CLASS])
    return min(int(before.searchsorted(-(-wanted // step))), NO_CLASS - 1)
