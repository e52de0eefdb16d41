"""Reading a scrape: one file in, its articles out, whatever its shape."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from indexer.article import Article, Failure, Reading
from indexer.errors import UnreadableScrape
from indexer.scrapes.characters import tidy
from indexer.scrapes.decoding import decode_bytes
from indexer.scrapes.fields import Fields, read_fields
from indexer.scrapes.formats import Format, csv_delimiter, refuse_binary, tell_format
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.html import read_html
from indexer.scrapes.metadata.source import source_of_url
from indexer.scrapes.packed import Stream, open_streams
from indexer.scrapes.page import read_page
from indexer.scrapes.record import read_record
from indexer.scrapes.records import LONGEST_RECORD, Record, read_csv, read_json, read_json_lines

_HEAD = 1 << 16
_LARGEST_DOCUMENT = 128 << 20


def read(path: Path, name: str, learned: Learned = NOTHING) -> Iterator[Reading | Failure]:
    """The articles of the file at `path`; `name` is its path below its root and makes its id.

    A file of one article has its name as id and the record "". A record of JSON Lines, JSON or CSV has its own id,
    bare, and that id as its record; without one both are made of a hash of its URL, else of its text. Of two records
    with one id the later is "ID#2": nothing is lost. A member of a .zip has the id "NAME/MEMBER". What is wrong with
    one record is a Failure with its line; what is wrong with the file raises UnreadableScrape, with a reason to show.
    """
    try:
        with path.open("rb") as file:
            yield from _read_file(file, path.stat().st_size, name, learned)
    except PermissionError as error:
        raise UnreadableScrape("brak uprawnień do odczytu") from error
    except OSError as error:
        raise UnreadableScrape(f"nie da się odczytać: {error.strerror or error}") from error


def read_bytes(data: bytes, name: str, learned: Learned = NOTHING) -> Iterator[Reading | Failure]:
    """The articles of a scrape that is in memory; everything else is as for `read`."""
    yield from _read_file(io.BytesIO(data), len(data), name, learned)


def decode(path: Path, record: str = "") -> str:
    """The text of the scrape at `path` as it stands there, unpacked and decoded; `record` names a member of a .zip."""
    try:
        with path.open("rb") as file:
            for stream in open_streams(file, path.stat().st_size):
                if isinstance(stream, Failure):
                    continue
                if not stream.member or record == stream.member or record.startswith(stream.member + "#"):
                    return _whole(b"", stream, _LARGEST_DOCUMENT)
    except OSError as error:
        raise UnreadableScrape(f"nie da się odczytać: {error.strerror or error}") from error
    raise UnreadableScrape("w archiwum .zip nie ma takiego pliku")


def _read_file(file: BinaryIO, size: int, name: str, learned: Learned) -> Iterator[Reading | Failure]:
    identities = _Identities(name)
    for stream in open_streams(file, size):
        if isinstance(stream, Failure):
            yield Failure(f"{name}/{stream.path}", stream.reason)
        elif not stream.member:
            yield from _read_stream(stream, identities, learned)
        else:
            try:
                yield from _read_stream(stream, identities, learned)
            except UnreadableScrape as error:
                yield Failure(f"{name}/{stream.member}", str(error))


def _read_stream(stream: Stream, identities: "_Identities", learned: Learned) -> Iterator[Reading | Failure]:
    head = stream.read(_HEAD)
    refuse_binary(head)
    whole = len(head) < _HEAD
    sample = decode_bytes(head if whole else _whole_lines(head))
    shape = tell_format(sample, stream.member or identities.name, whole=whole)
    if shape is Format.JSON_LINES:
        if b"\0" in head:
            # UTF-16 has no byte that ends its lines.
            data = _whole(head, stream, _LARGEST_DOCUMENT).encode("utf-8", "surrogatepass")
            head, stream = b"", Stream(io.BytesIO(data), len(data), stream.member)
        yield from _read_records(read_json_lines(head, stream), stream.member, identities, learned)
    elif shape in (Format.TEXT, Format.HTML):
        text = _whole(head, stream, LONGEST_RECORD)
        name = identities.of_member(stream.member)
        draft = read_html(text, name, learned) if shape is Format.HTML else read_page(tidy(text), name, learned)
        yield draft.reading(name, stream.member)
    else:
        text = _whole(head, stream, _LARGEST_DOCUMENT)
        delimiter = csv_delimiter(sample, stream.member or identities.name) if shape is Format.CSV else None
        records = read_csv(text, delimiter) if delimiter else read_json(text)
        yield from _read_records(records, stream.member, identities, learned)


def _whole_lines(head: bytes) -> bytes:
    """The lines of `head` that are complete: half a character at its end would look like another encoding."""
    end = head.rfind(b"\n") + 1
    return head[:end] if end else head


def _whole(head: bytes, stream: Stream, limit: int) -> str:
    data = head + stream.read(limit - len(head) + 1)
    if len(data) > limit:
        raise UnreadableScrape(f"plik ma ponad {limit >> 20} MB: tak duże są czytane tylko jako JSON Lines")
    return decode_bytes(data)


def _read_records(
    records: Iterator[Record | Failure], member: str, identities: "_Identities", learned: Learned
) -> Iterator[Reading | Failure]:
    where = identities.of_member(member)
    for record in records:
        if isinstance(record, Failure):
            yield Failure(where, record.reason, record.line)
            continue
        fields = read_fields(record.values)
        try:
            if fields.clean and fields.text:
                yield _read_clean(fields, record.line, *identities.of_record(fields, member))
            else:
                draft = read_record(fields, where, learned)
                yield draft.reading(*identities.of_record(fields, member), record.line)
        except UnreadableScrape as error:
            yield Failure(where, str(error), record.line)


def _read_clean(fields: Fields, line: int, id: str, record: str) -> Reading:
    """A record whose text needs no cleaning: what stands in it is taken as it is."""
    article = Article(
        id,
        fields.title,
        fields.lead,
        fields.text,
        fields.authors,
        fields.published,
        fields.source or source_of_url(fields.url),
        fields.agencies,
        fields.url,
        fields.captions,
    )
    return Reading(article, record, line)


class _Identities:
    """The ids of the articles of one file, each given once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._given: dict[str, int] = {}

    def of_member(self, member: str) -> str:
        """The id of the file, or of a member of it, that is one article."""
        return f"{self.name}/{member}" if member else self.name

    def of_record(self, fields: Fields, member: str) -> tuple[str, str]:
        """The id of a record and its name inside the file."""
        own = (
            fields.id or hashlib.blake2b((fields.url or fields.text or fields.html).encode(), digest_size=8).hexdigest()
        )
        times = self._given.get(own, 0) + 1
        self._given[own] = times
        if times > 1:
            own = f"{own}#{times}"
        id = own if fields.id else f"{self.of_member(member)}#{own}"
        return id, f"{member}#{own}" if member else own
