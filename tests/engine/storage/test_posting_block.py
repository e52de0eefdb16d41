from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.posting_block import merged, renumbered
from tests.support.token_blocks import TOKENS, Token, block_of, tokens_of


@given(TOKENS)
def test_tokens_become_postings_and_back(tokens: list[Token]) -> None:
    block = block_of(tokens)
    assert tokens_of(block) == tokens
    assert len(block.forms) == len({form for form, _, _ in tokens})
    assert len(block.units) == len({(form, unit) for form, unit, _ in tokens})


@given(TOKENS, st.sets(st.integers(0, 3)))
def test_renumbering_leaves_out_what_is_deleted(tokens: list[Token], deleted: set[int]) -> None:
    tokens = [(form % 13, unit % 16, position) for form, unit, position in tokens]
    tokens = sorted(set(tokens))
    new_documents = np.array([-1 if document in deleted else document + 5 for document in range(4)])
    new_forms = np.arange(13) * 2
    block = renumbered(block_of(tokens), new_forms, new_documents)
    expected = [(2 * form, unit + 20, position) for form, unit, position in tokens if unit // 4 not in deleted]
    assert tokens_of(block) == expected


@given(st.lists(TOKENS, min_size=1, max_size=4))
def test_merging_is_as_good_as_sorting(parts: list[list[Token]]) -> None:
    shifted = [
        [(form, (unit % 100) + 100 * part, position) for form, unit, position in tokens]
        for part, tokens in enumerate(parts)
    ]
    shifted = [sorted(set(tokens)) for tokens in shifted]
    assert tokens_of(merged([block_of(tokens) for tokens in shifted])) == sorted(chain.from_iterable(shifted))
