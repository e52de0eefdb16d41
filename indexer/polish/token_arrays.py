"""The tokens of long texts as whole arrays: what the pattern TOKEN finds one by one, in a fifth of the time.

Every character becomes a number, 0 for what stands between words, so that a run of letters and digits is what lies
between two changes. Multiplied by rising powers of an odd number and added up, they give a hash of every stretch as the
difference of two sums (Karp and Rabin 1987, modulo 2^64). The numbers are those of splitmix64 (Steele, Lea and Flood
2014), so that among ten million spellings two have the same hash once in some hundred thousand archives.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.polish.tokens import JOINTS, TOKEN

_PLANE = 1 << 16
_BASE = 0xD1342543DE82EF95
_INVERSE = pow(_BASE, -1, 1 << 64)

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]


class TokenArrays(NamedTuple):
    """Where the tokens of a text start and end, rising, and a hash of the spelling of each."""

    starts: Ints
    ends: Ints
    hashes: Hashes


def token_arrays(text: str) -> TokenArrays:
    """Return all tokens of an NFC text, as TOKEN finds them."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    if not len(codes):
        nothing = np.zeros(0, np.int64)
        return TokenArrays(nothing, nothing, np.zeros(0, np.uint64))
    planes = int(codes.max()) // _PLANE + 1
    sums = np.zeros(len(codes) + 1, np.uint64)
    letters = _letters(planes).take(codes, out=sums[1:], mode="clip")  # the mode that needs no buffer
    edges = _changes(letters != 0)
    letters *= _powers(_BASE, len(codes))
    np.cumsum(letters, out=letters)
    starts, ends = edges[::2], edges[1::2]
    hashes = np.diff(sums.take(edges))[::2]
    joined = _joined(text, codes, starts, ends)
    if len(joined):
        joints = ends[joined]
        hashes[joined] += hashes[joined + 1] + _scrambled(codes[joints]) * _powers(_BASE, len(codes)).take(joints)
        ends[joined] = ends[joined + 1]
        starts, ends, hashes = (np.delete(array, joined + 1) for array in (starts, ends, hashes))
    return TokenArrays(starts, ends, hashes * _powers(_INVERSE, len(codes)).take(starts))


def _changes(is_letter: NDArray[np.bool_]) -> Ints:
    """Return where runs of letters start and end, in turns."""
    changes = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
    first = [0] if is_letter[0] else []
    last = [len(is_letter)] if is_letter[-1] else []
    return np.concatenate([first, changes, last]).astype(np.int64) if first or last else changes


def _joined(text: str, codes: Ints, starts: Ints, ends: Ints) -> Ints:
    """Return the runs to which the next one is an ending; there are few runs with a joint between them."""
    near = np.flatnonzero(starts[1:] - ends[:-1] == 1)
    candidates = near[_IS_JOINT.take(codes.take(ends.take(near)), mode="clip")]
    joined, after = [], -1
    for run, start, end in zip(
        candidates.tolist(), starts[candidates].tolist(), ends[candidates].tolist(), strict=True
    ):
        token = TOKEN.match(text, start) if run > after else None  # an ending has no ending of its own
        if token and token.end() > end:
            after = run + 1
            joined.append(run)
    return np.array(joined, np.int64)


@cache
def _letters(planes: int) -> Hashes:
    """Return the number of every character of the first planes of Unicode that a token may be made of, 0 of others."""
    codes = np.arange(planes * _PLANE)
    is_letter = np.frombuffer(bytes(map(str.isalnum, map(chr, codes.tolist()))), np.bool_)
    return np.where(is_letter, _scrambled(codes), np.uint64(0))


def _scrambled(codes: Ints) -> Hashes:
    """Return one number of 64 bits, none of which says much about the others, for every code point; 0 for none."""
    numbers = (codes.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _powers(base: int, count: int) -> Hashes:
    """Return the first powers of a number, modulo 2^64."""
    return _doubled_powers(base, max(count - 1, 1).bit_length())[:count]


@cache
def _doubled_powers(base: int, bits: int) -> Hashes:
    powers = np.full(1 << bits, base, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


_IS_JOINT = np.zeros(max(map(ord, JOINTS)) + 2, np.bool_)
_IS_JOINT[[ord(joint) for joint in JOINTS]] = True
