"""Capitals: what a word typed with some asks for. `Piła` is the town, `PO` the party, and `piła` anything."""

from collections.abc import Sequence

from indexer.engine.matching.query_nodes import CaseWeights
from indexer.polish.letter_case import CAPITALS, LOWER
from indexer.polish.stopwords import STOPWORDS
from indexer.search.planning.planner import Place
from indexer.search.planning.query_terms import InflectedWord, TypedTerm
from indexer.search.planning.ranking_constants import TYPED_CAPITALISED, TYPED_IN_CAPITALS

_ABBREVIATION = CaseWeights(TYPED_IN_CAPITALS)
_FUNCTION_WORD_IN_CAPITALS = CaseWeights((0.0, 0.0, 0.0, 1.0))
_NAME = CaseWeights(TYPED_CAPITALISED)
_FIRST_WORD = CaseWeights(TYPED_CAPITALISED, if_mostly_capitalised=True)
_MOST_ABBREVIATIONS = 3


def is_shouted(typed: str) -> bool:
    """Whether all of a query is written in capitals, and is more than a few abbreviations."""
    return typed.isupper() and len(typed.split()) > _MOST_ABBREVIATIONS


def mind_capitals(places: Sequence[Place], is_question: bool) -> None:
    """Let words that were typed with capitals look for words written with them.

    The first of several words has its capital for being the first: it asks for one only where the archive mostly writes
    the word so, unless all words have one. A question says in its other words what it means.
    """
    words = [place.term for place in places if not place.is_stopword and isinstance(place.term, InflectedWord)]
    are_all = all(word.case != LOWER or word.text[0].isdigit() for word in words)
    for number, word in enumerate(words):
        if word.case == CAPITALS and word.text in STOPWORDS:
            word.case_weights = _FUNCTION_WORD_IN_CAPITALS
        elif word.case != LOWER and not is_question:
            word.case_weights = _weights_of(word, is_first_of_several=not number and not are_all)


def _weights_of(word: TypedTerm, is_first_of_several: bool) -> CaseWeights:
    if word.case == CAPITALS:
        return _ABBREVIATION
    return _FIRST_WORD if is_first_of_several else _NAME
