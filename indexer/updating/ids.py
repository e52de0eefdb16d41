"""Ids of articles: unique in an index, and kept by who has one."""

from pathlib import Path

import numpy as np

from indexer.engine.commits.catalog import place
from indexer.records.search import Note
from indexer.updating.changes import Key
from indexer.updating.existing_articles import ExistingArticle, ExistingArticles

MOST_TOLD = 10
MOST_RECENT = 100_000


class _GivenIds:
    """Ids given in this run, as hashes: the strings of a million take a hundred megabytes."""

    def __init__(self) -> None:
        self._recent: set[int] = set()
        self._older = np.zeros(0, np.int64)

    def add(self, id: str) -> None:
        self._recent.add(hash(id))
        if len(self._recent) == MOST_RECENT:
            self._older = np.union1d(self._older, np.fromiter(self._recent, np.int64, MOST_RECENT))
            self._recent.clear()

    def __contains__(self, id: str) -> bool:
        number = hash(id)
        if number in self._recent:
            return True
        place = int(self._older.searchsorted(number))
        return place < len(self._older) and int(self._older[place]) == number


class Ids:
    """Gives ids to new articles; `existing` are the articles that the index has already."""

    def __init__(self, existing: ExistingArticles, roots: tuple[str, ...]) -> None:
        self._existing = existing
        self._roots = roots
        self._given = _GivenIds()
        self._lengthened: list[tuple[str, str]] = []

    def take(self, id: str) -> None:
        """Note that an article has this id, new or as before."""
        self._given.add(id)

    def owner(self, id: str) -> ExistingArticle | None:
        """Return the article of the index that has the id, if it has not been deleted."""
        return self._existing.find(id)

    def give(self, id: str, key: Key) -> str:
        """Return the id, or, where another article has it, a longer one with the name of its root or of its file."""
        given = id
        if not self._is_free(given):
            candidate = given = self._longer(id, key)
            number = 1
            while not self._is_free(given):
                number += 1
                given = f"{candidate}#{number}"
            self._lengthened.append((id, given))
        self.take(given)
        return given

    def notes(self) -> list[Note]:
        """Say which articles could not have the id that they asked for, the first few by name."""
        told = [
            Note("id-taken", f"Identyfikator {id} ma już inny artykuł; ten dostał {given}.")
            for id, given in self._lengthened[:MOST_TOLD]
        ]
        rest = len(self._lengthened) - len(told)
        if rest:
            told.append(Note("ids-taken", f"Zajętych identyfikatorów było więcej: jeszcze {rest}."))
        return told

    def _is_free(self, id: str) -> bool:
        return id not in self._given and self._existing.find(id) is None

    def _longer(self, id: str, key: Key) -> str:
        """Return the id of a record with the name of its file before it, that of a file with the name of its root."""
        root, file = self._roots[key[0]], key[1]
        if not id.startswith(file):
            return f"{file}#{id}"
        folder = Path(root)
        if place(root, file) == folder:
            folder = folder.parent
        return f"{folder.name}/{id}"
