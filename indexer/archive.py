"""The archive: one opened index, and everything that a front end may ask of it.

What answers anything but a search is imported when it is asked: a search is to begin at once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar

from indexer.engine.commits.snapshot import Snapshot, open_snapshot, reporting_damage
from indexer.engine.storage.document_store import StoredArticle, unpacked
from indexer.errors import UnknownArticle
from indexer.messages import message
from indexer.records.article import Article
from indexer.records.search import Request, Results
from indexer.search.planning.question import question_of
from indexer.search.results.search import Search, highlights

if TYPE_CHECKING:
    from indexer.records.findings import Collocate, ConcordanceLine, Keyword, Timeline
    from indexer.records.names import NameInArticle, Names, Quote
    from indexer.records.report import Stats, Suggestions, WordAnalysis
    from indexer.records.scrape import Reading, Scrape
    from indexer.scrapes.origin import Origin

T = TypeVar("T")


class Archive:
    """One opened index. It stays as it was when opened until `refresh` finds a newer commit; threads may share it."""

    def __init__(self, snapshot: Snapshot, index: Path) -> None:
        self._snapshot = snapshot
        self._index = index
        self._lock = RLock()

    @classmethod
    def open(cls, index: Path | str) -> Self:
        """Open the index in a folder. Raises NoIndex or DamagedIndex."""
        index = Path(index)
        with reporting_damage(index):
            return cls(open_snapshot(index), index)

    @property
    def commit(self) -> str:
        """The name of the commit that is open, for `Request.added_after`; it changes with `refresh`."""
        return self._snapshot.commit.name

    def search(self, request: Request) -> Results:
        """Answer a request. Raises UsageError for a date, an order or a facet that is none."""
        with self._reading():
            return Search(self._snapshot, request, date.today()).results()

    def ids(self, request: Request) -> list[str]:
        """Return the ids of all articles that match a request, whatever its limit, in no order. Raises UsageError."""
        with self._reading():
            return Search(self._snapshot, request, date.today()).ids()

    def highlights(self, query: str, text: str) -> list[tuple[int, int]]:
        """Return the [start, end) of every word of a text that the query stands for."""
        with self._reading():
            return highlights(self._snapshot, question_of(query, date.today()), text)

    def article(self, id: str) -> Article:
        """Return an article. Raises UnknownArticle."""
        with self._reading():
            return self._stored(self._find(id)).article

    def scrape(self, id: str) -> "Scrape":
        """Return the raw scrape of an article. Raises UnknownArticle, UnreadableScrape."""
        return self._origin(id).scrape()

    def reading(self, id: str) -> "Reading":
        """Read the scrape of an article again, with every dropped line. Raises UnknownArticle, UnreadableScrape."""
        reading = self._origin(id).read()
        return replace(reading, article=replace(reading.article, id=id))

    def analyze(self, text: str) -> "list[WordAnalysis]":
        """Say of every word of a text which forms of the archive are the same word, and through which key."""
        from indexer.search.results.analysis import analyses

        with self._reading():
            return analyses(self._snapshot, text)

    def explain(self, query: str) -> "list[WordAnalysis]":
        """Say of every word of a query that is highlighted which forms of the archive it stands for."""
        from indexer.search.results.analysis import explanations

        with self._reading():
            return explanations(self._snapshot, question_of(query, date.today()))

    def suggest(self, text: str, limit: int = 10) -> "Suggestions":
        """Complete the last word of a text, and correct the spelling of all of them."""
        from indexer.search.suggest.suggestions import suggestions

        with self._reading():
            return suggestions(self._snapshot, text, limit)

    def similar(self, id: str, request: Request) -> Results:
        """Find articles like one: its significant words, as a query. Raises UnknownArticle."""
        from indexer.search.planning.similar import significant_words

        with self._reading():
            words = significant_words(self._snapshot, self._stored(self._find(id)).article)
            return Search(
                self._snapshot, replace(request, query=" ".join(words)), date.today(), exclude_id=id
            ).results()

    def names(self, request: Request, kinds: Sequence[str] = (), beside: str | None = None) -> "Names":
        """Return who and what the articles are about that match, most frequent first; no words ask for all articles.

        `kinds` are of `records.names.KINDS`, all but "other" by default. With `beside`, they are the names that stand
        in the same articles as that name, in any inflection, by how little chance explains it. Raises UsageError.
        """
        from indexer.search.results.names import names

        with self._reading():
            return names(self._snapshot, request, date.today(), kinds, beside)

    def names_in(self, id: str) -> "tuple[NameInArticle, ...]":
        """Return the names of an article, with every place where they stand. Raises UnknownArticle."""
        from indexer.search.results.names_in_article import names_in

        with self._reading():
            document = self._find(id)
            return names_in(self._snapshot, document, self._stored(document).article)

    def quotes(self, request: Request, by: str | None = None) -> "Iterator[Quote]":
        """Yield what is said in the articles that match, and of a query only what has one of its words in it.

        `by` is a name, in any inflection, of who says it. Articles come in the order of the request, whose `limit` and
        `offset` count quotes. Raises UsageError.
        """
        from indexer.search.results.quotes import quotes

        with self._reading():
            found = list(quotes(self._snapshot, request, date.today(), by))
        return iter(found)

    def articles(self, request: Request) -> Iterator[Article]:
        """Yield all articles that match a request, whole, in its order; no words ask for every article, newest first.

        With `fold` there is one of each group of near-copies. The request's `limit` and `offset` mean nothing here.
        Raises UsageError.
        """
        from indexer.findings.articles import articles

        with self._reading():
            return self._streamed(articles(self._snapshot, request, date.today()))

    def export(
        self,
        request: Request,
        target: Path | BinaryIO,
        format: str = "jsonl",
        fields: Sequence[str] | None = None,
        *,
        raw_csv: bool = False,
        excel: bool = False,
    ) -> int:
        """Write what `articles` yields to a file, or as Markdown into a folder; return how many articles there are.

        `format` is "jsonl", "csv", "tsv", "xlsx", "parquet", "bibtex", "ris" or "md". `fields` are those of an Article,
        of which `text` is the body; by default jsonl, parquet and md have all of them, the others no texts. In CSV no
        cell is a formula unless it is `raw_csv`; with `excel` it begins with a byte order mark. Raises UsageError.
        """
        from indexer.findings.export import export

        return export(self.articles(request), target, format, fields, raw_csv=raw_csv, excel=excel)

    def concordance(self, request: Request, width: int = 60, sort: str = "articles") -> "Iterator[ConcordanceLine]":
        """Yield every place where a word or a phrase of the query stands in the articles that match, in its context.

        `width` is how many characters of context there are on each side, at most. By `sort` the lines come as their
        articles do ("articles", in the order of the request), or in the alphabetical order of the words to the "left"
        or to the "right". The request's `limit` and `offset` mean nothing here. Raises UsageError.
        """
        from indexer.findings.concordance import concordance

        with self._reading():
            return self._streamed(concordance(self._snapshot, request, date.today(), width, sort))

    def collocates(
        self, request: Request, window: int = 5, measure: str = "likelihood", least: int = 3
    ) -> "tuple[Collocate, ...]":
        """Return the words that stand near what was asked for more often than elsewhere, the strongest first.

        Near is within `window` words, in the same paragraph; `measure` is "likelihood" or "logdice". Words that
        stand there less than `least` times are left out, and so are function words. Raises UsageError.
        """
        from indexer.findings.collocations import collocates

        with self._reading():
            return collocates(self._snapshot, request, date.today(), window, measure, least)

    def keywords(self, request: Request, against: Request | None = None, least: int = 3) -> "tuple[Keyword, ...]":
        """Return the words that the articles of a request have more often than those of another, the keyest first.

        Without the other they are compared with all other articles. Words that stand there less than `least` times are
        left out, and so are function words. Raises UsageError.
        """
        from indexer.findings.keyness import keywords

        with self._reading():
            return keywords(self._snapshot, request, against, date.today(), least)

    def facets(self, request: Request, names: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
        """Count the articles that match by "source", "author", "agency", "month", "day", "person", "place" or "org".

        Each facet has all its values, the most frequent first, or by date, with exact counts; no words ask for all
        articles. Raises UsageError.
        """
        with self._reading():
            return Search(self._snapshot, replace(request, facets=tuple(names)), date.today()).facets(names)

    def timeline(self, *requests: Request, by: str = "auto", split: str | None = None) -> "Timeline":
        """Count the articles of requests over time, in periods without a gap: "day", "week", "month" or "year".

        "auto" takes the shortest of which there are not too many. With `split`, a request has a curve for each of its
        most frequent sources ("source"), authors ("author") or people ("person"). Raises UsageError.
        """
        from indexer.findings.timeline import timeline

        with self._reading():
            return timeline(self._snapshot, requests, by, split, date.today())

    def stats(self) -> "Stats":
        """Return the figures of the archive."""
        from indexer.statistics import stats

        with self._reading():
            return stats(self._snapshot)

    def refresh(self) -> bool:
        """Open the newest commit if there is one, and say so; what was found before stays as it was.

        Else a little of the files is compared with what was written. Raises DamagedIndex.
        """
        with self._reading():
            if self._snapshot.is_current():
                self._snapshot.verify()
                return False
            self._snapshot = open_snapshot(self._index)
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

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Let one thread at a time read the snapshot. Raises DamagedIndex where a damaged file is why that fails."""
        with self._lock, reporting_damage(self._index):
            self._snapshot.refuse_if_cut()
            yield

    def _streamed(self, pieces: "Iterator[list[T]]") -> "Iterator[T]":
        """Yield what comes in pieces; other threads may read between them, and nothing is kept."""
        while True:
            with self._reading():
                piece = next(pieces, None)
            if piece is None:
                return
            yield from piece

    def _find(self, id: str) -> int:
        document = self._snapshot.find(id)
        if document is None:
            raise UnknownArticle(message("No article has the id {id}.", id=id))
        return document

    def _stored(self, document: int) -> StoredArticle:
        segment, local = self._snapshot.segment_of(document)
        return unpacked(segment.columns.id(local), segment.stored[local])

    def _origin(self, id: str) -> "Origin":
        from indexer.scrapes.origin import Origin

        with self._reading():
            document = self._find(id)
            segment, local = self._snapshot.segment_of(document)
            return Origin(
                id,
                Path(self._snapshot.path_of(document)),
                segment.columns.names("file").of(local)[0],
                int(segment.columns["line"][local]),
                self._stored(document).record,
                self._snapshot.commit.catalog.learned,
            )


def search_corrected(archive: Archive, request: Request) -> Results:
    """Answer a request; where nothing is found, answer it in the spelling that the archive proposes.

    `Results.query` tells which was answered. This is for people, who are told so: no script is to be corrected behind
    its back. Raises the errors of `Archive.search`.
    """
    results = archive.search(request)
    if not results.total:
        for proposal in filter(None, (note.proposal for note in results.notes)):
            corrected = archive.search(replace(request, query=proposal))
            if corrected.total:
                return corrected
    return results
