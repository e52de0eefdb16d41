"""Reading a scrape: one file in, its articles out, whatever its shape.

What cleans pages and texts is loaded only where there is one: its patterns take as long to compile as hundreds of clean
records to read.
"""

import io
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from indexer.errors import UnreadableNow, UnreadableScrape, why_unreadable
from indexer.messages import Message, message
from indexer.records.article import Article
from indexer.records.digest import hash64
from indexer.records.scrape import Failure, Reading, Unchanged
from indexer.scrapes.furniture.learned import NOTHING, Learned
from indexer.scrapes.input.characters import tidy
from indexer.scrapes.input.file_format import Format
from indexer.scrapes.input.opened import open_scrape
from indexer.scrapes.input.packed import Stream, open_streams
from indexer.scrapes.input.record import RawRecord, Record
from indexer.scrapes.input.record_fields import Fields, read_fields
from indexer.scrapes.limits import (
    LONGEST_SOURCE,
    LONGEST_TEXT,
    MOST_BROKEN_RECORDS,
    MOST_FAILURES,
    MOST_SLOW_RECORDS,
    TOO_LONG,
    refuse_long,
)
from indexer.scrapes.metadata.source import source_of_url
from indexer.scrapes.time_limit import TookTooLong

if TYPE_CHECKING:
    from indexer.scrapes.page.draft import Draft

RecordKey = tuple[int, int]
"""What tells whether a record stands in its file as before: its line, and a 64-bit hash of its bytes."""
NO_KEY: RecordKey = (0, 0)


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


def read_changes(
    path: Path, name: str, learned: Learned, known: Mapping[RecordKey, int]
) -> Iterator[Reading | Failure | Unchanged]:
    """Read a file again of which some records are known: those that stand there as they did are not even parsed.

    `known` has a hash of the name of every record that was read before. Everything else is as for `read`.
    """
    unchanged = {key: known[key] for key in _record_keys(path) if key in known} if known else {}
    with _opened(path) as (file, size):
        yield from _read_file(file, size, _Identities(name, frozenset(unchanged.values())), learned, None, unchanged)


def read_bytes(data: bytes, name: str, learned: Learned = NOTHING) -> Iterator[Reading | Failure]:
    """The articles of a scrape that is in memory; everything else is as for `read`."""
    yield from _without_unchanged(_read_file(io.BytesIO(data), len(data), _Identities(name), learned, None, {}))


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
        yield from _without_unchanged(_read_file(file, size, _Identities(name), learned, place, {}))


def _without_unchanged(found: Iterator[Reading | Failure | Unchanged]) -> Iterator[Reading | Failure]:
    return (some for some in found if not isinstance(some, Unchanged))


def _record_keys(path: Path) -> Iterator[RecordKey]:
    """Yield the key of every record of a file. Raises UnreadableScrape."""
    with _opened(path) as (file, size):
        for stream in open_streams(file, size):
            if isinstance(stream, Failure):
                continue
            with suppress(UnreadableScrape):  # it is told of when the file is read again
                scrape = open_scrape(stream, stream.member or path.name)
                if not scrape.is_one_article:
                    for record in scrape.records(is_known=lambda raw: True):
                        if not isinstance(record, Failure):
                            yield _key(stream.member, record)
                elif stream.member:
                    yield _key(stream.member, RawRecord(1, _raw(scrape.text())))


def _key(member: str, record: Record | RawRecord) -> RecordKey:
    return record.line, hash64(record.raw, prefix=member.encode("utf-8", "surrogateescape"))


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file at `path` and its size in bytes. Raises UnreadableScrape, with a reason to show."""
    try:
        with path.open("rb") as file:
            yield file, path.stat().st_size
    except OSError as error:
        raise UnreadableNow(why_unreadable(error)) from error


def _read_file(
    file: BinaryIO,
    size: int,
    identities: "_Identities",
    learned: Learned,
    place: Place | None,
    unchanged: Mapping[RecordKey, int],
) -> Iterator[Reading | Failure | Unchanged]:
    name = identities.name
    for stream in open_streams(file, size):
        if isinstance(stream, Failure):
            yield Failure(f"{name}/{stream.path}", stream.reason)
        elif not stream.member:
            yield from _read_stream(stream, identities, learned, place, unchanged)
        elif place is None or place.is_in(stream.member):
            try:
                yield from _read_stream(stream, identities, learned, place, unchanged)
            except UnreadableNow:
                raise
            except UnreadableScrape as error:
                yield Failure(f"{name}/{stream.member}", error.message)


def _read_stream(
    stream: Stream,
    identities: "_Identities",
    learned: Learned,
    place: Place | None,
    unchanged: Mapping[RecordKey, int],
) -> Iterator[Reading | Failure | Unchanged]:
    scrape, member = open_scrape(stream, stream.member or identities.name), stream.member
    if not scrape.is_one_article:
        line, is_known = (None if place is None else place.line), None
        if unchanged:

            def is_known(raw: RawRecord) -> bool:
                return _key(member, raw) in unchanged

        yield from _read_records(scrape.records(line, is_known), member, identities, learned, unchanged)
        return
    text, name = scrape.text(), identities.of_member(member)
    key = _key(member, RawRecord(1, _raw(text))) if member else NO_KEY
    if key in unchanged:
        yield Unchanged(unchanged[key])
    else:
        yield replace(_read_page(text, scrape.shape, name, learned).reading(name, member), raw_digest=key[1])


def _read_records(
    records: Iterator[Record | RawRecord | Failure],
    member: str,
    identities: "_Identities",
    learned: Learned,
    unchanged: Mapping[RecordKey, int],
) -> Iterator[Reading | Failure | Unchanged]:
    failures = _FailureCount(identities.of_member(member))
    for record in records:
        if isinstance(record, Failure):
            yield from failures.told(record.reason, record.line)
            continue
        key = _key(member, record)
        if isinstance(record, RawRecord):
            yield Unchanged(unchanged[key])
            continue
        try:
            reading = replace(_read_record(record, member, identities, learned), raw_digest=key[1])
        except UnreadableScrape as error:
            yield from failures.told(error.message, record.line)
        except TookTooLong:
            failures.refuse_slowness()
            yield from failures.told(TOO_LONG, record.line)
        except Exception as error:  # whatever goes wrong in one record, the others are read
            what = f"{type(error).__name__}: {error}"
            yield from failures.told(message("unexpected error: {error}", error=what), record.line)
        else:
            yield reading
    yield from failures.rest()


class _FailureCount:
    """Tells of the first failures of a file one by one, and of the others how many there are."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._count = self._slow = 0

    def told(self, reason: Message, line: int | None) -> Iterator[Failure]:
        """Yield a failure, unless there have been too many. Raises UnreadableScrape where hardly anything is sound."""
        self._count += 1
        if self._count <= MOST_FAILURES:
            yield Failure(self._path, reason, line)
        elif self._count > MOST_BROKEN_RECORDS:
            raise UnreadableScrape(message("over {count} records of it cannot be read", count=MOST_BROKEN_RECORDS))

    def refuse_slowness(self) -> None:
        """Count a record that took too long. Raises UnreadableScrape where there have been too many."""
        self._slow += 1
        if self._slow > MOST_SLOW_RECORDS:
            raise UnreadableScrape(message("over {count} records of it take too long to read", count=MOST_SLOW_RECORDS))

    def rest(self) -> Iterator[Failure]:
        """Yield a failure that stands for those that were not told."""
        if self._count > MOST_FAILURES:
            more = self._count - MOST_FAILURES
            yield Failure(self._path, message("{count} more records cannot be read", count=more))


def _read_record(record: Record, member: str, identities: "_Identities", learned: Learned) -> Reading:
    """Read a record, whose text may hold more than the article."""
    fields = read_fields(learned.renamed(record.values))
    refuse_long(fields.text, LONGEST_SOURCE)
    if fields.clean and fields.text:
        refuse_long(fields.text, LONGEST_TEXT)
        return _read_clean(fields, record.line, *identities.of_record(fields, member))
    from indexer.scrapes.record_draft import read_record

    draft = read_record(fields, identities.of_member(member), learned)
    draft.refuse_long()
    return draft.reading(*identities.of_record(fields, member), record.line)


def _read_page(text: str, shape: Format, name: str, learned: Learned) -> "Draft":
    """The article of a file that is one."""
    draft = _draft_of_page(text, shape, name, learned)
    draft.refuse_long()
    return draft


def _draft_of_page(text: str, shape: Format, name: str, learned: Learned) -> "Draft":
    if shape is Format.HTML:
        from indexer.scrapes.html import read_html

        return read_html(text, name, learned)
    from indexer.scrapes.page.page import read_page

    refuse_long(text, LONGEST_SOURCE)
    return read_page(tidy(text), name, learned)


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

    def __init__(self, name: str, reserved: Container[int] = ()) -> None:
        """Take hashes of the names of records that keep them."""
        self.name = name
        self._reserved = reserved
        self._given: dict[str, int] = {}

    def of_member(self, member: str) -> str:
        """The id of the file, or of a member of it, that is one article."""
        return f"{self.name}/{member}" if member else self.name

    def of_record(self, fields: Fields, member: str) -> tuple[str, str]:
        """The id of a record and its name inside the file."""
        own = fields.id or f"{hash64(fields.url or fields.text or fields.html):016x}"
        for times in count(self._given.get(own, 0) + 1):
            numbered = own if times == 1 else f"{own}#{times}"
            record = f"{member}#{numbered}" if member else numbered
            if (times == 1 or numbered not in self._given) and hash64(record) not in self._reserved:
                break
        self._given[numbered] = 1
        self._given[own] = times
        return numbered if fields.id else f"{self.of_member(member)}#{numbered}", record
