"""Nodes of a Whoosh query tree that Prasówka adds to Whoosh's own.

They say what is asked; `indexer.engine.evaluation` answers. Whoosh's own Searcher cannot: these nodes have no matcher.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.query import Query

from indexer.engine.lexicon import Lexicon
from indexer.engine.schema import FAMILIES
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Zones:
    """Where a term looks: zones of one family, each with the weight of an occurrence there (0: not at all)."""

    family: str
    weights: tuple[float, ...]

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the zones that count."""
        return tuple(number for number, weight in enumerate(self.weights) if weight)

    @property
    def are_all(self) -> bool:
        """Whether every zone of the family counts."""
        return all(self.weights)


def zone(name: str) -> Zones:
    """Return one zone alone."""
    for family, names in FAMILIES.items():
        if name in names:
            return Zones(family, tuple(float(other == name) for other in names))
    raise KeyError(name)


class PressQuery(Query):
    """A node of Prasówka's; like all of Whoosh's it has a boost."""

    boost = 1.0

    def estimate_size(self, ixreader: Any) -> int:
        """Return the most documents that could match."""
        count: int = ixreader.doc_count()
        return count

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Refuse: only whole arrays are evaluated."""
        raise NotImplementedError(f"{type(self).__name__} is answered by indexer.engine.evaluation")


class MergedTerm(PressQuery):
    """Several forms that count as one term: their frequencies are added before anything is made of them."""

    zones: Zones

    @abstractmethod
    def resolve(self, lexicons: Sequence[Lexicon]) -> list[tuple[Ints, Floats]]:
        """Return, lexicon by lexicon, the numbers of the forms, rising, and the weight of each."""


@dataclass(eq=False)
class InSequence(PressQuery):
    """Terms one after the other, each at most `slop` places farther than next to the one before."""

    terms: tuple[MergedTerm, ...]
    slop: int = 0
    boost: float = 1.0


@dataclass(eq=False)
class Within(PressQuery):
    """Two terms or sequences within `distance` places of each other, in any order."""

    left: "MergedTerm | InSequence"
    right: "MergedTerm | InSequence"
    distance: int
    boost: float = 1.0


@dataclass(eq=False)
class Ranked(PressQuery):
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


@dataclass(eq=False)
class Picked(PressQuery):
    """Documents, deleted ones too, that `pick` finds on a leaf, rising; all score alike."""

    pick: Callable[[Leaf], Ints]
    boost: float = 1.0


@dataclass(eq=False)
class Period(PressQuery):
    """Documents whose period lies within [`start`, `end`], in seconds; None is open. `undated` asks for the others."""

    start: int | None = None
    end: int | None = None
    undated: bool = False
    boost: float = 1.0


@dataclass(eq=False)
class WithId(PressQuery):
    """The document with an id; `*` stands for anything."""

    id: str
    boost: float = 1.0
