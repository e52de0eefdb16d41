"""Faults: the n-th time that a program asks the system for something, the system refuses.

Counted is what Python code asks of files: opening, reading, writing, waiting for the disk, renaming, removing, mapping
into memory, listing folders. What C libraries ask by themselves is not seen.
"""

import builtins
import errno
import io
import mmap
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import pytest

KINDS = {
    "open": errno.EMFILE,
    "read": errno.EIO,
    "write": errno.ENOSPC,
    "fsync": errno.EIO,
    "rename": errno.EACCES,
    "remove": errno.EACCES,
    "map": errno.ENOMEM,
    "list": errno.EIO,
}
"""What can be refused, and why."""


class Faults:
    """Counts the calls of one kind that concern some folders, and refuses the one with a number; 0 refuses none."""

    def __init__(self, kind: str, refused: int, folders: tuple[str, ...]) -> None:
        self.kind = kind
        self.count = 0
        self._refused = refused
        self._folders = folders

    def concern(self, path: object) -> bool:
        """Whether a path is in one of the folders."""
        return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(self._folders)

    def step(self, kind: str) -> None:
        """Count a call. Raises OSError where it is the one that is refused."""
        if kind == self.kind:
            self.count += 1
            if self.count == self._refused:
                raise OSError(KINDS[kind], os.strerror(KINDS[kind]))


class _File:
    """A file whose reading and writing is counted."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file = file
        self._faults = faults

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def read(self, *size: int) -> Any:
        self._faults.step("read")
        return self._file.read(*size)

    def readinto(self, buffer: Any) -> Any:
        self._faults.step("read")
        return self._file.readinto(buffer)

    def readline(self, *size: int) -> Any:
        self._faults.step("read")
        return self._file.readline(*size)

    def write(self, data: Any) -> Any:
        self._faults.step("write")
        return self._file.write(data)

    def flush(self) -> None:
        self._faults.step("write")
        self._file.flush()


@contextmanager
def injected(kind: str, refused: int, *folders: object) -> Iterator[Faults]:
    """Let one call fail of all that concern some folders while this lasts."""
    faults = Faults(kind, refused, tuple(map(str, folders)))
    real_open = builtins.open

    def open_file(path: Any, *arguments: Any, **options: Any) -> Any:
        if not faults.concern(path):
            return real_open(path, *arguments, **options)
        faults.step("open")
        return _File(real_open(path, *arguments, **options), faults)

    def counted(kind: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if not arguments or isinstance(arguments[0], int) or faults.concern(arguments[0]):
                faults.step(kind)
            return function(*arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builtins, "open", open_file)
        patch.setattr(io, "open", open_file)
        for module, name, what in (
            (os, "fsync", "fsync"),
            (os, "replace", "rename"),
            (os, "rename", "rename"),
            (os, "unlink", "remove"),
            (os, "listdir", "list"),
            (os, "scandir", "list"),
            (mmap, "mmap", "map"),
        ):
            patch.setattr(module, name, counted(what, getattr(module, name)))
        yield faults
