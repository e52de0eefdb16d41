"""A run of indexing, or its rehearsal."""

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import last_catalog, latest_generation, read_commit
from indexer.engine.storage.segment_reader import verify_some
from indexer.engine.writing.index_writer import IndexWriter
from indexer.polish.keys import keys_of
from indexer.records.report import RunReport
from indexer.records.scrape import Failure
from indexer.updating.indexing import Indexing
from indexer.updating.options import RunOptions
from indexer.updating.roots import numbered_roots
from indexer.updating.survey import Progress, kept, survey_for

if TYPE_CHECKING:
    from indexer.engine.writing.key_worker import KeyWorker

VERIFIED_BY_A_RUN = 64 << 20
"""Bytes of the index, at least, that a run compares with what was written; in a second, and others each time."""


def run(index: Path, options: RunOptions, progress: Progress | None = None) -> RunReport:
    """Look, read what changed, and commit."""
    started = perf_counter()
    tell = progress or _tell_nobody
    if latest_generation(index) is None:  # what makes no sense shall not make a folder either
        numbered_roots(Catalog(), options.paths, options.forget)
    if options.dry_run:
        report = _rehearse(index, options, tell)
    else:
        with (
            _rare_garbage_collection(),
            _key_worker(options.jobs) as key_worker,
            IndexWriter(index, keys_of, options.rebuild, key_worker) as writer,
        ):
            verify_some(writer.segments, VERIFIED_BY_A_RUN)
            report = Indexing(writer, index, options, tell).carry_out()
    return replace(report, took_s=round(perf_counter() - started, 3))


def _key_worker(jobs: int) -> AbstractContextManager["KeyWorker | None"]:
    """Return what makes keys in another process, where there are to be several."""
    if jobs <= 1:
        return nullcontext()
    from indexer.engine.writing.key_worker import KeyWorker  # brings multiprocessing along
    from indexer.processes import processes

    return KeyWorker(keys_of, processes(1))


@contextmanager
def _rare_garbage_collection() -> Iterator[None]:
    """Look for cycles rarely: a run makes millions of objects without any, and looking takes a third of its time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def _rehearse(index: Path, options: RunOptions, tell: Progress) -> RunReport:
    """Say what a run would do, in files: how many articles are in them, only reading would tell."""
    if options.rebuild:
        catalog, total = last_catalog(index) or Catalog(), 0
    elif latest_generation(index) is None:
        catalog, total = Catalog(), 0
    else:
        commit = read_commit(index)
        catalog, total = commit.catalog, commit.count
    found, notes = survey_for(options, catalog, index, tell)
    changes = found.changes
    return RunReport(
        seen=len(found.files),
        new=len(changes.new),
        changed=len(changes.changed),
        gone=len(changes.gone),
        unchanged=len(changes.unchanged),
        failures=(*kept(found.away), *(Failure(str(found.place(key)), reason) for key, reason in changes.failed)),
        notes=tuple(notes),
        total=total,
        dry_run=True,
    )
