"""Spelling: which words of the archive somebody may have meant who typed one that it does not have."""

import re
from collections.abc import Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

from indexer.polish.folding import fold
from indexer.polish.tokens import TYPED_TOKEN
from indexer.search.fields import METADATA, VERBATIM
from indexer.search.lexemes import Kind, lexemes, with_fields

_PATTERN = re.compile("[*~]")
# A word twice as far from what was typed must be a hundred times as frequent to come first.
_EDIT = 2.0
# People forget diacritics far more often than they strike a wrong key.
_DIACRITIC = 0.1
# They rarely mistake the first letter.
_FIRST_LETTER = 0.5
# In a large lexicon a form that stands in the archive once is likely a misspelling itself: it is asked last.
_LARGE_LEXICON = 100_000


def correctable(text: str) -> list[tuple[int, int]]:
    """Where in a query, as `polish.tokens.normalise` leaves it, the words stand whose spelling may be corrected.

    Not operators and names of fields, nor patterns, metadata and what is meant exactly as typed.
    """
    spans: list[tuple[int, int]] = []
    is_exact = False
    for piece, field in with_fields(lexemes(text)):
        is_word = piece.kind in (Kind.WORD, Kind.QUOTED) and field not in METADATA | VERBATIM
        if is_word and not is_exact and not _PATTERN.search(piece.text):
            spans += (token.span() for token in TYPED_TOKEN.finditer(text, piece.start, piece.end))
        is_exact = piece.kind is Kind.EXACT
    return spans


def corrections(
    typed: str, forms: Sequence[str], folded: Sequence[str], frequencies: NDArray[np.integer], limit: int = 5
) -> list[tuple[str, int]]:
    """The forms that `typed` may be a misspelling of, the likeliest first, each with its frequency.

    `folded` and `frequencies` are parallel to `forms`: every form without its diacritics, and how often it stands in
    the archive. `typed` is a surface form; one with digits is never corrected, nor is a form corrected to a rarer one.
    With all in memory, 550,000 forms take about 50 ms.
    """
    if any(c.isdigit() for c in typed):
        return []
    from rapidfuzz.distance import OSA

    plain = fold(typed)
    rare = frequencies < (2 if len(forms) > _LARGE_LEXICON else 1)
    near = _near(plain, folded, np.flatnonzero(~rare)) or _near(plain, folded, np.flatnonzero(rare))
    found = {forms[number]: (edits, int(frequencies[number])) for number, edits in near.items()}
    _, own_frequency = found.pop(typed, (0, 0))

    def likelihood(form: str) -> tuple[float, str]:
        edits, frequency = found[form]
        cost = edits + _DIACRITIC * max(0, OSA.distance(typed, form) - edits)
        if fold(form)[:1] != plain[:1]:
            cost += _FIRST_LETTER
        return _EDIT * cost - log10(frequency), form

    meant = [form for form, (_, n) in found.items() if n > own_frequency and not any(c.isdigit() for c in form)]
    return [(form, found[form][1]) for form in sorted(meant, key=likelihood)[:limit]]


def _near(plain: str, folded: Sequence[str], numbers: NDArray[np.integer]) -> dict[int, int]:
    """The forms, of some, that are a few edits away from a text without diacritics: number and edits."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    some = numbers.tolist()
    spellings = [folded[number] for number in some]
    near = extract(plain, spellings, scorer=OSA.distance, score_cutoff=_edits_allowed(plain), limit=None)
    return {some[place]: edits for _, edits, place in near}


def _edits_allowed(plain: str) -> int:
    """How many letters of a word may be wrong, apart from their diacritics."""
    return 0 if len(plain) < 3 else 1 if len(plain) < 5 else 2
