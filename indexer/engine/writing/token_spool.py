"""The tokens of a segment in the order of the texts, in a temporary file until all are known; then its postings."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from tempfile import SpooledTemporaryFile

import numpy as np

from indexer.engine.storage.array_ops import Array, Ints, Mask, offsets_of
from indexer.engine.storage.posting_block import CASE_BITS, PostingBlock, block_of_tokens
from indexer.engine.writing.vocabulary import Numbers
from indexer.polish.letter_case import AT_START, CAPITALISED

TOKENS_AT_ONCE = 2_000_000
FORMS_AT_ONCE = 1 << 16
TOKENS_IN_A_BLOCK = 500_000

_BEGINS = 1 << 30
"""Marks the number of the spelling of a token that begins a sentence."""
assert CAPITALISED - 1 == AT_START
Spool = Callable[[], "SpooledTemporaryFile[bytes]"]


class TokenSpool:
    """Tokens as numbers of spellings, those that begin a sentence marked, and the lengths of the texts."""

    def __init__(self, spool: Spool) -> None:
        """Begin a stream in a temporary file; `spool` makes those that are needed."""
        self._spool = spool
        self._file = spool()
        self._lengths = array("I")
        self._pieces: list[tuple[int, int]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def lengths(self) -> Ints:
        """How many tokens every text has."""
        return np.array(self._lengths, np.int64)

    def add(self, numbers: Numbers, begin_sentences: Mask, lengths: Ints) -> None:
        """Add the tokens of the next texts, and which of them begin a sentence."""
        marked = numbers | begin_sentences * _BEGINS
        self._file.write(marked.astype(np.int32).data.cast("B") if len(numbers) else b"")
        self._lengths.frombytes(lengths.astype(np.uint32).tobytes())
        self._pieces.append((len(numbers), len(lengths)))
        self._count += len(numbers)

    def frequencies(self, count: int) -> Ints:
        """Count how often each of `count` spellings stands here."""
        frequencies = np.zeros(count, np.int64)
        for numbers, _ in self._read():
            frequencies += np.bincount(numbers & ~_BEGINS, minlength=count)
        return frequencies

    def postings(self, ranks: Array, cases: Array, frequencies: Ints) -> Iterator[PostingBlock]:
        """Yield the postings of all forms, in the order of their ranks.

        `ranks` gives the rank of the form of every spelling and `cases` its letter case, `frequencies` how often the
        form of every rank stands here. Tokens are first dealt out to parts that are small enough to be sorted, then
        part after part is.
        """
        with ExitStack() as stack:
            columns = tuple(
                _Column(stack.enter_context(self._spool()), dtype) for dtype in (np.uint16, np.uint32, np.int32)
            )
            bounds = _bounds(frequencies)
            starts = offsets_of(frequencies)[bounds]
            self._deal(ranks, cases, bounds, starts[:-1].copy(), columns)
            forms, units, positions = columns
            for (first, last), (start, stop) in zip(pairwise(bounds.tolist()), pairwise(starts.tolist()), strict=True):
                part = units.read(start, stop), positions.read(start, stop)
                is_one_form = last - first == 1 and stop > start
                if is_one_form:  # so frequent that it is a part of its own: nothing is to be sorted
                    yield block_of_tokens(np.broadcast_to(first, stop - start), *part)
                else:
                    yield from _blocks(first, forms.read(start, stop), *part)

    def _deal(self, ranks: Array, cases: Array, bounds: Ints, places: Ints, columns: tuple["_Column", ...]) -> None:
        """Write the form, the text and the position of every token to its part, which starts at one of `places`.

        A part is the forms between two of the `bounds`; within it they are numbered from 0. The lowest bits of a
        position are the letter case of the token.
        """
        parts = (bounds.searchsorted(ranks, side="right") - 1).astype(np.uint16)
        forms = (ranks - bounds[parts]).astype(np.uint16)
        cases, unit = cases.astype(np.int64), 0
        for numbers, texts in self._read():
            lengths = np.array(self._lengths[unit : unit + texts], np.int64)
            units = np.repeat(np.arange(unit, unit + texts, dtype=np.uint32), lengths)
            positions = np.arange(len(numbers)) - np.repeat(offsets_of(lengths)[:-1], lengths)
            spellings = (numbers & ~_BEGINS).astype(np.int64)  # of another type, `take` would be four times as slow
            of_tokens = cases.take(spellings)
            of_tokens -= (of_tokens == CAPITALISED) & (numbers >= _BEGINS)  # AT_START
            positions = positions << CASE_BITS | of_tokens
            part = parts.take(spellings)
            order = part.argsort(kind="stable")  # 16 bits: numpy counts them, instead of comparing
            rows = [values.take(order) for values in (forms.take(spellings), units, positions)]
            sizes = np.bincount(part, minlength=len(places))
            ends = np.cumsum(sizes)
            for number in np.flatnonzero(sizes).tolist():
                some = slice(int(ends[number] - sizes[number]), int(ends[number]))
                for column, values in zip(columns, rows, strict=True):
                    column.write(int(places[number]), values[some])
            places += sizes
            unit += texts

    def _read(self) -> Iterator[tuple[Numbers, int]]:
        """Yield the tokens piece by piece, and of how many texts each piece is."""
        self._file.seek(0)
        for tokens, texts in self._pieces:
            yield np.frombuffer(self._file.read(4 * tokens), np.int32), texts

    def close(self) -> None:
        """Delete the temporary file."""
        self._file.close()


class _Column:
    """One value of every token in a temporary file, at whatever place."""

    def __init__(self, file: "SpooledTemporaryFile[bytes]", dtype: type) -> None:
        self._file = file
        self._dtype = np.dtype(dtype)

    def write(self, place: int, values: Array) -> None:
        self._file.seek(place * self._dtype.itemsize)
        self._file.write(values.astype(self._dtype, copy=False).data.cast("B"))

    def read(self, start: int, stop: int) -> Array:
        self._file.seek(start * self._dtype.itemsize)
        return np.frombuffer(self._file.read((stop - start) * self._dtype.itemsize), self._dtype)


def _bounds(frequencies: Ints) -> Ints:
    """Cut the ranks so that each part has few enough tokens and forms to be sorted at once."""
    before, bounds = offsets_of(frequencies), [0]
    while bounds[-1] < len(frequencies):
        first = bounds[-1]
        fitting = int(before.searchsorted(before[first] + TOKENS_AT_ONCE, side="right")) - 1
        bounds.append(max(min(fitting, first + FORMS_AT_ONCE), first + 1))
    return np.array(bounds, np.int64)


def _blocks(first: int, forms: Array, units: Array, positions: Array) -> Iterator[PostingBlock]:
    """Yield the postings of a part whose form 0 has the rank `first`; its tokens stand in the order of the texts."""
    order = forms.argsort(kind="stable")
    forms = forms.take(order)
    start = 0
    while start < len(forms):  # in stretches, none of which ends in the middle of a form
        last = min(start + TOKENS_IN_A_BLOCK, len(forms)) - 1
        stop = int(forms.searchsorted(forms[last], side="right"))
        chosen = order[start:stop]
        yield block_of_tokens(forms[start:stop].astype(np.int64) + first, units.take(chosen), positions.take(chosen))
        start = stop
