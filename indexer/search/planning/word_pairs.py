"""Neighbours: which words of a query stand side by side there, and should in an article."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from indexer.engine.matching.proximity import Pair
from indexer.search.planning.query_terms import TypedTerm
from indexer.search.planning.ranking_constants import MOST_PAIRS


class Place(NamedTuple):
    """A place of the query: what stands there, and whether it tells something or is a function word."""

    term: TypedTerm
    is_telling: bool


def neighbours(places: Sequence[Place], is_question: bool) -> tuple[Pair, ...]:
    """Return the pairs of neighbours, each once and at most MOST_PAIRS, in the order typed.

    Words that tell something are neighbours across function words. Function words have neighbours themselves unless
    they are those of a question: in a name they stand where they belong (`Bank of England`, `W. Brytania`).
    """
    pairs = _telling(places) if is_question else chain(_telling(places), _with_function_words(places))
    distinct: dict[tuple[str, str], Pair] = {}
    for left, right in pairs:
        if left.text != right.text:
            distinct.setdefault((left.text, right.text), Pair(left, right))
        if len(distinct) == MOST_PAIRS:
            break
    return tuple(distinct.values())


def _telling(places: Sequence[Place]) -> Iterator[tuple[TypedTerm, TypedTerm]]:
    return pairwise(place.term for place in places if place.is_telling)


def _with_function_words(places: Sequence[Place]) -> Iterator[tuple[TypedTerm, TypedTerm]]:
    for left, right in pairwise(places):
        if not (left.is_telling and right.is_telling):
            yield left.term, right.term
