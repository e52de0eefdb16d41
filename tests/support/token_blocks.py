"""Tokens as a writer meets them (form, unit, position), and blocks of postings made of them."""

import numpy as np
from hypothesis import strategies as st

from indexer.engine.storage.posting_block import CASE_BITS, PostingBlock, block_of_tokens

# Small numbers meet often; the large ones need every width of the pools.
FORMS = st.integers(0, 12) | st.integers(0, 1 << 20)
UNITS = st.integers(0, 9) | st.sampled_from([255, 256, 65_535, 65_536, (1 << 32) - 2])
POSITIONS = st.integers(0, 9) | st.sampled_from([255, 256, 65_535, 65_536, 1 << 31])
TOKENS = st.sets(st.tuples(FORMS, UNITS, POSITIONS), max_size=40).map(sorted)

Token = tuple[int, int, int]


def block_of(tokens: list[Token]) -> PostingBlock:
    columns = np.array(tokens, np.int64).reshape(-1, 3).T
    return block_of_tokens(columns[0], columns[1], columns[2] << CASE_BITS)


def tokens_of(block: PostingBlock) -> list[Token]:
    forms = np.repeat(np.repeat(block.forms, block.counts), block.freqs)
    return list(
        zip(forms.tolist(), np.repeat(block.units, block.freqs).tolist(), block.positions.tolist(), strict=True)
    )
