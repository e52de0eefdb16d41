import contextlib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.dates import find_date, parse_range, period, search_date

TODAY = date(2022, 3, 31)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("01.07.2022 18:20", "2022-07-01T18:20"),
        ("1 lipca 2022, 18:20", "2022-07-01T18:20"),
        ("1 lipca 2022 r.", "2022-07-01"),
        ("1 lipca 2022 roku o godz. 18.20", "2022-07-01T18:20"),
        ("pt., 1.07.2022 godz. 18.20", "2022-07-01T18:20"),
        ("w środę, 1 lipca 2022", "2022-07-01"),
        ("18:20, 1 lipca 2022", "2022-07-01T18:20"),
        ("24 lut 2022", "2022-02-24"),
        ("1 PAŹDZIERNIKA 2022", "2022-10-01"),
        ("1 pazdziernika 2022", "2022-10-01"),
        ("1.VII.2022 r.", "2022-07-01"),
        ("2022-07-01", "2022-07-01"),
        ("2022/07/01 8:05", "2022-07-01T08:05"),
        ("2022-07-01T18:20:33", "2022-07-01T18:20"),
        ("2022-07-01T16:20:30.123Z", "2022-07-01T18:20"),
        ("2022-12-31T23:30:00+00:00", "2023-01-01T00:30"),
        ("2022-07-01T18:20+0200", "2022-07-01T18:20"),
        ("Fri, 01 Jul 2022 16:20:00 GMT", "2022-07-01T18:20"),
        ("29.02.2024", "2024-02-29"),
        ("lipiec 2022", "2022-07"),
        ("5.2022", "2022-05"),
        ("2022-05", "2022-05"),
        ("2022", "2022"),
        (" 2022 r. ", "2022"),
    ],
)
def test_dates_as_people_and_portals_write_them(text: str, iso: str) -> None:
    assert find_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2022",
        "29.02.2023",
        "0.07.2022",
        "1.07.22",
        "2022-13",
        "1.07.2022 24:00",
        "2022-07-01T18:20+25:00",
        "maj",
        "1 ipca 2022",
        "1 i 2022",
        "Warszawa, 1 lipca 2022",
        "2021-2022",
        "12022",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso", "written"),
    [
        ("Dodano: 1 lipca 2022, 18:20 | Jan Kot", "2022-07-01T18:20", "1 lipca 2022, 18:20"),
        ("od 12.2021 do 1.07.2022 r. trwało", "2022-07-01", "1.07.2022 r."),
        ("31.02.2022 albo 1.03.2022", "2022-03-01", "1.03.2022"),
        ("1 maja 2020 i 2019-05-01", "2020-05-01", "1 maja 2020"),
        ("18:20, 01.07.2022 Kraków", "2022-07-01T18:20", "18:20, 01.07.2022"),
        ("1 lipca 2022. 18 osób", "2022-07-01", "1 lipca 2022"),
    ],
)
def test_the_first_date_in_a_text(text: str, iso: str, written: str) -> None:
    start = text.index(written)
    assert search_date(text) == (iso, start, start + len(written))


@pytest.mark.parametrize("text", ["rok 2022", "lipiec 2022", "wersja 1.2.2022.5", "nr 12.01.07.2022"])
def test_texts_without_a_full_date(text: str) -> None:
    assert search_date(text) is None


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2022", datetime(2022, 1, 1), datetime(2022, 12, 31, 23, 59, 59)),
        ("2024-02", datetime(2024, 2, 1), datetime(2024, 2, 29, 23, 59, 59)),
        ("2022-07-01", datetime(2022, 7, 1), datetime(2022, 7, 1, 23, 59, 59)),
        ("2022-07-01T18:20", datetime(2022, 7, 1, 18, 20), datetime(2022, 7, 1, 18, 20, 59)),
    ],
)
def test_the_period_of_a_date(iso: str, first: datetime, last: datetime) -> None:
    assert period(iso) == (first, last)


@pytest.mark.parametrize("iso", ["", "2022-7", "2022-02-30", "2022-13", "wczoraj"])
def test_no_period(iso: str) -> None:
    with pytest.raises(ValueError):
        period(iso)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-05..2022-07", ("2022-05", "2022-07")),
        ("2022-05..", ("2022-05", None)),
        (" .. 2022 ", (None, "2022")),
        ("maj 2021 … wczoraj", ("2021-05", "2022-03-30")),
        ("24 lutego 2022", ("2022-02-24", "2022-02-24")),
        ("5.2022", ("2022-05", "2022-05")),
        ("Dziś", ("2022-03-31", "2022-03-31")),
        ("dzis", ("2022-03-31", "2022-03-31")),
        ("7d..", ("2022-03-24", None)),
        ("7d", ("2022-03-24", None)),
        ("..7d", (None, "2022-03-24")),
        ("2t..1w", ("2022-03-17", "2022-03-24")),
        ("1m..", ("2022-02-28", None)),
        ("3m..", ("2021-12-31", None)),
        ("1r..", ("2021-03-31", None)),
        ("2y..", ("2020-03-31", None)),
        ("99999r..", ("0001-01-01", None)),
        ("20220701", ("2022-07-01", "2022-07-01")),
        ("2022*", ("2022", "2022")),
        ("2022-07*", ("2022-07", "2022-07")),
        ("today", ("2022-03-31", "2022-03-31")),
        (">2022-06", ("2022-07-01", None)),
        (">= lipiec 2022", ("2022-07", None)),
        ("<2022-07-01", (None, "2022-06-30")),
        ("<=2022", (None, "2022")),
        (">2022-07-01T18:20", ("2022-07-01T18:21", None)),
        ("<2022-07-01T18:20", (None, "2022-07-01T18:19")),
        (">wczoraj", ("2022-03-31", None)),
        (">7d", ("2022-03-25", None)),
        ("2022-Q3", ("2022-07", "2022-09")),
        ("q1 2022", ("2022-01", "2022-03")),
        ("iv kwartał 2021", ("2021-10", "2021-12")),
        ("2021-Q4..2022-Q1", ("2021-10", "2022-03")),
        (">2022Q3", ("2022-10-01", None)),
    ],
)
def test_ranges(text: str, expected: tuple[str | None, str | None]) -> None:
    assert parse_range(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Pusty zakres dat"),
        ("..", "Pusty zakres dat"),
        ("kiedyś", "nie jest datą"),
        ("2022..2021", "kończy się, zanim się zaczyna"),
        ("2020..2021..2022", "więcej niż dwa końce"),
        (">", "nie jest datą"),
        (">2022..2023", "nie jest datą"),
        ("20221301", "nie jest datą"),
        ("<99999r", "nie ma już nic"),
    ],
)
def test_ranges_that_make_no_sense_are_explained(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_range(text, TODAY)


@given(st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(2999, 12, 31)))
def test_every_date_is_read_back(moment: datetime) -> None:
    iso = moment.isoformat(timespec="minutes")
    assert find_date(iso) == iso
    assert find_date(f"{moment.day}.{moment.month:02}.{moment.year} {moment.hour}:{moment.minute:02}") == iso
    first, last = period(iso)
    assert first <= moment <= last.replace(microsecond=999_999)


@given(st.text(alphabet="0123456789.-/: TZ+lipcamjdr…"))
def test_any_text_is_read_without_surprise(text: str) -> None:
    if iso := find_date(text):
        period(iso)
    if found := search_date(text):
        iso, start, end = found
        assert find_date(text[start:end]) == iso
    with contextlib.suppress(ValueError):
        parse_range(text, TODAY)
