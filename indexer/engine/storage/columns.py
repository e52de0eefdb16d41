"""Columns: one value, or a few, of every document, for sorting, filtering, facets and keeping track of changes.

Dates are seconds of Polish local time since 1970; the period of an article is [`start`, `end`], both included. `added`
is the generation of the commit that the article came with, whatever it read then.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from indexer.engine.storage.array_file import ArrayFile
from indexer.engine.storage.array_ops import Array, Ints, distinct, ranges
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
    "added": np.uint32,
    "flags": np.uint8,
    "copy_group": np.uint32,
}
NAMES = ("source", "author", "agency", "file")
ENTITIES = ("person", "place", "org", "thing")
"""Columns of the names that an article has in its text, by their kinds, in the order in which they come first."""
NOT_AN_ARTICLE, SUSPICIOUS = 1, 2


class NameColumn(Value):
    """Names of every document: `values[ordinals[starts[d]:starts[d + 1]]]` are those of document d."""

    values: StringTable
    starts: Array
    ordinals: Array

    word_table: "WordsOfNames | None" = None

    def of(self, document: int) -> tuple[str, ...]:
        """Return the names of a document, in the order given."""
        found = self.ordinals[self.starts.item(document) : self.starts.item(document + 1)]
        return tuple([self.values[number].decode() for number in found.tolist()])

    def only_one_of(self, document: int) -> str:
        """Return the name of a document that has exactly one."""
        number: int = self.ordinals.item(self.starts.item(document))
        return self.values[number].decode()

    def with_words(self, alternatives: Sequence[Iterable[bytes]]) -> Ints:
        """Return the numbers of the names that have, of each of several sets of forms, one among their words."""
        if self.word_table is None:
            return np.zeros(0, np.int64)
        found = [self.word_table.names_with(forms) for forms in alternatives]
        return np.array(sorted(set.intersection(*found)) if found else [], np.int64)

    def documents_with(self, numbers: Ints) -> Ints:
        """Return the documents that have one of some names, rising."""
        wanted = np.zeros(len(self.values), np.bool_)
        wanted[numbers] = True
        places = np.flatnonzero(wanted[self.ordinals])
        return distinct(np.searchsorted(self.starts, places, side="right") - 1)

    def counts(self, documents: Array) -> Ints:
        """Count, value by value, in how many of the documents it stands."""
        starts = self.starts[documents].astype(np.int64)
        chosen = self.ordinals[ranges(starts, self.starts[documents + 1] - starts)]
        return np.bincount(chosen, minlength=len(self.values))


class WordsOfNames:
    """The forms in which the words of names stand in texts, sorted, and the numbers of the names with each."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._forms = StringTable(file, f"{name}.words")
        self._starts, self._names = file[f"{name}.words.starts"], file[f"{name}.words.names"]

    def forms_of_names(self, names: Mapping[int, bytes]) -> dict[str, set[str]]:
        """Return the forms of some names, given by number."""
        found: dict[str, set[str]] = {name.decode(): set() for name in names.values()}
        starts, numbers = self._starts.tolist(), self._names.tolist()
        for form, start, end in zip(self._forms, starts, starts[1:], strict=False):
            for number in numbers[start:end]:
                if number in names:
                    found[names[number].decode()].add(form.decode())
        return found

    def names_with(self, forms: Iterable[bytes]) -> set[int]:
        """Return the numbers of the names that have one of some forms."""
        found: set[int] = set()
        for form in forms:
            number = self._forms.place(form)
            if number < len(self._forms) and self._forms[number] == form:
                found.update(self._names[self._starts.item(number) : self._starts.item(number + 1)].tolist())
        return found


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
                WordsOfNames(self._file, f"column.{name}") if name in ENTITIES else None,
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
