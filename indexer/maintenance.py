"""Looking after an index: bringing it up to date, checking it, making one segment of many.

The work is imported when it is asked for: none of it belongs on the way of a search.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.records.report import RunReport, Salvaged

if TYPE_CHECKING:
    from threading import Event


def update(
    index: Path | str,
    paths: Sequence[Path | str] | Path | str = (),
    *,
    forget: Sequence[Path | str] | Path | str = (),
    forget_missing: bool = False,
    rebuild: bool = False,
    dry_run: bool = False,
    reclean: bool = False,
    jobs: int | None = None,
    ids: bool = False,
    ignore: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> RunReport:
    """Bring an index up to date with its roots, to which `paths` are added and `forget` no longer belong.

    Where files seem to be missing by accident (a disk that is not mounted, more than half of a folder gone at once),
    their articles stay, unless `forget_missing`. `rebuild` and `reclean` read every file again, `rebuild` into an empty
    index; `dry_run` writes nothing. `jobs` is the number of processes that read and make keys. `ids` has the report
    name every article that was added, changed or removed. What the patterns of `ignore` name, in the syntax of a
    `.prasowkaignore`, is not read. `fields` are the names that records have for fields, with ours for the same (None:
    those of the last run); with others than before, everything is read again. `progress` is told the stage, what is
    done and of how much (0: unknown).
    Raises UsageError for a path that does not exist, IndexBusy while somebody else writes, DamagedIndex.
    """
    from indexer.engine.commits.snapshot import reporting_damage
    from indexer.updating.options import RunOptions
    from indexer.updating.run import run

    options = RunOptions(
        _paths(paths),
        _paths(forget),
        forget_missing,
        rebuild,
        reclean,
        dry_run,
        jobs or 1,
        names_ids=ids,
        ignore=_patterns(ignore),
        fields=fields,
    )
    with reporting_damage(Path(index)):
        return run(Path(index), options, progress)


def watch(
    index: Path | str,
    paths: Sequence[Path | str] | Path | str = (),
    *,
    every_s: float = 5,
    jobs: int | None = None,
    ids: bool = False,
    ignore: Sequence[str] = (),
    fields: Mapping[str, str] | None = None,
    stop: "Event | None" = None,
) -> Iterator[RunReport]:
    """Bring an index up to date, and again whenever files of its roots change; yield the report of every run.

    A burst of changes makes one run, when nothing has changed for two seconds, or it has lasted `every_s`; no run
    begins sooner than `every_s` after the one before. A run that finds nothing is not reported, but the first one is.
    It ends when `stop` is set, at the latest when a commit that is being written is. The other arguments are those of
    `update`; while somebody else writes, it waits. Raises UsageError for a path that does not exist, DamagedIndex.
    """
    from threading import Event

    from indexer.engine.commits.snapshot import reporting_damage
    from indexer.updating.options import RunOptions
    from indexer.updating.watching import watch

    options = RunOptions(_paths(paths), jobs=jobs or 1, names_ids=ids, ignore=_patterns(ignore), fields=fields)
    with reporting_damage(Path(index)):
        yield from watch(Path(index), options, every_s, stop or Event())


def _patterns(given: Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _paths(given: Sequence[Path | str] | Path | str) -> tuple[Path, ...]:
    """Return paths as such; a single one is a sequence of one, and no string is one of letters."""
    return (Path(given),) if isinstance(given, str | Path) else tuple(map(Path, given))


def check(index: Path | str) -> list[str]:
    """Read and decode all of the index; say what is damaged or contradicts itself, a sentence each. Raises NoIndex."""
    from indexer.engine.commits.consistency import all_problems

    return all_problems(Path(index))


def salvage(index: Path | str) -> Salvaged:
    """Keep what is sound of a damaged index; the next `update` reads the scrapes of the rest, and those alone.

    Raises NoIndex, IndexBusy, and DamagedIndex where nothing can be kept.
    """
    from indexer.engine.writing.salvage import salvage

    return salvage(Path(index))


def optimize(index: Path | str) -> None:
    """Merge all segments into one and drop what is deleted. Raises NoIndex, DamagedIndex, IndexBusy."""
    from indexer.engine.commits.commit import read_commit
    from indexer.engine.commits.snapshot import reporting_damage
    from indexer.engine.writing.index_writer import IndexWriter
    from indexer.polish.keys import keys_of

    index = Path(index)
    with reporting_damage(index):
        read_commit(index)  # a folder without an index shall not become one
        with IndexWriter(index, keys_of) as writer:
            writer.commit(read_commit(index).catalog, optimize=True)
