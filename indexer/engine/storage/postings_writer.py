"""Writing postings: blocks of them are encoded into a file that `indexer.engine.storage.postings` reads."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.engine.storage.array_ops import Array, Ints, are_new, narrowest, offsets_of
from indexer.engine.storage.posting_block import PostingBlock
from indexer.engine.storage.postings import CASE_SHIFT, LARGE, LOW_BITS, WIDTHS

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

BYTES_AT_ONCE = 4_000_000


class PostingsWriter:
    """Encodes blocks of postings, in order of form."""

    def __init__(self, file: ArrayFileWriter, name: str) -> None:
        self._file = file
        self._name = name
        self._written = 0
        self._highest = 0
        self._of_lists: dict[str, list[Array]] = {part: [] for part in ("forms", "counts", "runs", "sizes", "widths")}
        self._large: dict[str, list[Array]] = {"places": [], "freqs": []}
        self._pools = {
            "lows": _Pool(file.spool(), np.dtype(np.uint16)),
            "freqs": _Pool(file.spool(), np.dtype(np.uint8)),
            "runs.highs": _Pool(file.spool(), np.dtype(np.uint16)),
            "runs.sizes": _Pool(file.spool(), np.dtype(np.uint16)),
            **{f"positions.{number}": _Pool(file.spool(), dtype) for number, dtype in enumerate(WIDTHS)},
        }

    def add(self, block: PostingBlock) -> None:
        """Encode the next block; its forms come after those of every block before it."""
        if not len(block.forms):
            return
        starts = offsets_of(block.counts)[:-1]
        self._add_to_lists("forms", block.forms)
        self._add_to_lists("counts", block.counts)
        self._add_units(block.units, starts)
        self._add_freqs(block.freqs, block.cases)
        self._add_positions(block, np.add.reduceat(block.freqs, starts))
        self._written += len(block.units)

    def _add_to_lists(self, part: str, values: Array) -> None:
        self._of_lists[part].append(values.astype(np.uint8 if part == "widths" else np.uint32))

    def _add_units(self, units: Array, starts: Ints) -> None:
        highs = units >> LOW_BITS
        is_run = are_new(highs)
        is_run[starts] = True
        runs = np.flatnonzero(is_run)
        self._add_to_lists("runs", np.diff(runs.searchsorted(starts), append=len(runs)))
        self._pools["lows"].add(units & ((1 << LOW_BITS) - 1))
        of_runs = highs[runs]
        self._highest = max(self._highest, int(of_runs.max()))
        self._pools["runs.highs"].add(of_runs)
        self._pools["runs.sizes"].add(np.diff(runs, append=len(units)) - 1)  # there may be 1 << 16, but never none

    def _add_freqs(self, freqs: Array, cases: Array) -> None:
        large = np.flatnonzero(freqs >= LARGE)
        self._large["places"].append(large + self._written)
        self._large["freqs"].append(freqs[large].astype(np.uint32))
        self._pools["freqs"].add(np.minimum(freqs, LARGE) | cases.astype(np.uint8) << CASE_SHIFT)

    def _add_positions(self, block: PostingBlock, sizes: Ints) -> None:
        gaps = _gaps(block.positions, offsets_of(block.freqs)[:-1])
        largest = np.maximum.reduceat(gaps, offsets_of(sizes)[:-1])
        widths = (largest > np.iinfo(WIDTHS[0]).max).astype(np.uint8)
        self._add_to_lists("sizes", sizes)
        self._add_to_lists("widths", widths)
        of_gap = np.repeat(widths, sizes)
        for number in range(len(WIDTHS)):
            self._pools[f"positions.{number}"].add(gaps[of_gap == number])

    def finish(self) -> None:
        """Write everything that was added."""
        of_lists = {part: np.concatenate([np.zeros(0, np.uint8), *pieces]) for part, pieces in self._of_lists.items()}
        self._write("forms", of_lists["forms"].astype(np.uint32))
        self._write("starts", narrowest(offsets_of(of_lists["counts"])))
        self._write("runs.starts", narrowest(offsets_of(of_lists["runs"])))
        self._write("positions.widths", of_lists["widths"])
        self._write("positions.starts", narrowest(_starts_in_pools(of_lists["widths"], of_lists["sizes"])))
        for part, pieces in self._large.items():
            self._write(f"large.{part}", narrowest(np.concatenate([np.zeros(0, np.int64), *pieces])))
        for part, pool in self._pools.items():
            dtype = np.min_scalar_type(self._highest) if part == "runs.highs" else pool.dtype
            self._file.write_pieces(f"{self._name}.{part}", dtype, pool.pieces())

    def _write(self, part: str, values: Array) -> None:
        self._file.write(f"{self._name}.{part}", values)


class _Pool:
    """Values on their way to the file, in which another pool comes first."""

    def __init__(self, spool: "SpooledTemporaryFile[bytes]", dtype: np.dtype[Any]) -> None:
        self._spool = spool
        self.dtype = dtype

    def add(self, values: Array) -> None:
        self._spool.write(values.astype(self.dtype).tobytes())

    def pieces(self) -> Iterator[Array]:
        """Yield all values; nothing can be added any more."""
        with self._spool as spool:
            spool.seek(0)
            while piece := spool.read(BYTES_AT_ONCE):
                yield np.frombuffer(piece, self.dtype)


def _starts_in_pools(widths: Array, sizes: Array) -> Ints:
    """Return where each list starts in the pool of its width: lists lie there in order of form."""
    starts = np.zeros(len(widths), np.int64)
    for width in range(len(WIDTHS)):
        members = np.flatnonzero(widths == width)
        starts[members] = offsets_of(sizes[members])[:-1]
    return starts


def _gaps(values: Array, starts: Ints) -> Array:
    """Turn rising values, which start anew at `starts`, into their first and the gaps after it."""
    gaps = np.diff(values, prepend=0)
    gaps[starts] = values[starts]
    return gaps
