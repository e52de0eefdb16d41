"""Saved searches: in a file beside the index that people may read and edit, each with what it has given already.

The file is `INDEX.saved.toml`, with a table for every search. What is new in a search is what was added to the index by
the commits after the one that the file names as `given`: nothing is missed or repeated beside a run that is writing.
"""

import os
import re
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError
from indexer.messages import message
from indexer.records.search import Request

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_NAME = re.compile(r"\w[\w.-]{0,99}")
_TEXTS = ("query", "since", "until", "given")
_LISTS = {"source": "sources", "author": "authors"}


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query with its conditions, by a name.

    `given` is the name of the commit (`Archive.commit`) up to which it has given all that was added; None if nothing.
    """

    name: str
    query: str
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    given: str | None = None

    def request(self, *, new: bool = False) -> Request:
        """Return what it asks; with `new` only of what was added since."""
        return Request(
            self.query,
            since=self.since,
            until=self.until,
            sources=self.sources,
            authors=self.authors,
            added_after=self.given if new else None,
        )


class SavedSearches:
    """The saved searches of an index. Each method reads the file anew, and raises UsageError where it is none."""

    def __init__(self, index: Path | str) -> None:
        folder = Path(index).resolve()
        self.file = folder.with_name(f"{folder.name}.saved.toml")

    def all(self) -> list[SavedSearch]:
        """Return all of them, in the order of the file."""
        try:
            text = self.file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        try:
            return [_search(name, table) for name, table in tomllib.loads(text).items()]
        except ValueError as error:
            raise UsageError(message("{file}: {reason}", file=self.file, reason=str(error))) from error

    def named(self, name: str) -> SavedSearch:
        """Return one. Raises UsageError where there is none."""
        for search in self.all():
            if search.name == name:
                return search
        raise UsageError(message("There is no saved search “{name}”.", name=name))

    def add(self, search: SavedSearch) -> None:
        """Save one. Raises UsageError where its name is taken or no name, OSError where it cannot be written."""
        if not _NAME.fullmatch(search.name):
            raise UsageError(
                message("“{name}” is no name for a search: use letters, digits, “.”, “-” and “_”.", name=search.name)
            )
        table = _table(search)
        with self._changing() as document:
            if search.name in document:
                raise UsageError(message("There is a saved search “{name}” already.", name=search.name))
            document[search.name] = table

    def remove(self, name: str) -> None:
        """Forget one. Raises UsageError where there is none, OSError where that cannot be written."""
        self.named(name)
        with self._changing() as document:
            document.pop(name, None)

    def mark(self, name: str, commit: str) -> None:
        """Take all that was added up to a commit for given. Raises as `remove` does."""
        self.named(name)
        with self._changing() as document:
            table = document.get(name)
            if isinstance(table, dict):  # and was not removed at this very moment
                table["given"] = commit

    @contextmanager
    def running(self) -> Iterator[None]:
        """Keep others waiting that also give what is new, so that nothing is given twice."""
        with _alone(self._beside("running")):
            yield

    @contextmanager
    def _changing(self) -> Iterator["TOMLDocument"]:
        """Write what is changed in the document, which keeps the comments and the order that people gave it."""
        import tomlkit  # slow to load, and only for writing

        with _alone(self._beside("lock")):
            self.all()  # which says what is wrong with the file
            text = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
            document = tomlkit.parse(text)
            yield document
            _write_whole(self.file, tomlkit.dumps(document))

    def _beside(self, kind: str) -> Path:
        return self.file.with_name(f".{self.file.stem}.{kind}")


def _search(name: str, table: Any) -> SavedSearch:
    """Read a table of the file. Raises ValueError, which names it."""
    if not isinstance(table, dict) or "query" not in table:
        raise ValueError(message("[{name}] has no query.", name=name))
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in _TEXTS and isinstance(value, str):
            values[key] = value
        elif key in _LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
            values[_LISTS[key]] = tuple(value)
        else:
            raise ValueError(message("[{name}] cannot have this: {key} = {value}", name=name, key=key, value=value))
    return SavedSearch(name, **values)


def _table(search: SavedSearch) -> dict[str, Any]:
    """Return a search as a table of the file. Raises UsageError where it is not text."""
    table = {key: value for key in _TEXTS if (value := getattr(search, key)) is not None}
    table |= {key: list(values) for key, name in _LISTS.items() if (values := getattr(search, name))}
    for text in (search.query, *search.sources, *search.authors, search.since or "", search.until or ""):
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise UsageError(message("“{query}” is not text in UTF-8.", query=text)) from error
    return table


def _write_whole(file: Path, text: str) -> None:
    """Write a file as a whole or not at all. Raises OSError."""
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with half.open("w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        half.replace(file)
    except OSError:
        half.unlink(missing_ok=True)
        raise


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Wait until no other process holds a file, and hold it; the system lets go of it with the process."""
    with file.open("a") as held:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
