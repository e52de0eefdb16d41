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
        self._literals = {base(word) for word in words if word}  # an empty one would be found for ever

    def spans(self, text: str, most: int = sys.maxsize) -> list[tuple[int, int, int]]:
        """Return [start, end) and the number of the query word of lit tokens of a text, in order.

        `most` bounds the work for a text that has very many: the rest is then left unlit.
        """
        lowered = text.lower()
        # A letter that becomes two in lower case shifts everything after it.
        if len(self._literals) > MOST_LITERALS or len(lowered) != len(text):
            return self._by_tokens(text)
        found: list[tuple[int, int, int]] = []
        words = self._words
        for literal in self._literals:
            start = lowered.find(literal)
            while start >= 0 and len(found) < most:
                if not start or not lowered[start - 1].isalnum():
                    end = start + len(literal)
                    after = lowered[end : end + 1]
                    if after in JOINTS:
                        token = TOKEN.match(text, start)
                        number = words.get(form(token.group())) if token else None
                        end = token.end() if token else end
                    elif after.isalnum():  # a longer word that only begins like this one
                        number = None
                    else:
                        number = words.get(literal)
                    if number is not None:
                        found.append((start, end, number))
                start = lowered.find(literal, start + len(literal))
        found.sort()
        return found

    def _by_tokens(self, text: str) -> list[tuple[int, int, int]]:
        numbers = ((token, self._words.get(form(token.group()))) for token in TOKEN.finditer(text))
        return [(*token.span(), number) for token, number in numbers if number is not None]


def within(spans: list[tuple[int, int, int]], start: int, end: int) -> list[tuple[int, int, int]]:
    """Return the spans that lie wholly in [start, end) of the text; they are in order."""
    first = bisect_left(spans, (start, -1, -1))
    return [span for span in spans[first : bisect_left(spans, (end, -1, -1))] if span[1] <= end]
