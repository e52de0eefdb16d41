"""Left articles: those that were deleted of late, so that one that comes back, or moved meanwhile, is not new."""

from collections.abc import Mapping
from typing import NamedTuple, Self

import numpy as np

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array

MOST = 100_000
"""So many are remembered; the oldest are forgotten first."""


class LeftArticles(NamedTuple):
    """Their fingerprints, and the generations of the commits that they came with; the last that left stand last."""

    fingerprints: Array = np.zeros(0, np.uint64)
    added: Array = np.zeros(0, np.uint32)

    def commits(self) -> dict[int, int]:
        """Return by which commit each came, by its fingerprint."""
        return dict(zip(self.fingerprints.tolist(), self.added.tolist(), strict=True))

    @classmethod
    def of(cls, commits: Mapping[int, int]) -> Self:
        """Return those of a mapping such as `commits` gives, of which the last are kept."""
        kept = list(commits.items())[-MOST:]
        fingerprints = np.array([fingerprint for fingerprint, added in kept], np.uint64)
        return cls(fingerprints, np.array([added for fingerprint, added in kept], np.uint32))


def write_left_articles(file: ArrayFileWriter, left: LeftArticles) -> None:
    """Write them."""
    file.write("left.fingerprints", left.fingerprints)
    file.write("left.added", left.added)


def read_left_articles(file: ArrayFile) -> LeftArticles:
    """Read them back, in place."""
    return LeftArticles(file["left.fingerprints"], file["left.added"])
