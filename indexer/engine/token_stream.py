"""The tokens of a segment in the order of the texts, in a temporary file until all are known; then its postings."""

from array import array
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, offsets_of
from indexer.engine.postings import Block, block_of_tokens
from indexer.engine.spellings import Numbers

TOKENS_AT_ONCE = 2_000_000
FORMS_AT_ONCE = 1 << 16
TOKENS_IN_A_BLOCK = 500_000

Ints = NDArray[np.int64]


class TokenStream:
    """Tokens as numbers of spellings, and the lengths of the texts that they come from."""

    def __init__(self, file: SpooledTemporaryFile[bytes]) -> None:
        self._file = file
        self._lengths = array("I")
        self._pieces: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return sum(tokens for tokens, _ in self._pieces)

    @property
    def lengths(self) -> Ints:
        """How many tokens every text has."""
        return np.array(self._lengths, np.int64)

    def add(self, numbers: Numbers, lengths: Ints) -> None:
        """Add the tokens of the next texts."""
        self._file.write(numbers.data.cast("B") if len(numbers) else b"")
        self._lengths.frombytes(lengths.astype(np.uint32).tobytes())
        self._pieces.append((len(numbers), len(lengths)))

    def frequencies(self, count: int) -> Ints:
        """Count how often each of `count` spellings stands here."""
        frequencies = np.zeros(count, np.int64)
        for numbers in self._read(np.int32):
            frequencies += np.bincount(numbers, minlength=count)
        return frequencies

    def postings(self, ranks: Array, frequencies: Ints) -> Iterator[Block]:
        """Yield the postings of all forms, in the order of their ranks; after this the stream has given all it has.

        `ranks` gives the rank of the form of every spelling, `frequencies` how often the form of every rank stands
        here. Whatever the size, the stream is read once for every TOKENS_AT_ONCE tokens.
        """
        self._translate(ranks)
        first = 0
        for last in _cuts(frequencies):
            yield from self._blocks(first, last)
            first = last

    def _blocks(self, first: int, last: int) -> Iterator[Block]:
        """Yield the postings of the forms of the ranks from `first` to `last`."""
        found: list[tuple[Array, Array, Array]] = []
        unit = 0
        for ranks, (_, texts) in zip(self._read(np.uint32), self._pieces, strict=True):
            lengths = np.array(self._lengths[unit : unit + texts], np.int64)
            places, forms = _within(ranks, first, last)
            owners = np.repeat(np.arange(texts, dtype=np.uint32), lengths).take(places)
            positions = places - offsets_of(lengths).take(owners)
            found.append((forms, owners + np.uint32(unit), positions.astype(np.int32)))
            unit += texts
        forms, units, positions = map(np.concatenate, zip(*found, strict=True))
        order = forms.argsort(kind="stable")  # 16 bits: numpy counts them, instead of comparing
        forms = forms.take(order)
        for some in _stretches(forms):
            chosen = order[some]
            yield block_of_tokens(forms[some].astype(np.int64) + first, units.take(chosen), positions.take(chosen))

    def _translate(self, ranks: Array) -> None:
        """Put the rank of its form in the place of the number of every spelling."""
        place = 0
        for numbers in self._read(np.int32):
            translated = ranks.take(numbers.astype(np.int64))  # of another type, it would take four times as long
            self._file.seek(place)
            self._file.write(translated.data.cast("B"))
            place += translated.nbytes

    def _read(self, dtype: type) -> Iterator[Array]:
        place = 0
        for tokens, _ in self._pieces:
            self._file.seek(place)
            piece: Array = np.frombuffer(self._file.read(4 * tokens), dtype)
            place += piece.nbytes
            yield piece

    def close(self) -> None:
        """Delete the temporary file."""
        self._file.close()


def _cuts(frequencies: Ints) -> Iterator[int]:
    """Cut the ranks so that each part has few enough tokens and forms to be sorted at once."""
    before, first = offsets_of(frequencies), 0
    while first < len(frequencies):
        fitting = int(before.searchsorted(before[first] + TOKENS_AT_ONCE, side="right")) - 1
        first = max(min(fitting, first + FORMS_AT_ONCE), first + 1)
        yield first


def _within(ranks: Array, first: int, last: int) -> tuple[Ints, NDArray[np.uint16]]:
    """Return the places of the ranks from `first` to `last`, and how far beyond `first` they are."""
    beyond = ranks - np.uint32(first)  # what lies before the first is beyond any other
    places = np.flatnonzero(beyond < np.uint32(last - first))
    return places, beyond.take(places).astype(np.uint16)


def _stretches(forms: Array) -> Iterator[slice]:
    """Split sorted forms into stretches of about TOKENS_IN_A_BLOCK, none of them in the middle of a form."""
    start = 0
    while start < len(forms):
        last = min(start + TOKENS_IN_A_BLOCK, len(forms)) - 1
        stop = int(forms.searchsorted(forms[last], side="right"))
        yield slice(start, stop)
        start = stop
