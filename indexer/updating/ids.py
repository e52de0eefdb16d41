"""Ids of articles: unique in an index, and never given to another article than the one that had them first."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.retired_ids import RetiredIds
from indexer.messages import _
from indexer.records.digest import hash64
from indexer.records.search import Note
from indexer.updating.changes import Key
from indexer.updating.existing_articles import ExistingArticles
from indexer.updating.roots import root_names

MOST_NAMED = 10
MOST_RECENT = 100_000


class Newcomer(NamedTuple):
    """An article that asks for an id: the file and the record that it was read from, and a hash of its content."""

    id: str
    key: Key
    record: int
    fingerprint: int


class Ids:
    """Gives ids to new articles.

    An article gets the id that its scrape asks for, unless that could be taken for another article: one that the index
    has, had in a root that was forgotten, or has in another root under the same path. It then gets a longer one, with
    the name of its root or of its file, which depends on nothing but where it lies. An index that is built anew gives
    every article the id that it had `formerly`.
    """

    def __init__(
        self,
        existing: ExistingArticles,
        formerly: ExistingArticles,
        roots: Sequence[str],
        shared_paths: Collection[str],
        retired: RetiredIds,
    ) -> None:
        self._existing = existing
        self._formerly = formerly
        self._roots = roots
        self._names = root_names(roots)
        self._shared_paths = shared_paths
        self.retired = retired
        """The ids of articles of roots that were forgotten; those of this run are for the caller to add."""
        self._given = _GivenIds()
        self._lengthened: list[tuple[str, str]] = []

    def keep(self, id: str) -> None:
        """Note that an article of this run has the id that it had before."""
        self._given.add(id)

    def holder(self, id: str) -> Key | None:
        """Return the file of the article of the index that has the id, None where none has it."""
        article = self._existing.find(id)
        return None if article is None else article.key

    def give(self, newcomer: Newcomer) -> str:
        """Return the id that an article gets."""
        before = self._formerly.find_record(*newcomer.key, newcomer.record)
        if before is not None and before.id not in self._given:
            given = before.id
        else:
            given = newcomer.id
            if newcomer.id in self._shared_paths or not self._is_free(given, newcomer):
                given = self._first_free(self._longer(newcomer), newcomer)
                self._lengthened.append((newcomer.id, given))
        self._given.add(given)
        return given

    def notes(self) -> list[Note]:
        """Say which articles could not have the id that they asked for, the first few by name."""
        said = _("The id {id} belongs to another article, or could be taken for it; this one got {given}.")
        notes = [Note("id-taken", said.format(id=id, given=given)) for id, given in self._lengthened[:MOST_NAMED]]
        if rest := len(self._lengthened) - len(notes):
            notes.append(Note("ids-taken", _("There were more ids that were taken: {count} more.").format(count=rest)))
        return notes

    def _is_free(self, id: str, newcomer: Newcomer) -> bool:
        return (
            id not in self._given
            and self._existing.find(id) is None
            and self._formerly.find(id) is None
            and not self.retired.belongs_to_another(hash64(id), self._roots[newcomer.key[0]], newcomer.fingerprint)
        )

    def _first_free(self, id: str, newcomer: Newcomer) -> str:
        given, number = id, 1
        while not self._is_free(given, newcomer):
            number += 1
            given = f"{id}#{number}"
        return given

    def _longer(self, newcomer: Newcomer) -> str:
        """Return the id of a record with the name of its file before it, that of a file with the name of its root."""
        root, file = newcomer.key
        if not newcomer.id.startswith(file):
            return f"{file}#{newcomer.id}"
        return f"{self._names[root]}/{newcomer.id}"


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
