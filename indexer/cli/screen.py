"""Text as a terminal may safely show it: cleaned, wrapped, lit."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO
from unicodedata import combining, east_asian_width

from indexer.presentation import harmless

_STYLES = {"title": "1", "lit": "1;31", "faint": "2", "warning": "33", "error": "1;31"}

_TERMINALS_WITH_LINKS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour")
_PROGRAMS_WITH_LINKS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby")

_READABLE = 100  # a longer line is hard to read

Spans = Sequence[tuple[int, int]]


class Screen(NamedTuple):
    """What text is shown on: `terminal` or not, in `colour` or not, `width` cells wide (None: as long as it takes).

    `links` tells whether it shows text that leads somewhere.
    """

    terminal: bool = False
    colour: bool = False
    width: int | None = None
    links: bool = False

    @classmethod
    def of(cls, stream: TextIO, color: str) -> "Screen":
        """The screen behind a stream; `color` is auto, always or never."""
        terminal = stream.isatty()
        colour = color == "always" or (color == "auto" and _wants_colour(terminal))
        links = terminal and color != "never" and _shows_links()
        return cls(terminal, colour, min(_columns(stream), _READABLE) if terminal else None, links)

    def paint(self, text: str, style: str) -> str:
        """The text in a style, where the screen has colours; an empty style is none."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and style and text else text

    def link(self, text: str, address: str, *, indent: str = "") -> str:
        """The lines of a text, made to lead to an address where the screen shows that; not so their indent."""
        if not (self.links and address):
            return text
        begin, end = f"\x1b]8;;{address}\x1b\\", "\x1b]8;;\x1b\\"
        return "\n".join(f"{indent}{begin}{line.removeprefix(indent)}{end}" for line in text.split("\n"))

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


def _wants_colour(terminal: bool) -> bool:
    """As Python itself has it: NO_COLOR comes before FORCE_COLOR, and that before what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _shows_links() -> bool:
    """Whether the terminal is one of those that are known to show OSC 8 links; others may show the sequence itself."""
    wanted, vte = os.environ.get("FORCE_HYPERLINK"), os.environ.get("VTE_VERSION", "")
    if wanted:
        return wanted != "0"
    if os.environ.get("TERM", "").startswith(("dumb", "screen", "tmux")):
        return False
    return (
        os.environ.get("TERM") in _TERMINALS_WITH_LINKS
        or os.environ.get("TERM_PROGRAM") in _PROGRAMS_WITH_LINKS
        or any(os.environ.get(name) for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM"))
        or (vte.isdecimal() and int(vte) >= 5000)
    )


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
