"""Connectives: how Whoosh's own compound queries put together what their parts match."""

from collections.abc import Callable, Sequence

import numpy as np
from whoosh import query as whoosh_query
from whoosh.query import Query

from indexer.engine.matches import (
    NO_MATCHES,
    Matches,
    augmented,
    constant,
    difference,
    intersection,
    maximum,
    union,
)

Answer = Callable[[Query], Matches]

CONNECTIVES = (
    whoosh_query.And,
    whoosh_query.Or,
    whoosh_query.Not,
    whoosh_query.AndNot,
    whoosh_query.AndMaybe,
    whoosh_query.Require,
    whoosh_query.Otherwise,
    whoosh_query.DisjunctionMax,
    whoosh_query.ConstantScoreQuery,
)


def connected(node: Query, answer: Answer, is_anywhere: Callable[[Query], bool], count: int) -> Matches:
    """Return what a compound query matches on a leaf of `count` documents; `answer` says what its parts match there.

    `is_anywhere` tells whether a query matches something on any leaf.
    """
    match node:
        case whoosh_query.And():
            return _and(node.subqueries, answer, count)
        case whoosh_query.Or(scale=None):
            return union([answer(one) for one in node.subqueries], count)
        case whoosh_query.Not():
            return _without([node.query], constant(np.arange(count)), answer)
        case whoosh_query.AndNot():
            return _without([node.b], answer(node.a), answer)
        case whoosh_query.AndMaybe():
            return augmented(answer(node.a), answer(node.b))
        case whoosh_query.Require():
            return intersection([answer(node.a), answer(node.b).scaled(0)])
        case whoosh_query.Otherwise():
            return answer(node.a if is_anywhere(node.a) else node.b)
        case whoosh_query.DisjunctionMax():
            return maximum([answer(one) for one in node.subqueries], count, node.tiebreak)
        case whoosh_query.ConstantScoreQuery():
            return constant(answer(node.child).documents).scaled(node.score)
        case _:
            raise NotImplementedError(f"{node!r} is not evaluated")


def _and(nodes: Sequence[Query], answer: Answer, count: int) -> Matches:
    """Match all; what is negated only takes away, and scores nothing."""
    if not nodes:
        return NO_MATCHES
    wanted = [answer(node) for node in nodes if not isinstance(node, whoosh_query.Not)]
    unwanted = [node.query for node in nodes if isinstance(node, whoosh_query.Not)]
    return _without(unwanted, intersection(wanted or [constant(np.arange(count))]), answer)


def _without(nodes: Sequence[Query], matches: Matches, answer: Answer) -> Matches:
    for node in nodes:
        matches = difference(matches, answer(node))
    return matches
