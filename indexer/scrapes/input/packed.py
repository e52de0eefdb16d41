"""Scrapes as streams of bytes: plain, .gz or members of a .zip; what is packed only to blow up is refused."""

import errno
import gzip
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from indexer.errors import UnreadableNow, UnreadableScrape, why_unreadable
from indexer.messages import message
from indexer.records.scrape import Failure

_OFFICE = message("an office document (such as .docx)")
_GZIP = b"\x1f\x8b\x08"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Articles pack four to twenty times smaller; a disk of zeros packs a thousand times smaller.
LARGEST_RATIO = 200
_RATIO_COUNTS_FROM = 32 << 20
_MOST_MEMBERS = 200_000
_BROKEN = (EOFError, OSError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
_DAMAGED = message("the file cannot be read to its end: it is damaged or cut short")


class Stream:
    """Bytes of one scrape, unpacked; `member` is its path inside a .zip, "" elsewhere.

    Reading raises UnreadableScrape where the file is damaged, or unpacks to a suspicious multiple of its size.
    """

    def __init__(self, stream: BinaryIO, packed_size: int, member: str = "") -> None:
        self.member = member
        self._stream = stream
        self._left = max(_RATIO_COUNTS_FROM, packed_size * LARGEST_RATIO)

    def read(self, size: int) -> bytes:
        """At most `size` bytes, fewer only at the end."""
        try:
            return self._counted(self._stream.read(size))
        except _BROKEN as error:
            raise _why(error) from error

    def readline(self, size: int) -> bytes:
        """The next line with its newline, or its first `size` bytes; empty at the end."""
        try:
            return self._counted(self._stream.readline(size))
        except _BROKEN as error:
            raise _why(error) from error

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableScrape(message("the packed file unpacks to a suspicious size"))
        return data


def _why(error: Exception) -> UnreadableScrape:
    """What to say of a file that cannot be read to its end, be it for what stands in it or for what the system says."""
    if isinstance(error, OSError) and _is_of_system(error):
        return UnreadableNow(why_unreadable(error))
    return UnreadableScrape(_DAMAGED)


def _is_of_system(error: Exception) -> bool:
    """Whether an error is none of the content; a place outside the file, which content may lead to, is one."""
    return isinstance(error, OSError) and error.errno not in (None, errno.EINVAL, errno.EOVERFLOW)


def open_streams(file: BinaryIO, size: int) -> Iterator[Stream | Failure]:
    """The scrapes in an opened file of `size` bytes: itself, what its .gz unpacks to, or every member of its .zip.

    A member that cannot be read is a Failure with the member as its path. The file must be seekable; a stream is to
    be read before the next is asked for.
    """
    head = file.read(4)
    file.seek(0)
    if head.startswith(_ZIP):
        yield from _members(file)
    elif head.startswith(_GZIP):
        yield Stream(_gunzipped(file), size)
    else:
        yield Stream(file, size)


def _gunzipped(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=file))


def _members(file: BinaryIO) -> Iterator[Stream | Failure]:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise _why(error) from error
    with archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda member: member.filename)
        if len(members) > _MOST_MEMBERS:
            raise UnreadableScrape(message("the .zip archive has over {count} files", count=_MOST_MEMBERS))
        if any(member.filename == "[Content_Types].xml" for member in members):
            raise UnreadableScrape(message("this is {kind}, not text", kind=_OFFICE))
        for member in members:
            if any(part.startswith((".", "__MACOSX")) for part in member.filename.split("/")):
                continue
            try:
                with archive.open(member) as packed:
                    head = packed.read(4)
                    packed.seek(0)
                    if head.startswith(_ZIP):
                        raise UnreadableScrape(message("a .zip archive inside a .zip archive is not read"))
                    unpacked = _gunzipped(cast("BinaryIO", packed)) if head.startswith(_GZIP) else packed
                    yield Stream(cast("BinaryIO", unpacked), member.compress_size, member.filename)
            except UnreadableNow:
                raise
            except UnreadableScrape as error:
                yield Failure(member.filename, error.message)
            except _BROKEN as error:
                if _is_of_system(error):
                    raise _why(error) from error
                yield Failure(member.filename, _DAMAGED)
