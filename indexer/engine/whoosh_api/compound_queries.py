"""Compounds: how Whoosh's own compound queries put together what their parts match."""

from collections.abc import Callable

import numpy as np
from whoosh import query as whoosh_query
from whoosh.query import Query

from indexer.engine.matching.boolean import Answer, all_of, without
from indexer.engine.matching.matches import Matches, augmented, constant, intersection, maximum, union

COMPOUNDS = (
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


def compound(node: Query, answer: Answer, is_anywhere: Callable[[Query], bool], count: int) -> Matches:
    """Return what a compound query matches on a segment of `count` documents; `answer` says what its parts match there.

    `is_anywhere` tells whether a query matches something on any segment.
    """
    match node:
        case whoosh_query.And():
            wanted = [part for part in node.subqueries if not isinstance(part, whoosh_query.Not)]
            unwanted = [part.query for part in node.subqueries if isinstance(part, whoosh_query.Not)]
            return all_of(wanted, unwanted, answer, count)
        case whoosh_query.Or(scale=None):
            return union([answer(one) for one in node.subqueries], count)
        case whoosh_query.Not():
            return without([node.query], constant(np.arange(count)), answer)
        case whoosh_query.AndNot():
            return without([node.b], answer(node.a), answer)
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
