"""What a person did with articles: read, starred, tagged, annotated. Kept beside the index, by the ids of articles.

The file is JSON that one can read, edit and keep under version control; it is written as a whole and put in place at
once. The index knows nothing of it, so that a rebuild loses nothing.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from indexer import UsageError
from indexer.messages import message

MOST_UNDONE = 100
STARRED, ANNOTATED, READ = "starred", "notes", "read"
"""Which articles of the desk are meant, where no tag is."""


def desk_file(index: Path) -> Path:
    """Return where the desk of an index is kept."""
    index = index.resolve()
    return index.with_name(f"{index.name}.desk.json")


class Desk:
    """Stars, tags, notes and what was read; without a file it is forgotten at the end."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._starred: dict[str, None] = {}
        self._tags: dict[str, dict[str, None]] = {}
        self._notes: dict[str, str] = {}
        self._read: dict[str, None] = {}
        self._seen: dict[str, str] = {}
        self._undo: list[dict[str, Any]] = []

    @classmethod
    def open(cls, file: Path) -> "Desk":
        """Read a desk; one that is not there yet is empty. Raises UsageError where the file is no desk."""
        desk = cls(file)
        if file.exists():
            try:
                desk._take(json.loads(file.read_text(encoding="utf-8")))
            except (ValueError, TypeError, AttributeError, OSError) as error:
                raise UsageError(
                    message("The file of your stars and notes cannot be read: {file}: {why}", file=file, why=error)
                ) from error
        return desk

    # What is on it

    def is_starred(self, id: str) -> bool:
        """Whether an article has a star."""
        return id in self._starred

    def is_read(self, id: str) -> bool:
        """Whether an article was read."""
        return id in self._read

    def note(self, id: str) -> str:
        """Return the note to an article."""
        return self._notes.get(id, "")

    def tags(self, id: str) -> tuple[str, ...]:
        """Return the tags of an article."""
        return tuple(sorted(tag for tag, ids in self._tags.items() if id in ids))

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Return the articles that were put together: the starred, the annotated, and those of every tag as `#tag`."""
        lists = {STARRED: tuple(self._starred), ANNOTATED: tuple(self._notes)}
        lists |= {f"#{tag}": tuple(ids) for tag, ids in sorted(self._tags.items())}
        return {name: ids for name, ids in lists.items() if ids}

    def seen(self, search: str = "") -> str | None:
        """Return the commit up to which the person has seen the archive, or what a saved search finds in it."""
        return self._seen.get(search)

    # What is done to it: each raises OSError where it cannot be kept

    def toggle_star(self, id: str) -> None:
        """Give an article a star, or take it away."""

        def change() -> None:
            if id in self._starred:
                del self._starred[id]
            else:
                self._starred[id] = None

        self._change(change)

    def set_note(self, id: str, note: str) -> None:
        """Write a note to an article; an empty one is none."""

        def change() -> None:
            self._notes.pop(id, None)
            if note.strip():
                self._notes[id] = note.strip()

        self._change(change)

    def set_tags(self, id: str, tags: Iterable[str]) -> None:
        """Give an article exactly these tags."""
        wanted = {tag.strip().lstrip("#") for tag in tags} - {""}

        def change() -> None:
            for ids in self._tags.values():
                ids.pop(id, None)
            for tag in wanted:
                self._tags.setdefault(tag, {})[id] = None
            self._tags = {tag: ids for tag, ids in self._tags.items() if ids}

        self._change(change)

    def mark_read(self, id: str) -> bool:
        """Take note that an article was read; say whether that is new. It is not undone."""
        if id in self._read:
            return False
        self._read[id] = None
        self._write()
        return True

    def see(self, commit: str, search: str = "") -> None:
        """Take note that the person has seen the archive up to a commit, or what a saved search finds in it."""
        if self._seen.get(search) != commit:
            self._seen[search] = commit
            self._write()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    def undo(self) -> bool:
        """Take back the last change; say whether there was one."""
        if not self._undo:
            return False
        read, seen = self._read, self._seen
        self._take(self._undo.pop())
        self._read, self._seen = read, seen
        self._write()
        return True

    def _change(self, change: Callable[[], None]) -> None:
        before = self._content()
        change()
        try:
            self._write()
        except OSError:
            self._take(before)
            raise
        self._undo = [*self._undo[1 - MOST_UNDONE :], before]

    # How it is kept

    def _content(self) -> dict[str, Any]:
        return {
            "starred": list(self._starred),
            "tags": {tag: list(ids) for tag, ids in sorted(self._tags.items())},
            "notes": dict(self._notes),
            "read": list(self._read),
            "seen": dict(self._seen),
        }

    def _take(self, content: dict[str, Any]) -> None:
        self._starred = dict.fromkeys(map(str, content.get("starred", ())))
        self._tags = {str(tag): dict.fromkeys(map(str, ids)) for tag, ids in content.get("tags", {}).items()}
        self._notes = {str(id): str(note) for id, note in content.get("notes", {}).items()}
        self._read = dict.fromkeys(map(str, content.get("read", ())))
        self._seen = {str(search): str(commit) for search, commit in content.get("seen", {}).items()}

    def _write(self) -> None:
        if self._file is not None:
            write_whole(self._file, json.dumps(self._content(), ensure_ascii=False, indent=1) + "\n")


def write_whole(file: Path, text: str) -> None:
    """Write a file as a whole or not at all. Raises OSError."""
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with half.open("w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        half.replace(file)
    except OSError:
        half.unlink(missing_ok=True)
        raise
