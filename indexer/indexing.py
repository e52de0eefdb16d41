"""One run of indexing: from the folders on disk to a commit."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from indexer.article import Failure, Note, Reading, RunReport
from indexer.engine.commits import latest_generation, read_commit
from indexer.engine.documents import Document, hash64
from indexer.engine.ledger import KnownFile, Ledger
from indexer.engine.residents import Resident, Residents
from indexer.engine.writer import Writer
from indexer.errors import DamagedIndex, UsageError
from indexer.harvest import Harvested, ScrapeTask, harvest
from indexer.polish.keys import analyser, keys_of
from indexer.scrapes import FoundFile, Learned, find_files, learn
from indexer.sync import Changes, Key, compare, merged_roots

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
    previous = _previous_ledger(index, forgiving=choices.rebuild)
    roots, notes = _roots(previous, choices)
    read_all = choices.rebuild or choices.reclean
    look = _look(index, previous, roots, read_all, tell)
    if choices.dry_run:
        report = _dry_report(look)
    else:
        with _rare_garbage_collection(), Writer(index, keys_of, empty=choices.rebuild) as writer:
            report = _Run(writer, previous, look, read_all).carry_out(choices.jobs, tell)
    return replace(report, notes=(*notes, *report.notes), took_s=round(perf_counter() - started, 3))


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


def _previous_ledger(index: Path, forgiving: bool) -> Ledger:
    """Return the ledger of the last commit; a rebuild makes do without one that is damaged."""
    if latest_generation(index) is None:
        return Ledger()
    try:
        return read_commit(index).ledger
    except DamagedIndex:
        if forgiving:
            return Ledger()
        raise


def _roots(previous: Ledger, choices: Choices) -> tuple[tuple[str, ...], list[Note]]:
    """Return the roots by number, "" for one that is gone: numbers never change, documents are marked with them."""
    for path in choices.paths:
        if not path.exists():
            raise UsageError(f"Nie ma takiego pliku ani folderu: {path}")
    known = [Path(root) for root in previous.roots if root]
    forgotten = {path.resolve() for path in choices.forget}
    for path in sorted(forgotten - set(known)):
        raise UsageError(f"Indeks nie zna folderu ani pliku {path}; zna: {', '.join(map(str, known)) or 'nic'}")
    kept, inside = merged_roots(
        [*(root for root in known if root not in forgotten), *(path.resolve() for path in choices.paths)]
    )
    if not kept and not forgotten:
        raise UsageError("Indeks nie zna jeszcze żadnego folderu. Podaj go: prasowka index FOLDER")
    numbered = [root if root and Path(root) in kept else "" for root in previous.roots]
    numbered += [str(root) for root in kept if str(root) not in numbered]
    notes = [Note("merged-root", f"{inner} leży w {outer}; wystarczy ten drugi.") for inner, outer in inside]
    return tuple(numbered), notes


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found on disk: every file by its key, what was known of it, and how the two compare."""

    roots: tuple[str, ...]
    files: dict[Key, FoundFile]
    known: dict[Key, KnownFile]
    changes: Changes


def _look(index: Path, previous: Ledger, roots: tuple[str, ...], read_all: bool, tell: Progress) -> _Look:
    """Look at every file of every root."""
    files: dict[Key, FoundFile] = {}
    found: list[tuple[int, FoundFile]] = []
    away = set()
    for number, root in enumerate(roots):
        if not root:
            continue
        if not Path(root).exists():
            away.add(number)
        for file in find_files(Path(root), skip=(index,)):
            found.append((number, file))
            files[number, file.path] = file
            if len(found) % 1000 == 0:
                tell("Przeglądanie folderów", len(found), 0)
    known = {(file.root, file.path): file for file in previous.files}
    changes = compare(known, found, away)
    if read_all:
        changes.changed += [key for key in changes.unchanged if key in files]
        changes.unchanged = [key for key in changes.unchanged if key not in files]
    return _Look(roots, files, known, changes)


def _dry_report(look: _Look) -> RunReport:
    changes = look.changes
    return RunReport(
        seen=len(look.files),
        new=len(changes.new),
        changed=len(changes.changed),
        gone=len(changes.gone),
        unchanged=len(changes.unchanged),
        failures=tuple(Failure(path, reason) for (_, path), reason in changes.failed),
        dry_run=True,
    )


@dataclass(slots=True)
class _Counts:
    """What a run has done so far."""

    read: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0
    failures: list[Failure] = field(default_factory=list)
    suspicious: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class _Run:
    """Reads what changed, adds, replaces and deletes documents, and commits."""

    def __init__(self, writer: Writer, previous: Ledger, look: _Look, read_all: bool) -> None:
        self._writer = writer
        self._previous = previous
        self._look = look
        self._read_all = read_all
        self._residents = Residents(writer.leaves)
        self._learned = Learned.from_json(previous.learned)
        self._readings: list[Reading] = []
        self._ids: set[str] = set()
        self._counts = _Counts()

    def carry_out(self, jobs: int, tell: Progress) -> RunReport:
        """Do the work and report it."""
        look, changes, counts = self._look, self._look.changes, self._counts
        files = {key: look.known[key] for key in changes.unchanged}
        to_read = sorted([*changes.new, *changes.changed])
        for done, scrape in enumerate(harvest(self._tasks(to_read), self._learned, jobs), 1):
            files[scrape.key] = self._take(scrape)
            tell("Czytanie", done, len(to_read))
        for key, reason in changes.failed:
            counts.failures.append(Failure(self._shown(key), reason))
            if key in look.known:
                files[key] = look.known[key]
        for key in changes.gone:
            self._delete(self._residents.of(*key))
        total = self._writer.total()
        tell("Zapisywanie indeksu", 0, 0)
        if self._has_changes(files):
            learned = self._learned | learn(self._readings)
            ledger = Ledger(look.roots, tuple(files[key] for key in sorted(files)), analyser(), learned.to_json())
            self._writer.commit(ledger, rekey=self._previous.analyser not in ("", analyser()))
        return self._report(files, total)

    def _tasks(self, keys: Sequence[Key]) -> list[ScrapeTask]:
        """Say what to read: of a file whose content is as it was only the digest, unless all is to be read again."""
        tasks = []
        for key in keys:
            known = None if self._read_all else self._look.known.get(key)
            digest = known.digest if known and not known.failure else None
            tasks.append(ScrapeTask(key, Path(self._shown(key)), self._look.files[key].size, digest))
        return tasks

    def _take(self, scrape: Harvested) -> KnownFile:
        """Bring the documents of one file up to date, and return what to remember of it."""
        root, path = scrape.key
        found = self._look.files[scrape.key]
        if scrape.is_same:
            known = self._look.known[scrape.key]
            return known._replace(size=found.size, mtime_ns=found.mtime_ns)
        self._counts.read += 1
        before = {resident.record: resident for resident in self._residents.of(root, path)}
        for reading in scrape.articles:
            match reading:
                case Failure():
                    self._counts.failures.append(replace(reading, path=self._shown(scrape.key)))
                case Reading():
                    self._add(reading, scrape.key, before)
        if scrape.failure:
            self._counts.failures.append(Failure(self._shown(scrape.key), scrape.failure))
        else:
            self._delete(list(before.values()))
        return KnownFile(root, path, found.size, found.mtime_ns, scrape.digest, scrape.failure)

    def _add(self, reading: Reading, key: Key, before: dict[int, Resident]) -> None:
        """Add an article, in the place of its older version if there is one; one that is as it was stays."""
        content = _content_hash(reading)
        resident = before.pop(hash64(reading.record), None)
        if resident is not None and resident.fingerprint == content:
            self._counts.same += 1
            self._ids.add(resident.id)
            return
        if resident is not None:
            self._writer.delete(resident.leaf, [resident.document])
            self._counts.changed += 1
        else:
            self._counts.new += 1
        id = resident.id if resident is not None else self._free_id(reading.article.id, key)
        self._ids.add(id)
        article = reading.article if reading.article.id == id else replace(reading.article, id=id)
        if reading.suspicious:
            self._counts.suspicious.append((id, reading.suspicious))
        if not reading.record:
            self._readings.append(reading)
        self._writer.add(
            Document(
                article,
                root=key[0],
                file=key[1],
                record=reading.record,
                fingerprint=content,
                line=reading.line,
                lines=reading.lines,
                is_article=reading.is_article,
                suspicious=reading.suspicious,
            )
        )

    def _free_id(self, id: str, key: Key) -> str:
        """Return the id, or, where another source already owns it, one with the name of its root or of its file."""
        if self._is_free(id):
            return id
        root, path = key
        is_file = id == path or id.startswith(path)
        candidate = f"{Path(self._look.roots[root]).name}/{id}" if is_file else f"{path}#{id}"
        number = 1
        longer = candidate
        while not self._is_free(longer):
            number += 1
            longer = f"{candidate}#{number}"
        self._counts.notes.append(Note("id-taken", f"Identyfikator {id} ma już inny artykuł; ten dostał {longer}."))
        return longer

    def _is_free(self, id: str) -> bool:
        return id not in self._ids and self._residents.find(id) is None

    def _delete(self, residents: Sequence[Resident]) -> None:
        for resident in residents:
            self._writer.delete(resident.leaf, [resident.document])
            self._counts.gone += 1

    def _has_changes(self, files: dict[Key, KnownFile]) -> bool:
        counts = self._counts
        return bool(
            counts.new
            or counts.changed
            or counts.gone
            or files != self._look.known
            or self._look.roots != self._previous.roots
            or self._previous.analyser != analyser()
        )

    def _report(self, files: dict[Key, KnownFile], total: int) -> RunReport:
        counts = self._counts
        return RunReport(
            seen=len(self._look.files),
            read=counts.read,
            new=counts.new,
            changed=counts.changed,
            gone=counts.gone,
            unchanged=total - counts.new - counts.changed,
            failures=tuple(counts.failures),
            known_failures=sum(bool(files[key].failure) for key in self._look.changes.unchanged),
            suspicious=tuple(counts.suspicious),
            notes=tuple(counts.notes),
            total=total,
        )

    def _shown(self, key: Key) -> str:
        """Return the path of a file as a person would type it."""
        root = Path(self._look.roots[key[0]])
        return str(root if root.is_file() else root / key[1])


def _content_hash(reading: Reading) -> int:
    article = reading.article
    texts = (article.title, article.lead, article.body, article.published, article.source, article.url)
    several = (article.authors, article.agencies, article.captions, reading.lines, reading.line, reading.suspicious)
    return hash64("\x1f".join((*(text or "" for text in texts), repr(several))))
