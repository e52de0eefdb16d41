"""Byte strings in sorted or in given order, as one blob and its offsets: term dictionaries, ids, names of columns."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload

import numpy as np

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array, Ints, narrowest, offsets_of, ranges

STRIDE = 16
"""The beginning of every so many strings is kept apart, so that a search looks at few strings themselves."""

MOST_COMPARED = 4 * STRIDE
"""Of more strings that begin like one of many that are asked for, it is found by itself."""


class StringTable(Sequence[bytes]):
    """A sequence of byte strings in a file of arrays; `find` and `prefixed` need it sorted."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes, self._offsets, self._first_bytes = (
            file[f"{name}.{part}"] for part in ("blob", "offsets", "heads")
        )
        # Looking a number up in a view of plain numbers takes half as long as asking the array to.
        self._blob: memoryview = self._bytes.data
        self._ends: memoryview[int] = self._offsets.data
        self._heads: memoryview[int] = self._first_bytes.data

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index < 0:
            index = range(len(self))[index]
        ends = self._ends
        return self._blob[ends[index] : ends[index + 1]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        return self.between(0, len(self))

    def between(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the strings `start` to `stop`, cut from one piece of the file."""
        offsets = self._offsets[start : stop + 1].tolist()
        blob = self._blob[offsets[0] : offsets[-1]].tobytes()
        first = offsets[0]
        for begin, end in pairwise(offsets):
            yield blob[begin - first : end - first]

    def chosen(self, numbers: Ints) -> list[bytes]:
        """Return the strings with these numbers; many take a fraction of the time of one by one."""
        blob, offsets = self.bytes_and_offsets()
        starts = offsets[numbers].astype(np.int64)
        sizes = offsets[numbers + 1].astype(np.int64) - starts
        data = blob[ranges(starts, sizes)].tobytes()
        return [data[begin:end] for begin, end in pairwise(offsets_of(sizes).tolist())]

    def bytes_and_offsets(self) -> tuple[Array, Array]:
        """Return all strings as one array of bytes, and where each of them begins there; the last offset is its end."""
        return self._bytes, self._offsets

    def found_in(self, some: range, pattern: re.Pattern[bytes]) -> Ints:
        """Return the numbers of those of some strings in which a pattern is found, rising; they may come repeatedly.

        The pattern is looked for in all of them at once, as lines: a newline stands before each and after the last.
        """
        blob, offsets = self.bytes_and_offsets()
        offsets = offsets[some.start : some.stop + 1].astype(np.int64)
        newlines = offsets - offsets[0] + np.arange(len(offsets))
        lines = np.full(int(newlines[-1]) + 1, ord("\n"), np.uint8)
        is_string = np.ones(len(lines), np.bool_)
        is_string[newlines] = False
        lines[is_string] = blob[offsets[0] : offsets[-1]]
        found = [match.start() for match in pattern.finditer(lines.tobytes())]
        numbers: Ints = newlines.searchsorted(np.array(found, np.int64), side="right")
        return numbers + (some.start - 1)

    def find(self, string: bytes) -> int | None:
        """Return the number of a string, or None where it does not stand here."""
        index = self.place(string)
        return index if index < len(self) and self[index] == string else None

    def numbers_of(self, strings: Sequence[bytes]) -> Ints:
        """Return the number of each of many strings, -1 where it does not stand here, in a fraction of the time."""
        heads, asked = self._first_bytes, np.fromiter(map(_head, strings), np.uint64, len(strings))
        low = np.maximum(heads.searchsorted(asked) - 1, 0) * STRIDE
        sizes = np.minimum(heads.searchsorted(asked, side="right") * STRIDE, len(self)) - low
        numbers = np.full(len(strings), -1, np.int64)
        for place in np.flatnonzero(sizes > MOST_COMPARED).tolist():  # many begin alike
            number = self.find(strings[place])
            numbers[place] = -1 if number is None else number
            sizes[place] = 0
        near, which = ranges(low, sizes), np.repeat(np.arange(len(strings)), sizes)
        places = _equal(*self.bytes_and_offsets(), near, *joined(strings), which)
        numbers[which[places]] = near[places]
        return numbers

    def prefixed(self, prefix: bytes) -> range:
        """Return the numbers of the strings that begin with `prefix`."""
        after = prefix.rstrip(b"\xff")
        stop = self.place(after[:-1] + bytes([after[-1] + 1])) if after else len(self)
        return range(self.place(prefix), stop)

    def place(self, string: bytes) -> int:
        """Return the number of the first string that does not come before this one."""
        head = _head(string)
        first = last = bisect_left(self._heads, head)
        if first < len(self._heads) and self._heads[first] == head:
            last = bisect_right(self._heads, head, first)
        low, high = max(first - 1, 0) * STRIDE, min(last * STRIDE, len(self))
        blob, ends = self._blob, self._ends
        while low < high:  # bisect would ask for every string by a call of its own
            middle = (low + high) // 2
            if blob[ends[middle] : ends[middle + 1]].tobytes() < string:
                low = middle + 1
            else:
                high = middle
        return low


def joined(strings: Sequence[bytes]) -> tuple[Array, Array]:
    """Return strings as one array of bytes and their offsets there."""
    sizes = np.fromiter(map(len, strings), np.int64, len(strings))
    return np.frombuffer(b"".join(strings), np.uint8), offsets_of(sizes)


def _equal(blob: Array, offsets: Array, some: Array, other_blob: Array, other_offsets: Array, others: Array) -> Array:
    """Return the places where one of `some` strings is the one of the `others` at the same place."""
    starts, other_starts = offsets[some].astype(np.int64), other_offsets[others]
    sizes = offsets[some + 1].astype(np.int64) - starts
    places = np.flatnonzero(sizes == other_offsets[others + 1] - other_starts)
    starts, other_starts, sizes = starts[places], other_starts[places], sizes[places]
    differ = blob[ranges(starts, sizes)] != other_blob[ranges(other_starts, sizes)]
    is_equal = np.ones(len(places), np.bool_)
    is_equal[np.repeat(np.arange(len(places)), sizes)[differ]] = False
    return places[is_equal]


def _head(string: bytes) -> int:
    """Return the first eight bytes of a string as a number, which compares as they do."""
    return int.from_bytes(string[:8].ljust(8, b"\0"), "big")


def write_strings(file: ArrayFileWriter, name: str, strings: Iterable[bytes]) -> None:
    """Write strings in the order in which they come; where it is sorted, they can be found again."""
    kept = list(strings)
    blob, offsets = joined(kept)
    file.write(f"{name}.blob", blob)
    file.write(f"{name}.offsets", narrowest(offsets))
    file.write(f"{name}.heads", np.array([_head(string) for string in kept[::STRIDE]], np.uint64))
