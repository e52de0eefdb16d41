"""Stempel: the stemming table of pystempel, read lazily.

The table is a series of tries. Each looks at the end of what is left of a word and answers with a part of a patch:
commands that turn the word into its stem, from its last letter on. pystempel parses all 600,000 cells before its first
stem (3.3 s, 170 MB, a progress bar); here a row of a trie is parsed when a word first meets it. The stems are the same.
"""

import struct
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

# A cell: its letter, its part of a patch (or -1), a count, the row it leads to (or -1), a skip that is always 0.
_CELL = struct.Struct(">Hi4xi4x")
_COUNT = struct.Struct(">i")
_END_OF_PATCH = "*"
# What zlib calls gzip; the module of that name takes a third more time.
_GZIPPED = 16 + zlib.MAX_WBITS


class _Part(NamedTuple):
    """A part of a patch: pairs of a command (- skip, D delete, I insert, R replace) and its argument."""

    text: str
    first: str
    last: str
    # How many letters of the word it looks at.
    reach: int


def _part(text: str) -> _Part:
    pairs = list(zip(text[::2], text[1::2], strict=False))
    reach = sum(_count(argument) if command in "-D" else command == "R" for command, argument in pairs)
    return _Part(text, text[0], text[-2:][0], reach)


def _count(argument: str) -> int:
    """The number that a letter stands for: a is 1."""
    return ord(argument) - ord("a") + 1


class _Trie:
    """One trie of the table, walked from the last letter of a word to the first."""

    __slots__ = ("_offsets", "_parts", "_root", "_rows", "_table")

    def __init__(self, table: bytes, root: int, parts: list[_Part], offsets: list[int]) -> None:
        self._table, self._root, self._parts, self._offsets = table, root, parts, offsets
        self._rows: list[dict[str, tuple[_Part | None, int]] | None] = [None] * len(offsets)

    def last_part(self, word: str) -> _Part | None:
        """The last part on the path of the word."""
        rows, last = self._rows, None
        row = rows[self._root] or self._read_row(self._root)
        for letter in reversed(word):
            if (cell := row.get(letter)) is None:
                break
            part, following = cell
            if part:
                last = part
            if following < 0:
                break
            row = rows[following] or self._read_row(following)
        return last

    def _read_row(self, number: int) -> dict[str, tuple[_Part | None, int]]:
        """The cells of a row by their letter: the part to remember, if any, and the row that follows, or -1."""
        start = self._offsets[number]
        size = _CELL.size * int.from_bytes(self._table[start : start + 4], "big")
        cells = _CELL.iter_unpack(self._table[start + 4 : start + 4 + size])
        parts = self._parts
        row = {chr(letter): (parts[part] if part >= 0 else None, following) for letter, part, following in cells}
        self._rows[number] = row
        return row


class Stempel:
    """The stemmer that a table describes."""

    def __init__(self, path: Path) -> None:
        reader = _TableReader(zlib.decompress(path.read_bytes(), _GZIPPED))
        reader.text()  # the method of packing: always tries of parts
        reader.boolean()  # whether words are read from their first letter: they are not
        reader.integer()
        self._tries = [reader.trie() for _ in range(reader.integer())]

    def stem(self, word: str) -> str:
        """The stem of a word in lower case; it may be empty, or the word itself."""
        return _patched(word, self._patch(word)) if word else ""

    def _patch(self, word: str) -> str:
        patch, left, seen = "", word, word
        previous: _Part | None = None
        for trie in self._tries:
            part = trie.last_part(seen)
            if part is None or part.text == _END_OF_PATCH:
                break
            if previous and previous.last == part.first and part.first in "-D":
                break
            if part.first == "-":
                passed = part.reach + (previous.reach if previous else 0)
                if passed > len(left):
                    break
                left = left[: len(left) - passed]
            patch += part.text
            previous = part
            seen = left or seen
        return patch


def _patched(word: str, patch: str) -> str:
    """The word with the commands of a patch carried out, up to the first that would leave the word."""
    letters, at = list(word), len(word) - 1
    for command, argument in zip(patch[::2], patch[1::2], strict=True):
        if command == "-":
            at -= _count(argument)
        elif command == "R":
            if not 0 <= at < len(letters):
                break
            letters[at] = argument
            at -= 1
        elif command == "D":
            end, at = at + 1, at - _count(argument)
            if not -1 <= at < len(letters) - 1:
                break
            del letters[at + 1 : end]
        else:
            if not -1 <= at < len(letters):
                break
            letters.insert(at + 1, argument)
    return "".join(letters)


class _TableReader:
    """Reads the table from its start: big-endian integers, texts with their length before them."""

    def __init__(self, table: bytes) -> None:
        self._table, self._at = table, 0

    def integer(self, size: int = 4) -> int:
        self._at += size
        return int.from_bytes(self._table[self._at - size : self._at], "big")

    def boolean(self) -> bool:
        return bool(self.integer(1))

    def text(self) -> str:
        size = self.integer(2)
        self._at += size
        return self._table[self._at - size : self._at].decode()

    def trie(self) -> _Trie:
        """A trie, whose rows are passed over and only their places kept."""
        self.boolean()
        root = self.integer()
        parts = [_part(self.text()) for _ in range(self.integer())]
        return _Trie(self._table, root, parts, self._rows())

    def _rows(self) -> list[int]:
        """The places of the rows: each begins with the number of its cells."""
        count, at = self.integer(), self._at
        size_at, cell = _COUNT.unpack_from, _CELL.size
        offsets = []
        for _ in range(count):
            offsets.append(at)
            at += _COUNT.size + cell * size_at(self._table, at)[0]
        self._at = at
        return offsets


@cache
def polimorf() -> Stempel:
    """The stemmer whose table was made from the PoliMorf dictionary; pystempel's file is found without importing it."""
    package = find_spec("pystempel")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("No module named 'pystempel'", name="pystempel")
    return Stempel(Path(package.origin).parent / "data" / "polimorf" / "stemmer_polimorf.tbl.gz")
