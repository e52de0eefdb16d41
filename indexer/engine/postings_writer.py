"""Writing postings: blocks of them are encoded into the pools of a file that `indexer.engine.postings` reads."""

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFileWriter, narrowest, offsets_of
from indexer.engine.blocks import Block
from indexer.engine.postings import NOT_STORED, PARTS, WIDTHS

LARGEST = (1 << 8, 1 << 16)
BYTES_AT_ONCE = 4_000_000

Ints = NDArray[np.int64]


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


def _gaps(values: Array, starts: Ints) -> Array:
    """Turn rising values, which start anew at `starts`, into their first and the gaps after it."""
    gaps = np.diff(values, prepend=0)
    gaps[starts] = values[starts]
    return gaps
