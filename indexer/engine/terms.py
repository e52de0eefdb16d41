"""Merged terms on one leaf: the documents of many forms, their summed frequencies, and where in the text they stand."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engine.matches import DENSE_SHARE, places, union_of_documents
from indexer.engine.queries import Zones
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POSITION_BITS = 32


class TermMatches:
    """A term on a leaf: what is known of it is worked out when somebody asks.

    `gathered` are the postings of all its forms, `documents_of_postings` and `places` say of those that stand in zones
    that count in which document they stand, and where in `gathered`.
    """

    def __init__(self, leaf: Leaf, zones: Zones, forms: Ints, weights: Floats) -> None:
        self.leaf = leaf
        self.zones = zones
        self.postings = leaf.postings[zones.family]
        lists, here = self.postings.lists_of(forms)
        self._weights = weights[here]
        self.gathered = self.postings.gather(lists)
        units = self.gathered.units
        self.documents_of_postings = units // self.postings.zones
        self._zone = units - self.documents_of_postings * self.postings.zones
        self.places: Ints | None = None
        if not zones.are_all:
            self.places = np.flatnonzero(np.array(zones.weights)[self._zone])
            self.documents_of_postings = self.documents_of_postings[self.places]

    @property
    def lists(self) -> Ints:
        """The numbers of the lists of its forms."""
        return self.gathered.lists

    @cached_property
    def found(self) -> int:
        """How many documents have it, deleted ones too, as document frequency counts them."""
        if len(self.lists) < 2 and len(self.zones.chosen) < 2:
            return len(self.documents_of_postings)
        return len(self._all_documents)

    @cached_property
    def _all_documents(self) -> Ints:
        return union_of_documents([self.documents_of_postings], self.leaf.count)

    @cached_property
    def documents(self) -> Ints:
        """The documents that have it, rising, without the deleted ones."""
        if self.leaf.live is None:
            return self._all_documents
        return self._all_documents[self.leaf.live[self._all_documents]]

    @cached_property
    def frequencies(self) -> Floats:
        """The weighted frequency in each of `documents`."""
        weighted: Floats = self.gathered.freqs * np.array(self.zones.weights)[self._zone]
        if len(self.lists) > 1:
            weighted *= np.repeat(self._weights, self.gathered.counts)
        elif len(self.lists):
            weighted *= self._weights[0]
        if self.places is not None:
            weighted = weighted[self.places]
        if len(self.lists) < 2 and len(weighted) == len(self.documents):
            return weighted
        if len(weighted) * DENSE_SHARE > self.leaf.count:
            sums: Floats = np.bincount(self.documents_of_postings, weighted, self.leaf.count).astype(
                np.float64, copy=False
            )
            return sums[self.documents]
        place, here = places(self.documents_of_postings, self.documents)
        return np.bincount(place[here], weighted[here], len(self.documents)).astype(np.float64, copy=False)

    def occurrences(self, documents: Ints) -> Ints:
        """Return where the term stands in some documents: `unit << 32 | position`, rising."""
        chosen = self._postings_in(documents)
        if not len(chosen):
            return chosen
        positions = self.postings.positions(self.gathered, chosen)
        keys = np.repeat(self.gathered.units[chosen] << POSITION_BITS, self.gathered.freqs[chosen]) | positions
        if len(self.lists) > 1:
            keys.sort()
        return keys

    def forms_in(self, documents: Ints) -> list[tuple[int, int]]:
        """Return which forms of the term stand in some documents, as pairs of a document and the number of a form."""
        chosen = self._postings_in(documents)
        owners = np.searchsorted(np.cumsum(self.gathered.counts), chosen, side="right")
        forms = self.postings.forms[self.lists[owners]]
        return list(zip((self.gathered.units[chosen] // self.postings.zones).tolist(), forms.tolist(), strict=True))

    def _postings_in(self, documents: Ints) -> Ints:
        """Return the places in `gathered` of the postings in some documents."""
        wanted = np.zeros(self.leaf.count, bool)
        wanted[documents] = True
        chosen = np.flatnonzero(wanted[self.documents_of_postings])
        return chosen if self.places is None else self.places[chosen]


def documents_with_all(terms: Sequence[TermMatches]) -> Ints:
    """Return the documents that have every one of some terms of a leaf, rising."""
    fewest_first = sorted(terms, key=lambda term: len(term.documents_of_postings))
    documents = fewest_first[0].documents
    for term in fewest_first[1:]:
        present = np.zeros(term.leaf.count, bool)
        present[term.documents_of_postings] = True
        documents = documents[present[documents]]
    return documents


def documents_of(keys: Ints, zones: int) -> tuple[Ints, Ints]:
    """Return the documents that keys of `occurrences` stand in, rising, and how many stand in each."""
    return np.unique((keys >> POSITION_BITS) // zones, return_counts=True)
