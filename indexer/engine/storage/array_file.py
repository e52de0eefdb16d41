"""A file of named flat arrays: written once, front to back, then mapped and read in place.

    MAGIC | array | array | ... | directory (JSON) | CRC-32 and size of the directory | MAGIC

The directory stands at the end, so that an array may be written in pieces whose number nobody knows beforehand. Each
array carries a CRC-32 of its own and of the padding before it. The directory also says what the file belongs to, so
that one of another index is not taken for it. Nothing in the file is ever unpickled or run.
"""

import errno
import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Self

import numpy as np

from indexer.engine.storage.array_ops import Array
from indexer.engine.storage.index_files import create, missing, open_to_read, unreadable
from indexer.errors import DamagedIndex
from indexer.messages import Message, message

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

MAGIC = b"PRASARR2"
ALIGNMENT = 64
TAIL = struct.Struct("<IQ8s")
SPOOLED_IN_MEMORY = 4_000_000
CHECKED_AT_ONCE = 4_000_000


class _OpenArray:
    """The array that is being written: where it starts, and the checksum of what is written of it."""

    def __init__(self, name: str, dtype: np.dtype[Any], start: int, checksum: int) -> None:
        self.name = name
        self.dtype = dtype
        self.start = start
        self.checksum = checksum


class ArrayFileWriter:
    """Writes a file of arrays; the file is complete, and safe on disk, only after `close`."""

    def __init__(self, path: Path, owner: str = "") -> None:
        """Begin a file that belongs to `owner`: a name that no other has."""
        self._folder = path.parent
        self._owner = owner
        self._file = create(path)
        self._file.write(MAGIC)
        self._directory: dict[str, tuple[str, int, int, int]] = {}

    def write(self, name: str, array: Array) -> None:
        """Write a whole one-dimensional array."""
        self.write_pieces(name, array.dtype, (array,))

    def write_pieces(self, name: str, dtype: np.dtype[Any], pieces: Iterable[Array | bytes]) -> None:
        """Write an array piece by piece; pieces are arrays of `dtype` or their bytes."""
        self.begin(name, dtype)
        for piece in pieces:
            self.append(piece if isinstance(piece, bytes) else _bytes_of(piece.astype(dtype, copy=False)))
        self.finish()

    def begin(self, name: str, dtype: np.dtype[Any]) -> None:
        """Begin an array whose pieces come one by one; no other may be begun before `finish`."""
        padding = b"\0" * (-self._file.tell() % ALIGNMENT)
        self._file.write(padding)
        self._open = _OpenArray(name, dtype, self._file.tell(), zlib.crc32(padding))

    def append(self, data: bytes | memoryview) -> None:
        """Append the bytes of some values to the array that was begun."""
        self._open.checksum = zlib.crc32(data, self._open.checksum)
        self._file.write(data)

    def finish(self) -> None:
        """End the array that was begun."""
        size, rest = divmod(self._file.tell() - self._open.start, self._open.dtype.itemsize)
        assert not rest, f"{self._open.name} ends in the middle of a value"
        self._directory[self._open.name] = (self._open.dtype.str, self._open.start, size, self._open.checksum)

    def spool(self) -> "SpooledTemporaryFile[bytes]":
        """Return a temporary file on the same disk, for what is to be written here later; the caller closes it."""
        from tempfile import SpooledTemporaryFile

        return SpooledTemporaryFile(SPOOLED_IN_MEMORY, dir=str(self._folder))

    def close(self) -> None:
        """Write the directory and wait until everything is on the disk."""
        directory = json.dumps({"owner": self._owner, "arrays": self._directory}).encode()
        with self._file as file:
            file.write(directory + TAIL.pack(zlib.crc32(directory), len(directory), MAGIC))
            file.flush()
            os.fsync(file.fileno())

    def abandon(self) -> None:
        """Close an unfinished file; it stays unreadable and is for the caller to delete."""
        with suppress(OSError):  # it may be that there is no room for what was still to be written
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


def _bytes_of(array: Array) -> memoryview:
    return np.ascontiguousarray(array).data.cast("B") if array.size else memoryview(b"")


class _Part(NamedTuple):
    """An array in its file: where the padding before it starts, where it ends, and the checksum of both."""

    name: str
    start: int
    end: int
    checksum: int

    def is_intact(self, file: BinaryIO | mmap.mmap) -> bool:
        """Read it, and tell whether it is what was written."""
        checksum = 0
        try:
            file.seek(self.start)
            for place in range(self.start, self.end, CHECKED_AT_ONCE):
                checksum = zlib.crc32(file.read(min(CHECKED_AT_ONCE, self.end - place)), checksum)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        return checksum == self.checksum


class ArrayFile:
    """Reads a file of arrays in place. Opening reads the directory only, however large the file is."""

    def __init__(self, path: Path, owner: str | None = None) -> None:
        """Open a file that belongs to `owner`, or to whomever. Raises DamagedIndex, OSError."""
        self.path = path
        try:
            with open_to_read(path) as file:
                self._identity = os.fstat(file.fileno()).st_ino
                self._directory = self._read_directory(file, owner)
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError as error:
            raise missing(path) from error
        except OSError as error:
            if error.errno == errno.EIO:
                raise unreadable(path, error) from error
            raise
        self._arrays: dict[str, Array] = {}
        self._unverified: list[_Part] = []

    def _read_directory(self, file: BinaryIO, owner: str | None) -> dict[str, list[Any]]:
        end = file.seek(0, os.SEEK_END) - TAIL.size
        if end == -TAIL.size:
            raise DamagedIndex(message("The index file {name} is empty.", name=self.path.name))
        if end < len(MAGIC) or self._read(file, 0, len(MAGIC)) != MAGIC:
            raise DamagedIndex(
                message("The file {name} is no index file, or its beginning is damaged.", name=self.path.name)
            )
        checksum, size, magic = TAIL.unpack(self._read(file, end, TAIL.size))
        directory = self._read(file, max(end - size, 0), min(end, size))
        if magic != MAGIC or len(directory) != size or zlib.crc32(directory) != checksum:
            raise DamagedIndex(
                message("The index file {name} is cut short, or its end is damaged.", name=self.path.name)
            )
        entries = json.loads(directory)
        try:
            found, arrays = entries["owner"], entries["arrays"]
            arrays.items()
        except (AttributeError, KeyError, TypeError) as error:  # the checksum is right: somebody made it so
            raise DamagedIndex(message("The file {name} is no index file.", name=self.path.name)) from error
        if owner is not None and found != owner:
            raise DamagedIndex(message("The index file {name} belongs to another index.", name=self.path.name))
        return dict(arrays)

    @staticmethod
    def _read(file: BinaryIO, start: int, size: int) -> bytes:
        file.seek(start)
        return file.read(size)

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def __iter__(self) -> Iterator[str]:
        return iter(self._directory)

    def __getitem__(self, name: str) -> Array:
        """Return the array, a read-only view of the mapped file."""
        if name not in self._arrays:
            self._arrays[name] = self._view(name)
        return self._arrays[name]

    def _view(self, name: str) -> Array:
        try:
            dtype, start, count, _ = self._directory[name]
            return np.frombuffer(self._map, np.dtype(dtype), count, start)
        except (KeyError, TypeError, ValueError) as error:  # the checksum is right: somebody made it so
            raise DamagedIndex(self.damage_of(name)) from error

    def release(self) -> None:
        """Give the memory of what was read so far back to the system, where it takes it; nothing is lost."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def refuse_if_cut(self) -> None:
        """Raise DamagedIndex where the file has become shorter since: touching what is gone would end the process."""
        if self._map.size() < len(self._map):
            raise DamagedIndex(message("The index file {name} was cut short while it was open.", name=self.path.name))

    def intact(self, name: str) -> Array:
        """Return an array after reading all of it. Raises DamagedIndex where it is not what was written."""
        array = self[name]
        if self._damaged(part for part in self._parts() if part.name == name):
            raise DamagedIndex(self.damage_of(name))
        return array

    def problems(self) -> list[str]:
        """Read the whole file and say which arrays are not what was written, a sentence each."""
        return [str(self.damage_of(name)) for name in self._damaged(self._parts())]

    def verify(self, size: int) -> int:
        """Read at least so many bytes of the file, others each time, and return how many.

        Arrays come in no order, so that many short runs of a program read all of them in the end; fewer bytes are read
        only where that was the last of them. Raises DamagedIndex where an array is not what was written.
        """
        from random import shuffle  # a search needs none

        if not self._unverified:
            self._unverified = list(self._parts())
            shuffle(self._unverified)
        read = 0
        while self._unverified and read < size:
            part = self._unverified.pop()
            if self._damaged((part,)):
                raise DamagedIndex(self.damage_of(part.name))
            read += part.end - part.start
        return read

    def _parts(self) -> Iterator["_Part"]:
        """Yield every array, with the padding before it."""
        end = len(MAGIC)
        for name, entry in self._directory.items():
            try:
                dtype, start, count, checksum = entry
                padding, end = end, start + count * np.dtype(dtype).itemsize
            except (TypeError, ValueError) as error:  # the checksum is right: somebody made it so
                raise DamagedIndex(self.damage_of(name)) from error
            yield _Part(name, padding, end, checksum)

    def _damaged(self, parts: Iterable["_Part"]) -> list[str]:
        """Return the names of those parts that are not what was written.

        They are read, not mapped: a bad sector is an error then, and not the end of the process. Of a file that nobody
        can open any more, because a newer commit does without it, only the map is left.
        """
        with suppress(FileNotFoundError), open_to_read(self.path) as file:
            if os.fstat(file.fileno()).st_ino == self._identity:
                return [part.name for part in parts if not part.is_intact(file)]
        return [part.name for part in parts if not part.is_intact(self._map)]

    def contradiction_in(self, part: str) -> Message:
        """Say that an array is what was written, but does not agree with the others."""
        return message("The index file {name} contradicts itself (part {part}).", name=self.path.name, part=part)

    def damage_of(self, part: str) -> Message:
        """Say that an array is not what was written."""
        return message("The index file {name} is damaged (part {part}).", name=self.path.name, part=part)
