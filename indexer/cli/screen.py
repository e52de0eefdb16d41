"""Text as a terminal may safely show it: cleaned, wrapped, lit."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO
from unicodedata import combining, east_asian_width

from indexer.presentation import harmless

_STYLES = {"title": "1", "lit": "1;31", "faint": "2", "warning": "33", "error": "1;31"}

_READABLE = 100  # a longer line is hard to read

Spans = Sequence[tuple[int, int]]


class Screen(NamedTuple):
    """What text is shown on: `terminal` or not, in `colour` or not, `width` cells wide (None: as long as it takes)."""

    terminal: bool = False
    colour: bool = False
    width: int | None = None

    @classmethod
    def of(cls, stream: TextIO, color: str) -> "Screen":
        """The screen behind a stream; `color` is auto, always or never."""
        terminal = stream.isatty()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        colour = color == "always" or (color == "auto" and terminal and not plain)
        return cls(terminal, colour, min(_columns(stream), _READABLE) if terminal else None)

    def paint(self, text: str, style: str) -> str:
        """The text in a style, where the screen has colours; an empty style is none."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and style and text else text

    def paragraph(self, text: str, lit: Spans = (), *, style: str = "", indent: str = "") -> str:
        """The text cleaned and wrapped, every line indented, the spans `lit` and the rest in `style`."""
        shown = harmless(text)
        width = None if self.width is None else max(self.width - len(indent), 20)
        lines = _lines(shown, width)
        return "\n".join(indent + self._light(shown, start, end, lit, style) for start, end in lines)

    def _light(self, text: str, start: int, end: int, lit: Spans, style: str) -> str:
        parts: list[str] = []
        for first, last in lit:
            first, last = max(first, start), min(last, end)
            if first < last:
                parts += self.paint(text[start:first], style), self.paint(text[first:last], "lit")
                start = last
        return "".join(parts) + self.paint(text[start:end], style)


def _columns(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    return columns or 80


def _lines(text: str, width: int | None) -> Iterator[tuple[int, int]]:
    """The spans of the lines of a text, broken between words; a word too long for a line stands on its own."""
    if width is None:
        yield 0, len(text)
        return
    start = end = used = 0
    for word in re.finditer(r"\S+", text):
        more = cells(text[end : word.end()])
        if end > start and used + more > width:
            yield start, end
            start, used = word.start(), 0
            more = cells(word.group())
        used += more
        end = word.end()
    yield start, end


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
