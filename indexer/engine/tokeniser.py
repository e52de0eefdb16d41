"""The tokeniser of a run: it turns texts into numbers of spellings, many texts at a time."""

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import offsets_of
from indexer.engine.spellings import Numbers, Spellings
from indexer.polish.token_arrays import token_arrays

CHARACTERS_AT_ONCE = 1 << 17
"""Few enough for the arrays of one step to stay in the processor's cache."""

Ints = NDArray[np.int64]


class Tokeniser:
    """Collects texts; `size` is about how many characters it holds that were not taken yet."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings
        self._pieces: list[str] = []
        self._texts_of_pieces: list[int] = []
        self._waiting = 0
        self._begin()

    def _begin(self) -> None:
        self._count = self.size = 0
        self._numbers: list[Numbers] = []
        self._sizes: list[tuple[list[int], Ints]] = []

    def add(self, text: str) -> None:
        """Add the next text."""
        while len(text) > CHARACTERS_AT_ONCE and (end := _white_space(text)) > 0:
            self._add_piece(text[:end])
            text = text[end:]
        self._add_piece(text)
        self._count += 1

    def _add_piece(self, text: str) -> None:
        self._pieces.append(text)
        self._texts_of_pieces.append(self._count)
        self._waiting += len(text)
        self.size += len(text)
        if self._waiting >= CHARACTERS_AT_ONCE:
            self._tokenise()

    def _tokenise(self) -> None:
        text = "\n".join(self._pieces)
        tokens = token_arrays(text)
        self._numbers.append(self._spellings.numbers_of(text, tokens))
        lengths = np.fromiter(map(len, self._pieces), np.int64, len(self._pieces))
        bounds = tokens.starts.searchsorted(offsets_of(lengths + 1))
        self._sizes.append((self._texts_of_pieces, np.diff(bounds)))
        self._pieces, self._texts_of_pieces, self._waiting = [], [], 0

    def take(self) -> tuple[Numbers, Ints]:
        """Return the spellings of all tokens since the last time, and how many tokens each text has."""
        if self._pieces:
            self._tokenise()
        numbers = np.concatenate([np.zeros(0, np.int32), *self._numbers])
        lengths = np.zeros(self._count, np.int64)
        for texts, sizes in self._sizes:
            np.add.at(lengths, texts, sizes)
        self._begin()
        return numbers, lengths


def _white_space(text: str) -> int:
    """Return the last place not beyond the first CHARACTERS_AT_ONCE where a text may be cut, or -1."""
    return max(text.rfind(" ", 0, CHARACTERS_AT_ONCE), text.rfind("\n", 0, CHARACTERS_AT_ONCE))
