"""Merged terms on one leaf: the documents of many forms, their summed frequencies, and where in the text they stand."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import distinct
from indexer.engine.matches import DENSE_SHARE, union_of_documents
from indexer.engine.queries import Zones
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POSITION_BITS = 32
STRETCH = 32_768
"""How many postings are weighed at a time: few enough to stay in the processor's cache."""


class TermMatches:
    """A term on a leaf: what is known of it is worked out when somebody asks.

    `gathered` are the postings of all its forms, in whatever zone.
    """

    def __init__(self, leaf: Leaf, zones: Zones, forms: Ints, weights: Floats) -> None:
        self.leaf = leaf
        self.zones = zones
        self.postings = leaf.postings[zones.family]
        lists, here = self.postings.lists_of(forms)
        self._weights = weights[here]
        self.gathered = self.postings.gather(lists)

    @property
    def lists(self) -> Ints:
        """The numbers of the lists of its forms."""
        return self.gathered.lists

    @cached_property
    def found(self) -> int:
        """How many documents have it, deleted ones too, as document frequency counts them."""
        return len(self._all_documents)

    @cached_property
    def _owners(self) -> NDArray[np.uint32]:
        """The document of each of the gathered postings."""
        return self.gathered.units // self.postings.zones

    @cached_property
    def _all_documents(self) -> Ints:
        owners = self._owners
        if not self.zones.are_all:
            owners = owners[self._count(self.gathered.units)]
        if len(self.lists) < 2 and len(self.zones.chosen) < 2:
            return owners.astype(np.int64)
        return union_of_documents([owners], self.leaf.count)

    def _count(self, units: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Tell of units whether their zones count."""
        return np.array(self.zones.weights, bool)[units % self.postings.zones]

    @cached_property
    def documents(self) -> Ints:
        """The documents that have it, rising, without the deleted ones."""
        if self.leaf.live is None:
            return self._all_documents
        return self._all_documents[self.leaf.live[self._all_documents]]

    @cached_property
    def frequencies(self) -> Floats:
        """The weighted frequency in each of `documents`."""
        if len(self._owners) * DENSE_SHARE > self.leaf.count:
            return self._sums(self._owners, self.leaf.count)[self.documents].astype(np.float64)
        some = distinct(self._owners).astype(np.int64)
        sums = self._sums(some.searchsorted(self._owners), len(some))
        return sums[some.searchsorted(self.documents)].astype(np.float64)

    def _sums(self, slots: NDArray[np.integer], count: int) -> NDArray[np.float32]:
        """Add up, slot by slot, the frequencies of all postings times the weights of their forms and zones."""
        sums = np.zeros(count, np.float32)
        weights = np.repeat(self._weights.astype(np.float32), self.gathered.counts)
        of_zone = np.array(self.zones.weights, np.float32)
        for start in range(0, len(weights), STRETCH):
            stretch = slice(start, start + STRETCH)
            weighted = weights[stretch]
            weighted *= of_zone.take(self.gathered.units[stretch] - self._owners[stretch] * self.postings.zones)
            weighted *= self.gathered.freqs[stretch]
            np.add.at(sums, slots[stretch], weighted)
        return sums

    def occurrences(self, documents: Ints) -> Ints:
        """Return where the term stands in some documents: `unit << 32 | position`, rising."""
        chosen = self._postings_in(documents)
        positions = self.postings.positions(self.gathered, chosen)
        units = self.gathered.units[chosen].astype(np.int64)
        keys = np.repeat(units << POSITION_BITS, self.gathered.freqs[chosen]) | positions
        if len(self.lists) > 1:
            keys.sort()
        return keys

    def forms_in(self, documents: Ints) -> list[tuple[int, int]]:
        """Return which forms of the term stand in some documents, as pairs of a document and the number of a form."""
        chosen = self._postings_in(documents)
        lists = self.lists[np.searchsorted(np.cumsum(self.gathered.counts), chosen, side="right")]
        return list(zip(self._owners[chosen].tolist(), self.postings.forms[lists].tolist(), strict=True))

    def _postings_in(self, documents: Ints) -> Ints:
        """Return the places in `gathered` of the postings in some documents, of the zones that count."""
        wanted = np.zeros(self.leaf.count, bool)
        wanted[documents] = True
        chosen = np.flatnonzero(wanted.take(self._owners))
        return chosen if self.zones.are_all else chosen[self._count(self.gathered.units[chosen])]


def documents_with_all(terms: Sequence[TermMatches]) -> Ints:
    """Return the documents that have every one of some terms of a leaf, rising."""
    fewest_first = sorted(terms, key=lambda term: len(term.documents))
    documents = fewest_first[0].documents
    for term in fewest_first[1:]:
        present = np.zeros(term.leaf.count, bool)
        present[term.documents] = True
        documents = documents[present[documents]]
    return documents


def documents_of(keys: Ints, zones: int) -> tuple[Ints, Ints]:
    """Return the documents that keys of `occurrences` stand in, rising, and how many stand in each."""
    owners = (keys >> POSITION_BITS) // zones
    documents = distinct(owners)
    return documents, np.bincount(documents.searchsorted(owners), minlength=len(documents))
