"""Files of many articles: JSON Lines, one JSON document, CSV; read record by record, in bounded memory."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indexer.article import Failure
from indexer.errors import UnreadableScrape
from indexer.scrapes.decoding import decode_bytes
from indexer.scrapes.packed import Stream

LONGEST_RECORD = 64 << 20
"""Bytes of one record, or of one file that is one article; more is no article."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as its file has it, and the line, counted from 1, where it starts."""

    line: int
    values: Mapping[str, object]


def read_json_lines(head: bytes, stream: Stream) -> Iterator[Record | Failure]:
    """The records of a JSON Lines file, of which `head` was read already; a bad line is a Failure.

    Lines in another encoding than UTF-8 are decoded one by one.
    """
    for number, line in enumerate(_lines(head, stream), 1):
        if len(line) > LONGEST_RECORD:
            yield Failure("", f"wiersz jest dłuższy niż {LONGEST_RECORD >> 20} MB", number)
        elif line and not line.isspace():
            yield _parse(line, number)


def _lines(head: bytes, stream: Stream) -> Iterator[bytes]:
    """The lines of `head` and of the rest of `stream`; one that is too long comes cut."""
    lines = head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    last = lines.pop()
    yield from lines
    line = last + stream.readline(LONGEST_RECORD + 1)
    while line:
        yield line
        while not line.endswith(b"\n"):
            # The rest of a line that is too long, thrown away in pieces.
            line = stream.readline(1 << 20)
            if not line:
                return
        line = stream.readline(LONGEST_RECORD + 1)


def _parse(line: bytes, number: int) -> Record | Failure:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        try:
            value = json.loads(decode_bytes(line))
        except (ValueError, RecursionError, UnreadableScrape):
            return Failure("", "wiersz nie jest poprawnym zapisem JSON", number)
    except (ValueError, RecursionError):
        return Failure("", "wiersz nie jest poprawnym zapisem JSON", number)
    if not isinstance(value, dict):
        return Failure("", "wiersz nie jest obiektem JSON", number)
    return Record(number, value)


def read_json(text: str) -> Iterator[Record | Failure]:
    """The records of one JSON document: an object, an array of objects, or an object that holds such an array."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        # A position tells a person where to look; a RecursionError has none.
        where = f" (wiersz {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableScrape(f"to nie jest poprawny zapis JSON{where}") from error
    starts = _starts_of_objects(text) if isinstance(value, list) else iter(())
    for number, item in enumerate(_items(value), 1):
        line = next(starts, 1)
        if isinstance(item, dict):
            yield Record(line, item)
        else:
            yield Failure("", f"element {number} tablicy JSON nie jest obiektem", line)


def _items(value: object) -> Iterable[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
        # {"articles": [...]} and nothing that is itself an article's text.
        if len(lists) == 1 and not any(isinstance(inner, str) and len(inner) > 200 for inner in value.values()):
            return lists[0]
    return [value]


def _starts_of_objects(text: str) -> Iterator[int]:
    """The line of every element of a JSON array, found by decoding it once more, element by element."""
    decoder = json.JSONDecoder()
    position = text.index("[") + 1
    line = text.count("\n", 0, position) + 1
    while True:
        start = position
        while position < len(text) and text[position] in " \t\r\n,":
            position += 1
        line += text.count("\n", start, position)
        if position >= len(text) or text[position] == "]":
            return
        yield line
        start = position
        _, position = decoder.raw_decode(text, position)
        line += text.count("\n", start, position)


def read_csv(text: str, delimiter: str) -> Iterator[Record | Failure]:
    """The rows of a CSV file under its header; a row with too few cells is a Failure."""
    csv.field_size_limit(LONGEST_RECORD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = next(reader, [])
    line = reader.line_num + 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            yield Failure("", "wiersza CSV nie da się odczytać", line)
            line = reader.line_num + 1
            continue
        if row is None:
            return
        if len(row) == len(header):
            yield Record(line, dict(zip(header, row, strict=True)))
        elif row:
            yield Failure("", f"wiersz CSV ma {len(row)} pól, a nagłówek {len(header)}", line)
        line = reader.line_num + 1
