"""A scrape with its beginning read: enough to tell what it is, and the way to the rest of it."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from indexer.records.scrape import Failure
from indexer.scrapes.input.csv_records import read_csv
from indexer.scrapes.input.decoding import decode_bytes
from indexer.scrapes.input.file_format import Format, csv_delimiter, detect_format, refuse_binary
from indexer.scrapes.input.json_document import read_json
from indexer.scrapes.input.json_lines import read_json_lines, split_lines
from indexer.scrapes.input.packed import Stream
from indexer.scrapes.input.record import IsKnown, RawRecord, Record
from indexer.scrapes.input.text_stream import read_all, read_lines, read_pieces
from indexer.scrapes.limits import LARGEST_DOCUMENT, LARGEST_PAGE

_HEAD = 1 << 16


class OpenedScrape(NamedTuple):
    """A scrape of one shape: the `head` of it that is read already, that as text (`sample`), and the rest in `stream`.

    What gives its text or its records reads the stream to its end: only one of them can be asked, once.
    """

    name: str
    shape: Format
    head: bytes
    sample: str
    stream: Stream

    @property
    def is_one_article(self) -> bool:
        """Whether the whole scrape is one article, not a packet of records."""
        return self.shape in (Format.TEXT, Format.HTML)

    def text(self) -> str:
        """All of it, decoded. Raises UnreadableScrape where it is too large to be held."""
        limit = LARGEST_PAGE if self.is_one_article else LARGEST_DOCUMENT
        return decode_bytes(read_all(self.head, self.stream, limit))

    def records(
        self, line: int | None = None, is_known: IsKnown | None = None
    ) -> Iterator[Record | RawRecord | Failure]:
        """The records of a packet, or those alone that begin on a line, counted from 1; what `is_known` comes raw."""
        if self._is_read_by_lines:
            return read_json_lines(self.head, self.stream, line, is_known)
        records = self._records_in(read_pieces(self.head, self.stream))
        if is_known is not None:
            return (_raw_where_known(record, is_known) for record in records)
        return records if line is None else (record for record in records if record.line == line)

    def lines_of_record(self, line: int) -> str:
        """The lines of a packet from the one on which a record begins to the one before the next; no line end last."""
        if self._is_read_by_lines:
            lines = islice(split_lines(self.head, self.stream), line - 1, line)
            return "".join(map(decode_bytes, lines)).removesuffix("\n")
        text = self.text()
        starts = (record.line for record in self._records_in(iter([text])) if record.line is not None)
        following = next((start for start in starts if start > line), None)
        return "\n".join(text.removesuffix("\n").split("\n")[line - 1 : following and following - 1])

    @property
    def _is_read_by_lines(self) -> bool:
        """Whether it need not be held whole. UTF-16 has no byte that ends its lines."""
        return self.shape is Format.JSON_LINES and b"\0" not in self.head

    def _records_in(self, pieces: Iterator[str]) -> Iterator[Record | RawRecord | Failure]:
        if self.shape is Format.JSON_LINES:
            data = "".join(pieces).encode("utf-8", "surrogatepass")
            return read_json_lines(b"", Stream(io.BytesIO(data), len(data)))
        delimiter = csv_delimiter(self.sample, self.name) if self.shape is Format.CSV else None
        return read_csv(read_lines(pieces), delimiter) if delimiter else read_json(pieces)


def _raw_where_known(record: Record | RawRecord | Failure, is_known: IsKnown) -> Record | RawRecord | Failure:
    if isinstance(record, Record) and is_known(raw := RawRecord(record.line, record.raw)):
        return raw
    return record


def open_scrape(stream: Stream, name: str) -> OpenedScrape:
    """Read the beginning of a scrape and tell what it is. Raises UnreadableScrape for what is no text."""
    head = stream.read(_HEAD)
    refuse_binary(head)
    whole = len(head) < _HEAD
    sample = decode_bytes(head if whole else _whole_lines(head))
    return OpenedScrape(name, detect_format(sample, name, whole=whole), head, sample, stream)


def _whole_lines(head: bytes) -> bytes:
    """The lines of `head` that are complete: half a character at its end would look like another encoding."""
    end = head.rfind(b"\n") + 1
    return head[:end] if end else head
