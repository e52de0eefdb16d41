"""Connectives: how matches of several nodes are put together."""

from collections.abc import Callable, Sequence

import numpy as np

from indexer.engine.matching.matches import NO_MATCHES, Matches, constant, difference, intersection, union
from indexer.engine.matching.query_nodes import AllOf, AnyOf, NoneOf, Query

Answer = Callable[[Query], Matches]


def connected(node: AllOf | AnyOf | NoneOf, answer: Answer, count: int) -> Matches:
    """Return what a node matches on a segment of `count` documents; `answer` says what its parts match there."""
    match node:
        case AllOf():
            wanted = [part for part in node.parts if not isinstance(part, NoneOf)]
            return all_of(wanted, [part.part for part in node.parts if isinstance(part, NoneOf)], answer, count)
        case AnyOf():
            return union([answer(part) for part in node.parts], count)
        case NoneOf():
            return without([node.part], constant(np.arange(count)), answer)


def all_of(wanted: Sequence[Query], unwanted: Sequence[Query], answer: Answer, count: int) -> Matches:
    """Match all that is wanted; what is not only takes away, and scores nothing."""
    if not wanted and not unwanted:
        return NO_MATCHES
    matches = [answer(node) for node in wanted] or [constant(np.arange(count))]
    return without(unwanted, intersection(matches), answer)


def without(nodes: Sequence[Query], matches: Matches, answer: Answer) -> Matches:
    """Take away what any of the nodes matches."""
    for node in nodes:
        matches = difference(matches, answer(node))
    return matches
