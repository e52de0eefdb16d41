"""Whoosh's matcher over one term's postings: one document after the other."""

from bisect import bisect_left
from collections.abc import Iterator
from copy import copy
from functools import cached_property
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from indexer.engine.storage.array_ops import offsets_of
from indexer.engine.whoosh_api.field_terms import TermPostings


class PostingMatcher(LeafMatcher):
    """Steps through the postings of a term; in Whoosh's terms all of them are one block."""

    def __init__(
        self, term: tuple[str, bytes], postings: TermPostings, info: TermInfo, format_: Any, scorer: Any
    ) -> None:
        self._term = term
        self._postings = postings
        self._info = info
        self.format = format_
        self.scorer = scorer
        self._documents: list[int] = postings.documents.tolist()
        self._weights: list[float] = postings.frequencies.astype(np.float64).tolist()
        self._place = 0

    @cached_property
    def _positions(self) -> list[list[int]]:
        """The positions in every document, read for all of them when somebody asks for the first."""
        cuts = offsets_of(self._postings.frequencies)[1:-1]
        return [part.tolist() for part in np.split(self._postings.positions(), cuts)]

    def is_active(self) -> bool:
        """Tell whether the matcher stands at a document."""
        return self._place < len(self._documents)

    def reset(self) -> None:
        """Go back to the first document."""
        self._place = 0

    def copy(self) -> "PostingMatcher":
        """Return a matcher at the same place that moves by itself."""
        return copy(self)

    def id(self) -> int:
        """Return the number of the document; of the last one past the end, where Whoosh's `AndNot` asks too."""
        return self._documents[min(self._place, len(self._documents) - 1)]

    def all_ids(self) -> Iterator[int]:
        """Yield the documents from here on."""
        return iter(self._documents[self._place :])

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """Yield the documents from here on with their encoded values."""
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def weight(self) -> float:
        """Return the frequency in the document."""
        return self._weights[self._place]

    def value(self) -> bytes:
        """Return the positions as the field's format encodes them; nothing for a field without."""
        encoded: bytes = self.format.encode(self._positions[self._place]) if self.supports("positions") else b""
        return encoded

    def value_as(self, astype: str) -> Any:
        """Return the positions, or what else the field's format makes of them."""
        return self._positions[self._place] if astype == "positions" else super().value_as(astype)

    def score(self) -> float:
        """Return the score of the document, its frequency where nothing scores."""
        score: float = self.scorer.score(self) if self.scorer else self.weight()
        return score

    def next(self) -> bool:
        """Go to the next document; tell whether a block ended."""
        self._place += 1
        return not self.is_active()

    def skip_to(self, id: int) -> None:
        """Go to the first document, from here on, that does not come before `id`."""
        if not self.is_active():
            raise ReadTooFar
        self._place = bisect_left(self._documents, id, lo=self._place)

    def skip_to_quality(self, minquality: float) -> int:
        """Go past the block if nothing in it scores more than `minquality`; return how many blocks that was."""
        if self.block_quality() > minquality:
            return 0
        self._place = len(self._documents)
        return 1

    def block_min_id(self) -> int:
        """Return the first document."""
        return self._documents[0]

    def block_max_id(self) -> int:
        """Return the last document."""
        return self._documents[-1]

    def block_min_length(self) -> int:
        """Return the length of the shortest field that the term stands in."""
        length: int = self._info.min_length()
        return length

    def block_max_length(self) -> int:
        """Return the length of the longest field that the term stands in."""
        length: int = self._info.max_length()
        return length

    def block_max_weight(self) -> float:
        """Return the highest frequency."""
        weight: float = self._info.max_weight()
        return weight
