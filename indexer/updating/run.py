"""One run of indexing: from the folders on disk to a commit."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from indexer.engine.commits.catalog import Catalog, KnownFile
from indexer.engine.commits.commit import last_catalog, latest_generation, read_commit
from indexer.engine.storage.documents import Document, hash64
from indexer.engine.writing.index_writer import IndexWriter
from indexer.messages import Message, message
from indexer.polish.keys import analyser, keys_of
from indexer.records.report import RunReport
from indexer.records.scrape import Failure, Reading
from indexer.records.search import Note
from indexer.scrapes import Learned, learn
from indexer.updating.changes import Key
from indexer.updating.existing_articles import ExistingArticle, ExistingArticles
from indexer.updating.ids import Ids
from indexer.updating.reading import Harvested, ScrapeTask, harvest
from indexer.updating.survey import Survey, kept, numbered_roots, refuse_to_lose, survey

if TYPE_CHECKING:
    from indexer.engine.writing.key_worker import KeyWorker

MOST_TO_LEARN_FROM = 10_000

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a run is to do; see `indexer.maintenance.update`."""

    paths: tuple[Path, ...] = ()
    forget: tuple[Path, ...] = ()
    rebuild: bool = False
    reclean: bool = False
    dry_run: bool = False
    jobs: int = 1


def run(index: Path, choices: Choices, progress: Progress | None = None) -> RunReport:
    """Look, read what changed, and commit."""
    started = perf_counter()
    tell = progress or _tell_nobody
    # Asked here for its errors alone: what makes no sense shall not make a folder either.
    numbered_roots(_previous_catalog(index, choices), choices.paths, choices.forget)
    if choices.dry_run:
        report = _rehearse(index, choices, tell)
    else:
        with (
            _rare_garbage_collection(),
            _key_worker(choices.jobs) as key_worker,
            IndexWriter(index, keys_of, choices.rebuild, key_worker) as writer,
        ):
            report = _Run(writer, index, choices, tell).carry_out()
    return replace(report, took_s=round(perf_counter() - started, 3))


def _key_worker(jobs: int) -> AbstractContextManager["KeyWorker | None"]:
    """Return what makes keys in another process, where there are to be several."""
    if jobs <= 1:
        return nullcontext()
    from indexer.engine.writing.key_worker import KeyWorker  # brings multiprocessing along
    from indexer.updating.workers import processes

    return KeyWorker(keys_of, processes(1))


@contextmanager
def _rare_garbage_collection() -> Iterator[None]:
    """Look for cycles rarely: a run makes millions of objects without any, and looking takes a third of its time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def _previous_catalog(index: Path, choices: Choices) -> Catalog:
    """Return the catalog of the last commit; a rebuild takes any that can be read."""
    if choices.rebuild:
        return last_catalog(index) or Catalog()
    return Catalog() if latest_generation(index) is None else read_commit(index).catalog


def _known_files(catalog: Catalog, choices: Choices) -> dict[Key, KnownFile]:
    """Return what is known of every file: for a rebuild nothing."""
    return {} if choices.rebuild else {(file.root, file.path): file for file in catalog.files}


def _surveyed(index: Path, choices: Choices, catalog: Catalog, tell: Progress) -> tuple[Survey, list[Note]]:
    """Look at the roots; a rebuild only where it loses nothing."""
    roots, notes = numbered_roots(catalog, choices.paths, choices.forget)
    found = survey(roots, catalog.devices, _known_files(catalog, choices), index, tell)
    if choices.rebuild:
        refuse_to_lose(found, catalog)
    return found, notes


def _rehearse(index: Path, choices: Choices, tell: Progress) -> RunReport:
    """Say what a run would do, in files: how many articles are in them, only reading would tell."""
    catalog = _previous_catalog(index, choices)
    found, notes = _surveyed(index, choices, catalog, tell)
    changes = found.changes
    return RunReport(
        seen=len(found.files),
        new=len(changes.new),
        changed=len(changes.changed),
        gone=len(changes.gone),
        unchanged=len(changes.unchanged),
        failures=(*kept(found.away), *(Failure(str(found.place(key)), reason) for key, reason in changes.failed)),
        notes=tuple(notes),
        total=0 if choices.rebuild or latest_generation(index) is None else read_commit(index).count,
        dry_run=True,
    )


@dataclass(slots=True)
class _Counts:
    """What a run has done so far."""

    read: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    known_failures: int = 0
    failures: list[Failure] = field(default_factory=list)
    suspicious: list[tuple[str, str]] = field(default_factory=list)


class _Run:
    """Reads what changed, adds, replaces and deletes documents, and commits."""

    def __init__(self, writer: IndexWriter, index: Path, choices: Choices, tell: Progress) -> None:
        self._writer = writer
        self._choices = choices
        self._tell = tell
        self._previous = _previous_catalog(index, choices)
        self._survey, self._notes = _surveyed(index, choices, self._previous, tell)
        self._existing = ExistingArticles(writer.segments)
        self._ids = Ids(self._existing, self._survey.roots)
        self._learned = Learned.from_json(self._previous.learned)
        self._lessons = _Lessons()
        self._unread: set[Key] = set()
        self._waiting: list[tuple[Reading, Key]] = []
        self._counts = _Counts()

    def carry_out(self) -> RunReport:
        """Do the work and report it."""
        known, changes = self._survey.known, self._survey.changes
        files = {key: known[key] for key in changes.unchanged}
        self._counts.known_failures = sum(bool(file.failure) for file in files.values())
        self._counts.failures += kept(self._survey.away)
        for key in changes.gone:  # first, so that what only moved finds its id free
            self._delete(self._existing.of(*key))
        files |= self._read_all()
        for key, reason in changes.failed:
            files[key] = self._failed(KnownFile(*key, 0, 0, 0, reason), [Failure(str(self._survey.place(key)), reason)])
        total = self._writer.total()
        self._tell("Zapisywanie indeksu", 0, 0)
        if self._choices.rebuild or self._has_changes(files):
            self._commit(files)
        return self._report(total)

    def _read_all(self) -> dict[Key, KnownFile]:
        """Read what is to be read, and return what to remember of each file."""
        changes, files = self._survey.changes, {}
        to_read = [*changes.new, *changes.changed]
        if self._choices.reclean:
            to_read += [key for key in changes.unchanged if key in self._survey.files]
        to_read.sort()
        self._unread = set(to_read)
        with closing(harvest(self._tasks(to_read), self._learned, self._choices.jobs)) as scrapes:
            for done, scrape in enumerate(scrapes, 1):
                self._unread.remove(scrape.key)
                files[scrape.key] = self._take(scrape)
                self._tell("Czytanie", done, len(to_read))
        for reading, key in self._waiting:
            self._add(reading, key, self._ids.give(reading.article.id, key))
        return files

    def _tasks(self, keys: Sequence[Key]) -> list[ScrapeTask]:
        """Say what to read: of a file whose content is as it was only the digest, unless all is to be read again."""
        tasks = []
        for key in keys:
            known = None if self._choices.reclean else self._survey.known.get(key)
            digest = known.digest if known and not known.failure else None
            tasks.append(ScrapeTask(key, self._survey.place(key), self._survey.files[key].size, digest))
        return tasks

    def _take(self, scrape: Harvested) -> KnownFile:
        """Bring the documents of one file up to date, and return what to remember of it."""
        found = self._survey.files[scrape.key]
        if scrape.is_same:
            return self._survey.known[scrape.key]._replace(size=found.size, mtime_ns=found.mtime_ns)
        self._counts.read += 1
        before = {older.record: older for older in self._existing.of(*scrape.key)}
        failures = []
        for reading in scrape.articles:
            if isinstance(reading, Failure):
                failures.append(reading)
            else:
                self._update(reading, scrape.key, before)
        if scrape.failure:  # what could be read of it before is better than nothing
            failures.append(Failure(scrape.key[1], scrape.failure))
        else:
            self._delete(list(before.values()))
        # What could not even be opened is tried again by every run: permissions change without a trace in the file.
        size, mtime_ns = (found.size, found.mtime_ns) if scrape.digest else (0, 0)
        remembered = KnownFile(*scrape.key, size, mtime_ns, scrape.digest, _summary(failures, scrape.key[1]))
        place = str(self._survey.place(scrape.key))
        shown = [replace(failure, path=place + failure.path.removeprefix(scrape.key[1])) for failure in failures]
        return self._failed(remembered, shown) if failures else remembered

    def _failed(self, file: KnownFile, failures: Sequence[Failure]) -> KnownFile:
        """Report what of a file could not be read, unless a run before did and nothing has changed since."""
        known = self._survey.known.get((file.root, file.path))
        if known and (known.digest, known.failure) == (file.digest, file.failure):
            self._counts.known_failures += 1
        else:
            self._counts.failures += failures
        return file

    def _update(self, reading: Reading, key: Key, before: dict[int, ExistingArticle]) -> None:
        """Add an article, in the place of its older version if there is one; one that is as it was stays."""
        older = before.pop(hash64(reading.record), None)
        if older is None:
            owner = self._ids.owner(reading.article.id)
            if owner is not None and owner.key in self._unread:  # perhaps it moves from there to here
                self._waiting.append((reading, key))
            else:
                self._add(reading, key, self._ids.give(reading.article.id, key))
        elif older.fingerprint != _content_hash(reading):
            self._writer.delete(older.segment, [older.document])
            self._ids.take(older.id)
            self._add(reading, key, older.id, is_new=False)

    def _add(self, reading: Reading, key: Key, id: str, is_new: bool = True) -> None:
        self._counts.new += is_new
        self._counts.changed += not is_new
        if reading.suspicious:
            self._counts.suspicious.append((id, reading.suspicious))
        if not reading.record:
            self._lessons.add(reading)
        self._writer.add(
            Document(
                reading.article if reading.article.id == id else replace(reading.article, id=id),
                root=key[0],
                file=key[1],
                record=reading.record,
                fingerprint=_content_hash(reading),
                line=reading.line,
                lines=reading.lines,
                is_article=reading.is_article,
                suspicious=reading.suspicious,
            )
        )

    def _delete(self, existing: Sequence[ExistingArticle]) -> None:
        for older in existing:
            self._writer.delete(older.segment, [older.document])
        self._counts.gone += len(existing)

    def _has_changes(self, files: dict[Key, KnownFile]) -> bool:
        counts = self._counts
        return bool(
            counts.new
            or counts.changed
            or counts.gone
            or files != self._survey.known
            or self._survey.roots != self._previous.roots
            or self._previous.analyser != analyser()
        )

    def _commit(self, files: dict[Key, KnownFile]) -> None:
        learned = self._learned | learn(self._lessons.readings)
        known = [files[key] for key in sorted(files)]
        catalog = Catalog(self._survey.roots, known, analyser(), learned.to_json(), self._survey.devices)
        self._writer.commit(catalog, rekey=self._previous.analyser not in ("", analyser()))

    def _report(self, total: int) -> RunReport:
        counts = self._counts
        return RunReport(
            seen=len(self._survey.files),
            read=counts.read,
            new=counts.new,
            changed=counts.changed,
            gone=counts.gone,
            unchanged=total - counts.new - counts.changed,
            failures=tuple(counts.failures),
            known_failures=counts.known_failures,
            suspicious=tuple(counts.suspicious),
            notes=(*self._notes, *self._ids.notes()),
            total=total,
        )


class _Lessons:
    """Readings to learn from: all of them, or every second, fourth... of very many, so that memory stays bounded."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self._step = 1
        self._count = 0

    def add(self, reading: Reading) -> None:
        """Keep a reading when it is its turn."""
        if self._count % self._step == 0:
            self.readings.append(reading)
        self._count += 1
        if len(self.readings) > MOST_TO_LEARN_FROM:
            del self.readings[1::2]
            self._step *= 2


def _summary(failures: Sequence[Failure], file: str) -> Message | None:
    """Say in one line what of a file could not be read."""
    if not failures:
        return None
    first = failures[0]
    summary = first.reason
    if first.line is not None:
        summary = message("line {line}: {reason}", line=first.line, reason=summary)
    elif member := first.path.removeprefix(file).lstrip("/"):
        summary = message("{file}: {reason}", file=member, reason=summary)
    return message("{reason} (and {count} more)", reason=summary, count=len(failures) - 1) if failures[1:] else summary


def _content_hash(reading: Reading) -> int:
    article = reading.article
    texts = (article.title, article.lead, article.body, article.published, article.source, article.url)
    several = (article.authors, article.agencies, article.captions, reading.lines, reading.line, reading.suspicious)
    return hash64("\x1f".join((*(text or "" for text in texts), repr(several))))
