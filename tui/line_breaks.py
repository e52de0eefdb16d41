"""A long text broken into lines: in one pass, and only as places, so that a line is built when it is looked at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size

_ONE_CELL_EACH = re.compile("[\\x20-\\u02ff\\u0370-\\u0482\\u048a-\\u0590\\u2010-\\u2027\\u2030-\\u205e№€℅™]*")
"""Scripts of which every character takes one cell: Latin, Greek and Cyrillic with their punctuation."""
_PARAGRAPH = re.compile("[^\n]*")
_ASK_EVERY = 256
"""Paragraphs after which wrapping asks whether it is still wanted."""


class Stopped(Exception):
    """Wrapping was given up because nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text start and end, wrapped to `width` cells."""

    width: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, place: int) -> int:
        """Return the number of the line in which a place of the text stands."""
        return max(0, bisect_right(self.starts, place) - 1)


def wrap(text: str, width: int, is_stopped: Callable[[], bool] = lambda: False) -> Lines:
    """Break a text between words. Raises Stopped soon after `is_stopped` says so."""
    width = max(1, width)
    starts: list[int] = []
    ends: list[int] = []
    narrow = re.compile(rf"(?! )(?:.{{0,{width - 1}}}[^ ](?= |$)|.{{{width}}})")
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        if not number % _ASK_EVERY and is_stopped():
            raise Stopped
        start, end = paragraph.span()
        if start == end:
            # An empty match follows every paragraph; it is a line of its own only after a line feed.
            if start == 0 or text[start - 1] == "\n":
                starts.append(start)
                ends.append(end)
            continue
        if _ONE_CELL_EACH.fullmatch(text, start, end):
            places = [match.span() for match in narrow.finditer(text, start, end)]
        else:
            places = list(_by_cells(text, start, end, width))
        for place in places or [(start, start)]:
            starts.append(place[0])
            ends.append(place[1])
    return Lines(width, tuple(starts), tuple(ends))


def _by_cells(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break a paragraph in which characters take no cell, or two."""
    line, used, before = -1, 0, start
    for word in re.compile("[^ ]+").finditer(text, start, end):
        cells = cell_len(word[0])
        if line >= 0 and used + (word.start() - before) + cells <= width:
            used += word.start() - before + cells
        else:
            if line >= 0:
                yield line, before
            line, used = word.start(), 0
            for place in range(*word.span()):
                size = get_character_cell_size(text[place])
                if used + size > width and place > line:
                    yield line, place
                    line, used = place, 0
                used += size
        before = word.end()
    if line >= 0:
        yield line, before
