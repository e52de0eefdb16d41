"""The question: a typed query, read and planned, before any archive is asked."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import NamedTuple

from indexer.engine.matching.proximity import Pair
from indexer.engine.matching.query_nodes import InSequence, Query, Ranked
from indexer.polish.stopwords import QUESTION_WORDS
from indexer.records.search import Note
from indexer.search.language.parser import parse
from indexer.search.planning.planner import ANYWHERE, Place, Planner
from indexer.search.planning.query_terms import Phrase, TypedTerm
from indexer.search.planning.ranking_constants import MOST_PAIRS


class Question(NamedTuple):
    """A typed query, read and planned: all that can be known of it before an archive is asked.

    `understood` says it back. `query` is what the engine answers. `terms` are the words that are highlighted, in the
    order typed, and `phrases` says which of them are phrases. `pairs` are neighbours, which rank by nearness, and
    `has_question_words` tells whether the query is a question put in words. `ignored_stopwords` do not count by
    themselves. `has_period` tells whether only articles of some time match. `notes` say what of the query was ignored
    or changed.
    """

    understood: str
    query: Query
    terms: tuple[TypedTerm, ...]
    phrases: tuple[Phrase, ...]
    pairs: tuple[Pair, ...]
    has_question_words: bool
    ignored_stopwords: tuple[str, ...]
    has_period: bool
    notes: tuple[Note, ...]


def question_of(typed: str, today: date) -> Question:
    """Read and plan a query; dates like `7d..` count from `today`. Never raises."""
    parsed = parse(typed, today)
    planner = Planner()
    query = planner.query(parsed.query, ANYWHERE)
    has_question_words = not QUESTION_WORDS.isdisjoint(planner.ignored_stopwords)
    match query:
        case InSequence() | Ranked(should=(), must=(InSequence(),)):
            pairs: tuple[Pair, ...] = ()  # it matches only where its words are neighbours
        case _:
            pairs = neighbours(planner.places, has_question_words)
    return Question(
        understood=parsed.understood,
        query=query,
        terms=tuple(planner.terms),
        phrases=tuple(planner.phrases),
        pairs=pairs,
        has_question_words=has_question_words,
        ignored_stopwords=tuple(planner.ignored_stopwords),
        has_period=planner.has_period,
        notes=parsed.notes + planner.notes.all(),
    )


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
