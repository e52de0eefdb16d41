"""The files of a root, found fast and in a fixed order."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import why_unreadable
from indexer.messages import Message, message

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".prasowkaignore"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a root: `path` is relative to the root, with "/"; `failure` says why it cannot be read."""

    path: str
    size: int
    mtime_ns: int
    failure: Message | None = None


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to walk: where it is, its path below the root ("" or ending in "/"), the ignore files that bind it."""

    place: str
    path: str
    ignores: "tuple[tuple[str, GitIgnoreSpec], ...]"

    def ignores_path(self, path: str) -> bool:
        """Whether `path`, below the root, is ignored: as in Git, the nearest ignore file that knows it decides."""
        for prefix, spec in reversed(self.ignores):
            verdict = spec.check_file(path[len(prefix) :]).include
            if verdict is not None:
                return verdict
        return False


def find_files(root: Path, *, skip: Collection[Path] = ()) -> Iterator[FoundFile]:
    """Every file below `root`, or `root` itself where it is a file, sorted within its folder.

    Left out are names that begin with a dot, the folders of `skip`, what a `.prasowkaignore` (in Git's syntax) names,
    and everything that is no regular file. Links to folders are followed after all real folders, each folder once, so
    that a loop of links ends. What cannot be looked at is found with a `failure`; a missing root is found so too.
    """
    try:
        status = root.stat()
    except OSError as error:
        yield FoundFile(root.name, 0, 0, why_unreadable(error))
        return
    if stat.S_ISREG(status.st_mode):
        yield FoundFile(_readable(root.name), status.st_size, status.st_mtime_ns)
        return
    seen = {_identity(folder) for folder in skip if folder.is_dir()}
    linked = [_Folder(str(root), "", ())]
    while linked:
        yield from _walk(linked.pop(0), seen, linked)


def _walk(folder: _Folder, seen: set[tuple[int, int]], linked: list[_Folder]) -> Iterator[FoundFile]:
    """The files below `folder`, which becomes `seen`; folders behind links are added to `linked`."""
    stack = [folder]
    while stack:
        folder = stack.pop()
        try:
            identity = _identity(folder.place)
            with os.scandir(folder.place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield FoundFile(_readable(folder.path.rstrip("/")) or Path(folder.place).name, 0, 0, why_unreadable(error))
            continue
        if identity in seen:
            continue
        seen.add(identity)
        if any(entry.name == IGNORE_FILE for entry in entries):
            folder = _with_ignore_file(folder)
        deeper: list[_Folder] = []
        for entry in entries:
            path = folder.path + entry.name
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir():
                    if not (folder.ignores and folder.ignores_path(path + "/")):
                        below = _Folder(entry.path, path + "/", folder.ignores)
                        (linked if entry.is_symlink() else deeper).append(below)
                    continue
                status = entry.stat()
            except OSError as error:
                yield FoundFile(_readable(path), 0, 0, why_unreadable(error))
                continue
            if stat.S_ISREG(status.st_mode) and not (folder.ignores and folder.ignores_path(path)):
                unreadable = None if _readable(path) == path else message("the name of the file is not text in UTF-8")
                yield FoundFile(_readable(path), status.st_size, status.st_mtime_ns, unreadable)
        stack.extend(reversed(deeper))


def _with_ignore_file(folder: _Folder) -> _Folder:
    from pathspec import GitIgnoreSpec

    try:
        lines = Path(folder.place, IGNORE_FILE).read_text("utf-8", "replace").splitlines()
    except OSError:
        # Unreadable patterns ignore nothing: it is better to find a file too many than to miss one.
        return folder
    return _Folder(folder.place, folder.path, (*folder.ignores, (folder.path, GitIgnoreSpec.from_lines(lines))))


def _identity(folder: str | Path) -> tuple[int, int]:
    status = os.stat(folder)  # noqa: PTH116
    return status.st_dev, status.st_ino


def _readable(path: str) -> str:
    """`path` as text that can be stored and shown: bytes that are no UTF-8 as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
