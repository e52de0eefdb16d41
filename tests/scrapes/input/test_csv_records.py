"""Rows of CSV: a stray quotation mark costs the row in which it stands, and never those below."""

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.records.scrape import Failure
from indexer.scrapes.input import csv_records
from indexer.scrapes.input.csv_records import read_csv
from indexer.scrapes.input.text_stream import read_lines

OPEN = "cudzysłów w wierszu CSV nie jest zamknięty"
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


def found_in(text: str, delimiter: str = ",", piece: int = 1 << 20) -> list[tuple[int | None, object]]:
    """What is read from a text in pieces: lines, and cells or reasons."""
    pieces: Iterator[str] = (text[start : start + piece] for start in range(0, len(text), piece))
    return [
        (found.line, str(found.reason) if isinstance(found, Failure) else list(found.values.values()))
        for found in read_csv(read_lines(pieces), delimiter)
    ]


def test_rows_stand_under_their_header() -> None:
    assert found_in('id;text\n1;"dwa\nwiersze"\n\n3\n', ";") == [
        (2, ["1", "dwa\nwiersze"]),
        (5, "liczba pól w wierszu CSV to 1, a w nagłówku 2"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_quotation_that_is_never_closed_costs_no_other_row(newline: str) -> None:
    text = newline.join(("id,text", '1,"Kładka stoi', "2,Prom płynie", '3,"Tramwaj, który jedzie"', ""))
    assert found_in(text) == [
        (2, OPEN),
        (2, ["1", "Kładka stoi"]),
        (3, ["2", "Prom płynie"]),
        (4, ["3", "Tramwaj, który jedzie"]),
    ]


def test_a_row_with_a_stray_mark_and_other_cells_is_told_alone() -> None:
    assert found_in('id,title,text\n1,"Kładka, stoi\n2,Prom,płynie\n') == [(2, OPEN), (3, ["2", "Prom", "płynie"])]


def test_marks_inside_a_quotation_that_are_not_doubled() -> None:
    found = found_in('id,text\n1,"Most "Stary" stoi"\n2,"Most ""Nowy"" stoi"\n')
    assert found[0] == (2, OPEN)
    assert found[-1] == (3, ["2", 'Most "Nowy" stoi'])


def test_very_many_stray_marks_take_no_time_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_records, "MOST_LOOKED_AHEAD", 2_000)
    text = "id,text\n" + '1,"""a\n' * 20_000
    assert len([line for line, found in found_in(text) if isinstance(found, list)]) == 20_000


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1), st.sampled_from(",;\t"), st.integers(1, 50))
def test_rows_come_back_however_the_text_is_cut(rows: list[list[str]], delimiter: str, piece: int) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["id", "text"], *rows])
    assert [cells for _, cells in found_in(out.getvalue(), delimiter, piece)] == rows


@given(st.text('",\n\ra', max_size=60))
def test_no_row_of_any_text_is_lost_in_silence(text: str) -> None:
    found = found_in(f"id,text\n{text}\n8,koniec\n")
    assert any(cells == ["8", "koniec"] for _, cells in found) or any(isinstance(cells, str) for _, cells in found)


def test_the_limit_of_others_stays_as_it_was() -> None:
    before = csv.field_size_limit()
    found_in("id,text\n1,a\n")
    assert csv.field_size_limit() == before


def test_a_row_of_very_many_lines_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_records, "MOST_LINES_OF_ROW", 5)
    found = found_in('id,text\n1,"a\n' + "b\n" * 10 + '"\n2,Prom\n')
    assert found[0] == (2, OPEN)
    assert found[-1] == (14, ["2", "Prom"])
