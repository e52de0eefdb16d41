import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.presentation.shown_dates import date_in_words


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
