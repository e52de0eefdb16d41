"""Postings: for every form the places where it stands, in flat arrays.

A posting says that a form stands in one field of one document, and how often. That pair has a number, its *unit*:
`document << FIELD_BITS | field`. The fields of a group (title, lead, body and caption, say) share one list for each
form: a word that is asked for anywhere costs one list, and a single field one comparison. (Zones in the postings:
Manning, Raghavan and Schütze, Introduction to Information Retrieval, 6.1.)

On disk a posting has the low bits of its unit, and a byte with its letter case and its frequency: the few frequencies
that do not fit stand apart. The high bits stand once for each *run* of postings of a list that have them in common, as
in a roaring bitmap (Chambi, Lemire, Kaser and Godin, Better Bitmap Performance with Roaring Bitmaps, 2016): so units
are read without adding up gaps, and a rare form costs a few bytes. Positions are gaps within a unit, those of each list
in the narrower of two pools that holds them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from indexer.engine.storage.array_file import ArrayFile
from indexer.engine.storage.array_ops import Array, Ints, Mask, offsets_of, places, ranges
from indexer.engine.storage.fields import FIELD_BITS, FIELD_MASK
from indexer.engine.storage.posting_block import PostingBlock

LOW_BITS = 16
CASE_SHIFT = 6
"""Above so many bits of a frequency stands the letter case."""
LARGE = (1 << CASE_SHIFT) - 1
"""A frequency that is not less is kept apart."""
WIDTHS: tuple[np.dtype[Any], ...] = (np.dtype(np.uint16), np.dtype(np.uint32))
"""The pools of positions: hardly any list would fit a narrower one, and reading from two takes twice as long."""
SLICE_COST, RANGES_COST = 300, 2_500
"""To cut a list out costs as much as so many postings of those picked one by one, and to begin to pick so many."""


class ConsecutivePostings(NamedTuple):
    """Postings of lists that follow each other: how many each list has, and of each its unit, frequency and case."""

    counts: Ints
    units: Ints
    freqs: Ints
    cases: Array


class Postings:
    """Reads the postings of one group of fields from a mapped file."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.forms = file[f"{name}.forms"]
        self.starts = file[f"{name}.starts"]
        """Where the postings of each list begin among all, and where the last ones end."""
        self.lows, self.freqs = file[f"{name}.lows"], file[f"{name}.freqs"]
        self.large, self.large_freqs = file[f"{name}.large.places"], file[f"{name}.large.freqs"]
        self._run_starts = file[f"{name}.runs.starts"]
        self._run_highs, self._run_sizes = file[f"{name}.runs.highs"], file[f"{name}.runs.sizes"]
        self._widths, self._position_starts = file[f"{name}.positions.widths"], file[f"{name}.positions.starts"]
        self._positions = [file[f"{name}.positions.{width}"] for width in range(len(WIDTHS))]

    def lists_of(self, forms: Sequence[int]) -> tuple[Ints, Mask]:
        """Return the numbers of the lists of those forms that have one here, and which of the forms these are."""
        found, here = places(np.array(forms, self.forms.dtype), self.forms)
        return found[here], here

    def gather(self, lists: Ints) -> "Gathered":
        """Read several lists, given in rising order."""
        return Gathered(self, lists)

    def runs(self, lists: Ints) -> tuple[Ints, Ints]:
        """Return the high bits of the units of several lists, run by run, and how many postings have them."""
        starts = self._run_starts.take(lists).astype(np.int64)
        runs = ranges(starts, self._run_starts.take(lists + 1) - starts)
        return self._run_highs.take(runs).astype(np.int64), self._run_sizes.take(runs) + np.int64(1)

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
        starts = self._position_starts.take(lists).astype(np.int64).repeat(chosen_of) + before
        return _values(self._gaps(self._widths.take(lists).repeat(chosen_of), starts, freqs), freqs)

    def _gaps(self, widths: Array, starts: Ints, sizes: Array) -> Array:
        """Read gaps between positions: of each stretch its pool, where it starts there and how many it has."""
        wanted, kinds = ranges(starts, sizes), np.bincount(widths).nonzero()[0].tolist()
        if len(kinds) == 1:
            return self._positions[kinds[0]].take(wanted)
        values, of_value = np.empty(len(wanted), np.uint32), widths.repeat(sizes)
        for width, pool in enumerate(self._positions):
            here = (of_value == width).nonzero()[0]
            values[here] = pool.take(wanted.take(here))
        return values

    def blocks(self, bounds: Iterable[int]) -> Iterator[PostingBlock]:
        """Decode all lists, in blocks of the forms below each of the rising `bounds`."""
        start = 0
        for bound in bounds:
            stop = int(np.searchsorted(self.forms, bound))
            yield self._block(start, stop)
            start = stop

    def _block(self, start: int, stop: int) -> PostingBlock:
        postings = self.between(start, stop)
        gaps = self._consecutive_gaps(start, stop, _sums(postings.freqs, postings.counts))
        return PostingBlock(self.forms[start:stop].astype(np.int64), *postings, _values(gaps, postings.freqs))

    def between(self, start: int, stop: int) -> "ConsecutivePostings":
        """Return the postings of the lists with the numbers [start, stop), without their positions."""
        starts = self.starts[start : stop + 1].astype(np.int64)
        first, last, counts = starts.item(0), starts.item(-1), np.diff(starts)
        runs = slice(self._run_starts.item(start), self._run_starts.item(stop))
        highs = self._run_highs[runs].astype(np.int64).repeat(self._run_sizes[runs] + np.int64(1))
        units = highs << LOW_BITS | self.lows[first:last]
        cases = self.freqs[first:last] >> CASE_SHIFT
        freqs = (self.freqs[first:last] & np.uint8(LARGE)).astype(np.int64)
        large = slice(*self.large.searchsorted((first, last)).tolist())
        freqs[self.large[large].astype(np.int64) - first] = self.large_freqs[large]
        return ConsecutivePostings(counts, units, freqs, cases)

    def _consecutive_gaps(self, start: int, stop: int, sizes: Ints) -> Array:
        """Read the gaps of lists that follow each other: so they do in every pool."""
        widths, starts = self._widths[start:stop], self._position_starts[start:stop]
        values, of_value = np.empty(int(sizes.sum()), np.uint32), widths.repeat(sizes)
        for width, pool in enumerate(self._positions):
            members = (widths == width).nonzero()[0]
            if len(members):
                first = starts.item(members[0])
                values[of_value == width] = pool[first : first + int(sizes[members].sum())]
        return values


class Gathered:
    """Postings of several lists, one list after the other, each part of them read when it is asked for.

    `lists` and `counts` are one a list, what is read one a posting; `bounds` tell where each list begins, and where the
    last one ends.
    """

    def __init__(self, postings: Postings, lists: Ints) -> None:
        self._postings = postings
        self.lists = lists
        self._starts = postings.starts.take(lists).astype(np.int64)
        self._ends = postings.starts.take(lists + 1).astype(np.int64)
        self.counts = self._ends - self._starts
        self.bounds = offsets_of(self.counts)
        self._places: Ints | None = None
        self._lows: Array | None = None
        self._owners: Ints | None = None
        self._cased_freqs: Array | None = None
        self._cases: Array | None = None
        self._freqs: Array | None = None

    def __len__(self) -> int:
        return self.bounds.item(-1)

    @property
    def lows(self) -> Array:
        """The low bits of the unit of every posting; the field is the lowest of them."""
        if self._lows is None:
            self._lows = self._read(self._postings.lows)
        return self._lows

    @property
    def owners(self) -> Ints:
        """The document of every posting."""
        if self._owners is None:
            highs, sizes = self._postings.runs(self.lists)
            self._owners = (highs << (LOW_BITS - FIELD_BITS)).repeat(sizes)
            self._owners += self.lows >> np.uint16(FIELD_BITS)
        return self._owners

    @property
    def freqs(self) -> Array:
        """How often the form stands there."""
        if self._freqs is None:
            self._freqs = self._with_large(self._read_freqs() & np.uint8(LARGE))
        return self._freqs

    @property
    def cases(self) -> Array:
        """The highest letter case in which the form stands there."""
        if self._cases is None:
            self._cases = self._read_freqs() >> np.uint8(CASE_SHIFT)
        return self._cases

    def _read_freqs(self) -> Array:
        if self._cased_freqs is None:
            self._cased_freqs = self._read(self._postings.freqs)
        return self._cased_freqs

    def units(self, chosen: Ints) -> Ints:
        """Return the units of some postings, given by their places."""
        return self.owners.take(chosen) << FIELD_BITS | self.lows.take(chosen) & np.uint16(FIELD_MASK)

    def _read(self, pool: Array) -> Array:
        """Read the lists from a pool: by slices, or where they are short, value by value."""
        if len(self.lists) * SLICE_COST <= len(self) + RANGES_COST:
            stretches = zip(self._starts.tolist(), self._ends.tolist(), strict=True)
            return np.concatenate([pool[:0], *[pool[start:end] for start, end in stretches]])
        if self._places is None:
            self._places = ranges(self._starts, self.counts)
        return pool.take(self._places)

    def _with_large(self, freqs: Array) -> Array:
        """Put in the frequencies that are kept apart; they are in the order of the postings too."""
        postings = self._postings
        firsts = postings.large.searchsorted(self._starts)
        counts = postings.large.searchsorted(self._ends) - firsts
        if not counts.any():
            return freqs
        freqs = freqs.astype(np.uint32)
        freqs[freqs == LARGE] = postings.large_freqs.take(ranges(firsts, counts))
        return freqs


def _values(gaps: Array, sizes: Array) -> Ints:
    """Turn gaps back into values; each of the `sizes`, none of which is 0, starts anew."""
    values = np.add.accumulate(gaps, dtype=np.int64)
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
