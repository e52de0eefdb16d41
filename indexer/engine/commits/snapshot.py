"""A snapshot: one commit opened for reading, which stays as it is whatever is written afterwards."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import numpy as np

from indexer.engine.commits.catalog import path_of
from indexer.engine.commits.commit import Commit, latest_generation, read_commit
from indexer.engine.storage.fields import FAMILIES
from indexer.engine.storage.segment import Leaf
from indexer.errors import DamagedIndex


class Snapshot:
    """The opened segments of a commit, with the statistics that ranking takes over all of them."""

    def __init__(self, commit: Commit, opened: Sequence[Leaf] = ()) -> None:
        """Open the segments, or take those that somebody has `opened` already."""
        self.commit = commit
        leaves = opened or [Leaf(commit.folder, segment) for segment in commit.segments]
        bases = accumulate((leaf.count for leaf in leaves), initial=0)
        self.leaves = [leaf.at(base) for leaf, base in zip(leaves, bases, strict=False)]

    @cached_property
    def count(self) -> int:
        """How many documents there are, deleted ones too."""
        return sum(leaf.count for leaf in self.leaves)

    @cached_property
    def live_count(self) -> int:
        """How many documents are not deleted."""
        return sum(leaf.segment.doc_count() for leaf in self.leaves)

    def average_length(self, family: str, zones: tuple[int, ...]) -> float:
        """Return the average length, in tokens, of some zones of a document taken together."""
        totals = self._total_lengths[family]
        return sum(totals[zone] for zone in zones) / max(self.count, 1) or 1.0

    @cached_property
    def _total_lengths(self) -> dict[str, list[int]]:
        """How many tokens all documents have in every zone of a family."""
        return {
            family: sum((leaf.total_lengths(family) for leaf in self.leaves), np.zeros(len(zones), np.int64)).tolist()
            for family, zones in FAMILIES.items()
        }

    def leaf_of(self, document: int) -> tuple[Leaf, int]:
        """Return the leaf that a document of the whole index stands in, and its number there."""
        for leaf in self.leaves:
            if document < leaf.base + leaf.count:
                return leaf, document - leaf.base
        raise IndexError(document)

    def id(self, document: int) -> str:
        """Return the id of a document of the whole index."""
        leaf, local = self.leaf_of(document)
        return leaf.columns.id(local)

    def find(self, id: str) -> int | None:
        """Return the live document with this id."""
        for leaf in self.leaves:
            for document in leaf.columns.documents_with_id(id):
                if not leaf.segment.is_deleted(document):
                    return leaf.base + document
        return None

    def path_of(self, document: int) -> str:
        """Return the path of the file that a document was read from."""
        return self.path_in(*self.leaf_of(document))

    def path_in(self, leaf: Leaf, local: int) -> str:
        """Return the same of a document of a leaf."""
        root = self.commit.ledger.roots[leaf.columns["root"].item(local)]
        return path_of(root, leaf.columns.names("file").only_one_of(local))

    def frequencies(self) -> dict[str, int]:
        """Return how often every form of the archive stands in it."""
        counts: dict[str, int] = {}
        for leaf in self.leaves:
            for form, count in zip(leaf.lexicon.forms, leaf.lexicon.frequencies.tolist(), strict=True):
                counts[form.decode()] = counts.get(form.decode(), 0) + count
        return counts

    def close(self) -> None:
        """Forget the segments; their files are unmapped when nobody reads them any more."""
        self.leaves.clear()

    def is_current(self) -> bool:
        """Tell whether no newer commit has been made, nor a new index in place of this one."""
        is_last = latest_generation(self.commit.folder) == self.commit.generation
        return is_last and all(leaf.file.path.exists() for leaf in self.leaves)


KEPT_BYTES = 31 << 20


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
