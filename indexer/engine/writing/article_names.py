"""The names of a segment that is being made: the runs of every article, settled together when all are known."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from indexer.engine.storage.columns import ENTITIES
from indexer.engine.storage.known_names import KnownNames
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.polish.names import Evidence, Kind, Mention, NameTable, full_name, mentions_of, names_of
from indexer.polish.tokens import TOKEN, form

COLUMNS = {Kind.PERSON: "person", Kind.PLACE: "place", Kind.ORGANISATION: "org", Kind.OTHER: "thing"}
assert set(COLUMNS.values()) == set(ENTITIES)


class NamesOfSegment(NamedTuple):
    """Column by column the names of every article, and the forms in which texts have the words of each name."""

    columns: dict[str, list[tuple[str, ...]]]
    forms: dict[str, set[str]]


class ArticleNames:
    """Collects the mentions of articles; the distinct ones are kept once, of each article only their numbers."""

    def __init__(self) -> None:
        self._evidence = Evidence()
        self._number_of: dict[tuple[str, bool, str], int] = {}
        self._mentions: list[Mention] = []
        self._sizes = array("I")
        self._numbers = array("I")

    def __len__(self) -> int:
        """How many distinct mentions there are."""
        return len(self._mentions)

    def add(self, texts: Sequence[str]) -> None:
        """Add the texts of the next article."""
        mentions = mentions_of(texts)
        self._evidence.add(mentions)
        self._sizes.append(len(mentions))
        for mention in mentions:
            key = mention.text, mention.initial, mention.short
            number = self._number_of.get(key)
            if number is None:
                number = self._number_of[key] = len(self._mentions)
                self._mentions.append(mention)
            self._numbers.append(number)

    def columns(self, older: Sequence[SegmentReader] = ()) -> "NamesOfSegment":
        """Return the names of every article; what `older` segments call a name is known."""
        self._evidence.known = KnownNames(older) if older else None
        table = NameTable(self._evidence)
        columns: dict[str, list[tuple[str, ...]]] = {name: [] for name in ENTITIES}
        at = 0
        for size in self._sizes:
            mentions = [self._mentions[number] for number in self._numbers[at : at + size]]
            at += size
            by_kind: dict[str, list[str]] = {name: [] for name in ENTITIES}
            for name in names_of(mentions, table):
                full = full_name(name.name, table)
                by_kind[COLUMNS[table.kinds.get(full, name.kind)]].append(full)
            for column, names in by_kind.items():
                columns[column].append(tuple(dict.fromkeys(names)))
        forms: dict[str, set[str]] = {}
        for base, spelled in table.spellings():
            forms.setdefault(full_name(base, table), set()).update(map(form, TOKEN.findall(spelled)))
        return NamesOfSegment(columns, forms)
