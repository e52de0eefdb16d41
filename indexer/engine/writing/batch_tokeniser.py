"""The tokeniser of a run: it turns texts into numbers of spellings, many texts at a time."""

from collections.abc import Iterator, Sequence

import numpy as np

from indexer.engine.storage.array_ops import Ints, Mask, offsets_of
from indexer.engine.writing.vocabulary import Numbers, Vocabulary
from indexer.polish.letter_case import begin_sentences
from indexer.polish.token_arrays import token_arrays

CHARACTERS_AT_ONCE = 1 << 17
"""Few enough for the arrays of one step to stay in the processor's cache."""


class BatchTokeniser:
    """Collects texts; `size` is about how many characters it holds that were not taken yet."""

    def __init__(self, spellings: Vocabulary) -> None:
        self._vocabulary = spellings
        self._pieces: list[str] = []
        self._texts_of_pieces: list[int] = []
        self._waiting = 0
        self._begin()

    def _begin(self) -> None:
        self._count = self.size = 0
        self._numbers: list[Numbers] = []
        self._begin_sentences: list[Mask] = []
        self._sizes: list[tuple[list[int], Ints]] = []

    def add(self, texts: Sequence[str]) -> None:
        """Add the next texts."""
        size = sum(map(len, texts))
        if size > CHARACTERS_AT_ONCE:
            for number, text in enumerate(texts, self._count):
                for piece in _pieces(text):
                    self._add_pieces([piece], [number], len(piece))
        else:
            self._add_pieces(texts, range(self._count, self._count + len(texts)), size)
        self._count += len(texts)

    def _add_pieces(self, pieces: Sequence[str], texts: Sequence[int], size: int) -> None:
        self._pieces += pieces
        self._texts_of_pieces += texts
        self._waiting += size
        self.size += size
        if self._waiting >= CHARACTERS_AT_ONCE:
            self._tokenise()

    def _tokenise(self) -> None:
        text = "\n".join(self._pieces)
        tokens = token_arrays(text)
        numbers = self._vocabulary.numbers_of(text, tokens)
        self._begin_sentences.append(begin_sentences(text, tokens))
        self._numbers.append(numbers)
        lengths = np.fromiter(map(len, self._pieces), np.int64, len(self._pieces))
        bounds = tokens.starts.searchsorted(offsets_of(lengths + 1))
        self._sizes.append((self._texts_of_pieces, np.diff(bounds)))
        self._pieces, self._texts_of_pieces, self._waiting = [], [], 0

    def take(self) -> tuple[Numbers, Mask, Ints]:
        """Return the spellings of all tokens since the last time, which begin sentences, and how many each text has."""
        if self._pieces:
            self._tokenise()
        numbers = np.concatenate([np.zeros(0, np.int32), *self._numbers])
        lengths = np.zeros(self._count, np.int64)
        for texts, sizes in self._sizes:
            np.add.at(lengths, texts, sizes)
        begin_sentences = np.concatenate([np.zeros(0, np.bool_), *self._begin_sentences])
        self._begin()
        return numbers, begin_sentences, lengths


def _pieces(text: str) -> Iterator[str]:
    """Cut a text at white space into pieces of about CHARACTERS_AT_ONCE."""
    start = 0
    while len(text) - start > CHARACTERS_AT_ONCE:
        last = start + CHARACTERS_AT_ONCE
        end = max(text.rfind(" ", start, last), text.rfind("\n", start, last))
        if end <= start:  # no white space: whatever follows stays together
            break
        yield text[start:end]
        start = end
    yield text[start:]
