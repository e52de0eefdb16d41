"""Zone postings: for every form the places where it stands, in flat arrays.

A posting is a (document, zone) pair, numbered `document * zones + zone`: its *unit*. The zones of a family (title,
lead, body and caption of an article, say) share one list a form, so that a word asked for anywhere costs one list, and
a zone of its own costs one comparison. (Zones in the postings: Manning, Raghavan and Schütze, Introduction to
Information Retrieval, 6.1.)

On disk a list is: gaps between units, frequencies, and gaps between the positions within a unit. Each list keeps each
of them in the narrowest of three pools (8, 16 and 32 bits) that holds them; where all frequencies are 1, none is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFile, ArrayFileWriter, narrowest, offsets_of, ranges

WIDTHS: tuple[np.dtype[Any], ...] = (np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.uint32))
NOT_STORED = 3
LARGEST = (1 << 8, 1 << 16)
PARTS = ("gaps", "freqs", "positions")
IN_MEMORY = 4_000_000

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Postings of many forms, decoded: sorted by form, then unit, then position.

    `forms` and `counts` are one a list, `units` and `freqs` one a posting, `positions` one an occurrence.
    """

    forms: Ints
    counts: Ints
    units: Ints
    freqs: Ints
    positions: Ints


def block_of_tokens(forms: Array, units: Array, positions: Array) -> Block:
    """Turn tokens, sorted by form, then unit, then position, into postings."""
    if not len(forms):
        empty = np.zeros(0, np.int64)
        return Block(empty, empty, empty, empty, empty)
    new_list = np.empty(len(forms), bool)
    new_list[0] = True
    np.not_equal(forms[1:], forms[:-1], out=new_list[1:])
    new_posting = new_list.copy()
    new_posting[1:] |= units[1:] != units[:-1]
    posting_starts = np.flatnonzero(new_posting)
    list_starts = np.flatnonzero(new_list)
    return Block(
        forms=forms[list_starts].astype(np.int64),
        counts=np.diff(np.append(np.searchsorted(posting_starts, list_starts), len(posting_starts))),
        units=units[posting_starts].astype(np.int64),
        freqs=np.diff(np.append(posting_starts, len(forms))),
        positions=positions,
    )


def _gaps(values: Array, starts: Ints) -> Array:
    """Turn rising values, which start anew at `starts`, into their first and the gaps after it."""
    gaps = np.diff(values, prepend=0)
    gaps[starts] = values[starts]
    return gaps


def _values(gaps: Array, sizes: Array) -> Array:
    """Turn gaps back into values; each of the `sizes` starts anew."""
    values = np.cumsum(gaps, dtype=np.int64)
    starts = offsets_of(sizes)[:-1][sizes > 0]
    values -= np.repeat(values[starts] - gaps[starts], sizes[sizes > 0])
    return values


class PostingsWriter:
    """Encodes blocks of postings, in order of form, into pools of a file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._forms: list[Array] = []
        self._counts: list[Array] = []
        self._classes: dict[str, list[Array]] = {part: [] for part in PARTS}
        self._sizes: dict[str, list[Array]] = {"positions": []}
        self._pools = {(part, width): SpooledTemporaryFile(IN_MEMORY) for part in PARTS for width in range(3)}

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
        self._classes[part].append(classes)
        of_value = np.repeat(classes, sizes)
        for width, dtype in enumerate(WIDTHS):
            self._pools[part, width].write(values[of_value == width].astype(dtype).tobytes())

    def write(self, file: ArrayFileWriter) -> None:
        """Write everything that was added."""
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
                    file.write_pieces(f"{self._name}.{part}.{width}", dtype, iter(lambda: pool.read(IN_MEMORY), b""))
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

    def __init__(self, file: ArrayFile, name: str, zones: int) -> None:
        self.zones = zones
        self.forms = file[f"{name}.forms"]
        self.counts = file[f"{name}.counts"]
        self._widths = file[f"{name}.widths"]
        self._starts = [file[f"{name}.{part}.starts"] for part in PARTS]
        self._pools = [[file[f"{name}.{part}.{width}"] for width in range(3)] for part in PARTS]

    def lists_of(self, forms: Array) -> tuple[Ints, NDArray[np.bool_]]:
        """Return the numbers of the lists of those forms that have one here, and which of the forms these are."""
        forms = forms.astype(self.forms.dtype)  # of another type, it is the whole array that would be converted
        found = np.searchsorted(self.forms, forms)
        here = found < len(self.forms)
        here[here] = self.forms[found[here]] == forms[here]
        return found[here], here

    def units(self, number: int) -> Array:
        """Return the units of a list, rising."""
        return np.cumsum(self._part(0, number, int(self.counts[number])), dtype=np.uint32)

    def freqs(self, number: int) -> Array:
        """Return the frequencies of a list, one a unit."""
        count = int(self.counts[number])
        if self._class(1, number) == NOT_STORED:
            return np.ones(count, np.uint8)
        return self._part(1, number, count)

    def positions(self, number: int, freqs: Array, chosen: Array) -> Array:
        """Return the positions in some units of a list, one unit after the other.

        `freqs` are all its frequencies, `chosen` the places of the units in the list.
        """
        offsets = offsets_of(freqs)
        gaps = self._part(2, number, int(offsets[-1]))
        if len(chosen) < len(freqs):
            gaps, freqs = gaps[ranges(offsets[chosen], freqs[chosen])], freqs[chosen]
        return _values(gaps, freqs)

    def _class(self, part: int, number: int) -> int:
        return (int(self._widths[number]) >> (2 * part)) & 3

    def _part(self, part: int, number: int, count: int) -> Array:
        start = int(self._starts[part][number])
        return self._pools[part][self._class(part, number)][start : start + count]

    def blocks(self, bounds: Iterable[int]) -> Iterator[Block]:
        """Decode all lists, in blocks of the forms below each of the rising `bounds`."""
        start = 0
        for bound in bounds:
            stop = int(np.searchsorted(self.forms, bound))
            yield self._block(start, stop)
            start = stop

    def _block(self, start: int, stop: int) -> Block:
        counts = self.counts[start:stop].astype(np.int64)
        units = _values(self._parts(0, start, stop, counts), counts)
        freqs = self._parts(1, start, stop, counts)
        occurrences = np.add.reduceat(freqs, offsets_of(counts)[:-1]) if len(counts) else counts
        positions = _values(self._parts(2, start, stop, occurrences), freqs)
        return Block(self.forms[start:stop].astype(np.int64), counts, units, freqs, positions)

    def _parts(self, part: int, start: int, stop: int, sizes: Ints) -> Ints:
        classes = (self._widths[start:stop] >> np.uint8(2 * part)) & 3
        of_value = np.repeat(classes, sizes)
        values = np.ones(len(of_value), np.int64)
        for width, pool in enumerate(self._pools[part]):
            members = np.flatnonzero(classes == width)
            if len(members):
                first = int(self._starts[part][start + members[0]])
                values[of_value == width] = pool[first : first + int(sizes[members].sum())]
        return values


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


def renumbered(block: Block, new_forms: Array, new_documents: Array, zones: int) -> Block:
    """Give forms and documents their new numbers, and leave out the documents whose new number is -1."""
    documents = new_documents[block.units // zones]
    kept = documents >= 0
    units = documents[kept] * zones + block.units[kept] % zones
    forms = np.repeat(new_forms[block.forms], block.counts)[kept]
    kept_forms, counts = np.unique(forms, return_counts=True)
    return Block(kept_forms, counts, units, block.freqs[kept], block.positions[np.repeat(kept, block.freqs)])
