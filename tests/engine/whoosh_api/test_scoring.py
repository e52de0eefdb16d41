import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import scoring
from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.engine.whoosh_api.scoring import BM25F, quantised


@given(st.integers(1, 50), st.integers(1, 200_000), st.floats(0.5, 5000), st.floats(0.1, 20))
def test_whooshs_formula_is_whooshs(frequency: int, length: int, average: float, idf: float) -> None:
    rounded = byte_to_length(length_to_byte(length))
    right = scoring.bm25(idf, frequency, rounded, average, 0.6, 1.5)
    found = BM25F(B=0.6, K1=1.5).scores(np.array([float(frequency)]), np.array([float(length)]), average, idf)
    assert found == pytest.approx([right])


@given(st.lists(st.integers(0, 300_000)))
def test_lengths_are_rounded_as_whoosh_rounds_them(lengths: list[int]) -> None:
    assert quantised(lengths).tolist() == [byte_to_length(length_to_byte(length)) for length in lengths]
