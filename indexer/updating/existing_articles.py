"""Residents: the live documents of an index by the file that each was read from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.segment import Leaf


@dataclass(frozen=True, slots=True)
class Resident:
    """A live document: where it is, and the hashes of its record's name and of its content."""

    leaf: Leaf
    document: int
    record: int
    fingerprint: int

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.leaf.columns.id(self.document)

    @property
    def key(self) -> tuple[int, str]:
        """The number of the root, and the file below it, that the article was read from."""
        columns = self.leaf.columns
        return int(columns["root"][self.document]), columns.names("file").of(self.document)[0]


class Residents:
    """Finds documents by root and file; the work is done once a leaf, and only where somebody asks."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = [_LeafFiles(leaf) for leaf in leaves]

    def of(self, root: int, file: str) -> list[Resident]:
        """Return the live documents that were read from a file."""
        return [resident for leaf in self._leaves for resident in leaf.residents(root, file)]

    def find(self, id: str) -> Resident | None:
        """Return the live document with an id."""
        for files in self._leaves:
            leaf = files.leaf
            for document in leaf.columns.documents_with_id(id):
                if not leaf.segment.is_deleted(document):
                    return _resident(leaf, document)
        return None


class _LeafFiles:
    def __init__(self, leaf: Leaf) -> None:
        self.leaf = leaf
        self._grouped: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    def residents(self, root: int, file: str) -> list[Resident]:
        column = self.leaf.columns.names("file")
        number = column.values.find(file.encode())
        if number is None:
            return []
        if self._grouped is None:
            order = np.argsort(column.ordinals, kind="stable")
            self._grouped = order, column.ordinals[order]
        order, ordinals = self._grouped
        first, last = np.searchsorted(ordinals, number), np.searchsorted(ordinals, number, side="right")
        roots = self.leaf.columns["root"]
        return [
            _resident(self.leaf, document)
            for document in order[first:last].tolist()
            if roots[document] == root and not self.leaf.segment.is_deleted(document)
        ]


def _resident(leaf: Leaf, document: int) -> Resident:
    columns = leaf.columns
    return Resident(leaf, document, int(columns["record"][document]), int(columns["fingerprint"][document]))
