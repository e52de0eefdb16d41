"""Merged terms on one leaf: the documents of many forms, their summed frequencies, and where in the text they stand."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, distinct, offsets_of
from indexer.engine.document_sets import DocumentSet
from indexer.engine.postings import joined
from indexer.engine.queries import Zones
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POSITION_BITS = 32


STRETCH = 32_768
"""How many postings are weighed at a time: few enough to stay in the processor's cache."""
DENSE_SHARE = 16
"""Above one posting in so many documents, an array of all documents is filled."""


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
    def owners(self) -> Ints:
        """The document of each of the gathered postings."""
        return (self.gathered.units // self.postings.zones).astype(np.int64)

    @cached_property
    def _all_documents(self) -> DocumentSet:
        owners = self.owners if self.zones.are_all else self.owners[self._count(self.gathered.units)]
        return DocumentSet.of(owners, self.leaf.count)

    def _count(self, units: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Tell of units whether their zones count."""
        return np.array(self.zones.weights, bool)[units % self.postings.zones]

    @cached_property
    def documents(self) -> DocumentSet:
        """The documents that have it, without the deleted ones."""
        return self._all_documents if self.leaf.live is None else self._all_documents.only(self.leaf.live)

    @cached_property
    def frequencies(self) -> Floats:
        """The weighted frequency in each of `documents`."""
        if len(self.owners) * DENSE_SHARE < self.leaf.count:
            return _sums([self], self.documents).reshape(-1)
        sums, of_zone = np.zeros(self.leaf.count, np.float32), np.array(self.zones.weights, np.float32)
        units, freqs = self.gathered.units, self.gathered.freqs
        weights = np.repeat(self._weights, self.gathered.counts)
        for start in range(0, len(weights), STRETCH):
            stretch = slice(start, start + STRETCH)
            weighted = weights[stretch]
            weighted *= of_zone.take(units[stretch] % self.postings.zones)
            weighted *= freqs[stretch]
            np.add.at(sums, self.owners[stretch], weighted)
        return sums.take(self.documents.numbers).astype(np.float64)

    def occurrences(self, documents: DocumentSet) -> Ints:
        """Return where the term stands in some documents: `unit << 32 | position`, rising."""
        (keys,) = occurrences_of([self], documents)
        return keys

    def forms_in(self, documents: DocumentSet) -> list[tuple[int, int]]:
        """Return which forms of the term stand in some documents, as pairs of a document and the number of a form."""
        chosen = self.postings_in(documents)
        forms = np.repeat(self.postings.forms[self.lists], self._chosen_of_lists(chosen))
        return list(zip(self.owners[chosen].tolist(), forms.tolist(), strict=True))

    def weights_of(self, chosen: Ints) -> NDArray[np.float32]:
        """Return the weights of the forms that some rising places in `gathered` belong to."""
        return np.repeat(self._weights, self._chosen_of_lists(chosen))

    def _chosen_of_lists(self, chosen: Ints) -> Ints:
        """Return how many of some rising places in `gathered` belong to each of `lists`."""
        return np.diff(chosen.searchsorted(self.gathered.bounds))

    def postings_in(self, documents: DocumentSet) -> Ints:
        """Return the places in `gathered` of the postings in some documents, of the zones that count."""
        if self._narrowed and documents.is_within(self._narrowed[0]):
            chosen = self._narrowed[1]  # the best documents are looked at again: for nearness, for what is shown
            chosen = chosen[documents.mask.take(self.owners.take(chosen))]
        else:
            chosen = np.flatnonzero(documents.mask.take(self.owners))
            chosen = chosen if self.zones.are_all else chosen[self._count(self.gathered.units[chosen])]
        self._narrowed = documents, chosen
        return chosen


def frequencies_of(terms: Sequence[TermMatches], documents: DocumentSet) -> Floats:
    """Return the weighted frequency of some terms of the same zones in some documents: one row a term."""
    if len(terms) == 1 and documents is terms[0].documents:
        return terms[0].frequencies[None]
    return _sums(terms, documents)


def _sums(terms: Sequence[TermMatches], documents: DocumentSet) -> Floats:
    """Add up frequencies of all terms at once: numpy takes longer to be asked than to answer for small arrays."""
    zones, places = terms[0].zones, terms[0].postings.zones
    sums = np.zeros((len(terms), len(documents)), np.float32)
    chosen = [term.postings_in(documents) for term in terms]
    owners = _joined([term.owners.take(some) for term, some in zip(terms, chosen, strict=True)])
    units = _joined([term.gathered.units.take(some) for term, some in zip(terms, chosen, strict=True)])
    weights = _joined([term.weights_of(some) for term, some in zip(terms, chosen, strict=True)])
    freqs = _joined([term.gathered.freqs.take(some) for term, some in zip(terms, chosen, strict=True)])
    weights *= np.array(zones.weights, np.float32).take(units % places)
    weights *= freqs
    slots = documents.place_of.take(owners)
    slots += np.repeat(np.arange(len(terms)) * len(documents), [len(some) for some in chosen])
    np.add.at(sums.reshape(-1), slots, weights)
    return sums.astype(np.float64)


def occurrences_of(terms: Sequence[TermMatches], documents: DocumentSet) -> list[Ints]:
    """Return of some terms of the same family where each stands in some documents, as `TermMatches.occurrences`."""
    chosen = [term.postings_in(documents) for term in terms]
    units = _joined([term.gathered.units.take(some) for term, some in zip(terms, chosen, strict=True)])
    gathered = joined([term.gathered for term in terms])
    before = offsets_of(np.array([len(term.owners) for term in terms]))[:-1]
    places = _joined([some + first for some, first in zip(chosen, before.tolist(), strict=True)])
    freqs = gathered.freqs.take(places)
    keys = np.repeat(units.astype(np.int64) << POSITION_BITS, freqs)
    keys |= terms[0].postings.positions(gathered, places)
    ends = offsets_of(freqs)[offsets_of(np.array([len(some) for some in chosen]))].tolist()
    of_terms = [keys[start:end] for start, end in pairwise(ends)]
    for term, some in zip(terms, of_terms, strict=True):
        if len(term.lists) > 1:
            some.sort()
    return of_terms


def _joined(pieces: Sequence[Array]) -> Array:
    return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)


def lengths_in(leaf: Leaf, zones: Zones, documents: Ints) -> Floats:
    """Return how many tokens some documents of a leaf have in the zones that count."""
    if zones.are_all:
        return leaf.document_lengths(zones.family)[documents].astype(np.float64)
    lengths: Floats = leaf.lengths(zones.family)[documents][:, list(zones.chosen)].sum(axis=1, dtype=np.float64)
    return lengths


def documents_of(keys: Ints, zones: int) -> tuple[Ints, Ints]:
    """Return the documents that keys of `occurrences` stand in, rising, and how many stand in each."""
    owners = (keys >> POSITION_BITS) // zones
    documents = distinct(owners)
    return documents, np.bincount(documents.searchsorted(owners), minlength=len(documents))
