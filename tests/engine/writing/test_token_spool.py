from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.writing.token_spool
from indexer.engine.writing.token_spool import TokenSpool
from indexer.polish.letter_case import AT_START, CAPITALISED, CAPITALS, LOWER

TEXTS = st.lists(st.lists(st.integers(0, 5), max_size=9), max_size=9)
Posting = tuple[int, int, list[int]]


@pytest.fixture(autouse=True, scope="module")
def _few_at_once() -> Iterator[None]:
    """Sort a few tokens of two forms at once, so that a stream is read several times."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("TOKENS_AT_ONCE", 7), ("FORMS_AT_ONCE", 2), ("TOKENS_IN_A_BLOCK", 3)):
            patch.setattr(indexer.engine.writing.token_spool, name, value)
        yield


@given(TEXTS, st.integers(0, 9), st.permutations(range(3)))
def test_postings_of_a_stream_come_in_the_order_of_the_ranks(
    texts: list[list[int]], cut: int, ranks_of_forms: list[int]
) -> None:
    """Six spellings, each two of a form."""
    cases = np.array([LOWER, CAPITALS, CAPITALISED, CAPITALISED, LOWER, LOWER], np.uint8)
    ranks = np.array([ranks_of_forms[spelling // 2] for spelling in range(6)], np.uint32)
    stream = TokenSpool(cast(Any, BytesIO))
    for some in (texts[:cut], texts[cut:]):
        numbers = np.array([number for text in some for number in text], np.int32)
        stream.add(numbers, numbers == 2, np.array([len(text) for text in some], np.int64))
    of_spelling = stream.frequencies(6)
    assert of_spelling.tolist() == [sum(text.count(spelling) for text in texts) for spelling in range(6)]
    assert len(stream) == sum(map(len, texts))
    assert stream.lengths.tolist() == [len(text) for text in texts]

    expected: dict[tuple[int, int], list[int]] = {}
    for unit, text in enumerate(texts):
        for position, spelling in enumerate(text):
            expected.setdefault((int(ranks[spelling]), unit), []).append(position)
    found: list[Posting] = []
    highest: list[int] = []
    for block in stream.postings(ranks, cases, np.bincount(ranks, of_spelling, 3).astype(np.int64)):
        forms = np.repeat(block.forms, block.counts).tolist()
        positions = np.split(block.positions, np.cumsum(block.freqs)[:-1])
        found += [(f, u, p.tolist()) for f, u, p in zip(forms, block.units.tolist(), positions, strict=True)]
        highest += block.cases.tolist()
    cases_of_tokens = cases.copy()
    cases_of_tokens[2] = AT_START  # with which a sentence begins
    of_postings: dict[tuple[int, int], int] = {}
    for unit, text in enumerate(texts):
        for spelling in text:
            key = (int(ranks[spelling]), unit)
            of_postings[key] = max(int(cases_of_tokens[spelling]), of_postings.get(key, 0))
    assert highest == [case for _, case in sorted(of_postings.items())]
    assert found == [(form, unit, positions) for (form, unit), positions in sorted(expected.items())]
