"""Files of many articles: JSON Lines, one JSON document, CSV; read record by record, in bounded memory."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, islice
from typing import NamedTuple

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.records.scrape import Failure
from indexer.scrapes.input.decoding import decode_bytes
from indexer.scrapes.input.packed import Stream

LONGEST_RECORD = 64 << 20
"""Bytes of one record, or of one file that is one article; more is no article."""

_NO_JSON = message("the line is not valid JSON")


class RawRecord(NamedTuple):
    """A record of which nothing is known but its bytes and the line, counted from 1, where it starts."""

    line: int
    raw: bytes


class Record(NamedTuple):
    """A record of a file: the line, counted from 1, where it starts, its bytes there, and what they say."""

    line: int
    raw: bytes
    values: Mapping[str, object]


IsKnown = Callable[[RawRecord], bool]
"""Tells of a record whether it need not be parsed."""


def read_json_lines(
    head: bytes, stream: Stream, only: int | None = None, is_known: IsKnown | None = None
) -> Iterator[Record | RawRecord | Failure]:
    """The records of a JSON Lines file, of which `head` was read already; a bad line is a Failure.

    Lines in another encoding than UTF-8 are decoded one by one. With `only` that line is read and no other. What
    `is_known` comes raw.
    """
    for number, line in islice(enumerate(split_lines(head, stream), 1), only and only - 1, only):
        if len(line) > LONGEST_RECORD:
            yield Failure("", message("the line is longer than {size} MB", size=LONGEST_RECORD >> 20), number)
        elif line and not line.isspace():
            raw = RawRecord(number, line.rstrip(b"\r\n"))
            yield raw if is_known is not None and is_known(raw) else _parse(raw)


def split_lines(head: bytes, stream: Stream) -> Iterator[bytes]:
    """The lines of `head` and of the rest of `stream`, without a byte order mark; one that is too long comes cut."""
    lines = _split(head, stream)
    for first in lines:
        yield first.removeprefix(codecs.BOM_UTF8)
        break
    yield from lines


def _split(head: bytes, stream: Stream) -> Iterator[bytes]:
    lines = head.split(b"\n")
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


def _parse(raw: RawRecord) -> Record | Failure:
    number, line = raw
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        try:
            value = json.loads(decode_bytes(line))
        except (ValueError, RecursionError, UnreadableScrape):
            return Failure("", _NO_JSON, number)
    except (ValueError, RecursionError):
        return Failure("", _NO_JSON, number)
    if not isinstance(value, dict):
        return Failure("", message("the line is not a JSON object"), number)
    return Record(number, line, value)


def read_json(text: str) -> Iterator[Record | Failure]:
    """The records of one JSON document: an object, an array of objects, or an object that holds such an array.

    An array is decoded element by element: what stands before a broken one is read, the rest is one Failure.
    """
    if text.lstrip().startswith("["):
        yield from _read_array(text)
        return
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        # A position tells a person where to look; a RecursionError has none.
        if isinstance(error, json.JSONDecodeError):
            raise UnreadableScrape(message("this is not valid JSON (line {line})", line=error.lineno)) from error
        raise UnreadableScrape(message("this is not valid JSON")) from error
    for item in _items(value):
        yield Record(1, json.dumps(item).encode(), item)


def _items(value: dict[str, object]) -> Iterable[dict[str, object]]:
    """The articles in {"articles": [{...}, ...]}, or the object itself where it is an article."""
    lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
    if len(lists) == 1 and not any(isinstance(inner, str) and len(inner) > 200 for inner in value.values()):
        return [item for item in lists[0] if isinstance(item, dict)]
    return [value]


def _read_array(text: str) -> Iterator[Record | Failure]:
    decoder = json.JSONDecoder()
    position = text.index("[") + 1
    line = text.count("\n", 0, position) + 1
    for number in count(1):
        start = position
        while position < len(text) and text[position] in " \t\r\n,":
            position += 1
        line += text.count("\n", start, position)
        if text[position : position + 1] == "]":
            return
        start = position
        try:
            item, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            yield Failure("", message("from here on this is not valid JSON"), line)
            return
        if isinstance(item, dict):
            yield Record(line, text[start:position].encode("utf-8", "surrogatepass"), item)
        else:
            yield Failure("", message("element {number} of the JSON array is not an object", number=number), line)
        line += text.count("\n", start, position)


def _next_row(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row, None after the last; the limit of csv is one of the process, which is not ours."""
    before = csv.field_size_limit(LONGEST_RECORD)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def read_csv(text: str, delimiter: str) -> Iterator[Record | Failure]:
    """The rows of a CSV file under its header; a row with too few cells is a Failure."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = _next_row(reader) or []
    line = reader.line_num + 1
    while True:
        try:
            row = _next_row(reader)
        except csv.Error:
            yield Failure("", message("the CSV row cannot be read"), line)
            line = reader.line_num + 1
            continue
        if row is None:
            return
        if len(row) == len(header):
            yield Record(line, "\x1f".join(row).encode("utf-8", "surrogatepass"), dict(zip(header, row, strict=True)))
        elif row:
            reason = message("the CSV row has {count} fields, the header {wanted}", count=len(row), wanted=len(header))
            yield Failure("", reason, line)
        line = reader.line_num + 1
