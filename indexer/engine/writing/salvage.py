"""Salvage: an index goes on with its sound segments; the scrapes of the others are read again by the next run."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from indexer.engine.commits.catalog import KnownFile
from indexer.engine.commits.commit import Commit, generations, no_index, read_commit, remove_all_but, write_commit
from indexer.engine.commits.consistency import problems_of_segment
from indexer.engine.commits.snapshot import path_of
from indexer.engine.storage.segment import SegmentInfo
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.writing.write_lock import WriteLock
from indexer.errors import DamagedIndex
from indexer.messages import message
from indexer.records.digest import hash64
from indexer.records.report import Salvaged

Key = tuple[int, str]
"""A file: the number of its root, and its path below it."""

_OF_FILES = ("column.root", "column.file.blob", "column.file.offsets", "column.file.starts", "column.file.ordinals")


def salvage(folder: Path) -> Salvaged:
    """Commit the sound segments of the newest commit that can be read.

    What it knows of the files of the others is forgotten, so that they are read again. Raises NoIndex, IndexBusy, and
    DamagedIndex where no commit can be read.
    """
    if not generations(folder):
        raise no_index(folder)
    with WriteLock(folder):
        latest = generations(folder)[0]
        commit = _newest_readable(folder)
        damaged = [info for info in commit.segments if problems_of_segment(folder, info)]
        sound = [info for info in commit.segments if info not in damaged]
        if not damaged and commit.generation == latest:
            return Salvaged(commit.count, 0, ())
        lost = _files_to_read(folder, commit, sound, damaged)
        known = commit.catalog
        files = [KnownFile(file.root, file.path) if (file.root, file.path) in lost else file for file in known.files]
        catalog = replace(known, files=files)
        new = write_commit(folder, latest + 1, tuple(sound), catalog)
        remove_all_but(folder, (new,))
        places = sorted(path_of(known.roots[root], path) for root, path in lost)
        return Salvaged(new.count, commit.count - new.count, tuple(places))


def _newest_readable(folder: Path) -> Commit:
    """Return the newest commit whose contents and catalog can be read: the one before the last is kept as well."""
    for generation in generations(folder):
        try:
            commit = read_commit(folder, generation)
            list(commit.catalog.files)
        except (DamagedIndex, PermissionError):
            continue
        return commit
    raise DamagedIndex(message("The index has no table of contents, with its catalog, that can be read."))


def _files_to_read(
    folder: Path, commit: Commit, sound: Iterable[SegmentInfo], damaged: Sequence[SegmentInfo]
) -> set[Key]:
    """Return the files from which damaged segments may have articles.

    Where such a segment cannot say so any more, these are the files of which no article is left, and all files of
    records: some of those may be missing.
    """
    files, is_certain = set(), True
    for info in damaged:
        found = _files_of_damaged(folder, info)
        is_certain &= found is not None
        files |= found or set()
    if is_certain:
        return files
    whole: set[Key] = set()
    for info in sound:
        segment = SegmentReader(folder, info)
        is_page = segment.columns["record"] == np.uint64(hash64(""))
        whole |= _files_of(segment, np.flatnonzero(is_page & ~info.deleted_mask()).tolist())
    return {(file.root, file.path) for file in commit.catalog.files} - whole


def _files_of_damaged(folder: Path, info: SegmentInfo) -> set[Key] | None:
    """Return the files of the articles of a segment, None where just that is damaged."""
    try:
        segment = SegmentReader(folder, info)
        for name in _OF_FILES:
            segment.file.intact(name)
        return _files_of(segment, range(segment.count))
    except (DamagedIndex, OSError):
        return None


def _files_of(segment: SegmentReader, documents: Iterable[int]) -> set[Key]:
    names, roots = segment.columns.names("file"), segment.columns["root"]
    return {(roots.item(document), names.only_one_of(document)) for document in documents}
