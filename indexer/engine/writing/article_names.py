"""The names of a segment that is being made: the runs of every article, settled together when all are known."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, cast

import numpy as np

from indexer.engine.storage.columns import ENTITIES
from indexer.engine.storage.known_names import KnownNames
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.polish.names import Evidence, Kind, Mention, NameTable, full_name, mentions_of, names_of
from indexer.polish.tokens import TOKEN, form

COLUMNS = {Kind.PERSON: "person", Kind.PLACE: "place", Kind.ORGANISATION: "org", Kind.OTHER: "thing"}
PLACES = Mention._fields.index("text")
"""How many fields of a mention say where it stands; the others are the same for many."""
assert set(COLUMNS.values()) == set(ENTITIES)


class NamesOfSegment(NamedTuple):
    """Column by column the names of every article, and the forms in which texts have the words of each name."""

    columns: dict[str, list[tuple[str, ...]]]
    forms: dict[str, list[str]]


class ArticleNames:
    """Collects the mentions of articles; the distinct ones are kept once, of each article only their numbers."""

    def __init__(self) -> None:
        self._number_of: dict[tuple[Any, ...], int] = {}
        self._mentions: list[Mention] = []
        self._sizes = array("I")
        self._numbers = array("I")

    def __len__(self) -> int:
        """How many distinct mentions there are."""
        return len(self._mentions)

    def add(self, texts: Sequence[str]) -> None:
        """Add the texts of the next article."""
        mentions = mentions_of(texts)
        known, number_of = self._number_of, self._number_of.get
        numbers = [number_of(mention[PLACES:]) for mention in mentions]
        if None in numbers:
            for place, mention in enumerate(mentions):
                if numbers[place] is None:
                    numbers[place] = known.setdefault(mention[PLACES:], len(known))
                    if len(known) > len(self._mentions):
                        self._mentions.append(mention)
        self._sizes.append(len(numbers))
        self._numbers.extend(cast("list[int]", numbers))

    def columns(self, older: Sequence[SegmentReader] = ()) -> "NamesOfSegment":
        """Return the names of every article; what `older` segments call a name is known."""
        table = NameTable(self._evidence(older))
        columns: dict[str, list[tuple[str, ...]]] = {name: [] for name in ENTITIES}
        for mentions in self._naming_mentions(table):
            by_kind: dict[str, list[str]] = {name: [] for name in ENTITIES}
            for name in names_of(mentions, table):
                full = full_name(name.name, table)
                by_kind[COLUMNS[table.kinds.get(full, name.kind)]].append(full)
            for column, names in by_kind.items():
                columns[column].append(tuple(dict.fromkeys(names)))
        return NamesOfSegment(columns, _forms_of_names(table))

    def _evidence(self, older: Sequence[SegmentReader]) -> Evidence:
        evidence = Evidence(KnownNames(older) if older else None)
        for mention, times in zip(self._mentions, np.bincount(self._numbers).tolist(), strict=True):
            evidence.count(mention, times)
        return evidence

    def _naming_mentions(self, table: NameTable) -> Iterator[list[Mention]]:
        """Yield the distinct mentions of each article that hold a name, in the order in which they first come."""
        names = [bool(table.names(mention.text, mention.initial)) for mention in self._mentions]
        numbers = np.frombuffer(self._numbers, np.uint32) if self._numbers else np.empty(0, np.uint32)
        is_naming = np.array(names, bool)[numbers]
        ends = np.cumsum(self._sizes, dtype=np.int64).tolist()
        for start, end in zip([0, *ends], ends, strict=False):
            distinct = dict.fromkeys(numbers[start:end][is_naming[start:end]].tolist())
            yield [self._mentions[number] for number in distinct]


def _forms_of_names(table: NameTable) -> dict[str, list[str]]:
    """Return, of each name, the forms in which texts have its words."""
    forms: dict[str, list[str]] = {}
    for base, spelled in table.spellings():
        of_name = forms.setdefault(full_name(base, table), [])
        of_name += [one for one in map(form, TOKEN.findall(spelled)) if one not in of_name]
    return forms
