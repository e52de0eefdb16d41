"""The writer: one at a time, it adds and deletes documents and makes a commit of everything at once, or of nothing."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import Commit, latest_generation, read_commit, remove_all_but, write_commit
from indexer.engine.storage.documents import Document
from indexer.engine.storage.segment import SegmentInfo
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.writing.form_keys import KeysOf
from indexer.engine.writing.segment_builder import SegmentBuilder
from indexer.engine.writing.segment_merger import merge
from indexer.engine.writing.write_lock import WriteLock
from indexer.errors import DamagedIndex

if TYPE_CHECKING:
    from indexer.engine.writing.key_worker import KeyWorker

TIER = 8
MOST_IN_TIER = 6
MOST_MERGED = 2_000_000
"""Documents; `optimize` alone makes larger segments."""


class IndexWriter:
    """Writes an index; use it as a context manager: leaving it without `commit` leaves the index as it was."""

    def __init__(
        self, folder: Path, keys_of: KeysOf, empty: bool = False, key_worker: "KeyWorker | None" = None
    ) -> None:
        """Open the index for writing; `empty` begins anew, and makes do without a last commit that can be read.

        An index that has no articles yet may have the keys of its forms made by a `key_worker`.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._keys_of = keys_of
        self._key_worker = key_worker
        self._lock = WriteLock(folder)
        try:
            self._open(folder, empty)
        except BaseException:
            self._lock.release()
            raise

    def _open(self, folder: Path, empty: bool) -> None:
        """Open the last commit, and clear away what a writer left that was killed."""
        latest = latest_generation(folder)
        self.generation = 0 if latest is None else latest + 1
        self.previous = None if latest is None else _last_commit(folder, forgiving=empty)
        if self.previous or latest is None:
            remove_all_but(folder, (self.previous,) if self.previous else ())
        self.segments = (
            [SegmentReader(folder, info) for info in self.previous.segments] if self.previous and not empty else []
        )
        self._new: list[SegmentReader] = []
        self._builder: SegmentBuilder | None = None

    def add(self, document: Document) -> None:
        """Add a document; its id must not belong to a live one."""
        if self._builder is None:
            self._builder = self._begin_segment()
        self._builder.add(document)
        if self._builder.is_full:
            self._end_segment(self._builder)

    def _begin_segment(self) -> SegmentBuilder:
        segments = [*self.segments, *self._new]
        dictionary = max(segments, key=lambda segment: segment.count).stored.dictionary if segments else b""
        return SegmentBuilder(self._folder, dictionary, None if segments else self._key_worker)

    def _end_segment(self, builder: SegmentBuilder) -> None:
        segments = [*self.segments, *self._new]
        info = builder.write(self._keys_of, [segment.lexicon for segment in segments], segments)
        self._builder = None
        self._new.append(SegmentReader(self._folder, info))

    def delete(self, segment: SegmentReader, documents: Sequence[int]) -> None:
        """Delete documents of a segment of the previous commit."""
        segment.info.delete_documents(np.asarray(documents, np.int64))

    def total(self) -> int:
        """Return how many documents the index has, with what was added and without what was deleted so far."""
        kept: int = sum(segment.info.doc_count() for segment in (*self.segments, *self._new))
        return kept + (len(self._builder) if self._builder else 0)

    def commit(self, catalog: Catalog, optimize: bool = False, rekey: bool = False) -> Commit:
        """Make everything since the previous commit the current state of the index.

        `optimize` merges everything into one segment; `rekey` makes the keys of all forms anew.
        """
        if self._builder is not None:
            self._end_segment(self._builder)
        infos = [segment.info for segment in (*self.segments, *self._new)]
        for group in _groups_to_merge(infos, optimize, rekey):
            whole = self._merged(group, rekey)
            place = infos.index(group[0])
            infos = [info for info in infos if info not in group]
            infos.insert(place, whole)
        infos = [info for info in infos if info.doc_count()]
        commit = write_commit(self._folder, self.generation, tuple(infos), catalog)
        remove_all_but(self._folder, (self.previous, commit) if self.previous else (commit,))
        return commit

    def _merged(self, infos: Sequence[SegmentInfo], rekey: bool) -> SegmentInfo:
        segments = [SegmentReader(self._folder, info) for info in infos]
        for segment in segments:  # what is merged gets new checksums: this is the last time that damage can be found
            if problems := segment.file.problems():
                raise DamagedIndex(problems[0])
        return merge(segments, self._folder, self._keys_of, rekey=rekey)

    def close(self) -> None:
        """Let the next writer in, and delete what was written but not committed."""
        try:
            if self._builder is not None:
                self._builder.abandon()
            is_committed = latest_generation(self._folder) == self.generation
            if not is_committed and (self.previous or not self.generation):
                remove_all_but(self._folder, (self.previous,) if self.previous else ())
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _last_commit(folder: Path, forgiving: bool) -> Commit | None:
    try:
        return read_commit(folder)
    except (DamagedIndex, PermissionError):
        if forgiving:
            return None
        raise


def _groups_to_merge(infos: Sequence[SegmentInfo], optimize: bool, rekey: bool) -> list[list[SegmentInfo]]:
    """Choose what to merge: all into one when optimizing, each with itself when its keys are made anew.

    Otherwise tiers of segments of about the same size that have become many, and segments that are mostly deleted.
    """
    if rekey and not optimize:
        return [[info] for info in infos]
    if optimize:
        return [list(infos)] if len(infos) > 1 or any(info.deleted for info in infos) else []
    tiers: dict[int, list[SegmentInfo]] = {}
    for info in infos:
        tiers.setdefault(int(np.log(max(info.doc_count(), 1)) / np.log(TIER)), []).append(info)
    fitting = (_fitting(tier) for tier in tiers.values())
    groups = [group for group in fitting if len(group) >= MOST_IN_TIER]
    taken = {info.segment_id() for group in groups for info in group}
    wasteful = [
        [info] for info in infos if info.segment_id() not in taken and 0 < info.doc_count() < info.deleted_count()
    ]
    return groups + wasteful


def _fitting(tier: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """Choose the first of a tier that make no larger segment than a merge should: the largest stay as they are."""
    sizes = accumulate(info.doc_count() for info in tier)
    return [info for info, size in zip(tier, sizes, strict=True) if size <= MOST_MERGED]
