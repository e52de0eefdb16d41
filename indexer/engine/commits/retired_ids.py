"""Retired ids: those of articles of roots that were forgotten, which shall not come to mean other articles."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array


class RetiredIds(NamedTuple):
    """Ids as 64-bit hashes, rising, each with the number of its root among `roots` and its article's fingerprint."""

    roots: tuple[str, ...] = ()
    ids: Array = np.zeros(0, np.uint64)
    root_numbers: Array = np.zeros(0, np.uint32)
    fingerprints: Array = np.zeros(0, np.uint64)

    def belongs_to_another(self, id: int, root: str, fingerprint: int) -> bool:
        """Tell whether an id belonged to another article than one of a root with this content.

        A root that comes back gets its ids back, and so does an article that only moved to another root.
        """
        first, last = (int(self.ids.searchsorted(np.uint64(id), side)) for side in ("left", "right"))
        owners = zip(self.root_numbers[first:last].tolist(), self.fingerprints[first:last].tolist(), strict=True)
        return any(self.roots[number] != root and known != fingerprint for number, known in owners)

    def with_articles(self, root: str, ids: Sequence[int], fingerprints: Sequence[int]) -> Self:
        """Return these and the ids of some articles of a root."""
        roots = self.roots if root in self.roots else (*self.roots, root)
        every_id = np.append(self.ids, np.array(ids, np.uint64))
        numbers = np.append(self.root_numbers, np.full(len(ids), roots.index(root), np.uint32))
        every_fingerprint = np.append(self.fingerprints, np.array(fingerprints, np.uint64))
        order = every_id.argsort(kind="stable")
        return type(self)(roots, every_id[order], numbers[order], every_fingerprint[order])


def write_retired_ids(file: ArrayFileWriter, retired: RetiredIds) -> None:
    """Write all but the roots, which are for the caller to keep."""
    file.write("retired.ids", retired.ids)
    file.write("retired.root_numbers", retired.root_numbers)
    file.write("retired.fingerprints", retired.fingerprints)


def read_retired_ids(file: ArrayFile, roots: tuple[str, ...]) -> RetiredIds:
    """Read them back, in place."""
    arrays = (file[f"retired.{name}"] for name in ("ids", "root_numbers", "fingerprints"))
    return RetiredIds(roots, *arrays)
