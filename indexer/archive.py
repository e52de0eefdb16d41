"""The archive: one opened index, and everything that a front end may ask of it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from indexer.article import Article, Reading, Request, Results, Stats, Suggestions, WordAnalysis
from indexer.engine.documents import StoredArticle, unpacked
from indexer.engine.snapshot import Snapshot, open_snapshot
from indexer.errors import UnknownArticle, UnreadableScrape
from indexer.search.analysis import analyses
from indexer.search.searcher import Search
from indexer.search.similar import significant_words
from indexer.search.suggestions import Vocabulary, suggestions
from indexer.statistics import stats


@dataclass(frozen=True, slots=True)
class Scrape:
    """A raw scrape: the file it stands in, the line its record starts on, and its text, decoded."""

    path: Path
    line: int
    text: str


class Archive:
    """One opened index. It stays as it was when opened until `refresh` finds a newer commit; threads may share it."""

    def __init__(self, snapshot: Snapshot, index: Path) -> None:
        self._snapshot = snapshot
        self._vocabulary = Vocabulary(snapshot)
        self._index = index
        self._lock = RLock()

    @classmethod
    def open(cls, index: Path) -> Self:
        """Open the index in a folder. Raises NoIndex or DamagedIndex."""
        return cls(open_snapshot(index), index)

    def search(self, request: Request) -> Results:
        """Answer a request. Raises UsageError for a date, an order or a facet that is none."""
        with self._lock:
            return Search(self._snapshot, request, date.today()).results()

    def highlights(self, query: str, text: str) -> list[tuple[int, int]]:
        """Return the [start, end) of every word of a text that the query stands for."""
        with self._lock:
            return Search(self._snapshot, Request(query), date.today()).highlights(text)

    def article(self, id: str) -> Article:
        """Return an article. Raises UnknownArticle."""
        return self._stored(id).article

    def scrape(self, id: str) -> Scrape:
        """Return the raw scrape of an article. Raises UnknownArticle, UnreadableScrape."""
        from indexer.scrapes import decode

        origin = self._origin(id)
        return Scrape(origin.path, origin.line, decode(origin.path, origin.record))

    def reading(self, id: str) -> Reading:
        """Read the scrape of an article again, with every dropped line. Raises UnknownArticle, UnreadableScrape."""
        from indexer.scrapes import Learned, read

        origin = self._origin(id)
        with self._lock:
            learned = Learned.from_json(self._snapshot.commit.ledger.learned)
        for found in read(origin.path, origin.name, learned):
            if isinstance(found, Reading) and found.record == origin.record:
                return replace(found, article=replace(found.article, id=id))
        raise UnreadableScrape(f"W pliku {origin.path} nie ma już artykułu {id}. Uaktualnij indeks: prasowka index")

    def analyze(self, text: str) -> list[WordAnalysis]:
        """Say of every word of a text which forms of the archive are the same word, and through which key."""
        with self._lock:
            return analyses(self._snapshot, text)

    def suggest(self, text: str, limit: int = 10) -> Suggestions:
        """Complete the last word of a text, and correct the spelling of all of them."""
        with self._lock:
            return suggestions(self._vocabulary, text, limit)

    def similar(self, id: str, request: Request) -> Results:
        """Find articles like one: its significant words, as a query. Raises UnknownArticle."""
        with self._lock:
            article = self.article(id)
            words = significant_words(self._snapshot, article)
            return Search(self._snapshot, replace(request, query=" ".join(words)), date.today(), but=id).results()

    def stats(self) -> Stats:
        """Return the figures of the archive."""
        with self._lock:
            return stats(self._snapshot)

    def refresh(self) -> bool:
        """Open the newest commit if there is one, and say so; what was found before stays as it was."""
        with self._lock:
            if self._snapshot.is_current():
                return False
            self._snapshot = open_snapshot(self._index)
            self._vocabulary = Vocabulary(self._snapshot)
            return True

    def close(self) -> None:
        """Let go of the files; the archive is of no use afterwards."""
        with self._lock:
            self._snapshot.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _find(self, id: str) -> int:
        document = self._snapshot.find(id)
        if document is None:
            raise UnknownArticle(f"Nie ma artykułu o identyfikatorze {id}.")
        return document

    def _stored(self, id: str) -> StoredArticle:
        with self._lock:
            leaf, local = self._snapshot.leaf_of(self._find(id))
            return unpacked(id, leaf.stored[local])

    def _origin(self, id: str) -> "_Origin":
        record = self._stored(id).record
        with self._lock:
            document = self._find(id)
            leaf, local = self._snapshot.leaf_of(document)
            name = leaf.columns.names("file").of(local)[0]
            return _Origin(self._snapshot.path_of(document), name, int(leaf.columns["line"][local]), record)


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where an article was read from: the file, its path below its root, and the line and the name of the record."""

    path: Path
    name: str
    line: int
    record: str
