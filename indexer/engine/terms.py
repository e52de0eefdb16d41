"""Merged terms on one leaf: the documents of many forms, their summed frequencies, and where in the text they stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engine.matches import DENSE_SHARE
from indexer.engine.queries import Zones
from indexer.engine.segment import Leaf

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POSITION_BITS = 32


@dataclass(frozen=True, slots=True)
class TermMatches:
    """A term on a leaf: its documents, rising, and the weighted frequency in each.

    `found` counts its documents with the deleted ones, as document frequency does. `lists` and `weights` are the
    lists of its forms and their weights, for whoever wants positions.
    """

    documents: Ints
    frequencies: Floats
    found: int
    lists: Ints
    weights: Floats


def term_matches(leaf: Leaf, zones: Zones, forms: Ints, weights: Floats) -> TermMatches:
    """Add up the postings of several forms in some zones."""
    postings = leaf.postings[zones.family]
    lists, here = postings.lists_of(forms)
    weights = weights[here]
    documents, frequencies = [], []
    zone_weights = np.array(zones.weights)
    for number, weight in zip(lists.tolist(), weights.tolist(), strict=True):
        units = postings.units(number)
        frequency = postings.freqs(number) * (weight * zone_weights[units % postings.zones])
        of_unit = (units // postings.zones).astype(np.int64)
        if not zones.are_all:
            counts = frequency > 0
            of_unit, frequency = of_unit[counts], frequency[counts]
        documents.append(of_unit)
        frequencies.append(frequency)
    summed, total = _summed(documents, frequencies, leaf.count)
    found = len(summed)
    if leaf.live is not None:
        live = leaf.live[summed]
        summed, total = summed[live], total[live]
    return TermMatches(summed, total, found, lists, weights)


def _summed(documents: list[Ints], frequencies: list[Floats], count: int) -> tuple[Ints, Floats]:
    """Add up frequencies by document."""
    if not documents:
        return np.zeros(0, np.int64), np.zeros(0)
    every = np.concatenate(documents)
    weights = np.concatenate(frequencies)
    if len(every) * DENSE_SHARE > count:
        sums = np.bincount(every, weights, count)
        present: Ints = np.flatnonzero(sums)
        return present, sums[present].astype(np.float64, copy=False)
    if len(documents) > 1:
        order = np.argsort(every, kind="stable")
        every, weights = every[order], weights[order]
    starts = np.flatnonzero(np.diff(every, prepend=-1))
    return every[starts], np.add.reduceat(weights, starts) if len(starts) else weights


def occurrences(leaf: Leaf, zones: Zones, term: TermMatches, documents: Ints) -> Ints:
    """Return where a term stands in some documents: `unit << 32 | position`, rising."""
    postings = leaf.postings[zones.family]
    zone_weights = np.array(zones.weights)
    wanted = np.zeros(leaf.count, bool)
    wanted[documents] = True
    keys: list[Ints] = []
    for number in term.lists.tolist():
        units = postings.units(number).astype(np.int64)
        chosen: NDArray[np.bool_] = wanted[units // postings.zones]
        if not zones.are_all:
            chosen &= zone_weights[units % postings.zones] > 0
        places = np.flatnonzero(chosen)
        if len(places):
            freqs = postings.freqs(number)
            positions = postings.positions(number, freqs, places)
            keys.append(np.repeat(units[places] << POSITION_BITS, freqs[places]) | positions)
    if not keys:
        return np.zeros(0, np.int64)
    merged = np.concatenate(keys)
    if len(keys) > 1:
        merged.sort()
    return merged


def documents_of(keys: Ints, zones: int) -> tuple[Ints, Ints]:
    """Return the documents that keys of `occurrences` stand in, rising, and how many stand in each."""
    return np.unique((keys >> POSITION_BITS) // zones, return_counts=True)
