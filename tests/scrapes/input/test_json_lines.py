"""Files of many records: whatever a line holds, it is read or it is reported, and the lines beside it are read."""

import io
import json
import math
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.records.scrape import Failure
from indexer.scrapes.input import json_lines
from indexer.scrapes.input.json_lines import read_json_lines
from indexer.scrapes.input.packed import Stream
from indexer.scrapes.input.record import RawRecord, Record

BEFORE, AFTER = b'{"id": "przed"}\n', b'\n{"id": "po"}\n'


def stream(data: bytes) -> Stream:
    return Stream(io.BytesIO(data), len(data))


def said(found: Iterable[Record | RawRecord | Failure]) -> list[tuple[int, object]]:
    """The lines and the values of records."""
    return [(record.line, record.values) for record in found if isinstance(record, Record)]


def values(line: bytes) -> object:
    """What one line gives between two sound ones: the values of a record, or why it is none."""
    first, found, last = read_json_lines(BEFORE, stream(line + AFTER))
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert (first.line, found.line, last.line) == (1, 2, 3)
    assert (first.values, last.values) == ({"id": "przed"}, {"id": "po"})
    return found.values if isinstance(found, Record) else str(found.reason)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b'{"text": "Wis\\u0142a"}\r', {"text": "Wisła"}),
        (b'{"id": "a", "id": "b"}', {"id": "b"}),
        (b'{"id": 123456789012345678901234567890}', {"id": 123456789012345678901234567890}),
        (b'{"date": 1e400}', {"date": math.inf}),
        (b'{"text": "pol\\ud83d owa"}', {"text": "pol\ud83d owa"}),
        ('{"text": "Żółw śpi nad Wisłą"}'.encode("cp1250"), {"text": "Żółw śpi nad Wisłą"}),
        ('{"text": "Żółw śpi nad Wisłą"}'.encode("iso8859-2"), {"text": "Żółw śpi nad Wisłą"}),
    ],
)
def test_odd_lines_are_read(line: bytes, expected: dict[str, object]) -> None:
    assert values(line) == expected


def test_numbers_that_are_none_are_read() -> None:
    found = values(b'{"views": NaN, "text": "Tekst."}')
    assert isinstance(found, dict)
    assert math.isnan(found["views"])
    assert found["text"] == "Tekst."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "bez ko\xc5\x84ca', "wiersz nie jest poprawnym zapisem JSON"),
        (b'{"text": "dwa"} {"text": "obiekty"}', "wiersz nie jest poprawnym zapisem JSON"),
        (b'{"text": "\x00\xff"', "wiersz nie jest poprawnym zapisem JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "wiersz nie jest poprawnym zapisem JSON"),
        (b'{"a":' * 200_000, "wiersz nie jest poprawnym zapisem JSON"),
        (b'{"a": [' + b"1," * 500_000 + b"1]}", "rekord ma ponad 400000 części"),
        (b'"tekst"', "wiersz nie jest obiektem JSON"),
        (b"null", "wiersz nie jest obiektem JSON"),
    ],
)
def test_broken_lines_are_told(line: bytes, reason: str) -> None:
    assert values(line) == reason


def test_a_line_that_is_too_long_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LONGEST_RECORD", 1 << 20)
    assert values(b'{"text": "' + b"a" * (5 << 20) + b'"}') == "wiersz jest dłuższy niż 1 MB"


def test_blank_lines_are_counted_and_a_byte_order_mark_is_none() -> None:
    found = read_json_lines(b'\xef\xbb\xbf{"id": 1}\n\n \t\r\n', stream(b'{"id": 2}'))
    assert [record.line for record in found] == [1, 4]


@given(
    st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text()))),
    st.integers(0, 100),
    st.booleans(),
)
def test_lines_come_back_wherever_the_beginning_was_cut(
    wanted: list[dict[str, object]], cut: int, is_ascii: bool
) -> None:
    data = "\n".join(json.dumps(record, ensure_ascii=is_ascii) for record in wanted).encode()
    found = list(read_json_lines(data[:cut], stream(data[cut:])))
    assert said(found) == list(enumerate(wanted, 1))


@given(st.lists(st.binary().filter(lambda line: b"\n" not in line)))
def test_no_line_is_lost(lines: list[bytes]) -> None:
    found = list(read_json_lines(b"", stream(b"\n".join(lines))))
    lines[:1] = [line.removeprefix(b"\xef\xbb\xbf") for line in lines[:1]]
    assert [record.line for record in found] == [
        number for number, line in enumerate(lines, 1) if line and not line.isspace()
    ]


def test_what_is_known_is_not_parsed() -> None:
    lines = b'{"id": 1}\nnie JSON\n{"id": 3}'
    found = list(read_json_lines(b"", stream(lines), is_known=lambda raw: raw.line < 3))
    assert found[:2] == [RawRecord(1, b'{"id": 1}'), RawRecord(2, b"nie JSON")]
    assert said(found[2:]) == [(3, {"id": 3})]
