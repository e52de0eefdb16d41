"""A snapshot: one commit opened for reading, which stays as it is whatever is written afterwards."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate
from os.path import normpath
from pathlib import Path

import numpy as np

from indexer.engine.commits.commit import Commit, latest_generation, problems, read_commit
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.segment_reader import SegmentReader, verify_some
from indexer.errors import DamagedIndex, PrasowkaError
from indexer.messages import _

KEPT_BYTES = 31 << 20
"""So much memory that queries free is kept for the next one."""

VERIFIED_AT_ONCE = 1 << 20
"""Bytes, at least, that are verified whenever a reader that stays open looks for a newer commit."""


class Snapshot:
    """The opened segments of a commit, with the statistics that ranking takes over all of them."""

    def __init__(self, commit: Commit, opened: Sequence[SegmentReader] = ()) -> None:
        """Open the segments, or take those that somebody has `opened` already."""
        self.commit = commit
        segments = opened or [SegmentReader(commit.folder, info) for info in commit.segments]
        bases = accumulate((segment.count for segment in segments), initial=0)
        self.segments = [segment.at(base) for segment, base in zip(segments, bases, strict=False)]

    @cached_property
    def count(self) -> int:
        """How many documents there are, deleted ones too."""
        return sum(segment.count for segment in self.segments)

    @cached_property
    def live_count(self) -> int:
        """How many documents are not deleted."""
        return sum(segment.info.doc_count() for segment in self.segments)

    def average_length(self, group: str, fields: tuple[int, ...]) -> float:
        """Return the average length, in tokens, of some fields of a document taken together."""
        totals = self._total_lengths[group]
        return sum(totals[field] for field in fields) / max(self.count, 1) or 1.0

    @cached_property
    def _total_lengths(self) -> dict[str, list[int]]:
        """How many tokens all documents have in every field of a group."""
        return {
            group: sum(
                (segment.total_lengths(group) for segment in self.segments), np.zeros(len(fields), np.int64)
            ).tolist()
            for group, fields in FIELD_GROUPS.items()
        }

    def segment_of(self, document: int) -> tuple[SegmentReader, int]:
        """Return the segment that a document of the whole index stands in, and its number there."""
        for segment in self.segments:
            if document < segment.base + segment.count:
                return segment, document - segment.base
        raise IndexError(document)

    def id(self, document: int) -> str:
        """Return the id of a document of the whole index."""
        segment, local = self.segment_of(document)
        return segment.columns.id(local)

    def find(self, id: str) -> int | None:
        """Return the live document with this id."""
        for segment in self.segments:
            for document in segment.columns.documents_with_id(id):
                if not segment.info.is_deleted(document):
                    return segment.base + document
        return None

    def path_of(self, document: int) -> str:
        """Return the path of the file that a document was read from."""
        return self.path_in(*self.segment_of(document))

    def path_in(self, segment: SegmentReader, local: int) -> str:
        """Return the same of a document of a segment."""
        root = self.commit.catalog.roots[segment.columns["root"].item(local)]
        return path_of(root, segment.columns.names("file").only_one_of(local))

    def frequencies(self) -> dict[str, int]:
        """Return how often every form of the archive stands in it."""
        counts: dict[str, int] = {}
        for segment in self.segments:
            for form, count in zip(segment.lexicon.forms, segment.lexicon.frequencies.tolist(), strict=True):
                counts[form.decode()] = counts.get(form.decode(), 0) + count
        return counts

    def verify(self) -> None:
        """Compare a little of what was written with what is there, another part each time. Raises DamagedIndex."""
        verify_some(self.segments, VERIFIED_AT_ONCE)

    def refuse_if_cut(self) -> None:
        """Raise DamagedIndex where a file has become shorter: reading what is gone would end the process."""
        for segment in self.segments:
            segment.file.refuse_if_cut()

    def close(self) -> None:
        """Forget the segments; their files are unmapped when nobody reads them any more."""
        self.segments.clear()

    def is_current(self) -> bool:
        """Tell whether no newer commit has been made, nor a new index in place of this one."""
        is_last = latest_generation(self.commit.folder) == self.commit.generation
        return is_last and all(segment.file.path.exists() for segment in self.segments)


def _keep_freed_memory() -> None:
    """Make the C library keep what a query frees for the next one.

    glibc gives memory back above twice the largest block that was ever mapped for itself and freed. Asking the kernel
    for the same pages again would take longer than all that is computed on them. Nothing here is ever touched.
    """
    np.empty(KEPT_BYTES, np.uint8)


def open_snapshot(folder: Path) -> Snapshot:
    """Open the last commit; a writer that deletes its files at this very moment has made a newer one: take that."""
    _keep_freed_memory()
    while True:
        generation = latest_generation(folder)
        try:
            return Snapshot(read_commit(folder, generation))
        except (DamagedIndex, FileNotFoundError):
            if latest_generation(folder) == generation:
                raise


@contextmanager
def reporting_damage(folder: Path) -> Iterator[None]:
    """Raise DamagedIndex, with what to do about it, for whatever goes wrong inside because of damage.

    Arrays are mapped and read in place, unchecked, which is what makes a search fast; damage then shows itself deep
    inside and as any error. Only when there is one are the checksums read: they tell damage from a fault of ours.
    """
    try:
        yield
    except DamagedIndex as error:
        raise DamagedIndex(f"{error} {_advice(folder)}") from error
    except PrasowkaError:
        raise
    except Exception as error:
        found = _problems(folder)
        if not found:
            raise
        raise DamagedIndex(f"{found[0]} {_advice(folder)}") from error


def _problems(folder: Path) -> list[str]:
    try:
        return problems(folder) if latest_generation(folder) is not None else []
    except OSError:  # whatever went wrong hinders this, too: too many files are open, say
        return []


def _advice(folder: Path) -> str:
    return _("Build the index anew: prasowka index --index {folder} --rebuild").format(folder=folder)


def place(root: str, file: str) -> Path:
    """Return where a file of a root lies, or lay; a root may be a file itself."""
    return Path(path_of(root, file))


def path_of(root: str, file: str) -> str:
    """Return the same as a string, in a fraction of the time."""
    if root.endswith(file) and (path := Path(root)).name == file and not path.is_dir():
        return root
    return normpath(f"{root}/{file}")
