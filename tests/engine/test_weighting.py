import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import scoring
from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.engine.weighting import BM25, BM25F, quantised


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


@given(st.integers(1, 50), st.integers(1, 200_000), st.floats(0.5, 5000), st.floats(0.1, 20))
def test_whooshs_formula_is_whooshs(frequency: int, length: int, average: float, idf: float) -> None:
    rounded = byte_to_length(length_to_byte(length))
    right = scoring.bm25(idf, frequency, rounded, average, 0.6, 1.5)
    found = BM25F(B=0.6, K1=1.5).scores(np.array([float(frequency)]), np.array([float(length)]), average, idf)
    assert found == pytest.approx([right])


@given(st.lists(st.integers(0, 300_000)))
def test_lengths_are_rounded_as_whoosh_rounds_them(lengths: list[int]) -> None:
    assert quantised(lengths).tolist() == [byte_to_length(length_to_byte(length)) for length in lengths]
