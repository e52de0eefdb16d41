"""Watching the roots of an index: what changes below them is indexed, a burst of changes in one commit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import NamedTuple

from indexer.engine.commits.commit import latest_generation, read_commit
from indexer.errors import IndexBusy
from indexer.records.report import RunReport
from indexer.scrapes import IGNORE_FILE
from indexer.updating.options import RunOptions
from indexer.updating.run import run
from indexer.updating.survey import Progress

QUIET_S = 2.0
"""So long nothing changes before a burst of changes is over."""
TICK_S = 0.25
LOOK_S = 300.0
"""So often everything is looked at, whatever the system reports: it reports nothing of disks on a network."""
POLL_S = 10.0
"""So often, where the system reports nothing because too much is watched already."""


class _Stopped(Exception):
    """Somebody asked to stop while a run was reading."""


def watch(
    index: Path, options: RunOptions, every_s: float, stop: Event, progress: Progress | None = None
) -> Iterator[RunReport]:
    """Yield the report of a run that catches up, then of every run after a change, until `stop` is set.

    A run begins when a burst of changes is over, or has lasted `every_s`, and never sooner than that after the one
    before; one that finds nothing is not reported. What is being read when `stop` is set is not committed.
    """
    tell = _stopping(stop, progress)
    burst = _Burst(every_s)
    try:
        yield _run_when_free(index, options, tell, stop)
        burst.end()
        options = RunOptions(
            ignore=options.ignore, jobs=options.jobs, names_ids=options.names_ids, fields=options.fields
        )
        for changed in _ticks(index, stop):
            if changed:
                burst.add()
            if burst.is_over():
                burst.end()
                report = _run_when_free(index, options, tell, stop)
                if report.new or report.changed or report.gone or report.failures:
                    yield report
    except _Stopped:
        return


def _run_when_free(index: Path, options: RunOptions, tell: Progress, stop: Event) -> RunReport:
    while True:
        try:
            return run(index, options, tell)
        except IndexBusy:
            if stop.wait(TICK_S):
                raise _Stopped from None


def _stopping(stop: Event, progress: Progress | None) -> Progress:
    """Return what a run tells how far it is, and what ends it there."""

    def tell(stage: str, done: int, total: int) -> None:
        if stop.is_set():
            raise _Stopped
        if progress is not None:
            progress(stage, done, total)

    return tell


@dataclass
class _Burst:
    """Changes that follow each other closely: when the first and the last came, and when the run before began."""

    every_s: float
    first: float | None = None
    last: float = 0.0
    ended: float = 0.0

    def add(self) -> None:
        self.last = monotonic()
        self.first = self.last if self.first is None else self.first

    def is_over(self) -> bool:
        now = monotonic()
        if self.first is None or now - self.ended < self.every_s:
            return False
        return now - self.last >= QUIET_S or now - self.first >= max(self.every_s, QUIET_S)

    def end(self) -> None:
        self.first, self.ended = None, monotonic()


class _Standing(NamedTuple):
    """The roots as they stand: of each what tells whether it is the same folder, or the same state of a file."""

    roots: tuple[Path, ...]
    states: tuple[tuple[int, ...] | None, ...]

    @property
    def folders(self) -> list[Path]:
        return [root for root, state in zip(self.roots, self.states, strict=True) if state and len(state) == 2]


def _standing(roots: Sequence[Path]) -> _Standing:
    return _Standing(tuple(roots), tuple(map(_state_of, roots)))


def _state_of(root: Path) -> tuple[int, ...] | None:
    try:
        status = root.stat()
    except OSError:
        return None
    identity = (status.st_dev, status.st_ino)
    return identity if root.is_dir() else (*identity, status.st_size, status.st_mtime_ns)


def _ticks(index: Path, stop: Event) -> Iterator[bool]:
    """Yield, a few times a second, whether something below the roots may have changed.

    Of folders the system reports it; files that are roots, folders that come and go, and roots that another run adds
    are looked at here.
    """
    generation, standing = latest_generation(index), _standing(_roots(index))
    looked = monotonic()
    yield True  # what changed between the run before and now, nobody reports
    while not stop.is_set():
        for changed in _reports(standing.folders, index, stop):
            now = _standing(standing.roots)
            if (newest := latest_generation(index)) != generation:
                generation, now = newest, _standing(_roots(index))
            if now != standing:
                standing = now
                yield True
                break
            if monotonic() - looked > LOOK_S:
                looked, changed = monotonic(), True
            yield changed


def _roots(index: Path) -> list[Path]:
    return [Path(root) for root in read_commit(index).catalog.roots if root]


def _reports(folders: Sequence[Path], index: Path, stop: Event) -> Iterator[bool]:
    """Yield at every tick whether the system reported changes in some folders."""
    if not folders:
        while not stop.wait(TICK_S):
            yield False
        return
    try:
        yield from _changes(folders, index, stop, polls=False)
    except FileNotFoundError:  # a folder went away at this very moment
        yield True
    except OSError:  # the system watches as much as it may already
        yield from _changes(folders, index, stop, polls=True)


def _changes(folders: Sequence[Path], index: Path, stop: Event, *, polls: bool) -> Iterator[bool]:
    from watchfiles import watch as reports  # nobody else needs it

    inside = f"{index.resolve()}/"

    def concerns(change: object, path: str) -> bool:
        """Tell whether a change concerns the index: what it writes itself, and hidden files, do not."""
        name = Path(path).name
        return not path.startswith(inside) and (not name.startswith(".") or name == IGNORE_FILE)

    for changes in reports(
        *folders,
        watch_filter=concerns,
        debounce=int(TICK_S * 1000),
        rust_timeout=int(TICK_S * 1000),
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polls or None,
        poll_delay_ms=int(POLL_S * 1000),
        ignore_permission_denied=True,
    ):
        yield bool(changes)
