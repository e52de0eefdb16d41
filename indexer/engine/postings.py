"""Zone postings: for every form the places where it stands, in flat arrays.

A posting is a (document, zone) pair, numbered `document << ZONE_BITS | zone`: its *unit*. The zones of a family (title,
lead, body and caption of an article, say) share one list a form, so that a word asked for anywhere costs one list, and
a zone of its own costs one comparison. (Zones in the postings: Manning, Raghavan and Schütze, Introduction to
Information Retrieval, 6.1.)

On disk a list is: gaps between units, frequencies, and gaps between the positions within a unit. Each list keeps each
of them in the narrowest of three pools (8, 16 and 32 bits) that holds them; where all frequencies are 1, none is kept.
Positions skip the pool of 8 bits: hardly any list would fit, and what lies in two pools takes twice as long to read.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFile, offsets_of, ranges
from indexer.engine.blocks import Block

WIDTHS: tuple[np.dtype[Any], ...] = (np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.uint32))
NOT_STORED = 3
MOST_SLICES = 64
SHORTEST_SLICE = 32
"""Up to so many lists, and more where they have at least so many values on average, are cut out one by one."""
ONES = np.broadcast_to(np.ones(1, np.uint8), np.iinfo(np.int32).max)
"""The frequencies of lists that keep none, however long: it is a single byte."""
PARTS = ("gaps", "freqs", "positions")

Ints = NDArray[np.int64]
Units = NDArray[np.uint32]


class Postings:
    """Reads the postings of one family of zones from a mapped file."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.forms = file[f"{name}.forms"]
        self.counts = file[f"{name}.counts"]
        self._widths = file[f"{name}.widths"]
        self._starts = [file[f"{name}.{part}.starts"] for part in PARTS]
        self._pools = [[file[f"{name}.{part}.{width}"] for width in range(3)] for part in PARTS]

    def lists_of(self, forms: Sequence[int]) -> tuple[Ints, NDArray[np.bool_]]:
        """Return the numbers of the lists of those forms that have one here, and which of the forms these are."""
        if not len(self.forms):
            return np.zeros(0, np.int64), np.zeros(len(forms), bool)
        asked = np.array(forms, self.forms.dtype)  # of another type, it is the whole array that would be converted
        found = self.forms.searchsorted(asked)
        here = self.forms.take(found, mode="clip") == asked
        return found[here], here

    def gather(self, lists: Array) -> "Gathered":
        """Read several lists, given in rising order."""
        return Gathered(self, lists, self.counts.take(lists).astype(np.int64))

    def units(self, lists: Array, counts: Ints) -> Units:
        """Return the units of several lists of these lengths, one list after the other."""
        gaps = self._read(0, self._classes(0, lists), self._starts[0].take(lists), counts)
        return _values(gaps, counts, np.uint32)

    def freqs(self, lists: Array, counts: Ints) -> Array:
        """Return the frequencies in the units of several lists of these lengths, one list after the other."""
        return self._read(1, self._classes(1, lists), self._starts[1].take(lists), counts)

    def positions(self, gathered: "Gathered", chosen: Ints) -> Ints:
        """Return the positions of chosen postings, given by their rising places, one posting after the other."""
        ends = gathered.bounds
        cuts = chosen.searchsorted(ends)
        chosen_of = cuts[1:] - cuts[:-1]
        some = chosen_of.nonzero()[0]
        if not len(some):
            return np.zeros(0, np.int64)
        chosen_of = chosen_of.take(some)
        before = _sums_before(gathered.freqs, chosen, ends.take(some), cuts.take(some), chosen_of)
        freqs, lists = gathered.freqs.take(chosen), gathered.lists.take(some)
        starts = self._starts[2].take(lists).astype(np.int64).repeat(chosen_of) + before
        return _values(self._read(2, self._classes(2, lists).repeat(chosen_of), starts, freqs), freqs)

    def blocks(self, bounds: Iterable[int]) -> Iterator[Block]:
        """Decode all lists, in blocks of the forms below each of the rising `bounds`."""
        start = 0
        for bound in bounds:
            stop = int(np.searchsorted(self.forms, bound))
            yield self._block(start, stop)
            start = stop

    def _block(self, start: int, stop: int) -> Block:
        counts = self.counts[start:stop].astype(np.int64)
        units = _values(self._consecutive(0, start, stop, counts), counts)
        freqs = self._consecutive(1, start, stop, counts).astype(np.int64)
        gaps = self._consecutive(2, start, stop, _sums(freqs, counts))
        return Block(self.forms[start:stop].astype(np.int64), counts, units, freqs, _values(gaps, freqs))

    def _consecutive(self, part: int, start: int, stop: int, sizes: Ints) -> Array:
        """Read lists that follow each other: so they do in every pool."""
        classes, starts = self._classes(part, np.arange(start, stop)), self._starts[part][start:stop]
        values, of_value = np.ones(int(sizes.sum()), np.uint32), classes.repeat(sizes)
        for kind, pool in enumerate(self._pools[part]):
            members = (classes == kind).nonzero()[0]
            if len(members):
                first = starts.item(members[0])
                values[of_value == kind] = pool[first : first + int(sizes[members].sum())]
        return values

    def _classes(self, part: int, lists: Array) -> Array:
        return (self._widths.take(lists) >> np.uint8(2 * part)) & np.uint8(3)

    def _read(self, part: int, classes: Array, starts: Array, sizes: Array) -> Array:
        """Read stretches of the pools: of each its pool, where it starts and how many values it has."""
        if len(starts) <= MOST_SLICES or len(starts) * SHORTEST_SLICE <= int(sizes.sum()):
            return np.concatenate([ONES[:0], *self._slices(part, classes, starts, sizes)])
        places, kinds = ranges(starts, sizes), np.bincount(classes).nonzero()[0].tolist()
        if len(kinds) == 1 and kinds != [NOT_STORED]:
            return self._pools[part][kinds[0]].take(places)
        values, of_value = np.ones(len(places), np.uint32), classes.repeat(sizes)
        for kind, pool in enumerate(self._pools[part]):
            if kind in kinds:
                here = (of_value == kind).nonzero()[0]
                values[here] = pool.take(places.take(here))
        return values

    def _slices(self, part: int, classes: Array, starts: Array, sizes: Array) -> list[Array]:
        pools = [*self._pools[part], ONES]
        stretches = zip(classes.tolist(), starts.tolist(), sizes.tolist(), strict=True)
        return [pools[kind][start : start + size] for kind, start, size in stretches]


class Gathered:
    """Postings of several lists, one list after the other, each part of them read when it is asked for.

    `lists` and `counts` are one a list, `units` and `freqs` one a posting; `bounds` tell where each list begins, and
    where the last one ends.
    """

    def __init__(self, postings: Postings, lists: Array, counts: Ints) -> None:
        self._postings = postings
        self.lists = lists
        self.counts = counts
        self.bounds = offsets_of(counts)
        self._units: Units | None = None
        self._freqs: Array | None = None

    @property
    def units(self) -> Units:
        """The unit of every posting."""
        if self._units is None:
            self._units = self._postings.units(self.lists, self.counts)
        return self._units

    @property
    def freqs(self) -> Array:
        """How often the form stands there."""
        if self._freqs is None:
            self._freqs = self._postings.freqs(self.lists, self.counts)
        return self._freqs


def _values(gaps: Array, sizes: Array, dtype: type = np.int64) -> Array:
    """Turn gaps back into values; each of the `sizes`, none of which is 0, starts anew."""
    values = np.add.accumulate(gaps, dtype=dtype)  # where it overflows, so does what is taken away again
    if len(sizes) > 1:
        lasts = np.add.accumulate(sizes[:-1], dtype=np.int64) - 1
        values[sizes[0] :] -= values.take(lasts).repeat(sizes[1:])
    return values


def _sums_before(values: Array, chosen: Ints, starts: Ints, places: Ints, sizes: Ints) -> Ints:
    """Add up, for chosen places of `values`, what stands before each of them in its list.

    Every list starts at one of `starts`, and has the `sizes` places that stand from `places` on in `chosen`.
    """
    lists = np.arange(len(starts))
    of_lists = places + lists
    of_chosen = np.arange(len(chosen)) + (lists + 1).repeat(sizes)
    marks = np.empty(len(chosen) + len(starts), np.int64)
    marks[of_lists], marks[of_chosen] = starts, chosen
    sums = np.add.reduceat(values, marks, dtype=np.uint32)
    sums[:-1][marks[1:] == marks[:-1]] = 0  # what stands between a place and itself; reduceat gives the value there
    before = offsets_of(sums)
    return before.take(of_chosen) - before.take(of_lists).repeat(sizes)


def _sums(values: Ints, sizes: Ints) -> Ints:
    return np.add.reduceat(values, offsets_of(sizes)[:-1], dtype=np.int64) if len(sizes) else sizes
