from datetime import date

from indexer.engine.matching.proximity import Proximity
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.search.planning.planner import ANYWHERE, Place
from indexer.search.planning.query_terms import ExactWord, TypedTerm
from indexer.search.planning.question import neighbours, proximity_of, question_of, weighting_of
from indexer.search.planning.ranking_constants import B_IN_LONG_QUERIES, MOST_PAIRS, PROXIMITY, B

HEADLINE = "Burmistrz Lipnicy otworzył nowy most nad Wierzycą"
QUESTION = "w którym roku otwarto most w Lipnicy"


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


def proximity(typed: str) -> Proximity:
    found = proximity_of(question_of(typed, date(2022, 7, 1)))
    assert found is not None
    return found


def test_names_are_looked_for_as_a_whole_and_long_queries_less_so() -> None:
    assert proximity("Anna Kalinowska").weight == PROXIMITY
    assert proximity("Anna Maria Kalinowska").weight == PROXIMITY
    assert proximity(HEADLINE).weight < PROXIMITY / 5


def test_a_question_and_a_long_query_look_for_a_passage_and_a_name_does_not() -> None:
    assert proximity(HEADLINE).passage
    assert proximity(QUESTION).passage
    assert proximity("Anna Kalinowska").passage is None


def test_words_without_neighbours_have_no_bonus() -> None:
    assert proximity_of(question_of("most", date(2022, 7, 1))) is None


def test_the_length_of_an_article_matters_more_to_long_queries() -> None:
    assert weighting_of(question_of(HEADLINE, date(2022, 7, 1))).b == B_IN_LONG_QUERIES
    assert weighting_of(question_of(QUESTION, date(2022, 7, 1))).b == B


def test_a_question_word_inside_makes_no_question() -> None:
    assert question_of(QUESTION, date(2022, 7, 1)).is_question
    assert not question_of("Ekspert radzi, co zasadzić w maju", date(2022, 7, 1)).is_question
