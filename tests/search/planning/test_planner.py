from datetime import date

import pytest

from indexer.engine.matching.query_nodes import InSequence, MergedTerm, Nothing, Ranked
from indexer.search.planning.query_terms import TypedTerm
from indexer.search.planning.question import Question, question_of
from indexer.search.planning.ranking_constants import MOST_EXPANDED, NAME, PHRASE_WORD


def text_of(term: MergedTerm) -> str:
    assert isinstance(term, TypedTerm)
    return term.text


def plan(text: str) -> Question:
    return question_of(text, date(2024, 5, 1))


def pairs(text: str) -> list[tuple[str, str]]:
    return [(text_of(pair.left), text_of(pair.right)) for pair in plan(text).pairs]


def weighed(text: str) -> dict[str, float]:
    return {term.text: term.boost for term in plan(text).terms}


def test_function_words_do_not_count_by_themselves() -> None:
    made = plan("wojna na Ukrainie")
    assert [term.text for term in made.terms] == ["wojna", "ukrainie"]
    assert made.ignored_stopwords == ("na",)


def test_function_words_alone_are_searched_for() -> None:
    made = plan("kto tam")
    assert [term.text for term in made.terms] == ["kto", "tam"]
    assert not made.ignored_stopwords


def test_names_and_numbers_weigh_more() -> None:
    assert weighed("premier Tusk 2023") == {"premier": 1.0, "tusk": NAME, "2023": NAME}


def test_neighbours_are_pairs_across_function_words_and_with_them() -> None:
    assert pairs("Bank of England") == [("bank", "of"), ("of", "england")]
    assert pairs("wojna na Ukrainie") == [("wojna", "ukrainie"), ("wojna", "na"), ("na", "ukrainie")]


def test_a_question_has_only_neighbours_that_tell_something() -> None:
    made = plan("kiedy podpisano traktat w Wersalu")
    assert made.is_question
    assert pairs("kiedy podpisano traktat w Wersalu") == [("podpisano", "traktat"), ("traktat", "wersalu")]
    assert not plan("traktat wersalski").is_question


def test_a_word_counts_once_and_is_no_neighbour_of_itself() -> None:
    made = plan("Nowy Jork Nowy Jork")
    assert [term.text for term in made.terms] == ["nowy", "jork"]
    assert pairs("Duran Duran") == []


def test_the_parts_of_a_compound_among_other_words_are_words() -> None:
    made = plan("Jean-Claude Juncker")
    assert isinstance(made.query, Ranked)
    assert len(made.query.should) == 3
    assert pairs("Jean-Claude Juncker") == [("jean", "claude"), ("claude", "juncker")]


def test_a_compound_alone_is_a_sequence() -> None:
    assert isinstance(plan("polsko-białoruski").query, InSequence)


def test_the_words_of_a_phrase_among_others_count_singly_at_half_weight() -> None:
    made = plan('premier "rada ministrów"')
    assert isinstance(made.query, Ranked)
    _, phrase, *singles = made.query.should
    assert isinstance(phrase, InSequence)
    assert [single.boost for single in singles] == [PHRASE_WORD, PHRASE_WORD]
    assert made.query.counted == (True, True, False, False)


def test_what_must_not_match_does_not_light_up() -> None:
    assert [term.text for term in plan("putin -ukraina").terms] == ["putin"]
    assert [term.text for term in plan("putin AND NOT ukraina").terms] == ["putin"]


@pytest.mark.parametrize(
    ("text", "has_period"),
    [("brexit 2019", False), ("brexit date:2019", True), ("date:none", False), ("brexit -date:2019", False)],
)
def test_whether_only_articles_of_some_time_match(text: str, has_period: bool) -> None:
    assert plan(text).has_period == has_period


def test_only_the_first_patterns_are_expanded_and_it_is_said() -> None:
    stars = " ".join(f"{letter}* -x{letter}~" for letter in "abcdefghij")
    (note,) = plan(stars).notes
    assert note.code == "capped"
    assert str(MOST_EXPANDED) in note.text


def test_nothing_typed_plans_nothing_or_everything() -> None:
    assert isinstance(plan("!!!").query, Nothing)
    assert not plan("").terms
