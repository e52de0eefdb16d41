"""Looking after an index: bringing it up to date, checking it, making one segment of many.

The work is imported when it is asked for: none of it belongs on the way of a search.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from indexer.records.report import RunReport


def update(
    index: Path,
    paths: Sequence[Path] = (),
    *,
    forget: Sequence[Path] = (),
    forget_missing: bool = False,
    rebuild: bool = False,
    dry_run: bool = False,
    reclean: bool = False,
    jobs: int | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> RunReport:
    """Bring an index up to date with its roots, to which `paths` are added and `forget` no longer belong.

    Where files seem to be missing by accident (a disk that is not mounted, more than half of a folder gone at once),
    their articles stay, unless `forget_missing`. `rebuild` and `reclean` read every file again, `rebuild` into an empty
    index; `dry_run` writes nothing. `jobs` is the number of processes that read and make keys. `progress` is told the
    stage, what is done and of how much (0: unknown).
    Raises UsageError for a path that does not exist, IndexBusy while somebody else writes, DamagedIndex.
    """
    from indexer.engine.commits.integrity import reporting_damage
    from indexer.updating.options import RunOptions
    from indexer.updating.run import run

    with reporting_damage(index):
        options = RunOptions(tuple(paths), tuple(forget), forget_missing, rebuild, reclean, dry_run, jobs or 1)
        return run(index, options, progress)


def check(index: Path) -> list[str]:
    """Read every byte of the index and say what is damaged, a sentence each. Raises NoIndex."""
    from indexer.engine.commits.commit import problems

    return problems(index)


def optimize(index: Path) -> None:
    """Merge all segments into one and drop what is deleted. Raises NoIndex, DamagedIndex, IndexBusy."""
    from indexer.engine.commits.commit import read_commit
    from indexer.engine.commits.integrity import reporting_damage
    from indexer.engine.writing.index_writer import IndexWriter
    from indexer.polish.keys import keys_of

    with reporting_damage(index):
        read_commit(index)  # a folder without an index shall not become one
        with IndexWriter(index, keys_of) as writer:
            writer.commit(read_commit(index).catalog, optimize=True)
