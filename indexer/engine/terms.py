"""Merged terms on one leaf: the documents of many forms, their summed frequencies, and where in the text they stand."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, distinct
from indexer.engine.document_sets import DocumentSet
from indexer.engine.queries import Zones
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POSITION_BITS = 32
STRETCH = 32_768
"""How many postings are weighed at a time: few enough to stay in the processor's cache."""
DENSE_SHARE = 16
"""Above one posting in so many documents, an array of all documents is filled."""
FEW_SHARE = 2
"""Below one in so many of the postings, those of the documents asked for are picked out first."""


class TermMatches:
    """A term on a leaf: what is known of it is worked out when somebody asks.

    `gathered` are the postings of all its forms, in whatever zone.
    """

    def __init__(self, leaf: Leaf, zones: Zones, forms: Ints, weights: Floats) -> None:
        self.leaf = leaf
        self.zones = zones
        self.postings = leaf.postings[zones.family]
        lists, here = self.postings.lists_of(forms)
        self._weights = weights[here].astype(np.float32)
        self.gathered = self.postings.gather(lists)
        self._narrowed: tuple[DocumentSet, Ints] | None = None

    @property
    def lists(self) -> Ints:
        """The numbers of the lists of its forms."""
        return self.gathered.lists

    @property
    def found(self) -> int:
        """How many documents have it, deleted ones too, as document frequency counts them."""
        return len(self._all_documents)

    @cached_property
    def _owners(self) -> Ints:
        """The document of each of the gathered postings."""
        return (self.gathered.units // self.postings.zones).astype(np.int64)

    @cached_property
    def _all_documents(self) -> DocumentSet:
        owners = self._owners if self.zones.are_all else self._owners[self._count(self.gathered.units)]
        return DocumentSet.of(owners, self.leaf.count)

    def _count(self, units: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Tell of units whether their zones count."""
        return np.array(self.zones.weights, bool)[units % self.postings.zones]

    @cached_property
    def documents(self) -> DocumentSet:
        """The documents that have it, without the deleted ones."""
        return self._all_documents if self.leaf.live is None else self._all_documents.only(self.leaf.live)

    def frequencies_in(self, documents: DocumentSet) -> Floats:
        """Return the weighted frequency in each of some documents, rising; 0 where the term does not stand."""
        gathered, owners = self.gathered, self._owners
        if len(documents) * FEW_SHARE > len(owners) and len(owners) * DENSE_SHARE > self.leaf.count:
            sums = np.zeros(self.leaf.count, np.float32)
            weighted = np.repeat(self._weights, gathered.counts)
            self._add(sums, owners, gathered.units, gathered.freqs, weighted)
            return sums.take(documents.numbers).astype(np.float64)
        sums = np.zeros(len(documents), np.float32)
        chosen = self._postings_in(documents)
        slots = documents.place_of.take(owners.take(chosen))
        weighted = self._weights.take(self._lists_of(chosen))
        self._add(sums, slots, gathered.units.take(chosen), gathered.freqs.take(chosen), weighted)
        return sums.astype(np.float64)

    def _add(
        self, sums: NDArray[np.float32], slots: Array, units: Array, freqs: Array, weights: NDArray[np.float32]
    ) -> None:
        """Add, slot by slot, frequencies times the `weights` of their forms (which are used up) and of their zones."""
        of_zone = np.array(self.zones.weights, np.float32)
        for start in range(0, len(weights), STRETCH):
            stretch = slice(start, start + STRETCH)
            weighted = weights[stretch]
            weighted *= of_zone.take(units[stretch] % self.postings.zones)
            weighted *= freqs[stretch]
            np.add.at(sums, slots[stretch], weighted)

    def occurrences(self, documents: DocumentSet) -> Ints:
        """Return where the term stands in some documents: `unit << 32 | position`, rising."""
        chosen = self._postings_in(documents)
        positions = self.postings.positions(self.gathered, chosen)
        units = self.gathered.units[chosen].astype(np.int64)
        keys = np.repeat(units << POSITION_BITS, self.gathered.freqs[chosen]) | positions
        if len(self.lists) > 1:
            keys.sort()
        return keys

    def forms_in(self, documents: DocumentSet) -> list[tuple[int, int]]:
        """Return which forms of the term stand in some documents, as pairs of a document and the number of a form."""
        chosen = self._postings_in(documents)
        lists = self.lists[self._lists_of(chosen)]
        return list(zip(self._owners[chosen].tolist(), self.postings.forms[lists].tolist(), strict=True))

    def _lists_of(self, chosen: Ints) -> Ints:
        """Return which of `lists` some places in `gathered` belong to."""
        return np.cumsum(self.gathered.counts).searchsorted(chosen, side="right")

    def _postings_in(self, documents: DocumentSet) -> Ints:
        """Return the places in `gathered` of the postings in some documents, of the zones that count."""
        if self._narrowed and self._narrowed[0].mask.take(documents.numbers).all():
            chosen = self._narrowed[1]  # the best documents are looked at again: for nearness, for what is shown
            chosen = chosen[documents.mask.take(self._owners.take(chosen))]
        else:
            chosen = np.flatnonzero(documents.mask.take(self._owners))
            chosen = chosen if self.zones.are_all else chosen[self._count(self.gathered.units[chosen])]
        self._narrowed = documents, chosen
        return chosen


class Lengths:
    """How many tokens some documents of a leaf have, zones by zones."""

    def __init__(self, leaf: Leaf, documents: Ints) -> None:
        self._leaf = leaf
        self._documents = documents
        self._known: dict[Zones, Floats] = {}

    def of(self, zones: Zones) -> Floats:
        """Return the tokens in the zones that count."""
        if zones not in self._known:
            if zones.are_all:
                lengths = self._leaf.document_lengths(zones.family)[self._documents].astype(np.float64)
            else:
                rows = self._leaf.lengths(zones.family)[self._documents]
                lengths = rows[:, list(zones.chosen)].sum(axis=1, dtype=np.float64)
            self._known[zones] = lengths
        return self._known[zones]


def documents_of(keys: Ints, zones: int) -> tuple[Ints, Ints]:
    """Return the documents that keys of `occurrences` stand in, rising, and how many stand in each."""
    owners = (keys >> POSITION_BITS) // zones
    documents = distinct(owners)
    return documents, np.bincount(documents.searchsorted(owners), minlength=len(documents))
