"""The files of a root, found fast and in a fixed order."""

import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import UsageError, why_unreadable
from indexer.messages import Message, message

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".prasowkaignore"
LARGEST_IGNORE_FILE = 1 << 20
"""Bytes."""
UNFINISHED = (".tmp", ".part", ".crdownload", "~")
"""How the names end of files that other programs are still writing, or keep beside those that they write."""
PAGES = (".html", ".htm", ".xhtml")
PARTS_OF_PAGE = ("_files", "_pliki")
"""How browsers name the folder beside a page that they save: "Artykuł.html" has its pictures in "Artykuł_pliki"."""
LAST_64_BITS = (1 << 64) - 1
"""Some disks of Windows number files with 128."""


class FoundFile(NamedTuple):
    """A file of a root: `path` is relative to the root, with "/"; `failure` says why it cannot be read.

    The numbers are those of its status on disk, times in nanoseconds.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0
    device: int = 0
    failure: Message | None = None


class _Folder(NamedTuple):
    """A folder to walk: where it is, its path below the root ("" or ending in "/"), the ignore files that bind it."""

    place: str
    path: str
    ignores: "tuple[tuple[str, GitIgnoreSpec], ...]"

    def verdict_on(self, path: str) -> bool | None:
        """Whether `path`, below the root, is ignored: as in Git, the nearest ignore file that knows it decides."""
        for prefix, spec in reversed(self.ignores):
            verdict = spec.check_file(path[len(prefix) :]).include
            if verdict is not None:
                return verdict
        return None

    def leaves_out(self, path: str, is_unfinished: bool) -> bool:
        """Whether a file or folder is left out: where no ignore file says so, what is not finished is."""
        verdict = self.verdict_on(path) if self.ignores else None
        return is_unfinished if verdict is None else verdict


def find_files(root: Path, *, skip: Collection[Path] = (), ignore: Sequence[str] = ()) -> Iterator[FoundFile]:
    """Every file below `root`, or `root` itself where it is a file, sorted within its folder.

    Left out are names that begin with a dot, the folders of `skip`, files that other programs have not finished, what
    belongs to a saved page, what a `.prasowkaignore` (in Git's syntax) names, or a pattern of `ignore` where none of
    those decides, and everything that is no regular file.
    Links to folders are followed after all real folders, each folder once, so that a loop of links ends. What cannot be
    looked at is found with a `failure`; a missing root is found so too.
    """
    try:
        status = root.stat()
    except OSError as error:
        yield FoundFile(root.name, failure=why_unreadable(error))
        return
    if stat.S_ISREG(status.st_mode):
        yield _found(root.name, status)
        return
    seen = {_identity(folder) for folder in skip if folder.is_dir()}
    linked = [_Folder(str(root), "", (("", _spec_of(ignore)),) if ignore else ())]
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
            name = _readable(folder.path.rstrip("/")) or Path(folder.place).name
            yield FoundFile(name, failure=why_unreadable(error))
            continue
        if identity in seen:
            continue
        seen.add(identity)
        names = {entry.name for entry in entries}
        if IGNORE_FILE in names:
            folder, failure = _with_ignore_file(folder)
            if failure is not None:
                yield FoundFile(folder.path + IGNORE_FILE, failure=failure)
        deeper: list[_Folder] = []
        for entry in entries:
            path = folder.path + entry.name
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir():
                    if not folder.leaves_out(path + "/", _belongs_to_page(entry.name, names)):
                        below = _Folder(entry.path, path + "/", folder.ignores)
                        (linked if entry.is_symlink() else deeper).append(below)
                    continue
                status = entry.stat()
            except OSError as error:
                if not isinstance(error, FileNotFoundError) or entry.is_symlink():  # else it has just been deleted
                    yield FoundFile(_readable(path), failure=why_unreadable(error))
                continue
            if stat.S_ISREG(status.st_mode) and not folder.leaves_out(path, entry.name.endswith(UNFINISHED)):
                yield _found(path, status)
        stack.extend(reversed(deeper))


def _spec_of(patterns: Sequence[str]) -> "GitIgnoreSpec":
    """Return what patterns name. Raises UsageError for one that is none."""
    from pathspec import GitIgnoreSpec

    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error) as error:
            raise UsageError(message("This is no pattern of files: {pattern}", pattern=pattern)) from error
    return GitIgnoreSpec.from_lines(patterns)


def _belongs_to_page(name: str, names: Set[str]) -> bool:
    """Whether a folder has the pictures and scripts of a page that a browser saved beside it."""
    return any(
        name.endswith(ending) and not names.isdisjoint(name.removesuffix(ending) + page for page in PAGES)
        for ending in PARTS_OF_PAGE
    )


def _with_ignore_file(folder: _Folder) -> tuple[_Folder, Message | None]:
    """The folder with its ignore file, and what of that cannot be used; every other line of it binds."""
    from pathspec import GitIgnoreSpec

    path = Path(folder.place, IGNORE_FILE)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return folder, message("it is no regular file")
        if status.st_size > LARGEST_IGNORE_FILE:
            return folder, message("it is larger than {size} MB", size=LARGEST_IGNORE_FILE >> 20)
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        return folder, why_unreadable(error)
    failure, usable = None, []
    for number, line in enumerate(lines, 1):
        try:
            GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error):
            failure = failure or message("line {number} is no pattern: {line}", number=number, line=line)
        else:
            usable.append(line)
    spec = GitIgnoreSpec.from_lines(usable)
    return _Folder(folder.place, folder.path, (*folder.ignores, (folder.path, spec))), failure


def _found(path: str, status: os.stat_result) -> FoundFile:
    name = _readable(path)
    return FoundFile(
        name,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino & LAST_64_BITS,
        status.st_dev & LAST_64_BITS,
        None if name == path else message("the name of the file is not text in UTF-8"),
    )


def _identity(folder: str | Path) -> tuple[int, int]:
    status = os.stat(folder)  # noqa: PTH116
    return status.st_dev, status.st_ino


def _readable(path: str) -> str:
    """`path` as text that can be stored and shown: bytes that are no UTF-8 as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
