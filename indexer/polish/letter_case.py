"""Letter case: what capitals say of a token, which as a form has lost them.

`Piła` is a town where `piła` is a saw; at the start of a sentence a capital says nothing; `PO` is no preposition.
"""

import numpy as np

from indexer.polish.token_arrays import TokenArrays
from indexer.polish.tokens import spelled_base

LOWER, AT_START, CAPITALISED, CAPITALS = range(4)
"""No capital first; one where a sentence begins; one elsewhere; several letters, all capitals."""
CASES = 4
# A shorter word before a dot is taken for an abbreviation (`prof.`, `ul.`) or an initial, after which a name goes on.
_LONGEST_ABBREVIATION = 4
# What may stand before the first word of a sentence, in two classes that are told apart in one sum: dots, and others.
_DOT, _OTHER = 1, 1 << 16
_BREAKS = {".": _DOT, **dict.fromkeys('!?…:\n„”“"«»•', _OTHER)}


def case_of(spelling: str) -> int:
    """Return the case of a token as spelled; whether a sentence begins with it, it does not tell."""
    base = spelled_base(spelling)
    if len(base) > 1 and base.isupper():
        return CAPITALS
    return CAPITALISED if spelling[0].isupper() else LOWER


def begin_sentences(text: str, tokens: TokenArrays) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell of the tokens of an NFC text whether a sentence or a quotation begins with them."""
    if not len(tokens.starts):
        return np.zeros(0, np.bool_)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    sums = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(_BREAK_TABLE.take(codes, mode="clip"), out=sums[1:])
    ends = tokens.ends[:-1]
    between = sums.take(tokens.starts[1:]) - sums.take(ends)
    lengths = ends - tokens.starts[:-1]
    begin = (between >= _OTHER) | ((between > 0) & (lengths > _LONGEST_ABBREVIATION))
    return np.concatenate(([True], begin))


_BREAK_TABLE = np.zeros(max(map(ord, _BREAKS)) + 2, np.int64)
_BREAK_TABLE[list(map(ord, _BREAKS))] = list(_BREAKS.values())
