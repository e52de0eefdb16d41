"""What numpy has no function for, or only a slow one: runs, ranges and places among rising values.

Here also stand the names of the types of arrays that the engine passes around.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
"""One boolean for each of several values: which of them are meant."""


def narrowest(array: Array) -> Array:
    """Return the array in the narrowest unsigned type that holds its largest value."""
    largest = int(array.max()) if array.size else 0
    return array.astype(np.min_scalar_type(largest), copy=False)


def offsets_of(sizes: Array) -> Ints:
    """Return where each of consecutive pieces starts, and where the last one ends: n sizes give n + 1 offsets."""
    offsets = np.zeros(len(sizes) + 1, np.int64)
    np.add.accumulate(sizes, dtype=np.int64, out=offsets[1:])
    return offsets


def ranks_of(order: Sequence[int], count: int) -> NDArray[np.uint32]:
    """Return the rank of each of `count` things, whose numbers `order` gives from the first on; 0 for any left out."""
    ranks = np.zeros(count, np.uint32)
    ranks[order] = np.arange(len(order), dtype=np.uint32)
    return ranks


def distinct(values: Array, are_runs: bool = False) -> Array:
    """Return the different values, rising; for a few thousand ten times as fast as `np.unique`.

    `are_runs` says that they are a few rising stretches one after the other, which are merged faster than sorted.
    """
    values = np.sort(values, kind="stable" if are_runs else None)
    return values[are_new(values)]


def are_new(values: Array) -> Mask:
    """Tell of every value whether it differs from the one before it."""
    differ = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=differ[1:])
    return differ


def places(wanted: Array, values: Array) -> tuple[Ints, Mask]:
    """Return where the wanted stand among rising `values`, and which of them do: of the others the place says nothing.

    Both are to be of one type: else it is all the values that would be converted.
    """
    if not len(values):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    found = values.searchsorted(wanted)
    return found, values.take(found, mode="clip") == wanted


def ranges(starts: Array, sizes: Array) -> Ints:
    """Return start, start + 1, ... start + size - 1 of every range, one after the other."""
    ends = np.add.accumulate(sizes, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    numbers = np.arange(total, dtype=np.int64)
    numbers += (starts.astype(np.int64) - ends + sizes).repeat(sizes)
    return numbers
