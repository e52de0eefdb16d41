from datetime import datetime, timedelta
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.fields import DATETIME

from indexer.engine.storage.columns import UNDATED
from indexer.engine.whoosh_api.field_terms import DateTerms, find, prefixed

SECONDS = st.none() | st.integers(-2_000_000_000, 4_000_000_000) | st.sampled_from((0, 1, 60, 86_400))
TERMS = st.lists(st.sampled_from((b"", b"a", b"ab", b"b", b"\xc5", b"\xc5\x82", b"\xff", b"\xff\xff")), unique=True)


@given(st.lists(SECONDS, max_size=20))
def test_dates_have_the_terms_that_whoosh_would_write(seconds: list[int | None]) -> None:
    right: dict[bytes, list[int]] = {}
    for document, second in enumerate(seconds):
        if second is not None:
            for term, *_ in DATETIME().index(datetime(1970, 1, 1) + timedelta(seconds=second)):
                right.setdefault(term, []).append(document)
    terms = DateTerms(np.array([UNDATED if second is None else second for second in seconds], np.int64))
    assert list(terms.between(0, len(terms))) == sorted(right)
    for term, documents in right.items():
        postings = terms.postings(term)
        assert postings is not None
        assert postings.documents.tolist() == documents
        assert postings.frequencies.tolist() == [1] * len(documents)
    assert terms.postings(b"nothing") is None


@given(TERMS, st.binary(max_size=2))
def test_terms_are_found_by_themselves_and_by_their_beginning(terms: list[bytes], asked: bytes) -> None:
    listed: Any = sorted(terms)
    assert find(listed, asked) == (listed.index(asked) if asked in listed else None)
    assert [listed[place] for place in prefixed(listed, asked)] == [term for term in listed if term.startswith(asked)]
