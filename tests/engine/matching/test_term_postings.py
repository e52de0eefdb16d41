import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.term_postings import PostingSubset, subset_of_known

COUNT = 40
NUMBERS = st.sets(st.integers(0, COUNT - 1)).map(sorted)
LISTS = st.lists(NUMBERS, min_size=1, max_size=5)


def joined(lists: list[list[int]]) -> np.ndarray:
    return np.array([owner for some in lists for owner in some], np.int64)


def documents(numbers: list[int]) -> DocumentSet:
    return DocumentSet(COUNT, numbers=np.array(numbers, np.int64))


def subset(numbers: list[int], owners: np.ndarray) -> PostingSubset:
    return PostingSubset(documents(numbers), np.flatnonzero(np.isin(owners, numbers)), owners)


@given(LISTS, NUMBERS)
def test_every_posting_knows_its_document_and_the_place_of_that(lists: list[list[int]], numbers: list[int]) -> None:
    owners = joined(lists)
    found = subset(numbers, owners)
    expected = [owner for owner in owners.tolist() if owner in numbers]
    assert found.owners.tolist() == expected
    assert found.slots.tolist() == [numbers.index(owner) for owner in expected]


@given(LISTS, st.lists(NUMBERS, max_size=3), NUMBERS)
def test_postings_are_found_again_where_all_documents_are_known(
    lists: list[list[int]], known: list[list[int]], asked: list[int]
) -> None:
    owners = joined(lists)
    found = subset_of_known([subset(some, owners) for some in known], documents(asked), owners)
    if not set(asked) <= {number for some in known for number in some}:
        assert found is None
    else:
        assert found is not None
        assert found.chosen.tolist() == np.flatnonzero(np.isin(owners, asked)).tolist()


@given(LISTS, NUMBERS, st.integers(0, 200), st.integers(0, 200))
def test_stretches_of_postings(lists: list[list[int]], numbers: list[int], first: int, second: int) -> None:
    owners = joined(lists)
    whole = subset(numbers, owners)
    start, stop = sorted((first, second))
    stretches = [slice(0, start), slice(stop, None)]
    part = whole.part(stretches)
    assert part.chosen.tolist() == [place for some in stretches for place in whole.chosen[some].tolist()]
    assert part.slots.tolist() == [slot for some in stretches for slot in whole.slots[some].tolist()]
