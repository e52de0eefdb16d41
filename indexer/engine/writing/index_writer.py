"""The writer: one at a time, it adds and deletes documents and makes a commit of everything at once, or of nothing."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np
from whoosh.filedb.filestore import FileStorage

from indexer.engine.commits.catalog import Ledger
from indexer.engine.commits.commit import Commit, latest_generation, read_commit, remove_all_but, write_commit
from indexer.engine.storage.documents import Document
from indexer.engine.storage.segment import INDEX_NAME, Leaf, PressSegment
from indexer.engine.writing.form_keys import KeysOf
from indexer.engine.writing.segment_builder import SegmentBuilder
from indexer.engine.writing.segment_merger import merge
from indexer.errors import DamagedIndex, IndexBusy

if TYPE_CHECKING:
    from indexer.engine.writing.key_worker import KeysAhead

LOCK_NAME = f"{INDEX_NAME}_WRITELOCK"
TIER = 8
MOST_IN_TIER = 6
MOST_MERGED = 2_000_000
"""Documents; `optimize` alone makes larger segments."""


class Writer:
    """Writes an index; use it as a context manager: leaving it without `commit` leaves the index as it was."""

    def __init__(self, folder: Path, keys_of: KeysOf, empty: bool = False, ahead: "KeysAhead | None" = None) -> None:
        """Open the index for writing; `empty` begins anew, and makes do without a last commit that can be read.

        An index that has no articles yet may have the keys of their words made `ahead`.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._keys_of = keys_of
        self._ahead = ahead
        # The operating system drops this lock with the process, so that a killed writer never blocks the next one.
        self._lock = FileStorage(str(folder)).lock(LOCK_NAME)
        if not self._lock.acquire():
            raise IndexBusy(f"Indeks w folderze {folder} jest właśnie zapisywany przez inny proces.")
        try:
            self._open(folder, empty)
        except BaseException:
            self._lock.release()
            raise

    def _open(self, folder: Path, empty: bool) -> None:
        """Open the last commit, and clear away what a writer left that was killed."""
        latest = latest_generation(folder)
        self._generation = 0 if latest is None else latest + 1
        self.previous = None if latest is None else _last_commit(folder, forgiving=empty)
        if self.previous or latest is None:
            remove_all_but(folder, (self.previous,) if self.previous else ())
        self.leaves = (
            [Leaf(folder, segment) for segment in self.previous.segments] if self.previous and not empty else []
        )
        self._new: list[Leaf] = []
        self._builder: SegmentBuilder | None = None

    def add(self, document: Document) -> None:
        """Add a document; its id must not belong to a live one."""
        if self._builder is None:
            self._builder = self._begin_segment()
        self._builder.add(document)
        if self._builder.is_full:
            self._end_segment(self._builder)

    def _begin_segment(self) -> SegmentBuilder:
        leaves = [*self.leaves, *self._new]
        dictionary = max(leaves, key=lambda leaf: leaf.count).stored.dictionary if leaves else b""
        return SegmentBuilder(self._folder, dictionary, None if leaves else self._ahead)

    def _end_segment(self, builder: SegmentBuilder) -> None:
        leaves = [*self.leaves, *self._new]
        segment = builder.write(self._keys_of, [leaf.lexicon for leaf in leaves], leaves)
        self._builder = None
        self._new.append(Leaf(self._folder, segment))

    def delete(self, leaf: Leaf, documents: Sequence[int]) -> None:
        """Delete documents of a leaf of the previous commit."""
        leaf.segment.delete_documents(np.asarray(documents, np.int64))

    def total(self) -> int:
        """Return how many documents the index has, with what was added and without what was deleted so far."""
        kept: int = sum(leaf.segment.doc_count() for leaf in (*self.leaves, *self._new))
        return kept + (len(self._builder) if self._builder else 0)

    def commit(self, ledger: Ledger, optimize: bool = False, rekey: bool = False) -> Commit:
        """Make everything since the previous commit the current state of the index.

        `optimize` merges everything into one segment; `rekey` makes the keys of all forms anew.
        """
        if self._builder is not None:
            self._end_segment(self._builder)
        segments = [leaf.segment for leaf in (*self.leaves, *self._new)]
        for group in _groups_to_merge(segments, optimize, rekey):
            whole = self._merged(group, rekey)
            place = segments.index(group[0])
            segments = [segment for segment in segments if segment not in group]
            segments.insert(place, whole)
        segments = [segment for segment in segments if segment.doc_count()]
        commit = write_commit(self._folder, self._generation, tuple(segments), ledger)
        remove_all_but(self._folder, (self.previous, commit) if self.previous else (commit,))
        return commit

    def _merged(self, segments: Sequence[PressSegment], rekey: bool) -> PressSegment:
        leaves = [Leaf(self._folder, segment) for segment in segments]
        for leaf in leaves:  # damage that is merged has good checksums afterwards: this is the last time to find it
            if problems := leaf.file.problems():
                raise DamagedIndex(problems[0])
        return merge(leaves, self._folder, self._keys_of, rekey=rekey)

    def close(self) -> None:
        """Let the next writer in, and delete what was written but not committed."""
        try:
            if self._builder is not None:
                self._builder.abandon()
            is_committed = latest_generation(self._folder) == self._generation
            if not is_committed and (self.previous or not self._generation):
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
    except DamagedIndex:
        if forgiving:
            return None
        raise


def _groups_to_merge(segments: Sequence[PressSegment], optimize: bool, rekey: bool) -> list[list[PressSegment]]:
    """Choose what to merge: all into one when optimizing, each with itself when its keys are made anew.

    Otherwise tiers of segments of about the same size that have become many, and segments that are mostly deleted.
    """
    if rekey and not optimize:
        return [[segment] for segment in segments]
    if optimize:
        return [list(segments)] if len(segments) > 1 or any(segment.deleted for segment in segments) else []
    tiers: dict[int, list[PressSegment]] = {}
    for segment in segments:
        tiers.setdefault(int(np.log(max(segment.doc_count(), 1)) / np.log(TIER)), []).append(segment)
    fitting = (_fitting(tier) for tier in tiers.values())
    groups = [group for group in fitting if len(group) >= MOST_IN_TIER]
    taken = {segment.segment_id() for group in groups for segment in group}
    wasteful = [
        [segment]
        for segment in segments
        if segment.segment_id() not in taken and 0 < segment.doc_count() < segment.deleted_count()
    ]
    return groups + wasteful


def _fitting(tier: Sequence[PressSegment]) -> list[PressSegment]:
    """Choose the first of a tier that make no larger segment than a merge should: the largest stay as they are."""
    sizes = accumulate(segment.doc_count() for segment in tier)
    return [segment for segment, size in zip(tier, sizes, strict=True) if size <= MOST_MERGED]
