import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.array_ops import distinct, narrowest, offsets_of, places, ranges


@pytest.mark.parametrize(("largest", "dtype"), [(0, "u1"), (255, "u1"), (256, "u2"), (65536, "u4"), (1 << 32, "u8")])
def test_the_narrowest_type_holds_the_largest_value(largest: int, dtype: str) -> None:
    narrow = narrowest(np.array([0, largest], np.int64))
    assert narrow.dtype == np.dtype(dtype)
    assert narrow.tolist() == [0, largest]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 9))))
def test_ranges_and_offsets(pairs: list[tuple[int, int]]) -> None:
    starts, sizes = np.array([a for a, _ in pairs], np.uint32), np.array([b for _, b in pairs], np.int64)
    assert ranges(starts, sizes).tolist() == [n for start, size in pairs for n in range(start, start + size)]
    assert offsets_of(sizes).tolist() == [sum(sizes[:n].tolist()) for n in range(len(pairs) + 1)]


@given(st.lists(st.integers(0, 9)))
def test_distinct_values_rise(values: list[int]) -> None:
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))


@given(st.sets(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_places_among_rising_values(some: set[int], wanted: list[int]) -> None:
    values = np.array(sorted(some), np.int64)
    found, here = places(np.array(wanted, np.int64), values)
    assert here.tolist() == [one in some for one in wanted]
    assert values[found[here]].tolist() == [one for one in wanted if one in some]
