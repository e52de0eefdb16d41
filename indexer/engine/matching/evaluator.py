"""Answering a query tree over whole arrays, one segment after the other."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.document_sets import (
    NO_MATCHES,
    DocumentSet,
    Matches,
    constant,
    difference,
    intersection,
    intersection_of_sets,
    union,
)
from indexer.engine.matching.phrases import starts_of, terms_of
from indexer.engine.matching.query_nodes import (
    AllOf,
    AnyOf,
    Combined,
    Everything,
    FieldWeights,
    FirstFound,
    InSequence,
    MergedTerm,
    Named,
    NoneOf,
    Nothing,
    Period,
    Picked,
    Query,
    Ranked,
    WithId,
    Within,
)
from indexer.engine.matching.ranking import Clause, FixedClause, RankedClauses, TermClause, Weighting
from indexer.engine.matching.term_postings import SegmentTerm, TermBatch, documents_of, lengths_in
from indexer.engine.storage.columns import UNDATED

Translate = Callable[[Any, Snapshot], Query]
"""Makes nodes of ours, whose boost is 1, of a node of another library."""


class PreparedTerm(NamedTuple):
    """A term looked up on every segment, with its idf over all of them."""

    per_segment: tuple[SegmentTerm, ...]
    idf: float
    average: float


class Evaluator:
    """Answers the nodes of one query; every term is looked up once.

    `translate` is asked for nodes of other libraries. With `keeps_undated` documents without a date are taken to lie
    within every period.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        weighting: Weighting,
        translate: Translate | None = None,
        keeps_undated: bool = False,
    ) -> None:
        self.snapshot = snapshot
        self.weighting = weighting
        self.keeps_undated = keeps_undated
        self._translate = translate
        self._translated: dict[int, tuple[Any, Query]] = {}
        self._terms: dict[MergedTerm, PreparedTerm] = {}
        self._forms: dict[MergedTerm, frozenset[bytes]] = {}

    def term(self, node: MergedTerm) -> PreparedTerm:
        """Return a term as it was looked up, or look it up."""
        if node not in self._terms:
            self.look_up([node])
        return self._terms[node]

    def look_up(self, nodes: Iterable[MergedTerm]) -> None:
        """Look several terms up on every segment; it takes less time than one after the other."""
        by_fields: dict[FieldWeights, list[MergedTerm]] = {}
        for node in dict.fromkeys(nodes):
            if node not in self._terms:
                by_fields.setdefault(node.fields, []).append(node)
        for fields, new in by_fields.items():
            self._look_up(fields, new)

    def _look_up(self, fields: FieldWeights, nodes: Sequence[MergedTerm]) -> None:
        segments = self.snapshot.segments
        lexicons = [segment.lexicon for segment in segments]
        resolved = zip(*(node.resolve(lexicons) for node in nodes), strict=True)
        cases = [node.case_weights for node in nodes]
        terms = [
            TermBatch(segment, fields, forms, cases).terms() for segment, forms in zip(segments, resolved, strict=True)
        ]
        average = self.snapshot.average_length(fields.group, fields.chosen)
        for number, node in enumerate(nodes):
            per_segment = tuple(of_segment[number] for of_segment in terms)
            found = sum(some.found for some in per_segment)
            idf = self.weighting.inverse_document_frequency(found, self.snapshot.count)
            self._terms[node] = PreparedTerm(per_segment, idf, average)

    def forms(self, node: MergedTerm) -> frozenset[bytes]:
        """Return the forms that a term stands for in any of the segments, as they are."""
        if node not in self._forms:
            lexicons = [segment.lexicon for segment in self.snapshot.segments]
            found = zip(lexicons, node.resolve(lexicons), strict=True)
            self._forms[node] = frozenset(lexicon.forms[form] for lexicon, weights in found for form in weights)
        return self._forms[node]

    def with_undated(self) -> "Evaluator":
        """Return the same evaluator, terms and all, for which documents without a date lie within every period."""
        other = Evaluator(self.snapshot, self.weighting, self._translate, keeps_undated=True)
        other._terms = self._terms
        return other

    def answer(self, query: Query, filters: Sequence[Query], number: int) -> RankedClauses:
        """Return what a query and all its filters match on a segment; the query alone scores."""
        node = query if isinstance(query, Ranked) else Ranked(must=(query,), counted=(False,))
        return self.ranked_clauses(node, number, filters)

    def ranked_clauses(self, node: Ranked, number: int, filters: Sequence[Query] = ()) -> RankedClauses:
        """Return the clauses of a node, ready to be scored on a segment."""
        clauses = (*node.must, *node.should)
        self.look_up(one for one in clauses if isinstance(one, MergedTerm))
        return RankedClauses(
            clauses=[self._clause(one, number) for one in clauses],
            must=len(node.must),
            counted=node.counted,
            coordination=node.coordination,
            filters=self._sets((*node.filters, *filters), number),
            must_not=self._sets(node.must_not, number),
            boost=node.boost,
            weighting=self.weighting,
            segment=self.snapshot.segments[number],
        )

    def _clause(self, node: Query, number: int) -> Clause:
        if isinstance(node, MergedTerm):
            prepared = self.term(node)
            most = self.weighting.most(prepared.idf) * node.boost
            return TermClause(prepared.per_segment[number], prepared.idf, prepared.average, node.boost, most)
        return FixedClause(self.matches(node, number), self.snapshot.segments[number].count)

    def _sets(self, nodes: Sequence[Query], number: int) -> list[DocumentSet]:
        count = self.snapshot.segments[number].count
        return [DocumentSet(count, numbers=self.matches(one, number).documents) for one in nodes]

    def matches(self, node: Query, number: int) -> Matches:
        """Return what a node matches on the segment with this number."""
        for kind in type(node).__mro__:
            if kind in _RANKED:
                return _RANKED[kind](self, node, number)
            if kind in _UNRANKED:
                found = _UNRANKED[kind](self, node, number)
                break
        else:
            found = self.matches(self._ours(node), number)
        live = self.snapshot.segments[number].live
        found = found if live is None else found.only(live[found.documents])
        return found.scaled(getattr(node, "boost", 1.0))  # some nodes of other libraries have none

    def _ours(self, node: Any) -> Query:
        """Translate a node of another library; only once, so that its terms are looked up once."""
        if self._translate is None:
            raise NotImplementedError(f"{node!r} is not evaluated")
        if id(node) not in self._translated:
            self._translated[id(node)] = node, self._translate(node, self.snapshot)
        return self._translated[id(node)][1]


def _term(evaluator: Evaluator, node: MergedTerm, number: int) -> Matches:
    return evaluator.answer(node, (), number).matches()


def _ranked(evaluator: Evaluator, node: Ranked, number: int) -> Matches:
    return evaluator.ranked_clauses(node, number).matches()


def _phrase(evaluator: Evaluator, node: InSequence | Within, number: int) -> Matches:
    terms = terms_of(node)
    evaluator.look_up(terms)
    candidates = intersection_of_sets([evaluator.term(term).per_segment[number].documents for term in terms])
    if not len(candidates):
        return NO_MATCHES
    starts = starts_of(node, lambda term: evaluator.term(term).per_segment[number], candidates)
    documents, counts = documents_of(starts)
    idf = sum(evaluator.term(term).idf for term in terms)
    lengths = lengths_in(evaluator.snapshot.segments[number], terms[0].fields, documents)
    average = evaluator.term(terms[0]).average
    return Matches(documents, evaluator.weighting.scores(counts.astype(np.float64), lengths, average, idf))


def _all_of(evaluator: Evaluator, node: AllOf, number: int) -> Matches:
    if not node.parts:
        return NO_MATCHES
    wanted = [evaluator.matches(part, number) for part in node.parts if not isinstance(part, NoneOf)]
    found = intersection(wanted or [_everything(evaluator, node, number)])
    for part in node.parts:
        if isinstance(part, NoneOf):
            found = difference(found, evaluator.matches(part.part, number))
    return found


def _any_of(evaluator: Evaluator, node: AnyOf, number: int) -> Matches:
    return union([evaluator.matches(part, number) for part in node.parts], evaluator.snapshot.segments[number].count)


def _none_of(evaluator: Evaluator, node: NoneOf, number: int) -> Matches:
    return difference(_everything(evaluator, node, number), evaluator.matches(node.part, number))


def _combined(evaluator: Evaluator, node: Combined, number: int) -> Matches:
    parts = [evaluator.matches(part, number) for part in node.parts]
    return node.combine(parts, evaluator.snapshot.segments[number].count)


def _first_found(evaluator: Evaluator, node: FirstFound, number: int) -> Matches:
    numbers = range(len(evaluator.snapshot.segments))
    found = (part for part in node.parts if any(len(evaluator.matches(part, other)) for other in numbers))
    return evaluator.matches(next(found, Nothing()), number)


def _picked(evaluator: Evaluator, node: Picked, number: int) -> Matches:
    return constant(node.pick(evaluator.snapshot.segments[number]))


def _period(evaluator: Evaluator, node: Period, number: int) -> Matches:
    columns = evaluator.snapshot.segments[number].columns
    start, end = columns["start"], columns["end"]
    undated = start == UNDATED
    if node.undated:
        return constant(np.flatnonzero(undated))
    kept = ~undated
    if node.start is not None:
        kept &= start >= node.start
    if node.end is not None:
        kept &= end <= node.end
    return constant(np.flatnonzero(kept | undated if evaluator.keeps_undated else kept))


def _named(evaluator: Evaluator, node: Named, number: int) -> Matches:
    segment = evaluator.snapshot.segments[number]
    found = np.zeros(segment.count, np.bool_)
    for name in node.columns:
        column = segment.columns.names(name)
        found[column.documents_with(column.with_words([evaluator.forms(word) for word in node.words]))] = True
    return constant(np.flatnonzero(found))


def _with_id(evaluator: Evaluator, node: WithId, number: int) -> Matches:
    columns = evaluator.snapshot.segments[number].columns
    if "*" not in node.id:
        return constant(np.array(sorted(columns.documents_with_id(node.id)), np.int64))
    pattern = re.compile(b".*".join(re.escape(part.encode()) for part in node.id.split("*")), re.DOTALL)
    return constant(np.array([document for document, id in enumerate(columns.ids) if pattern.fullmatch(id)], np.int64))


def _everything(evaluator: Evaluator, node: Query, number: int) -> Matches:
    return constant(np.arange(evaluator.snapshot.segments[number].count))


def _nothing(evaluator: Evaluator, node: Nothing, number: int) -> Matches:
    return NO_MATCHES


_Answer = Callable[[Evaluator, Any, int], Matches]

_RANKED: dict[type, _Answer] = {MergedTerm: _term, Ranked: _ranked}
"""Says, by the class of a node, what it matches on a segment: live documents, with their boosted scores."""

_UNRANKED: dict[type, _Answer] = {
    InSequence: _phrase,
    Within: _phrase,
    AllOf: _all_of,
    AnyOf: _any_of,
    NoneOf: _none_of,
    Combined: _combined,
    FirstFound: _first_found,
    Picked: _picked,
    Period: _period,
    Named: _named,
    WithId: _with_id,
    Everything: _everything,
    Nothing: _nothing,
}
"""The same of nodes whose documents may be deleted, and whose scores are still to be boosted."""
