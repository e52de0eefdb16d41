"""Near-copies: articles that share much of their text have the same number in the column `copy_group`.

Numbers are given when articles come into the index, and stay. A new article joins the group of an article that it is
alike; one that is like nobody begins a group of its own. Two articles are compared only where their MinHash signatures
agree in a *band*, a few bytes, so that nothing is compared with everything.
"""

from array import array
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.array_ops import Ints, are_new, distinct
from indexer.engine.storage.columns import UNDATED
from indexer.engine.storage.minhash import ROWS, Signatures
from indexer.engine.storage.segment_reader import SegmentReader

ALIKE = 0.5
"""Near-copies agree in at least this share of the rows of their signatures."""
LONGEST = 7 * 24 * 3600
"""Seconds: texts from one mould, such as a daily report, are no copies where more lies between them."""
BAND = 3
BANDS = ROWS // BAND
PAIRS_AT_ONCE = 200_000
_NO_GROUP = -1


def copy_groups(signatures: Signatures, starts: Ints, ends: Ints, older: Sequence[SegmentReader]) -> NDArray[np.uint32]:
    """Return the number of the copy group of every new document.

    `starts` and `ends` are the columns of these names; `older` are the segments that are already there.
    """
    pairs = [(segment, rows) for segment, rows in zip(older, _candidates(signatures, older), strict=True)]

    def with_older(name: str, new: Ints) -> Ints:
        return np.concatenate([*(segment.columns[name][rows].astype(np.int64) for segment, rows in pairs), new])

    groups = _CopyGroups(
        with_older("copy_group", np.full(len(signatures), _NO_GROUP, np.int64)),
        with_older("start", starts),
        with_older("end", ends),
    )
    rows = np.concatenate([*(segment.signatures[rows] for segment, rows in pairs), signatures]) if pairs else signatures
    for one, other in _alike(rows):
        groups.join(one, other)
    free = max((int(segment.columns["copy_group"].max()) + 1 for segment in older if segment.count), default=0)
    return np.array(groups.numbers(free), np.uint32)[-len(signatures) :]


def _candidates(signatures: Signatures, older: Sequence[SegmentReader]) -> list[Ints]:
    """Return, of each segment, the live documents of all groups in which one agrees with a new document in a band."""
    near = [np.zeros(segment.count, bool) for segment in older]
    is_asked = np.zeros(1 << 8 * BAND, bool)
    for band in range(BANDS):
        asked = _keys(signatures, band)
        is_asked[asked] = True
        for segment, found in zip(older, near, strict=True):
            found |= is_asked[_keys(segment.signatures, band)]
        is_asked[asked] = False
    live = [~segment.info.deleted_mask() for segment in older]
    columns = [segment.columns["copy_group"] for segment in older]
    asked_for = [column[found & kept] for column, found, kept in zip(columns, near, live, strict=True)]
    near_groups = distinct(np.concatenate([np.zeros(0, np.uint32), *asked_for]))
    return [np.flatnonzero(np.isin(column, near_groups) & kept) for column, kept in zip(columns, live, strict=True)]


def _alike(rows: Signatures) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that are alike, the most alike first; of many that are, each is in one pair at least."""
    count = np.int64(max(len(rows), 1))
    pairs = np.zeros(0, np.int64)
    for one, other in _neighbours(rows):  # where many are alike, every band has the same pairs once more
        pairs = distinct(np.concatenate((pairs, one * count + other)))
    one, other = np.divmod(pairs, count)
    equal = np.zeros(len(one), np.uint8)
    for first in range(0, len(one), PAIRS_AT_ONCE):
        some = slice(first, first + PAIRS_AT_ONCE)
        equal[some] = (rows[one[some], :ROWS] == rows[other[some], :ROWS]).sum(axis=1)
    versions = rows[:, ROWS]
    is_alike = (equal >= ALIKE * ROWS) & (versions[one] == versions[other]) & (versions[one] > 0)
    chosen = np.flatnonzero(is_alike)
    chosen = chosen[np.argsort(equal[chosen], kind="stable")[::-1]]
    return zip(array("q", one[chosen].tobytes()), array("q", other[chosen].tobytes()), strict=True)


def _neighbours(rows: Signatures) -> Iterator[tuple[Ints, Ints]]:
    """Yield, band by band, every row with the row before it and with the first row of those that agree in the band."""
    for band in range(BANDS):
        keys = _keys(rows, band)
        order = np.argsort(keys, kind="stable")
        is_later = ~are_new(keys[order])
        first = np.maximum.accumulate(np.where(is_later, 0, np.arange(len(rows))))
        later = np.flatnonzero(is_later)
        yield order[later - 1], order[later]
        yield order[first[later]], order[later]


def _keys(rows: Signatures, band: int) -> NDArray[np.uint32]:
    """Return the bytes of a band of every row as one number."""
    low, middle, high = rows[:, band * BAND : (band + 1) * BAND].T.astype(np.uint32)
    keys: NDArray[np.uint32] = low | middle << np.uint32(8) | high << np.uint32(16)
    return keys


class _CopyGroups:
    """Documents joined into groups, none of which spans more than LONGEST; a group that has a number keeps it."""

    def __init__(self, numbers: Ints, starts: Ints, ends: Ints) -> None:
        self._parents = array("q", range(len(numbers)))
        self._numbers = array("q", numbers.tobytes())
        # The latest start and the earliest end of a group; where nothing is dated, they are infinitely near.
        self._starts = array("q", starts.tobytes())
        self._ends = array("q", np.where(ends == UNDATED, np.iinfo(np.int64).max, ends).tobytes())
        members: dict[int, int] = {}
        for document, number in enumerate(self._numbers):
            if number != _NO_GROUP:
                self._unite(members.setdefault(number, document), document)

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two documents, unless both have numbers or are too far apart in time."""
        first, second = sorted((self._root(one), self._root(other)))
        latest = max(self._starts[first], self._starts[second])
        earliest = min(self._ends[first], self._ends[second])
        if _NO_GROUP in (self._numbers[first], self._numbers[second]) and latest - earliest <= LONGEST:
            self._unite(first, second)

    def numbers(self, free: int) -> "array[int]":
        """Return the group of every document; groups that have no number yet get those from `free` on."""
        for document in range(len(self._parents)):
            root = self._root(document)
            if self._numbers[root] == _NO_GROUP:
                self._numbers[root] = free
                free += 1
        return array("q", (self._numbers[self._root(document)] for document in range(len(self._parents))))

    def _root(self, document: int) -> int:
        while (parent := self._parents[document]) != document:
            self._parents[document] = self._parents[parent]
            document = self._parents[document]
        return document

    def _unite(self, first: int, second: int) -> None:
        self._parents[second] = first
        self._numbers[first] = max(self._numbers[first], self._numbers[second])
        self._starts[first] = max(self._starts[first], self._starts[second])
        self._ends[first] = min(self._ends[first], self._ends[second])
