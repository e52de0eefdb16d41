"""Letters: which of many strings may be a few edits away from a text, told by the set of letters that each has."""

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.string_table import StringTable

LONGEST_LETTER = 4
"""Bytes of a letter in UTF-8 at most."""


def _bits() -> NDArray[np.uint32]:
    """The bit of every byte: none for those inside a letter, so that a letter has one, which others may share."""
    bits = np.zeros(256, np.uint32)
    bits[:0x80] = 1 << (np.arange(0x80) % 27)
    bits[0xC0:] = 1 << (27 + np.arange(0x40) % 5)
    return bits


_BITS = _bits()


class LetterMasks:
    """The set of letters of every string, as bits. An edit brings at most one letter in, and takes one out."""

    def __init__(self, strings: StringTable) -> None:
        data, offsets = strings.bytes_and_offsets()
        self._sizes = np.diff(offsets.astype(np.int64))
        self._sets = np.zeros(len(strings), np.uint32)
        filled = self._sizes > 0
        if filled.any():
            self._sets[filled] = np.bitwise_or.reduceat(_BITS[data], offsets[:-1][filled])

    def near(self, text: str, edits: int) -> NDArray[np.intp]:
        """Return the numbers of all strings that are at most so many edits away from a text, and of some others."""
        data = np.frombuffer(text.encode(), np.uint8)
        wanted = np.bitwise_or.reduce(_BITS[data])
        return np.flatnonzero(
            (abs(self._sizes - len(data)) <= LONGEST_LETTER * edits)
            & (np.bitwise_count(self._sets & ~wanted) <= edits)
            & (np.bitwise_count(wanted & ~self._sets) <= edits)
        )
