from indexer.engine.matching.query_nodes import MergedTerm
from indexer.search.planning.planner import ANYWHERE, Place
from indexer.search.planning.query_terms import ExactWord, TypedTerm
from indexer.search.planning.question import neighbours
from indexer.search.planning.ranking_constants import MOST_PAIRS


def text_of(term: MergedTerm) -> str:
    assert isinstance(term, TypedTerm)
    return term.text


def place(text: str, is_stopword: bool = False) -> Place:
    return Place(ExactWord(text, ANYWHERE), is_stopword)


def test_each_pair_stands_once_in_the_order_typed() -> None:
    places = [place("a"), place("b"), place("a"), place("b")]
    assert [(text_of(pair.left), text_of(pair.right)) for pair in neighbours(places, False)] == [("a", "b"), ("b", "a")]


def test_very_long_queries_have_a_bounded_number_of_pairs() -> None:
    places = [place(str(number)) for number in range(MOST_PAIRS + 10)]
    assert len(neighbours(places, False)) == MOST_PAIRS


def test_one_word_has_no_neighbour() -> None:
    assert neighbours([place("a")], False) == ()
    assert neighbours([place("w", is_stopword=True), place("a")], True) == ()
