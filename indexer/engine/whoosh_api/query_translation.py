"""What Whoosh's own queries mean, in nodes that are answered on whole arrays.

Scores are those that Whoosh promises: a phrase scores as its words do; what stands for many terms scores its boost,
alike for all documents, or with `constantscore=False` as those terms do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from whoosh import query as whoosh_query
from whoosh.fields import FieldType
from whoosh.query import spans
from whoosh.query.compound import BinaryQuery

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.commits.whoosh_schema import make_schema
from indexer.engine.matching.document_sets import DocumentSet, augmented, constant, intersection, maximum, union_of_sets
from indexer.engine.matching.query_nodes import (
    AllOf,
    AnyOf,
    Combined,
    FieldWeights,
    FirstFound,
    InSequence,
    MergedTerm,
    NoneOf,
    Nothing,
    Picked,
    Query,
    Ranked,
    Weights,
    Within,
    only_field,
)
from indexer.engine.matching.term_postings import TermBatch
from indexer.engine.storage.array_ops import Ints
from indexer.engine.storage.columns import UNDATED
from indexer.engine.storage.fields import GROUP_OF
from indexer.engine.storage.lexicon import Lexicon
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.whoosh_api.field_terms import terms_of, whoosh_dates
from indexer.engine.whoosh_api.term_expansion import TermQuery, expansion

SCHEMA = make_schema()
ANYWHERE_AFTER = 1 << 30
EVERYTHING = {whoosh_query.Prefix: "", whoosh_query.Wildcard: "*", whoosh_query.Regex: ".*"}


@dataclass(eq=False)
class FieldTerm(MergedTerm):
    """The forms of one field that one of Whoosh's own term queries stands for, taken for one term."""

    node: TermQuery
    kind: FieldType
    fields: FieldWeights
    boost: float = 1.0

    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Return the forms in every lexicon, all of the same weight."""
        return [dict.fromkeys(expansion(self.node, self.kind, lexicon.forms), 1.0) for lexicon in lexicons]


def translated(node: whoosh_query.Query, snapshot: Snapshot) -> Query:
    """Return nodes that match and score as `node` does without its boost; they may have nodes of Whoosh's as parts.

    Raises NotImplementedError for kinds that nobody has translated.
    """
    match node:
        case _ if node is whoosh_query.NullQuery:
            return Nothing()
        case whoosh_query.And() | whoosh_query.Or(scale=None) | whoosh_query.Not():
            return _boolean(node)
        case whoosh_query.ConstantScoreQuery():
            return Combined([node.child], lambda found, _: constant(found[0].documents).scaled(node.score))
        case whoosh_query.DisjunctionMax():
            return Combined(node.subqueries, lambda found, count: maximum(found, count, node.tiebreak))
        case whoosh_query.AndNot() | whoosh_query.AndMaybe() | whoosh_query.Require() | whoosh_query.Otherwise():
            return _binary(node)
        case whoosh_query.Every():
            return Picked(_every(node.fieldname))
        case whoosh_query.NumericRange():
            return Picked(_between(node))
        case whoosh_query.Term() | whoosh_query.MultiTerm():
            return _terms(node, snapshot)
        case whoosh_query.Phrase():
            words = [whoosh_query.Term(node.fieldname, word) for word in node.words]
            return _sequence(words, snapshot, node.slop)
        case whoosh_query.Ordered():
            return _sequence(node.subqueries, snapshot, ANYWHERE_AFTER)
        case whoosh_query.Sequence():
            return _sequence(node.subqueries, snapshot, node.slop, node.ordered)
        case spans.SpanNear(mindist=1):
            return _sequence([node.a, node.b], snapshot, node.slop, node.ordered)
        case spans.SpanNear2(mindist=1):
            return _sequence(node.qs, snapshot, node.slop, node.ordered)
        case _:
            raise NotImplementedError(f"{node!r} is not evaluated")


def _boolean(node: whoosh_query.And | whoosh_query.Or | whoosh_query.Not) -> Query:
    match node:
        case whoosh_query.And():
            return AllOf([NoneOf(one.query) if isinstance(one, whoosh_query.Not) else one for one in node.subqueries])
        case whoosh_query.Or():
            return AnyOf(node.subqueries)
        case _:
            return NoneOf(node.query)


def _binary(node: BinaryQuery) -> Query:
    match node:
        case whoosh_query.AndNot():
            return AllOf([node.a, NoneOf(node.b)])
        case whoosh_query.AndMaybe():
            return Combined([node.a, node.b], lambda found, _: augmented(*found))
        case whoosh_query.Require():
            return Combined([node.a, node.b], lambda found, _: intersection([found[0], found[1].scaled(0)]))
        case _:
            return FirstFound([node.a, node.b])


def _every(fieldname: str | None) -> Callable[[SegmentReader], Ints]:
    """Return what finds the documents that have something in a field, or all of them."""
    if fieldname in GROUP_OF:
        group, number = GROUP_OF[fieldname]
        return lambda segment: np.flatnonzero(segment.lengths(group)[:, number])
    if fieldname == "date":
        return lambda segment: np.flatnonzero(segment.columns["start"] != UNDATED)
    return lambda segment: np.arange(segment.count if fieldname in (None, "id") else 0)


def _between(node: whoosh_query.NumericRange) -> Callable[[SegmentReader], Ints]:
    """Return what finds the documents of a range of dates."""

    def pick(segment: SegmentReader) -> Ints:
        starts = segment.columns["start"]
        dates = whoosh_dates(starts)
        kept = (starts != UNDATED) & (node.fieldname == "date")
        if node.start is not None:
            kept &= dates > node.start if node.startexcl else dates >= node.start
        if node.end is not None:
            kept &= dates < node.end if node.endexcl else dates <= node.end
        return np.flatnonzero(kept)

    return pick


def _terms(node: TermQuery, snapshot: Snapshot) -> Query:
    if node.fieldname not in SCHEMA:
        return Nothing()
    if type(node) in EVERYTHING and node.text == EVERYTHING[type(node)]:
        return Picked(_every(node.fieldname))
    field = SCHEMA[node.fieldname]
    if node.fieldname not in GROUP_OF:
        return Picked(_having(node, field))
    whole = FieldTerm(node, field, only_field(node.fieldname))
    if isinstance(node, whoosh_query.Term):
        return whole
    if node.constantscore:
        return Picked(lambda segment: _documents_with(whole, segment))
    lexicons = [segment.lexicon for segment in snapshot.segments]
    forms = {
        lexicon.forms[number]
        for lexicon, weights in zip(lexicons, whole.resolve(lexicons), strict=True)
        for number in weights
    }
    return AnyOf([FieldTerm(whoosh_query.Term(node.fieldname, form), field, whole.fields) for form in sorted(forms)])


def _documents_with(term: FieldTerm, segment: SegmentReader) -> Ints:
    (found,) = TermBatch(segment, term.fields, term.resolve([segment.lexicon])).terms()
    return found.documents.numbers


def _having(node: TermQuery, field: FieldType) -> Callable[[SegmentReader], Ints]:
    """Return what finds the documents that have one of the terms in a field that does not score."""

    def pick(segment: SegmentReader) -> Ints:
        terms = terms_of(segment)[node.fieldname]
        found = [terms.postings(terms[place]) for place in expansion(node, field, terms)]
        sets = [DocumentSet(segment.count, numbers=postings.documents) for postings in found if postings]
        return union_of_sets(sets, segment.count).numbers

    return pick


def _sequence(nodes: Sequence[Query], snapshot: Snapshot, slop: int, ordered: bool = True) -> Query:
    """Return a query for terms of one field, each at most `slop` places after the one before it."""
    terms = [_placed(node, snapshot) for node in nodes]
    if not terms or None in terms:
        return Nothing()
    placed = [term for term in terms if term is not None]
    if len({term.fields for term in placed}) > 1:
        return Nothing()
    where: Query
    if ordered:
        where = InSequence(tuple(placed), slop - 1)
    elif len(placed) == 2:
        where = Within(placed[0], placed[1], slop)
    else:
        raise NotImplementedError("Only two terms are looked for near each other in any order")
    scored = tuple(term if isinstance(term.node, whoosh_query.Term) else term.node for term in placed)
    return Ranked(must=scored, counted=(False,) * len(scored), filters=(where,))


def _placed(node: Query, snapshot: Snapshot) -> FieldTerm | None:
    """Return the term that a node stands for, None where its field does not exist."""
    if isinstance(node, TermQuery) and node.fieldname not in SCHEMA:
        return None
    if not isinstance(node, TermQuery) or node.fieldname not in GROUP_OF:
        raise NotImplementedError(f"{node!r} has no places in a text")
    return FieldTerm(node, SCHEMA[node.fieldname], only_field(node.fieldname), node.boost)
