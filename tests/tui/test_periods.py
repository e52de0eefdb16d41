import pytest

from tui.periods import Periods, periods

MONTHS = (("2023-11", 2), ("2024-01", 8), ("2024-02", 1))


def test_months_without_articles_are_periods_too() -> None:
    assert periods(MONTHS, 10) == Periods(("2023-11", "2023-12", "2024-01", "2024-02"), (2, 0, 8, 1))


def test_there_are_years_where_months_do_not_fit_or_are_not_known() -> None:
    assert periods(MONTHS, 3) == Periods(("2023", "2024"), (2, 9))
    assert periods((*MONTHS, ("2021", 4)), 40) == Periods(("2021", "2022", "2023", "2024"), (4, 0, 2, 9))
    assert periods((*MONTHS, ("2021", 4)), 2) == Periods(("2023", "2024"), (2, 9))
    assert periods((), 40) == Periods()


def test_bars_are_as_high_as_their_counts() -> None:
    assert periods(MONTHS, 10).bars() == "▂ █▁"
    assert periods(MONTHS, 10).bars(".-#") == ". #."


def test_a_span_is_a_date_to_type() -> None:
    found = periods(MONTHS, 10)
    assert (found.span(2, 2), found.span(3, 0)) == ("2024-01", "2023-11..2024-02")


@pytest.mark.parametrize(
    ("date", "inside"),
    [("2024-01", range(2, 3)), ("2023-12..2024-01", range(1, 3)), ("2023", range(2)), (None, range(0))],
)
def test_the_periods_of_a_date_are_found(date: str | None, inside: range) -> None:
    assert periods(MONTHS, 10).inside(date) == inside
