"""Known names: what the segments of an archive call a name already, asked one by one."""

from collections.abc import Sequence

import numpy as np

from indexer.engine.storage.array_ops import Ints
from indexer.engine.storage.columns import ENTITIES
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.polish.names import Kind
from indexer.polish.tokens import form

_KINDS = {"person": Kind.PERSON, "place": Kind.PLACE, "org": Kind.ORGANISATION, "thing": Kind.OTHER}


class KnownNames:
    """The names of some segments, by how many of their articles have them."""

    def __init__(self, segments: Sequence[SegmentReader]) -> None:
        self._columns = [(_KINDS[name], segment.columns.names(name)) for segment in segments for name in ENTITIES]
        self._counts: dict[int, Ints] = {}
        self._kinds: dict[str, dict[Kind, int]] = {}

    def kinds(self, name: str) -> dict[Kind, int]:
        """Return how many articles have a name, by its kind."""
        if name not in self._kinds:
            found: dict[Kind, int] = {}
            for number, (kind, column) in enumerate(self._columns):
                place = column.values.place(name.encode())
                if place < len(column.values) and column.values[place] == name.encode():
                    found[kind] = found.get(kind, 0) + int(self._of(number)[place])
            self._kinds[name] = found
        return self._kinds[name]

    def word_count(self, word: str) -> int:
        """Return how many names have a word."""
        spelled = form(word).encode()
        tables = [column.word_table for _, column in self._columns]
        return sum(len(table.names_with([spelled])) for table in tables if table is not None)

    def _of(self, number: int) -> Ints:
        if number not in self._counts:
            column = self._columns[number][1]
            self._counts[number] = np.bincount(column.ordinals, minlength=len(column.values))
        return self._counts[number]
