import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.wording import articles, date_in_words, duration, first_words, in_a_row, number


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 artykułów"),
        (1, "1 artykuł"),
        (2, "2 artykuły"),
        (4, "4 artykuły"),
        (5, "5 artykułów"),
        (12, "12 artykułów"),
        (14, "14 artykułów"),
        (21, "21 artykułów"),
        (22, "22 artykuły"),
        (112, "112 artykułów"),
        (124, "124 artykuły"),
    ],
)
def test_a_noun_agrees_with_its_number(count: int, words: str) -> None:
    assert articles(count) == words


def test_thousands_stand_apart_and_stay_on_one_line() -> None:
    assert number(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0.2, "poniżej 1 ms"), (8.4, "8 ms"), (999.4, "999 ms"), (1240.0, "1,2 s"), (61_000.0, "61,0 s")],
)
def test_durations(milliseconds: float, words: str) -> None:
    assert duration(milliseconds) == words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, ""),
        ("2022", "2022"),
        ("2022-07", "lipiec 2022"),
        ("2022-07-01", "1 lipca 2022"),
        ("2022-07-01T18:20", "1 lipca 2022, 18:20"),
        ("2022-07-01T18:20:33", "1 lipca 2022, 18:20"),
        ("2022-13-01", "2022-13-01"),
        ("wczoraj", "wczoraj"),
        ("", ""),
    ],
)
def test_dates_are_as_precise_as_the_scrape(published: str | None, words: str) -> None:
    assert date_in_words(published) == words


def test_a_date_without_its_time() -> None:
    assert date_in_words("2022-07-01T18:20", with_time=False) == "1 lipca 2022"


@given(st.text())
def test_no_date_is_too_strange_to_be_shown(published: str) -> None:
    assert isinstance(date_in_words(published), str)


def test_unknown_facts_leave_no_trace() -> None:
    assert in_a_row(["Anna Kowal", "", None, "PAP"]) == "Anna Kowal · PAP"


def test_first_words_stand_for_a_title() -> None:
    assert first_words("Krótki  tekst\nz przerwą") == "Krótki tekst z przerwą"
    assert first_words("raz dwa trzy cztery", words=3) == "raz dwa trzy…"
    assert first_words("") == ""
