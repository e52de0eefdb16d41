"""Word pairs: which words of a query stand side by side there, and should in an article."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from indexer.engine.matching.proximity import Pair
from indexer.search.planning.query_terms import TypedTerm
from indexer.search.planning.ranking_constants import MOST_PAIRS


class Place(NamedTuple):
    """A place of the query: what stands there, and whether that is a function word."""

    term: TypedTerm
    is_stopword: bool


def neighbours(places: Sequence[Place], has_question_words: bool) -> tuple[Pair, ...]:
    """Return the pairs of neighbours, each once and at most MOST_PAIRS, in the order typed.

    Other words are neighbours across function words. Function words have neighbours themselves unless they are those
    of a question: in a name they stand where they belong (`Bank of England`, `W. Brytania`).
    """
    pairs = _of_other_words(places)
    if not has_question_words:
        pairs = chain(pairs, _of_stopwords(places))
    distinct: dict[tuple[str, str], Pair] = {}
    for left, right in pairs:
        if left.text != right.text:
            distinct.setdefault((left.text, right.text), Pair(left, right))
        if len(distinct) == MOST_PAIRS:
            break
    return tuple(distinct.values())


def _of_other_words(places: Sequence[Place]) -> Iterator[tuple[TypedTerm, TypedTerm]]:
    return pairwise(place.term for place in places if not place.is_stopword)


def _of_stopwords(places: Sequence[Place]) -> Iterator[tuple[TypedTerm, TypedTerm]]:
    for left, right in pairwise(places):
        if left.is_stopword or right.is_stopword:
            yield left.term, right.term
