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
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFile, ArrayFileWriter, are_new, narrowest, offsets_of, ranges
from indexer.engine.zones import ZONE_BITS, ZONE_MASK
from indexer.values import Value

WIDTHS: tuple[np.dtype[Any], ...] = (np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.uint32))
NOT_STORED = 3
MOST_SLICES = 64
SHORTEST_SLICE = 32
"""Up to so many lists, and more where they have at least so many values on average, are cut out one by one."""
LARGEST = (1 << 8, 1 << 16)
ONES = np.broadcast_to(np.ones(1, np.uint8), np.iinfo(np.int32).max)
"""The frequencies of lists that keep none, however long: it is a single byte."""
PARTS = ("gaps", "freqs", "positions")
BYTES_AT_ONCE = 4_000_000

Ints = NDArray[np.int64]
Units = NDArray[np.uint32]


class Block(Value):
    """Postings of many forms, decoded: sorted by form, then unit, then position.

    `forms` and `counts` are one a list, `units` and `freqs` one a posting, `positions` one an occurrence.
    """

    forms: Ints
    counts: Ints
    units: Array
    freqs: Array
    positions: Array


def block_of_tokens(forms: Array, units: Array, positions: Array) -> Block:
    """Turn tokens, sorted by form, then unit, then position, into postings."""
    if not len(forms):
        empty = np.zeros(0, np.int64)
        return Block(empty, empty, empty, empty, empty)
    new_list = are_new(forms)
    new_posting = new_list | are_new(units)
    posting_starts = np.flatnonzero(new_posting)
    list_starts = np.flatnonzero(new_list)
    return Block(
        forms=forms[list_starts].astype(np.int64),
        counts=np.diff(np.append(np.searchsorted(posting_starts, list_starts), len(posting_starts))),
        units=units[posting_starts],
        freqs=np.diff(posting_starts, append=len(forms)).astype(np.int32),
        positions=positions,
    )


def _gaps(values: Array, starts: Ints) -> Array:
    """Turn rising values, which start anew at `starts`, into their first and the gaps after it."""
    gaps = np.diff(values, prepend=0)
    gaps[starts] = values[starts]
    return gaps


def _values(gaps: Array, sizes: Array, dtype: type = np.int64) -> Array:
    """Turn gaps back into values; each of the `sizes`, none of which is 0, starts anew."""
    values = np.add.accumulate(gaps, dtype=dtype)  # where it overflows, so does what is taken away again
    if len(sizes) > 1:
        lasts = np.add.accumulate(sizes[:-1], dtype=np.int64) - 1
        values[sizes[0] :] -= values.take(lasts).repeat(sizes[1:])
    return values


class PostingsWriter:
    """Encodes blocks of postings, in order of form, into pools of a file."""

    def __init__(self, file: ArrayFileWriter, name: str) -> None:
        self._file = file
        self._name = name
        self._forms: list[Array] = []
        self._counts: list[Array] = []
        self._classes: dict[str, list[Array]] = {part: [] for part in PARTS}
        self._sizes: dict[str, list[Array]] = {"positions": []}
        self._pools = {(part, width): file.spool() for part in PARTS for width in range(3)}

    def add(self, block: Block) -> None:
        """Encode the next block; its forms come after those of every block before it."""
        if not len(block.forms):
            return
        starts = offsets_of(block.counts)[:-1]
        occurrences = np.add.reduceat(block.freqs, starts)
        self._forms.append(block.forms.astype(np.uint32))
        self._counts.append(block.counts.astype(np.uint32))
        self._sizes["positions"].append(occurrences.astype(np.uint32))
        self._encode("gaps", _gaps(block.units, starts), block.counts)
        self._encode("freqs", block.freqs, block.counts)
        self._encode("positions", _gaps(block.positions, offsets_of(block.freqs)[:-1]), occurrences)

    def _encode(self, part: str, values: Array, sizes: Ints) -> None:
        largest = np.maximum.reduceat(values, offsets_of(sizes)[:-1])
        classes = np.searchsorted(LARGEST, largest, side="right").astype(np.uint8)
        if part == "freqs":
            classes[largest == 1] = NOT_STORED
        if part == "positions":
            classes = np.maximum(classes, 1)
        self._classes[part].append(classes)
        of_value = np.repeat(classes, sizes)
        for width, dtype in enumerate(WIDTHS):
            self._pools[part, width].write(values[of_value == width].astype(dtype).tobytes())

    def finish(self) -> None:
        """Write everything that was added."""
        file = self._file
        forms, counts = _joined(self._forms, np.uint32), _joined(self._counts, np.uint32)
        occurrences = _joined(self._sizes["positions"], np.uint32)
        file.write(f"{self._name}.forms", forms)
        file.write(f"{self._name}.counts", narrowest(counts))
        packed = np.zeros(len(forms), np.uint8)
        for shift, part in enumerate(PARTS):
            classes = _joined(self._classes[part], np.uint8)
            packed |= classes << (2 * shift)
            sizes = occurrences if part == "positions" else counts
            file.write(f"{self._name}.{part}.starts", narrowest(_starts_in_pools(classes, sizes)))
            for width, dtype in enumerate(WIDTHS):
                with self._pools[part, width] as pool:
                    pool.seek(0)
                    file.write_pieces(
                        f"{self._name}.{part}.{width}", dtype, iter(lambda: pool.read(BYTES_AT_ONCE), b"")
                    )
        file.write(f"{self._name}.widths", packed)


def _joined(pieces: list[Array], dtype: type) -> Array:
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype)


def _starts_in_pools(classes: Array, sizes: Array) -> Ints:
    """Where each list starts in the pool of its class: lists lie there in order of form."""
    starts = np.zeros(len(classes), np.int64)
    for width in range(3):
        members = np.flatnonzero(classes == width)
        starts[members] = offsets_of(sizes[members])[:-1]
    return starts


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

    `lists` and `counts` are one a list, `units` and `freqs` one a posting.
    """

    def __init__(self, postings: Postings, lists: Array, counts: Ints) -> None:
        self._postings = postings
        self.lists = lists
        self.counts = counts

    @cached_property
    def bounds(self) -> Ints:
        """Where each list begins, and where the last one ends."""
        return offsets_of(self.counts)

    @cached_property
    def units(self) -> Units:
        """The unit of every posting."""
        return self._postings.units(self.lists, self.counts)

    @cached_property
    def freqs(self) -> Array:
        """How often the form stands there."""
        return self._postings.freqs(self.lists, self.counts)


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


def merged(blocks: list[Block]) -> Block:
    """Merge blocks of the same forms whose units rise from one block to the next."""
    forms = np.concatenate([np.repeat(block.forms, block.counts) for block in blocks])
    order = np.argsort(forms, kind="stable")
    units = np.concatenate([block.units for block in blocks])
    freqs = np.concatenate([block.freqs for block in blocks])
    positions = np.concatenate([block.positions for block in blocks])
    starts = offsets_of(freqs)[:-1]
    forms, counts = np.unique(forms[order], return_counts=True)
    return Block(forms, counts, units[order], freqs[order], positions[ranges(starts[order], freqs[order])])


def renumbered(block: Block, new_forms: Array, new_documents: Array) -> Block:
    """Give forms and documents their new numbers, and leave out the documents whose new number is -1."""
    documents = new_documents[block.units >> ZONE_BITS]
    kept = documents >= 0
    units = documents[kept] << ZONE_BITS | block.units[kept] & ZONE_MASK
    forms = np.repeat(new_forms[block.forms], block.counts)[kept]
    kept_forms, counts = np.unique(forms, return_counts=True)
    return Block(kept_forms, counts, units, block.freqs[kept], block.positions[np.repeat(kept, block.freqs)])
