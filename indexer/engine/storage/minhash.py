"""MinHash signatures: 64 bytes of every article that tell how much of its text another article shares.

A signature is a MinHash over the runs of three words in title, lead and body, cut to one byte a row. The share of equal
rows in two signatures estimates the Jaccard similarity of the two texts; the error is about 0.06. The last byte is no
row: it is the version of the algorithm, or 0 for a text that is too short for a signature.
"""

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.array_ops import Array, offsets_of

WORDS = 3
ROWS = 63
SIZE = 64
DOCUMENTS_AT_ONCE = 2_000
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SEED = 1

Signatures = NDArray[np.uint8]


def signatures_of(tokens: Array, checksums: Array, lengths: Array) -> Signatures:
    """Return the signatures of documents, one row of SIZE bytes each.

    `tokens` are the tokens of all documents, `checksums` gives the checksum of the form of each, and `lengths` is how
    many tokens every field of every document has, one row a document; the last field, captions, is left out.
    """
    found = np.zeros((len(lengths), SIZE), np.uint8)
    ends = offsets_of(lengths.sum(axis=1))
    for first in range(0, len(lengths), DOCUMENTS_AT_ONCE):
        some = lengths[first : first + DOCUMENTS_AT_ONCE]
        is_text = np.ones(some.shape, bool)
        is_text[:, -1] = False
        here = tokens[ends[first] : ends[first + len(some)]][np.repeat(is_text.ravel(), some.ravel())]
        runs, counts = _runs(checksums[here].astype(np.uint64), some[:, :-1].sum(axis=1))
        found[first : first + len(some)] = _digests(runs, counts)
    return found


def _runs(words: NDArray[np.uint64], lengths: Array) -> tuple[NDArray[np.uint64], Array]:
    """Return a hash of every run of WORDS words within a document, and how many runs every document has."""
    count = max(len(words) - WORDS + 1, 0)
    hashes = np.zeros(count, np.uint64)
    for ahead in range(WORDS):
        hashes += words[ahead : ahead + count]
        hashes *= _MULTIPLIER
    # The runs that begin with one of the last words of a document would end in the next one.
    is_within = np.ones(len(words), bool)
    ends = np.cumsum(lengths)[lengths > 0]
    for back in range(1, WORDS):
        is_within[np.maximum(ends - back, 0)] = False
    return hashes[is_within[:count]], np.maximum(lengths - WORDS + 1, 0)


def _digests(runs: NDArray[np.uint64], counts: Array) -> Signatures:
    from rensa import RMinHash

    offsets = offsets_of(counts).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(runs, offsets, SIZE, _SEED)
    digests = np.array(matrix.to_rows(), np.uint32).astype(np.uint8)  # the low byte of each
    digests[:, ROWS] = RMinHash.ALGORITHM_VERSION
    digests[counts == 0] = 0
    return digests
