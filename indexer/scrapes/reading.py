"""Reading a scrape: one file in, its articles out, whatever its shape.

What cleans pages and texts is loaded only where there is one: its patterns take as long to compile as hundreds of clean
records to read.
"""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from indexer.errors import UnreadableScrape, why_unreadable
from indexer.messages import message
from indexer.records.article import Article
from indexer.records.scrape import Failure, Reading
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.input.characters import tidy
from indexer.scrapes.input.file_format import Format
from indexer.scrapes.input.opened import open_scrape
from indexer.scrapes.input.packed import Stream, open_streams
from indexer.scrapes.input.record_fields import Fields, read_fields
from indexer.scrapes.input.records import Record
from indexer.scrapes.metadata.source import source_of_url

if TYPE_CHECKING:
    from indexer.scrapes.page.draft import Draft


class Place(NamedTuple):
    """Where an article of a file is looked for: in the record of this name, which begins on this line or anywhere."""

    record: str
    line: int | None

    def is_in(self, member: str) -> bool:
        """Whether a member of a .zip, or a file that is none, has the record."""
        return not member or self.record == member or self.record.startswith(f"{member}#")


def read(path: Path, name: str, learned: Learned = NOTHING) -> Iterator[Reading | Failure]:
    """The articles of the file at `path`; `name` is its path below its root and makes its id.

    A file of one article has its name as id and the record "". A record of JSON Lines, JSON or CSV has its own id,
    bare, and that id as its record; without one both are made of a hash of its URL, else of its text. Of two records
    with one id the later is "ID#2": nothing is lost. A member of a .zip has the id "NAME/MEMBER". What is wrong with
    one record is a Failure with its line; what is wrong with the file raises UnreadableScrape, with a reason to show.
    """
    yield from _read_path(path, name, learned, None)


def read_bytes(data: bytes, name: str, learned: Learned = NOTHING) -> Iterator[Reading | Failure]:
    """The articles of a scrape that is in memory; everything else is as for `read`."""
    yield from _read_file(io.BytesIO(data), len(data), name, learned, None)


def read_again(path: Path, name: str, record: str, line: int, learned: Learned = NOTHING) -> Reading | None:
    """The article of a file whose record has this name, None where there is none any more.

    It is looked for on the `line` where it began when it was read first; only where it has moved is all the file
    read. Its id is the caller's to know. Raises UnreadableScrape where the file cannot be read.
    """
    here = list(_readings(path, name, learned, Place(record, line)))
    for found in here:
        if found.record == record:
            return found
    for found in here:
        # The second record of one id is "ID#2", which the line alone does not show.
        if record.startswith(f"{found.record}#"):
            return replace(found, record=record)
    everywhere = _readings(path, name, learned, Place(record, None))
    return next((found for found in everywhere if found.record == record), None)


def original(path: Path, record: str, line: int) -> str:
    """The lines of an article as they stand on disk, unpacked and decoded: from `line` on for a record, else all."""
    with _opened(path) as (file, size):
        for stream in open_streams(file, size):
            if isinstance(stream, Stream) and Place(record, line).is_in(stream.member):
                scrape = open_scrape(stream, stream.member or path.name)
                return scrape.text() if scrape.is_one_article else scrape.lines_of_record(line)
    raise UnreadableScrape(message("there is no such file in the .zip archive"))


def _readings(path: Path, name: str, learned: Learned, place: Place) -> Iterator[Reading]:
    return (found for found in _read_path(path, name, learned, place) if isinstance(found, Reading))


def _read_path(path: Path, name: str, learned: Learned, place: Place | None) -> Iterator[Reading | Failure]:
    with _opened(path) as (file, size):
        yield from _read_file(file, size, name, learned, place)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file at `path` and its size in bytes. Raises UnreadableScrape, with a reason to show."""
    try:
        with path.open("rb") as file:
            yield file, path.stat().st_size
    except OSError as error:
        raise UnreadableScrape(why_unreadable(error)) from error


def _read_file(
    file: BinaryIO, size: int, name: str, learned: Learned, place: Place | None
) -> Iterator[Reading | Failure]:
    identities = _Identities(name)
    for stream in open_streams(file, size):
        if isinstance(stream, Failure):
            yield Failure(f"{name}/{stream.path}", stream.reason)
        elif not stream.member:
            yield from _read_stream(stream, identities, learned, place)
        elif place is None or place.is_in(stream.member):
            try:
                yield from _read_stream(stream, identities, learned, place)
            except UnreadableScrape as error:
                yield Failure(f"{name}/{stream.member}", error.message)


def _read_stream(
    stream: Stream, identities: "_Identities", learned: Learned, place: Place | None
) -> Iterator[Reading | Failure]:
    scrape = open_scrape(stream, stream.member or identities.name)
    if scrape.is_one_article:
        name = identities.of_member(stream.member)
        yield _read_page(scrape.text(), scrape.shape, name, learned).reading(name, stream.member)
    else:
        records = scrape.records(None if place is None else place.line)
        yield from _read_records(records, stream.member, identities, learned)


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
                yield _read_record(fields, where, learned).reading(*identities.of_record(fields, member), record.line)
        except UnreadableScrape as error:
            yield Failure(where, error.message, record.line)


def _read_page(text: str, shape: Format, name: str, learned: Learned) -> "Draft":
    """The article of a file that is one."""
    if shape is Format.HTML:
        from indexer.scrapes.html import read_html

        return read_html(text, name, learned)
    from indexer.scrapes.page.page import read_page

    return read_page(tidy(text), name, learned)


def _read_record(fields: Fields, name: str, learned: Learned) -> "Draft":
    """A record whose text may hold more than the article."""
    from indexer.scrapes.record import read_record

    return read_record(fields, name, learned)


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
