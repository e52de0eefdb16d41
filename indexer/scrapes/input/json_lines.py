"""Files of many articles, one a line: JSON Lines, read record by record, in bounded memory."""

import codecs
import json
from collections.abc import Iterator
from itertools import islice

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.records.scrape import Failure
from indexer.scrapes.input.decoding import decode_bytes
from indexer.scrapes.input.packed import Stream
from indexer.scrapes.input.record import IsKnown, RawRecord, Record
from indexer.scrapes.limits import LONGEST_RECORD, MOST_PARTS

_NO_JSON = message("the line is not valid JSON")


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
    if line.count(b",") > MOST_PARTS:
        return Failure("", message("the record has over {count} parts", count=MOST_PARTS), number)
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
