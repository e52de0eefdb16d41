import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.matching.bm25 import BM25


def test_a_term_of_an_average_document_by_hand() -> None:
    formula = BM25()
    assert formula.inverse_document_frequency(1, 2) == pytest.approx(np.log(2))
    assert formula.scores(np.array([1.0]), np.array([10.0]), 10.0, 0.5) == pytest.approx([0.5])


def test_more_is_better_and_longer_is_worse() -> None:
    frequencies, lengths = np.array([1.0, 2.0, 1.0]), np.array([10.0, 10.0, 20.0])
    once, twice, diluted = BM25().scores(frequencies, lengths, 10.0, 1.0).tolist()
    assert diluted < once < twice


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_even_the_commonest_term_counts(found: int, more: int) -> None:
    assert BM25().inverse_document_frequency(found, found + more) > 0
