"""A file of named flat arrays: written once, front to back, then mapped and read in place.

    MAGIC | array | array | ... | directory (JSON) | CRC-32 and size of the directory | MAGIC

The directory stands at the end, so that an array may be written in pieces whose number nobody knows beforehand. Each
array carries a CRC-32 of its own and of the padding before it. Nothing in the file is ever unpickled or run.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from indexer.engine.storage.array_ops import Array
from indexer.errors import DamagedIndex
from indexer.messages import Message, message

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

MAGIC = b"PRASARR1"
ALIGNMENT = 64
TAIL = struct.Struct("<IQ8s")
SPOOLED_IN_MEMORY = 4_000_000
CHECKED_AT_ONCE = 64_000_000


class _OpenArray:
    """The array that is being written: where it starts, and the checksum of what is written of it."""

    def __init__(self, name: str, dtype: np.dtype[Any], start: int, checksum: int) -> None:
        self.name = name
        self.dtype = dtype
        self.start = start
        self.checksum = checksum


class ArrayFileWriter:
    """Writes a file of arrays; the file is complete, and safe on disk, only after `close`."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self._file = path.open("wb")
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
        directory = json.dumps(self._directory).encode()
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


class ArrayFile:
    """Reads a file of arrays in place. Opening reads the directory only, however large the file is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError as error:
            raise DamagedIndex(message("The index file {name} is missing.", name=path.name)) from error
        except ValueError as error:  # an empty file cannot be mapped
            raise DamagedIndex(message("The index file {name} is empty.", name=path.name)) from error
        self._directory = self._read_directory()
        self._arrays: dict[str, Array] = {}

    def _read_directory(self) -> dict[str, list[Any]]:
        end = len(self._map) - TAIL.size
        if end < len(MAGIC) or self._map[: len(MAGIC)] != MAGIC:
            raise DamagedIndex(
                message("The file {name} is no index file, or its beginning is damaged.", name=self.path.name)
            )
        checksum, size, magic = TAIL.unpack(self._map[end:])
        directory = self._map[max(end - size, 0) : end]
        if magic != MAGIC or len(directory) != size or zlib.crc32(directory) != checksum:
            raise DamagedIndex(
                message("The index file {name} is cut short, or its end is damaged.", name=self.path.name)
            )
        entries = json.loads(directory)
        if not isinstance(entries, dict):
            raise DamagedIndex(message("The file {name} is no index file.", name=self.path.name))
        return entries

    def __contains__(self, name: str) -> bool:
        return name in self._directory

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

    def intact(self, name: str) -> Array:
        """Return an array after reading all of it. Raises DamagedIndex where it is not what was written."""
        array = self[name]
        for part, start, end, checksum in self._parts():
            if part == name and self._checksum(start, end) != checksum:
                raise DamagedIndex(self.damage_of(name))
        return array

    def problems(self) -> list[str]:
        """Read the whole file and say which arrays are not what was written, a sentence each."""
        parts = self._parts()
        damaged = [name for name, start, end, checksum in parts if self._checksum(start, end) != checksum]
        return [str(self.damage_of(name)) for name in damaged]

    def _parts(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield the name of every array, where the padding before it starts and where it ends, and its checksum."""
        end = len(MAGIC)
        for name, (dtype, start, count, checksum) in self._directory.items():
            padding, end = end, start + count * np.dtype(dtype).itemsize
            yield name, padding, end, checksum

    def _checksum(self, start: int, end: int) -> int:
        checksum, whole = 0, memoryview(self._map)
        for place in range(start, end, CHECKED_AT_ONCE):
            checksum = zlib.crc32(whole[place : min(place + CHECKED_AT_ONCE, end)], checksum)
            self.release()
        return checksum

    def damage_of(self, part: str) -> Message:
        """Say that an array is not what was written."""
        return message("The index file {name} is damaged (part {part}).", name=self.path.name, part=part)
