"""Highlights: where the words of a query stand in a text, in whichever of their forms."""

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import NamedTuple

from indexer.polish.tokens import TOKEN, base, form

Spans = list[tuple[int, int, int]]
"""Stretches [start, end) of a text, in order, each with the number of the query word that it is highlighted for."""

MOST_LITERALS = 64
JOINTS = frozenset("-‑'’‘`´")
"""Behind one of these there may be an ending that belongs to the token (`PiS-u`)."""

NOT_ASCII = 0x80
"""The byte of an outline for every character outside ASCII: which one it is, only the text can tell."""
_LOWER_CASE = bytes(range(NOT_ASCII)).lower() + bytes([NOT_ASCII]) * (0x100 - NOT_ASCII)
_INSIDE_CHARACTERS = bytes(range(0x80, 0xC0))
_NO_MORE, _SAME_WORD, _PERHAPS = 0, 1, 2
"""What the byte beside a word in an outline says: the word ends, it goes on, or only the text can tell."""
_BESIDE = bytes(
    _PERHAPS if byte == NOT_ASCII or chr(byte) in JOINTS else _SAME_WORD if chr(byte).isalnum() else _NO_MORE
    for byte in range(NOT_ASCII + 1)
)


def outline(text: bytes) -> bytes:
    """Return the outline of a text in UTF-8: a byte for every code point, ASCII in lower case, 0x80 for all others.

    Looking for the outline of a word in it is fast, finds the word in whatever case, and sometimes something similar.
    """
    return text.translate(_LOWER_CASE, _INSIDE_CHARACTERS)


class Literal(NamedTuple):
    """The part of a form that is looked for, its outline, and whether the outline says all of it.

    The outline is empty where it says nothing, as for a word in Cyrillic.
    """

    text: str
    outlined: bytes
    is_ascii: bool


def literal_of(word: str) -> Literal:
    """Return the literal of a form: of all of it, or of what stands before a joint."""
    text = word if word.isalnum() else base(word)
    if text.isascii():
        return Literal(text, text.encode(), is_ascii=True)
    outlined = outline(text.encode())
    return Literal(text, outlined if outlined.strip(b"\x80") else b"", is_ascii=False)


class Highlighter:
    """Finds the tokens of a text that are one of some forms, each of which belongs to a query word, by its number."""

    def __init__(self, words: dict[str, int], literals: Mapping[str, Literal] | None = None) -> None:
        """Take every form with the number of its query word; `literals` of them need not be made again."""
        self._words = words
        if literals is None:
            literals = {word: literal_of(word) for word in words}
        # Several forms may have the same literal (`pis`, `pis-u`); an empty one would be found for ever.
        sought = {literal.text: literal for word in words if (literal := literals[word]).text}
        self._literals = [(*literal, words.get(text)) for text, literal in sought.items()]

    def spans(self, text: str, most: int = sys.maxsize, outlined: bytes | None = None) -> Spans:
        """Return [start, end) and the number of the query word of the tokens to highlight in a text, in order.

        Of each form `most` are found at the most, which bounds the work for a text that has very many. `outlined` is
        the outline of the text, for those who have it.
        """
        if not self._literals:
            return []
        # Only these two become letters of ASCII in lower case, the first of them two, which shifts all after it.
        if len(self._literals) > MOST_LITERALS or "İ" in text or "\N{KELVIN SIGN}" in text:
            return self._by_tokens(text)
        if outlined is None:
            outlined = outline(text.encode("utf-8", "surrogatepass"))
        found: Spans = []
        find_in_text: Callable[..., int] | None = None
        around = outlined + b" "  # what stands before the beginning and behind the end
        for literal, literal_outlined, is_ascii, number in self._literals:
            if literal_outlined:
                find: Callable[..., int] = outlined.find
            else:
                find = find_in_text = find_in_text or text.lower().find
            sought = literal_outlined or literal
            if (start := find(sought)) < 0:
                continue
            size, room = len(literal), most
            while start >= 0 and room > 0:
                end = start + size
                beside = _BESIDE[around[start - 1]] | _BESIDE[around[end]]
                if beside and (beside & _SAME_WORD or _is_inside(text, start, end)):
                    start = find(sought, start + 1)  # it is part of a longer word
                elif not is_ascii and text[start:end].lower() != literal:
                    start = find(sought, start + 1)  # it is only similar
                elif beside and text[end : end + 1] in JOINTS:
                    found += self._token(text, start)
                    start = find(sought, end)
                else:
                    if number is not None:
                        found.append((start, end, number))
                        room -= 1
                    start = find(sought, end)
        found.sort()
        return found

    def _token(self, text: str, start: int) -> Spans:
        """Return the span of the token that starts here, if the whole of it is one of the forms."""
        token = TOKEN.match(text, start)
        number = self._words.get(form(token.group())) if token else None
        return [] if token is None or number is None else [(*token.span(), number)]

    def _by_tokens(self, text: str) -> Spans:
        numbers = ((token, self._words.get(form(token.group()))) for token in TOKEN.finditer(text))
        return [(*token.span(), number) for token, number in numbers if number is not None]


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on before `start` or behind `end`."""
    return text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum()


def within(spans: Spans, start: int, end: int) -> Spans:
    """Return the spans that lie wholly in [start, end) of the text; they are in order."""
    first = bisect_left(spans, (start, -1, -1))
    return [span for span in spans[first : bisect_left(spans, (end, -1, -1))] if span[1] <= end]
