"""Indexing: what changed on disk is read, documents are added, replaced and deleted, and all of it is committed."""

import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from indexer.engine.commits.catalog import Catalog, KnownFile
from indexer.engine.commits.commit import last_catalog
from indexer.engine.commits.left_articles import LeftArticles
from indexer.engine.storage.documents import Document
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.writing.index_writer import IndexWriter
from indexer.errors import DamagedIndex
from indexer.messages import Message, _, message
from indexer.polish.keys import analyser
from indexer.records.digest import hash64
from indexer.records.report import RunReport
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import FoundFile, Learned, RecordKey, learn
from indexer.updating.changes import Key
from indexer.updating.existing_articles import ExistingArticle, ExistingArticles
from indexer.updating.ids import Ids, Newcomer
from indexer.updating.lessons import Lessons
from indexer.updating.options import RunOptions
from indexer.updating.reading import FileState, ReadFile, ScrapeTask, read_files
from indexer.updating.reconciliation import Added, Removed, Replaced, fingerprint, reconcile
from indexer.updating.survey import Progress, kept, survey_for


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
    ids: dict[str, list[str]] = field(default_factory=lambda: {"added": [], "changed": [], "removed": []})


class _Waiting(NamedTuple):
    """An article whose id belongs to an article of a file that has not been read yet."""

    key: Key
    reading: Reading


class Indexing:
    """Reads what changed, adds, replaces and deletes documents, and commits."""

    def __init__(self, writer: IndexWriter, index: Path, options: RunOptions, tell: Progress) -> None:
        self._writer = writer
        self._options = options
        self._tell = tell
        self._previous = _previous_catalog(writer, index)
        self._survey, self._notes = survey_for(options, self._previous, index, tell)
        self._existing = ExistingArticles(writer.segments)
        self._formerly = ExistingArticles(_sound_segments(writer) if options.rebuild else ())
        shared_paths = self._survey.shared_paths
        self._ids = Ids(self._existing, self._formerly, self._survey.roots, shared_paths, self._previous.retired)
        before = Learned.from_json(self._previous.learned)
        self._learned = replace(before, names=before.names if options.fields is None else dict(options.fields))
        if self._learned.names != before.names:  # other names may make other articles of every record
            self._options = replace(options, reclean=True)
        self._lessons = Lessons()
        self._counts = _Counts()
        self._left = self._previous.left.commits() if writer.generation else {}
        """By their fingerprints, the commits that deleted articles came with: one that comes back is not new."""

    def carry_out(self) -> RunReport:
        """Do the work and report it."""
        known, changes = self._survey.known, self._survey.changes
        files = {key: known[key] for key in changes.unchanged}
        self._counts.known_failures = sum(bool(file.failure) for file in files.values())
        self._counts.failures += kept(self._survey.away)
        self._delete_gone_files()
        files |= self._read_all()
        for key, reason in changes.failed:
            file = KnownFile(*key, failure=reason)
            files[key] = self._failed(file, [Failure(str(self._survey.place(key)), reason)])
        total = self._writer.total()
        self._tell(_("Writing the index"), 0, 0)
        if self._options.rebuild or self._has_changes(files):
            self._commit(files)
        return self._report(total)

    def _delete_gone_files(self) -> None:
        """Delete the articles of files that are gone, before anything is read: what only moved finds its id free."""
        forgotten: defaultdict[int, list[ExistingArticle]] = defaultdict(list)
        for key in self._survey.changes.gone:
            articles = self._existing.of(*key)
            self._delete(articles)
            if not self._survey.roots[key[0]]:
                forgotten[key[0]] += articles
        for number, articles in forgotten.items():
            root, ids = self._previous.roots[number], [hash64(article.id) for article in articles]
            fingerprints = [article.fingerprint for article in articles]
            self._ids.retired = self._ids.retired.with_articles(root, ids, fingerprints)

    def _read_all(self) -> dict[Key, KnownFile]:
        """Read what is to be read, and return what to remember of each file that is there."""
        changes, files = self._survey.changes, {}
        to_read = [*changes.new, *changes.changed]
        if self._options.reclean:
            to_read += [key for key in changes.unchanged if key in self._survey.files]
        to_read.sort(key=lambda key: (self._survey.roots[key[0]], key[1]))
        unread = set(to_read)
        waiting: list[_Waiting] = []
        with closing(read_files(self._tasks(to_read), self._learned, self._options.jobs)) as found:
            for done, file in enumerate(found, 1):
                unread.remove(file.key)
                waiting += self._take(file, unread)
                if (remembered := self._remembered(file)) is not None:
                    files[file.key] = remembered
                self._tell(_("Reading"), done, len(to_read))
        for key, reading in waiting:
            self._add_new(key, reading)
        return files

    def _tasks(self, keys: Sequence[Key]) -> list[ScrapeTask]:
        """Say what to read: of a file whose content is as it was only the digest, unless all is to be read again."""
        reads_all = self._options.reclean or self._options.rebuild
        tasks = []
        for key in keys:
            known = None if reads_all else self._survey.known.get(key)
            digest = known.digest if known and not known.failure else None
            records = self._known_records(key) if known else {}
            tasks.append(ScrapeTask(key, self._survey.place(key), self._survey.files[key], digest, records))
        return tasks

    def _known_records(self, key: Key) -> dict[RecordKey, int]:
        """Return the names of the records of a file that need not be read where they stand as they did."""
        articles = self._existing.of(*key)
        return {(article.line, article.raw_digest): article.record for article in articles if article.raw_digest}

    def _take(self, file: ReadFile, unread: Collection[Key]) -> list[_Waiting]:
        """Bring the articles of one file up to date, and return those that wait for an id until all is read."""
        waiting: list[_Waiting] = []
        if file.state in (FileState.SAME, FileState.UNSETTLED):
            return waiting
        existing = self._existing.of(*file.key)
        if file.state is FileState.VANISHED:
            self._delete(existing)
            return waiting
        self._counts.read += 1
        for change in reconcile(file.articles, existing, lambda: file.failure is None):
            match change:
                case Failure():
                    file.failures.append(change)
                case Removed(article):
                    self._delete([article])
                case Replaced(article, reading):
                    self._writer.delete(article.segment, [article.document])
                    self._ids.keep(article.id)
                    self._counts.changed += 1
                    self._add(file.key, reading, fingerprint(reading), article.id, "changed", article.added)
                case Added(reading):
                    if self._ids.holder(reading.article.id) in unread:  # perhaps it moves from there to here
                        waiting.append(_Waiting(file.key, reading))
                    else:
                        self._add_new(file.key, reading)
        return waiting

    def _remembered(self, file: ReadFile) -> KnownFile | None:
        """Return what to remember of a file that was read, None where that is nothing."""
        found, known = self._survey.files[file.key], self._survey.known.get(file.key)
        match file.state:
            case FileState.VANISHED:
                return None
            case FileState.UNSETTLED:  # the next run finds that it has changed, or that it is new
                return known
            case FileState.SAME if known is not None:
                return known.seen_as(found)
        name = file.key[1]
        failures = file.failures if file.failure is None else [*file.failures, Failure(name, file.failure)]
        # What could not even be opened is tried again by every run: permissions change without a trace in the file.
        remembered = KnownFile(*file.key, digest=file.digest, failure=_summary(failures, name))
        if file.digest:
            remembered = remembered.seen_as(found)
        if not failures:
            return remembered
        place = str(self._survey.place(file.key))
        shown = [replace(failure, path=place + failure.path.removeprefix(name)) for failure in failures]
        return self._failed(remembered, shown)

    def _failed(self, file: KnownFile, failures: Sequence[Failure]) -> KnownFile:
        """Report what of a file could not be read, unless a run before did and nothing has changed since."""
        known = self._survey.known.get((file.root, file.path))
        if known and not self._options.rebuild and (known.digest, known.failure) == (file.digest, file.failure):
            self._counts.known_failures += 1
        else:
            self._counts.failures += failures
        return file

    def _add_new(self, key: Key, reading: Reading) -> None:
        """Add an article that the index does not have, as one that it has had where it only moved, or is read again."""
        record, content = hash64(reading.record), fingerprint(reading)
        id = self._ids.give(Newcomer(reading.article.id, key, record, content))
        before = self._formerly.find_record(*key, record)
        added = before.added if before else self._came_before(key, content)
        self._counts.new += 1
        self._add(key, reading, content, id, "added", added)

    def _came_before(self, key: Key, content: int) -> int:
        """Return the commit that an article came with which left, or moved while the folders were looked through."""
        if content in self._left:
            return self._left[content]
        if (place := self._known_places.get(_disk_place(self._survey.files[key]))) is not None:
            for article in self._existing.of(*place):
                if article.fingerprint == content:
                    return article.added
        return self._writer.generation

    @cached_property
    def _known_places(self) -> dict[tuple[int, ...], Key]:
        return {_disk_place(file): key for key, file in self._survey.known.items() if file.inode}

    def _add(self, key: Key, reading: Reading, content: int, id: str, kind: str, added: int) -> None:
        if self._options.names_ids:
            self._counts.ids[kind].append(id)
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
                fingerprint=content,
                line=reading.line,
                lines=reading.lines,
                is_article=reading.is_article,
                suspicious=reading.suspicious,
                raw_digest=reading.raw_digest,
                added=added,
            )
        )

    def _delete(self, articles: Sequence[ExistingArticle]) -> None:
        for article in articles:
            self._writer.delete(article.segment, [article.document])
            self._left.pop(article.fingerprint, None)  # the last that left shall stand last
            self._left[article.fingerprint] = article.added
        self._counts.gone += len(articles)
        if self._options.names_ids:
            self._counts.ids["removed"] += [article.id for article in articles]

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
        identity = self._previous.identity if self._writer.generation else ""
        catalog = Catalog(
            self._survey.roots,
            known,
            analyser(),
            learned.to_json(),
            self._ids.retired,
            identity or os.urandom(4).hex(),
            LeftArticles.of(self._left),
        )
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
            ids={kind: tuple(sorted(ids)) for kind, ids in counts.ids.items()} if self._options.names_ids else None,
        )


def _disk_place(file: KnownFile | FoundFile) -> tuple[int, ...]:
    """Return what a file keeps when it is renamed."""
    return (file.device, file.inode, file.size, file.mtime_ns)


def _previous_catalog(writer: IndexWriter, index: Path) -> Catalog:
    """Return what the last commit knows, as far as it can be read: only an index that is built anew does without."""
    if writer.previous is not None:
        return writer.previous.catalog
    return last_catalog(index) or Catalog()


def _sound_segments(writer: IndexWriter) -> list[SegmentReader]:
    """Return the segments of the last commit that are as they were written."""
    found: list[SegmentReader] = []
    if writer.previous is None:
        return found
    for segment in writer.previous.segments:
        with suppress(DamagedIndex):  # the ids that its articles had are lost with it
            reader = SegmentReader(writer.previous.folder, segment)
            if not reader.file.problems():
                found.append(reader)
    return found


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
