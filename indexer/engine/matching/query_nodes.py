"""Nodes of a query tree.

They say what is asked; `indexer.engine.matching.evaluator` answers. They are none of Whoosh's: its Searcher could not
answer them, and a search need not load it. `indexer.engine.whoosh_api.query_translation` makes them of Whoosh's.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from indexer.engine.matching.document_sets import Matches
from indexer.engine.storage.array_ops import Ints
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.lexicon import Lexicon
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.records.value import Value

Weights: TypeAlias = dict[int, float]
"""Forms of a lexicon, by their numbers, each with its weight."""


class FieldWeights(Value):
    """Where a term looks: fields of one group, each with the weight of an occurrence there (0: not at all)."""

    group: str
    weights: tuple[float, ...]

    @cached_property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the fields that count."""
        return tuple(number for number, weight in enumerate(self.weights) if weight)

    @cached_property
    def are_all(self) -> bool:
        """Whether every field of the group counts."""
        return all(self.weights)


def only_field(name: str) -> FieldWeights:
    """Return one field alone."""
    for group, names in FIELD_GROUPS.items():
        if name in names:
            return FieldWeights(group, tuple(float(other == name) for other in names))
    raise KeyError(name)


class CaseWeights(NamedTuple):
    """Weights of an occurrence by its letter case, in the order of `polish.letter_case`; what weighs 0 does not match.

    With `if_mostly_capitalised` they hold only on segments that mostly write the term with a capital.
    """

    weights: tuple[float, float, float, float]
    if_mostly_capitalised: bool = False


class Query:
    """A node; its scores are multiplied by its boost. It is looked up once, and so is no other that says the same."""

    boost = 1.0

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class MergedTerm(Query):
    """Several forms that count as one term: their frequencies are added before anything is made of them."""

    fields: FieldWeights
    case_weights: CaseWeights | None = None

    @abstractmethod
    def resolve(self, lexicons: Sequence[Lexicon]) -> list[Weights]:
        """Return the forms in every lexicon and their weights."""


class InSequence(Query, Value):
    """Terms one after the other, each at most `slop` places farther than next to the one before."""

    terms: tuple[MergedTerm, ...]
    slop: int = 0
    boost: float = 1.0


class Within(Query, Value):
    """Two terms or sequences within `distance` places of each other, in any order."""

    left: "MergedTerm | InSequence"
    right: "MergedTerm | InSequence"
    distance: int
    boost: float = 1.0


class Ranked(Query, Value):
    """Clauses that rank by how many of them match and how well.

    Every clause of `must` matches and none of `must_not`; without `must`, one of `should` has to. `counted` tells of
    each of `must + should` whether it is one of the words asked for, by which coordination counts. All `filters` match
    too, but nothing ranks by them.
    """

    should: tuple[Query, ...] = ()
    must: tuple[Query, ...] = ()
    must_not: tuple[Query, ...] = ()
    counted: tuple[bool, ...] = ()
    coordination: float = 0.0
    boost: float = 1.0
    filters: tuple[Query, ...] = ()


class Picked(Query, Value):
    """Documents, deleted ones too, that `pick` finds on a segment, rising; all score alike."""

    pick: Callable[[SegmentReader], Ints]
    boost: float = 1.0


class Period(Query, Value):
    """Documents whose period lies within [`start`, `end`], in seconds; None is open. `undated` asks for the others."""

    start: int | None = None
    end: int | None = None
    undated: bool = False
    boost: float = 1.0


class Named(Query, Value):
    """Documents with a name, in one of some columns, that has all the words, in whatever order.

    The words stand for forms, as in a text; a name has its own in the nominative.
    """

    columns: tuple[str, ...]
    words: tuple[MergedTerm, ...]
    boost: float = 1.0


class WithId(Query, Value):
    """The document with an id; `*` stands for anything."""

    id: str
    boost: float = 1.0


class AllOf(Query, Value):
    """Documents that all parts match, scored by their sum; a part that is `NoneOf` only takes away."""

    parts: Sequence[Query]


class AnyOf(Query, Value):
    """Documents that at least one part matches, scored by the sum of those."""

    parts: Sequence[Query]
    boost: float = 1.0


class NoneOf(Query, Value):
    """Documents that a part does not match; all score alike."""

    part: Query


class Combined(Query, Value):
    """Documents that a function makes of what the parts match, given the number of documents of the segment."""

    parts: Sequence[Query]
    combine: Callable[[Sequence[Matches], int], Matches]


class FirstFound(Query, Value):
    """The first of the parts that matches anything in the whole index."""

    parts: Sequence[Query]


class Everything(Query):
    """All documents, alike."""


class Nothing(Query):
    """No document."""
