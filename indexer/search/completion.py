"""Completion: the word that is being typed at the end of a query, and the forms that it may become."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.polish.folding import fold
from indexer.polish.tokens import TYPED_TOKEN, normalise
from indexer.search.fields import METADATA, NAMES
from indexer.search.lexemes import Kind, Lexeme, lexemes, with_fields


class Typing(NamedTuple):
    """A query whose last word is still being typed: `before` and `word` together are the query.

    `field` is the field that the word is looked for in, None for a plain word. In a field of metadata the word is the
    whole value so far. It is empty where nothing is to be completed, or, in a field, nothing typed yet.
    """

    before: str
    field: str | None
    word: str


def completing(text: str) -> Typing:
    """What is being typed at the end of a query, after `polish.tokens.normalise`."""
    typed = normalise(text)
    pieces = lexemes(typed)
    field: str | None = None
    for piece, field in with_fields(pieces):
        if piece.kind is Kind.STRAY and field in METADATA:
            # A value in quotation marks that are not closed yet reaches to the end.
            return Typing(typed[: piece.end], field, typed[piece.end :])
    last = pieces[-1] if pieces and pieces[-1].end == len(typed) else None
    if last is None or last.kind not in (Kind.WORD, Kind.VALUE, Kind.AND, Kind.OR, Kind.NOT):
        return Typing(typed, None, "")
    if last.kind is Kind.WORD and last.text.endswith(":"):
        return Typing(typed, NAMES.get(last.text[:-1].lower()), "")
    start = last.start if field in METADATA else _last_token(typed, last)
    return Typing(typed[:start], field, typed[start:])


def _last_token(typed: str, word: Lexeme) -> int:
    """Where the last token of a word begins: the end of the query where the word ends in something else."""
    tokens = [token.start() for token in TYPED_TOKEN.finditer(word.text) if token.end() == len(word.text)]
    return word.start + tokens[-1] if tokens else len(typed)


def completions(
    prefix: str, forms: Sequence[str], frequencies: NDArray[np.integer], limit: int = 10
) -> list[tuple[str, int]]:
    """The most frequent forms that begin with `prefix`, each with its frequency.

    A letter typed without diacritics stands for those with them too. `forms` are sorted by code points (as UTF-8 sorts)
    and `frequencies` parallel to them; only a few dozen forms are looked at to find where the prefix begins and ends.
    """
    if not prefix:
        return []
    found = np.concatenate([np.arange(0), *(np.arange(*bounds) for bounds in _ranges(prefix, forms))])
    counts = frequencies[found].astype(np.int64)
    return [(forms[int(found[n])], int(counts[n])) for n in np.argsort(-counts, kind="stable")[:limit]]


def _ranges(prefix: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """The ranges of sorted forms that begin with the prefix, with or without diacritics."""
    ranges = [("", 0, len(forms))]
    for letter in prefix:
        longer = []
        for beginning, low, high in ranges:
            for variant in letter + _with_diacritics().get(letter, ""):
                start = bisect_left(forms, beginning + variant, low, high)
                stop = bisect_left(forms, beginning + variant + "\U0010ffff", start, high)
                if start < stop:
                    longer.append((beginning + variant, start, stop))
        ranges = longer
    return [(start, stop) for _, start, stop in ranges]


@cache
def _with_diacritics() -> dict[str, str]:
    """Every plain letter with the Latin letters that it stands for when people leave out diacritics."""
    variants: dict[str, str] = {}
    for letter in map(chr, range(0xDF, 0x180)):
        if letter.islower() and len(plain := fold(letter)) == 1 and plain != letter:
            variants[plain] = variants.get(plain, "") + letter
    return variants
