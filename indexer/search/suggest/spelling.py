"""Spelling: which words of the archive somebody may have meant who typed one that it does not have."""

import re
from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from indexer.engine.storage.lexicon import Lexicon
from indexer.polish.tokens import TYPED_TOKEN, fold
from indexer.search.language.field_names import METADATA, VERBATIM
from indexer.search.language.lexer import Kind, tokens_of, with_fields

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

    Not operators and names of fields, nor patterns, metadata, numbers and what is meant exactly as typed.
    """
    spans: list[tuple[int, int]] = []
    is_exact = False
    for token, field in with_fields(tokens_of(text)):
        is_word = token.kind in (Kind.WORD, Kind.QUOTED) and field not in METADATA | VERBATIM
        if is_word and not is_exact and not _PATTERN.search(token.text):
            words = TYPED_TOKEN.finditer(text, token.start, token.end)
            spans += (word.span() for word in words if not any(map(str.isdigit, word.group())))
        is_exact = token.kind is Kind.EXACT
    return spans


def corrections(
    typed: str, lexicons: Sequence[Lexicon], limit: int = 5, *, is_a_word: bool = False
) -> list[tuple[str, int]]:
    """The forms that `typed` may be a misspelling of, the likeliest first, each with its frequency.

    `typed` is a surface form; one with digits is never corrected, nor is a form corrected to a rarer one. In what
    `is_a_word` of the dictionary nothing but diacritics may be wrong: with other letters it is another word.
    """
    if any(c.isdigit() for c in typed):
        return []
    from rapidfuzz.distance import OSA

    plain = fold(typed)
    near = _near(plain, lexicons, 0 if is_a_word else _edits_allowed(plain))
    fewest = 2 if any(len(lexicon.forms) > _LARGE_LEXICON for lexicon in lexicons) else 1
    found = {form: one for form, one in near.items() if one.frequency >= fewest} or near
    own_frequency = found[typed].frequency if typed in found else 0

    def likelihood(form: str) -> tuple[float, str]:
        edits, frequency = found[form]
        cost = edits + _DIACRITIC * max(0, OSA.distance(typed, form) - edits)
        if fold(form)[:1] != plain[:1]:
            cost += _FIRST_LETTER
        return _EDIT * cost - log10(frequency), form

    meant = [form for form, (_, n) in found.items() if n > own_frequency and not any(c.isdigit() for c in form)]
    return [(form, found[form].frequency) for form in sorted(meant, key=likelihood)[:limit]]


class _Near(NamedTuple):
    """How many edits away a form is, apart from diacritics, and how often it stands in the archive."""

    edits: int
    frequency: int


def _near(plain: str, lexicons: Sequence[Lexicon], allowed: int) -> dict[str, _Near]:
    """The forms that are at most so many edits away from a text without diacritics."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found: dict[str, _Near] = {}
    for lexicon in lexicons:
        numbers = lexicon.near_folded(plain, allowed).tolist()
        forms = [lexicon.forms[number].decode() for number in numbers]
        near = extract(plain, list(map(fold, forms)), scorer=OSA.distance, score_cutoff=allowed, limit=None)
        for _, edits, place in near:
            elsewhere = found[forms[place]].frequency if forms[place] in found else 0
            found[forms[place]] = _Near(edits, int(lexicon.frequencies[numbers[place]]) + elsewhere)
    return found


def _edits_allowed(plain: str) -> int:
    """How many letters of a word may be wrong, apart from their diacritics."""
    return 0 if len(plain) < 3 else 1 if len(plain) < 5 else 2
