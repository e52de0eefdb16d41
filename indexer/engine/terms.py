"""Merged terms on one leaf: the documents of many forms, their summed frequencies, and where in the text they stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engine.matches import DENSE_SHARE
from indexer.engine.postings import Gathered
from indexer.engine.queries import Zones
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POSITION_BITS = 32


@dataclass(frozen=True, slots=True)
class TermMatches:
    """A term on a leaf: its documents, rising, and the weighted frequency in each.

    `found` counts its documents with the deleted ones, as document frequency does. `gathered` are the postings of all
    its forms, and `counted` the places of those that stand in zones that count (None: all), for whoever wants positions.
    """

    documents: Ints
    frequencies: Floats
    found: int
    gathered: Gathered
    counted: Ints | None

    @property
    def lists(self) -> Ints:
        """The numbers of the lists of its forms."""
        return self.gathered.lists


def term_matches(leaf: Leaf, zones: Zones, forms: Ints, weights: Floats) -> TermMatches:
    """Add up the postings of several forms in some zones."""
    postings = leaf.postings[zones.family]
    lists, here = postings.lists_of(forms)
    gathered = postings.gather(lists)
    documents, zone = np.divmod(gathered.units, postings.zones)
    frequencies = gathered.freqs * np.array(zones.weights)[zone] * np.repeat(weights[here], gathered.counts)
    counted: Ints | None = None
    if not zones.are_all:
        counted = np.flatnonzero(frequencies)
        documents, frequencies = documents[counted], frequencies[counted]
    summed, total = _summed(documents, frequencies, len(lists), leaf.count)
    found = len(summed)
    if leaf.live is not None:
        live = leaf.live[summed]
        summed, total = summed[live], total[live]
    return TermMatches(summed, total, found, gathered, counted)


def _summed(documents: Ints, frequencies: Floats, lists: int, count: int) -> tuple[Ints, Floats]:
    """Add up frequencies by document; the documents of each of the lists rise."""
    if lists > 1:
        if len(documents) * DENSE_SHARE > count:
            sums = np.bincount(documents, frequencies, count)
            present: Ints = np.flatnonzero(sums)
            return present, sums[present].astype(np.float64, copy=False)
        order = np.argsort(documents, kind="stable")
        documents, frequencies = documents[order], frequencies[order]
    if not len(documents):
        return documents, frequencies
    starts = np.flatnonzero(np.diff(documents, prepend=-1))
    return documents[starts], np.add.reduceat(frequencies, starts)


def occurrences(leaf: Leaf, zones: Zones, term: TermMatches, documents: Ints) -> Ints:
    """Return where a term stands in some documents: `unit << 32 | position`, rising."""
    postings = leaf.postings[zones.family]
    wanted = np.zeros(leaf.count, bool)
    wanted[documents] = True
    units = term.gathered.units if term.counted is None else term.gathered.units[term.counted]
    chosen = np.flatnonzero(wanted[units // postings.zones])
    if not len(chosen):
        return chosen
    if term.counted is not None:
        chosen = term.counted[chosen]
    positions = postings.positions(term.gathered, chosen)
    keys = np.repeat(term.gathered.units[chosen] << POSITION_BITS, term.gathered.freqs[chosen]) | positions
    if len(term.lists) > 1:
        keys.sort()
    return keys


def forms_in(leaf: Leaf, zones: Zones, term: TermMatches, documents: Ints) -> list[tuple[int, int]]:
    """Return which forms of a term stand in some documents, as pairs of a document and the number of a form."""
    postings = leaf.postings[zones.family]
    wanted = np.zeros(leaf.count, bool)
    wanted[documents] = True
    of_posting = term.gathered.units // postings.zones
    chosen = np.flatnonzero(wanted[of_posting])
    ends = np.cumsum(term.gathered.counts)
    forms = postings.forms[term.lists[np.searchsorted(ends, chosen, side="right")]]
    return list(zip(of_posting[chosen].tolist(), forms.tolist(), strict=True))


def documents_of(keys: Ints, zones: int) -> tuple[Ints, Ints]:
    """Return the documents that keys of `occurrences` stand in, rising, and how many stand in each."""
    return np.unique((keys >> POSITION_BITS) // zones, return_counts=True)
