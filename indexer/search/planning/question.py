"""The question: a typed query, read and planned, before any archive is asked."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from indexer.engine.matching.passage import Passage
from indexer.engine.matching.proximity import Pair, Proximity
from indexer.engine.matching.query_nodes import InSequence, Query, Ranked
from indexer.engine.matching.ranking import BM25
from indexer.polish.stopwords import QUESTION_WORDS
from indexer.records.search import Note
from indexer.search.language.parser import parse
from indexer.search.planning.capitals import is_shouted, mind_capitals
from indexer.search.planning.planner import ANYWHERE, Place, Planner
from indexer.search.planning.query_terms import InflectedWord, Phrase, TypedTerm
from indexer.search.planning.ranking_constants import (
    B_IN_LONG_QUERIES,
    COVERAGE,
    COVERAGE_STRETCH,
    EARLY,
    EARLY_SCALE,
    K1,
    LONG_QUERY,
    MOST_PAIRS,
    PAIR_DECAY,
    PROXIMITY,
    PROXIMITY_DEPTH,
    PROXIMITY_DEPTH_IN_QUESTIONS,
    PROXIMITY_IN_QUESTIONS,
    PROXIMITY_K1,
    PROXIMITY_REVERSED,
    PROXIMITY_WINDOW,
    SPECIFICITY,
    B,
)

_FULL_PAIRS = 2


class Question(NamedTuple):
    """A typed query, read and planned: all that can be known of it before an archive is asked.

    `understood` says it back. `query` is what the engine answers. `terms` are the words that are highlighted, in the
    order typed, and `phrases` says which of them are phrases. `pairs` are neighbours, which rank by nearness.
    `is_question` tells whether the query is a question put in words, and `is_long` whether it is, without being one, as
    long as a headline. `ignored_stopwords` do not count by themselves. `has_period` tells whether only articles of some
    time match. `notes` say what of the query was ignored or changed.
    """

    understood: str
    query: Query
    terms: tuple[TypedTerm, ...]
    phrases: tuple[Phrase, ...]
    pairs: tuple[Pair, ...]
    is_question: bool
    is_long: bool
    ignored_stopwords: tuple[str, ...]
    has_period: bool
    notes: tuple[Note, ...]


def question_of(typed: str, today: date) -> Question:
    """Read and plan a query; dates like `7d..` count from `today`. Never raises."""
    parsed = parse(typed, today)
    minds_capitals = not (typed.isupper() and is_shouted(typed))
    planner = Planner(minds_capitals)
    query = planner.query(parsed.query, ANYWHERE)
    is_question = bool(planner.ignored_stopwords) and _begins_as_question(planner.places)
    if minds_capitals and any(place.term.case for place in planner.places):
        mind_capitals(planner.places, is_question)
    telling = sum(not place.is_stopword for place in planner.places)
    match query:
        case InSequence() | Ranked(should=(), must=(InSequence(),)):
            pairs: tuple[Pair, ...] = ()  # it matches only where its words are neighbours
        case _:
            pairs = neighbours(planner.places, is_question)
    return Question(
        understood=parsed.understood,
        query=query,
        terms=tuple(planner.terms),
        phrases=tuple(planner.phrases),
        pairs=pairs,
        is_question=is_question,
        is_long=not is_question and telling >= LONG_QUERY,
        ignored_stopwords=tuple(planner.ignored_stopwords),
        has_period=planner.has_period,
        notes=parsed.notes + planner.notes.all(),
    )


def _begins_as_question(places: Sequence[Place]) -> bool:
    """Tell whether a question word stands before everything but function words (`w którym roku`)."""
    beginning = takewhile(lambda place: place.is_stopword, places)
    return any(place.term.text in QUESTION_WORDS for place in beginning)


def neighbours(places: Sequence[Place], is_question: bool) -> tuple[Pair, ...]:
    """Return the pairs of neighbours, each once and at most MOST_PAIRS, in the order typed.

    Other words are neighbours across function words. Function words have neighbours themselves unless they are those
    of a question: in a name they stand where they belong (`Bank of England`, `W. Brytania`).
    """
    pairs = _of_other_words(places)
    if not is_question:
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


def weighting_of(question: Question) -> BM25:
    """Return the formula by which the words of a question count."""
    return BM25(K1, B_IN_LONG_QUERIES if question.is_long else B, SPECIFICITY)


def proximity_of(question: Question) -> Proximity | None:
    """Return the bonus for what stands near each other, None for a question that has no neighbours."""
    pairs = question.pairs
    if not pairs:
        return None
    weight, depth = PROXIMITY * min(1.0, _FULL_PAIRS / len(pairs)) ** PAIR_DECAY, PROXIMITY_DEPTH
    if question.is_question:
        weight, depth = PROXIMITY_IN_QUESTIONS / len(pairs), PROXIMITY_DEPTH_IN_QUESTIONS
    nearness = BM25(PROXIMITY_K1, b=0.0)
    return Proximity(pairs, weight, PROXIMITY_WINDOW, PROXIMITY_REVERSED, nearness, depth, _passage_of(question))


def _passage_of(question: Question) -> Passage | None:
    """Return the bonus for one stretch that has much of a question or of a long query, and early."""
    if not (question.is_question or question.is_long):
        return None
    terms = tuple(term for term in question.terms if isinstance(term, InflectedWord) and term.fields is ANYWHERE)
    return Passage(terms, COVERAGE, COVERAGE_STRETCH, EARLY, EARLY_SCALE) if terms else None
