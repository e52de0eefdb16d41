import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.matching.document_sets import DocumentSet, intersection_of_sets, set_of, sums_over, union_of_sets

COUNT = 70
NUMBERS = st.lists(st.integers(0, COUNT - 1), max_size=40)
SETS = st.lists(st.tuples(NUMBERS, st.booleans()), min_size=1, max_size=4)


def made(numbers: list[int], by_mask: bool) -> DocumentSet:
    if not by_mask:
        return DocumentSet(COUNT, numbers=np.array(sorted(set(numbers)), np.int64))
    mask = np.zeros(COUNT, bool)
    mask[np.array(numbers, np.int64)] = True
    return DocumentSet(COUNT, mask=mask)


@given(NUMBERS)
def test_a_set_of_repeated_numbers_in_any_order(numbers: list[int]) -> None:
    some = set_of(np.array(numbers, np.int64), COUNT)
    assert some.numbers.tolist() == sorted(set(numbers))
    assert np.flatnonzero(some.mask).tolist() == sorted(set(numbers))
    assert len(some) == len(set(numbers))


@given(SETS)
def test_all_and_any_of_several_sets(several: list[tuple[list[int], bool]]) -> None:
    sets = [made(*one) for one in several]
    plain = [set(numbers) for numbers, _ in several]
    assert intersection_of_sets(sets).numbers.tolist() == sorted(set.intersection(*plain))
    union = union_of_sets(sets, COUNT)
    assert union.numbers.tolist() == sorted(set.union(*plain))
    assert len(union) == len(set.union(*plain))


@given(NUMBERS, st.booleans(), NUMBERS)
def test_only_what_a_mask_allows(numbers: list[int], by_mask: bool, allowed: list[int]) -> None:
    kept = made(numbers, by_mask).only(made(allowed, True).mask)
    assert kept.numbers.tolist() == sorted(set(numbers) & set(allowed))
    assert len(kept) == len(set(numbers) & set(allowed))


@given(NUMBERS, st.booleans())
def test_places(numbers: list[int], by_mask: bool) -> None:
    some = made(numbers, by_mask)
    assert some.places[some.numbers].tolist() == list(range(len(some)))


@given(SETS, st.sampled_from([np.uint8, np.uint16]))
def test_sums_over_several_sets_are_sums_of_their_union(several: list[tuple[list[int], bool]], dtype: type) -> None:
    numbers = range(3, 3 + len(several))
    sums = sums_over([made(*one) for one in several], numbers, COUNT, np.dtype(dtype))
    assert sums.dtype == dtype
    pairs = list(zip(several, numbers, strict=True))
    assert sums.tolist() == [sum(number for (some, _), number in pairs if one in some) for one in range(COUNT)]
    union = DocumentSet(COUNT, sums=sums)
    assert len(union) == len(union.numbers) == union.mask.sum() == np.count_nonzero(sums)
    assert union.numbers.tolist() == np.flatnonzero(sums).tolist()


@given(NUMBERS, st.booleans(), NUMBERS)
def test_joining_a_mask(numbers: list[int], by_mask: bool, others: list[int]) -> None:
    mask = made(others, True).mask.copy()
    made(numbers, by_mask).join(mask)
    assert np.flatnonzero(mask).tolist() == sorted(set(numbers) | set(others))
