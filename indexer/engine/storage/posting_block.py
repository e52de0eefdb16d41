"""Blocks: postings of many forms, decoded, as an index is built and merged of them."""

import numpy as np

from indexer.engine.storage.array_ops import Array, Ints, are_new, offsets_of, ranges
from indexer.engine.storage.fields import FIELD_BITS, FIELD_MASK
from indexer.polish.letter_case import CASES
from indexer.records.value import Value

CASE_BITS = 2
"""How many bits tell a letter case."""
assert CASES == 1 << CASE_BITS


class PostingBlock(Value):
    """Postings of many forms, decoded: sorted by form, then unit, then position.

    `forms` and `counts` are one a list, `units`, `freqs` and `cases` one a posting, `positions` one an occurrence. The
    case of a posting is the highest letter case in which the form stands there (`polish.letter_case`).
    """

    forms: Ints
    counts: Ints
    units: Array
    freqs: Array
    cases: Array
    positions: Array


def block_of_tokens(forms: Array, units: Array, cased_positions: Array) -> PostingBlock:
    """Turn tokens, sorted by form, then unit, then position, into postings.

    The CASE_BITS lowest bits of what tells the position of a token are its letter case.
    """
    if not len(forms):
        empty = np.zeros(0, np.int64)
        return PostingBlock(empty, empty, empty, empty, empty, empty)
    new_list = are_new(forms)
    new_posting = new_list | are_new(units)
    posting_starts = np.flatnonzero(new_posting)
    list_starts = np.flatnonzero(new_list)
    return PostingBlock(
        forms=forms[list_starts].astype(np.int64),
        counts=np.diff(np.append(np.searchsorted(posting_starts, list_starts), len(posting_starts))),
        units=units[posting_starts],
        freqs=np.diff(posting_starts, append=len(forms)).astype(np.int32),
        cases=np.maximum.reduceat(cased_positions & (CASES - 1), posting_starts).astype(np.uint8),
        positions=cased_positions >> CASE_BITS,
    )


def merged(blocks: list[PostingBlock]) -> PostingBlock:
    """Merge blocks of the same forms whose units rise from one block to the next."""
    forms = np.concatenate([np.repeat(block.forms, block.counts) for block in blocks])
    order = np.argsort(forms, kind="stable")
    units = np.concatenate([block.units for block in blocks])
    freqs = np.concatenate([block.freqs for block in blocks])
    cases = np.concatenate([block.cases for block in blocks])
    positions = np.concatenate([block.positions for block in blocks])
    starts = offsets_of(freqs)[:-1]
    forms, counts = np.unique(forms[order], return_counts=True)
    positions = positions[ranges(starts[order], freqs[order])]
    return PostingBlock(forms, counts, units[order], freqs[order], cases[order], positions)


def renumbered(block: PostingBlock, new_forms: Array, new_documents: Array) -> PostingBlock:
    """Give forms and documents their new numbers, and leave out the documents whose new number is -1."""
    documents = new_documents[block.units >> FIELD_BITS]
    kept = documents >= 0
    units = documents[kept] << FIELD_BITS | block.units[kept] & FIELD_MASK
    forms = np.repeat(new_forms[block.forms], block.counts)[kept]
    kept_forms, counts = np.unique(forms, return_counts=True)
    positions = block.positions[np.repeat(kept, block.freqs)]
    return PostingBlock(kept_forms, counts, units, block.freqs[kept], block.cases[kept], positions)
