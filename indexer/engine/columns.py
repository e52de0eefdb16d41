"""Columns: one value, or a few, of every document, for sorting, filtering, facets and keeping track of changes.

Dates are seconds of Polish local time since 1970; the period of an article is [`start`, `end`], both included.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFile, ArrayFileWriter, narrowest, offsets_of, ranges
from indexer.engine.strings import Strings, write_strings

UNDATED = np.iinfo(np.int64).min
NUMBERS: dict[str, type] = {
    "start": np.int64,
    "end": np.int64,
    "root": np.uint32,
    "record": np.uint64,
    "fingerprint": np.uint64,
    "line": np.uint32,
    "flags": np.uint8,
    "story": np.uint32,
}
NAMES = ("source", "author", "agency", "file")
NOT_AN_ARTICLE, SUSPICIOUS = 1, 2


@dataclass(slots=True)
class ColumnEntries:
    """Columns in memory: a list a number, a list of tuples a name, and the ids."""

    ids: list[bytes] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in NUMBERS})
    names: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {name: [] for name in NAMES})

    def add(self, id: str, numbers: dict[str, int], names: dict[str, tuple[str, ...]]) -> None:
        """Append the values of the next document."""
        self.ids.append(id.encode())
        for name, value in numbers.items():
            self.numbers[name].append(value)
        for name, values in names.items():
            self.names[name].append(values)


@dataclass(frozen=True, slots=True)
class NameColumn:
    """Names of every document: `values[ordinals[starts[d]:starts[d + 1]]]` are those of document d."""

    values: Strings
    starts: Array
    ordinals: Array

    def of(self, document: int) -> tuple[str, ...]:
        """Return the names of a document, in the order given."""
        found = self.ordinals[int(self.starts[document]) : int(self.starts[document + 1])]
        return tuple(self.values[number].decode() for number in found.tolist())

    def counts(self, documents: Array) -> NDArray[np.int64]:
        """Count, value by value, in how many of the documents it stands."""
        starts = self.starts[documents].astype(np.int64)
        chosen = self.ordinals[ranges(starts, self.starts[documents + 1] - starts)]
        return np.bincount(chosen, minlength=len(self.values))


class Columns:
    """Reads the columns of a segment from a mapped file."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self.ids = Strings(file, "ids")
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
                Strings(self._file, f"column.{name}"),
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

    def entries(self, documents: Array) -> ColumnEntries:
        """Read the values of some documents into memory, for a merge."""
        chosen = documents.tolist()
        ids = list(self.ids)
        columns = {name: self.names(name) for name in NAMES}
        return ColumnEntries(
            ids=[ids[document] for document in chosen],
            numbers={name: self[name][documents].tolist() for name in NUMBERS},
            names={name: [column.of(document) for document in chosen] for name, column in columns.items()},
        )


def write_columns(file: ArrayFileWriter, entries: ColumnEntries) -> None:
    """Write the columns of a segment."""
    write_strings(file, "ids", entries.ids)
    file.write("ids.order", narrowest(np.array(sorted(range(len(entries.ids)), key=entries.ids.__getitem__), np.int64)))
    for name, dtype in NUMBERS.items():
        file.write(f"column.{name}", np.array(entries.numbers[name], dtype))
    for name in NAMES:
        _write_names(file, f"column.{name}", entries.names[name])


def _write_names(file: ArrayFileWriter, name: str, names: Iterable[tuple[str, ...]]) -> None:
    rows = list(names)
    values = sorted({value for row in rows for value in row})
    numbers = {value: number for number, value in enumerate(values)}
    ordinals = [numbers[value] for row in rows for value in row]
    write_strings(file, name, (value.encode() for value in values))
    file.write(f"{name}.starts", narrowest(offsets_of(np.fromiter(map(len, rows), np.int64, len(rows)))))
    file.write(f"{name}.ordinals", narrowest(np.array(ordinals, np.int64)))
