"""Which words of a text to light: those forms that the query stands for, wherever they stand."""

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from indexer.polish.tokens import TOKEN, base, form

MOST_LITERALS = 64
JOINTS = frozenset("-‑'’‘`´")
"""Behind one of these an ending may stand that belongs to the token."""

_LOWER_CASE = bytes(range(0x80)).lower() + b"\x80" * 0x80
_INSIDE_CHARACTERS = bytes(range(0x80, 0xC0))


def outline(text: bytes) -> bytes:
    """Return one byte for every code point of a text in UTF-8: ASCII in lower case, 0x80 for all other characters.

    The outline of a word stands in it wherever the word does, in whatever case; and where something similar does.
    """
    return text.translate(_LOWER_CASE, _INSIDE_CHARACTERS)


class Literal(NamedTuple):
    """What is looked for of a form, and its outline; of a word of Cyrillic, say, that tells nothing and is empty."""

    text: str
    outlined: bytes


def literal_of(word: str) -> Literal:
    """Return what is looked for of a form: all of it, or what stands before a joint."""
    text = word if word.isalnum() else base(word)
    outlined = outline(text.encode())
    return Literal(text, outlined if outlined.strip(b"\x80") else b"")


class Lights:
    """The forms to light, and for each the number of the query word it belongs to."""

    def __init__(self, words: dict[str, int], literals: Mapping[str, Literal] | None = None) -> None:
        """Take the forms and what they belong to; `literals` of all of them, and of others, need not be made again."""
        self._words = words
        if literals is None:
            literals = {word: literal_of(word) for word in words}
        # What is looked for, and the word where it stands alone; an empty text would be found for ever.
        sought = dict.fromkeys([literals[word] for word in words])
        self._literals = [(text, outlined, words.get(text)) for text, outlined in sought if text]

    def spans(self, text: str, most: int = sys.maxsize, outlined: bytes | None = None) -> list[tuple[int, int, int]]:
        """Return [start, end) and the number of the query word of lit tokens of a text, in order.

        `most` bounds the work for a text that has very many: the rest is then left unlit. `outlined` is the outline
        of the text, for those who have it.
        """
        if not self._literals:
            return []
        # Only these two become letters of ASCII in lower case, the first of them two, which shifts all after it.
        if len(self._literals) > MOST_LITERALS or "İ" in text or "\N{KELVIN SIGN}" in text:
            return self._by_tokens(text)
        if outlined is None:
            outlined = outline(text.encode("utf-8", "surrogatepass"))
        found: list[tuple[int, int, int]] = []
        share = most // len(self._literals)  # no word leaves none to the others
        for rank, (literal, sought, number) in enumerate(self._literals, 1):
            size, room, end = len(literal), share * rank - len(found), 0
            find: Callable[[Any, int], int] = outlined.find if sought else text.lower().find
            while room > 0 and (start := find(sought or literal, end)) >= 0:
                end = start + 1
                if start and text[start - 1].isalnum():
                    continue
                after = text[start + size : start + size + 1]
                if after.isalnum() or text[start : start + size].lower() != literal:
                    continue  # a longer word begins like this one, or this one is only similar
                end = start + size
                if after in JOINTS:
                    found += self._token(text, start)
                elif number is not None:
                    found.append((start, end, number))
                    room -= 1
        found.sort()
        return found

    def _token(self, text: str, start: int) -> list[tuple[int, int, int]]:
        """Return the span of the token that starts here, if it is lit as a whole."""
        token = TOKEN.match(text, start)
        number = self._words.get(form(token.group())) if token else None
        return [] if token is None or number is None else [(*token.span(), number)]

    def _by_tokens(self, text: str) -> list[tuple[int, int, int]]:
        numbers = ((token, self._words.get(form(token.group()))) for token in TOKEN.finditer(text))
        return [(*token.span(), number) for token, number in numbers if number is not None]


def within(spans: list[tuple[int, int, int]], start: int, end: int) -> list[tuple[int, int, int]]:
    """Return the spans that lie wholly in [start, end) of the text; they are in order."""
    first = bisect_left(spans, (start, -1, -1))
    return [span for span in spans[first : bisect_left(spans, (end, -1, -1))] if span[1] <= end]
