"""Answering a query tree over whole arrays, one segment after the other."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.bm25 import Weighting
from indexer.engine.matching.boolean import connected
from indexer.engine.matching.document_sets import DocumentSet, intersection_of_sets
from indexer.engine.matching.matches import NO_MATCHES, Matches, constant
from indexer.engine.matching.max_score import RankedClauses
from indexer.engine.matching.query_nodes import (
    AllOf,
    AnyOf,
    Everything,
    FieldWeights,
    InSequence,
    MergedTerm,
    NoneOf,
    Nothing,
    Period,
    Picked,
    Query,
    Ranked,
    WithId,
    Within,
)
from indexer.engine.matching.scored_clauses import Clause, FixedClause, TermClause
from indexer.engine.matching.term_postings import SegmentTerm, TermBatch, documents_of, lengths_in, occurrences_of
from indexer.engine.storage.array_ops import Ints, Mask
from indexer.engine.storage.columns import UNDATED
from indexer.engine.storage.segment_reader import SegmentReader


class PreparedTerm(NamedTuple):
    """A term looked up on every segment, with its idf over all of them."""

    per_segment: tuple[SegmentTerm, ...]
    idf: float
    average: float


class Evaluator:
    """Answers the nodes of one query; every term is looked up once.

    With `keeps_undated` documents without a date are taken to lie within every period.
    """

    def __init__(self, snapshot: Snapshot, weighting: Weighting, keeps_undated: bool = False) -> None:
        self.snapshot = snapshot
        self.weighting = weighting
        self.keeps_undated = keeps_undated
        self._terms: dict[int, tuple[MergedTerm, PreparedTerm]] = {}
        self._rewritten: dict[int, tuple[Query, Query]] = {}

    def term(self, node: MergedTerm) -> PreparedTerm:
        """Return a term as it was looked up, or look it up."""
        if id(node) not in self._terms:
            self.look_up([node])
        return self._terms[id(node)][1]

    def look_up(self, nodes: Iterable[MergedTerm]) -> None:
        """Look several terms up on every segment; it takes less time than one after the other."""
        by_fields: dict[FieldWeights, dict[int, MergedTerm]] = {}
        for node in nodes:
            if id(node) not in self._terms:
                by_fields.setdefault(node.fields, {})[id(node)] = node
        for fields, new in by_fields.items():
            self._look_up(fields, list(new.values()))

    def _look_up(self, fields: FieldWeights, nodes: Sequence[MergedTerm]) -> None:
        segments = self.snapshot.segments
        lexicons = [segment.lexicon for segment in segments]
        resolved = zip(*(node.resolve(lexicons) for node in nodes), strict=True)
        terms = [TermBatch(segment, fields, forms).terms() for segment, forms in zip(segments, resolved, strict=True)]
        average = self.snapshot.average_length(fields.group, fields.chosen)
        for number, node in enumerate(nodes):
            per_segment = tuple(of_segment[number] for of_segment in terms)
            found = sum(some.found for some in per_segment)
            idf = self.weighting.inverse_document_frequency(found, self.snapshot.count)
            self._terms[id(node)] = (node, PreparedTerm(per_segment, idf, average))

    def with_undated(self) -> "Evaluator":
        """Return the same evaluation, terms and all, with the documents that periods leave out for want of a date."""
        other = Evaluator(self.snapshot, self.weighting, keeps_undated=True)
        other._terms = self._terms
        return other

    def matches(self, node: Query, number: int) -> Matches:
        """Return what a node matches on the segment with this number."""
        segment = self.snapshot.segments[number]
        match node:
            case MergedTerm():
                return self.answer(node, (), number).matches()
            case Ranked():
                return self._ranked_clauses(node, number).matches()
            case InSequence() | Within():
                found = self._sequence_matches(node, number)
            case Picked():
                found = constant(node.pick(segment))
            case Period():
                found = constant(_in_period(segment, node, self.keeps_undated))
            case WithId():
                found = constant(_with_id(segment, node))
            case Everything():
                found = constant(np.arange(segment.count))
            case Nothing():
                found = NO_MATCHES
            case AllOf() | AnyOf() | NoneOf():
                found = connected(node, lambda part: self.matches(part, number), segment.count)
            case _:
                found = self._whooshs_matches(node, number)
        return self._live(found, segment).scaled(getattr(node, "boost", 1.0))  # some of Whoosh's nodes have none

    def _whooshs_matches(self, node: Query, number: int) -> Matches:
        """Return what one of Whoosh's own nodes matches; it is rewritten once, so that its terms are looked up once."""
        # Whoosh takes as long to load as many searches: only what asks with its nodes has loaded it already.
        from indexer.engine.whoosh_api.compound_queries import COMPOUNDS, compound
        from indexer.engine.whoosh_api.query_translation import rewritten

        if isinstance(node, COMPOUNDS):
            count = self.snapshot.segments[number].count
            return compound(node, lambda part: self.matches(part, number), self._is_anywhere, count)
        if id(node) not in self._rewritten:
            self._rewritten[id(node)] = (node, rewritten(node, self.snapshot))
        return self.matches(self._rewritten[id(node)][1], number)

    def _is_anywhere(self, node: Query) -> bool:
        return any(len(self.matches(node, number)) for number in range(len(self.snapshot.segments)))

    def _live(self, found: Matches, segment: SegmentReader) -> Matches:
        return found if segment.live is None else found.only(segment.live[found.documents])

    def answer(self, query: Query, filters: Sequence[Query], number: int) -> RankedClauses:
        """Return what a query and all its filters match on a segment; the query alone scores."""
        node = query if isinstance(query, Ranked) else Ranked(must=(query,), counted=(False,))
        return self._ranked_clauses(node, number, filters)

    def _sets(self, nodes: Sequence[Query], number: int) -> list[DocumentSet]:
        count = self.snapshot.segments[number].count
        return [DocumentSet(count, numbers=self.matches(one, number).documents) for one in nodes]

    def _ranked_clauses(self, node: Ranked, number: int, filters: Sequence[Query] = ()) -> RankedClauses:
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

    def _sequence_matches(self, node: InSequence | Within, number: int) -> Matches:
        terms = terms_of(node)
        self.look_up(terms)
        fields = terms[0].fields
        candidates = intersection_of_sets([self.term(term).per_segment[number].documents for term in terms])
        if not len(candidates):
            return NO_MATCHES
        keys = self.occurrences(node, number, candidates)
        documents, counts = documents_of(keys)
        idf = sum(self.term(term).idf for term in terms)
        lengths = lengths_in(self.snapshot.segments[number], fields, documents)
        average = self.term(terms[0]).average
        return Matches(documents, self.weighting.scores(counts.astype(np.float64), lengths, average, idf))

    def occurrences(self, node: MergedTerm | InSequence | Within, number: int, documents: DocumentSet) -> Ints:
        """Return where a term or the first term of a sequence stands in some documents."""
        match node:
            case MergedTerm():
                return self.term(node).per_segment[number].occurrences(documents)
            case Within():
                left = self.occurrences(node.left, number, documents)
                right = self.occurrences(node.right, number, documents)
                before = _has_between(right, left - node.distance, left - 1)  # one word is not near itself
                return left[before | _has_between(right, left + 1, left + node.distance)]
        # From the last term back: of each, keep what is followed closely enough by what was kept of the next.
        terms = [self.term(term).per_segment[number] for term in reversed(node.terms)]
        found = occurrences_of(terms, documents)
        first, *others = (found[term] for term in terms)
        kept = first
        for keys in others:
            kept = keys[_has_between(kept, keys + 1, keys + 1 + node.slop)]
        return kept


def terms_of(node: MergedTerm | InSequence | Within) -> list[MergedTerm]:
    """Return the terms of a node that has positions, in order."""
    match node:
        case MergedTerm():
            return [node]
        case InSequence():
            return list(node.terms)
        case _:
            return terms_of(node.left) + terms_of(node.right)


def _in_period(segment: SegmentReader, node: Period, keeps_undated: bool) -> Ints:
    start, end = segment.columns["start"], segment.columns["end"]
    undated = start == UNDATED
    if node.undated:
        return np.flatnonzero(undated)
    kept = ~undated
    if node.start is not None:
        kept &= start >= node.start
    if node.end is not None:
        kept &= end <= node.end
    return np.flatnonzero(kept | undated if keeps_undated else kept)


def _with_id(segment: SegmentReader, node: WithId) -> Ints:
    if "*" not in node.id:
        return np.array(sorted(segment.columns.documents_with_id(node.id)), np.int64)
    pattern = re.compile(b".*".join(re.escape(part.encode()) for part in node.id.split("*")), re.DOTALL)
    return np.array([number for number, id in enumerate(segment.columns.ids) if pattern.fullmatch(id)], np.int64)


def _has_between(keys: Ints, low: Ints, high: Ints) -> Mask:
    """Tell of every range [low, high] whether one of the rising keys lies in it."""
    if not len(keys):
        return np.zeros(len(low), bool)
    first = keys.searchsorted(low)
    return (first < len(keys)) & (keys.take(first, mode="clip") <= high)
