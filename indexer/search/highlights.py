"""Which words of a text to light: those forms that the query stands for, wherever they stand."""

import sys
from bisect import bisect_left

from indexer.polish.tokens import TOKEN, base, form

MOST_LITERALS = 64
JOINTS = frozenset("-‑'’‘`´")
"""Behind one of these an ending may stand that belongs to the token."""


class Lights:
    """The forms to light, and for each the number of the query word it belongs to."""

    def __init__(self, words: dict[str, int]) -> None:
        self._words = words
        # What is looked for, and the word where it stands alone; an empty literal would be found for ever.
        literals = (word if word.isalnum() else base(word) for word in words)
        self._literals = {literal: words.get(literal) for literal in literals if literal}

    def spans(self, text: str, most: int = sys.maxsize) -> list[tuple[int, int, int]]:
        """Return [start, end) and the number of the query word of lit tokens of a text, in order.

        `most` bounds the work for a text that has very many: the rest is then left unlit.
        """
        lowered = text.lower()
        # A letter that becomes two in lower case shifts everything after it.
        if len(self._literals) > MOST_LITERALS or len(lowered) != len(text):
            return self._by_tokens(text)
        found: list[tuple[int, int, int]] = []
        share = most // max(len(self._literals), 1)  # no word leaves none to the others
        for rank, (literal, number) in enumerate(self._literals.items(), 1):
            size, room, end = len(literal), share * rank - len(found), 0
            while room > 0 and (start := lowered.find(literal, end)) >= 0:
                end = start + size
                if start and lowered[start - 1].isalnum():
                    continue
                after = lowered[end : end + 1]
                if after in JOINTS:
                    found += self._token(text, start)
                elif number is not None and not after.isalnum():  # else a longer word begins like this one
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
