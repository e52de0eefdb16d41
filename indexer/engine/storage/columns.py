"""Columns: one value, or a few, of every document, for sorting, filtering, facets and keeping track of changes.

Dates are seconds of Polish local time since 1970; the period of an article is [`start`, `end`], both included.
"""

import numpy as np

from indexer.engine.storage.array_file import ArrayFile
from indexer.engine.storage.array_ops import Array, Ints, ranges
from indexer.engine.storage.string_table import StringTable
from indexer.records.value import Value

UNDATED = np.iinfo(np.int64).min
NUMBERS: dict[str, type] = {
    "start": np.int64,
    "end": np.int64,
    "root": np.uint32,
    "record": np.uint64,
    "fingerprint": np.uint64,
    "raw_digest": np.uint64,
    "line": np.uint32,
    "flags": np.uint8,
    "copy_group": np.uint32,
}
NAMES = ("source", "author", "agency", "file")
NOT_AN_ARTICLE, SUSPICIOUS = 1, 2


class NameColumn(Value):
    """Names of every document: `values[ordinals[starts[d]:starts[d + 1]]]` are those of document d."""

    values: StringTable
    starts: Array
    ordinals: Array

    def of(self, document: int) -> tuple[str, ...]:
        """Return the names of a document, in the order given."""
        found = self.ordinals[self.starts.item(document) : self.starts.item(document + 1)]
        return tuple([self.values[number].decode() for number in found.tolist()])

    def only_one_of(self, document: int) -> str:
        """Return the name of a document that has exactly one."""
        number: int = self.ordinals.item(self.starts.item(document))
        return self.values[number].decode()

    def counts(self, documents: Array) -> Ints:
        """Count, value by value, in how many of the documents it stands."""
        starts = self.starts[documents].astype(np.int64)
        chosen = self.ordinals[ranges(starts, self.starts[documents + 1] - starts)]
        return np.bincount(chosen, minlength=len(self.values))


class Columns:
    """Reads the columns of a segment from a mapped file."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self.ids = StringTable(file, "ids")
        self._order = file["ids.order"]
        self._names: dict[str, NameColumn] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, name: str) -> Array:
        """Return a column of numbers."""
        return self._file[f"column.{name}"]

    def names(self, name: str) -> NameColumn:
        """Return a column of names."""
        if name not in self._names:
            self._names[name] = NameColumn(
                StringTable(self._file, f"column.{name}"),
                self._file[f"column.{name}.starts"],
                self._file[f"column.{name}.ordinals"],
            )
        return self._names[name]

    def id(self, document: int) -> str:
        """Return the id of a document."""
        return self.ids[document].decode()

    def documents_with_id(self, id: str) -> list[int]:
        """Return the documents that have this id; all but one of them are deleted."""
        wanted, low, high = id.encode(), 0, len(self._order)
        while low < high:
            middle = (low + high) // 2
            if self.ids[int(self._order[middle])] < wanted:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < len(self._order) and self.ids[int(self._order[low])] == wanted:
            found.append(int(self._order[low]))
            low += 1
        return found
