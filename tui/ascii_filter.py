"""Everything on the screen in ASCII, for terminals that know nothing else (`LANG=C`).

Each character becomes as many others as it takes cells, so that nothing moves.
"""

import os
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_LOOKS = (
    ("łŁøØđĐ", "lLoOdD"),
    ("─━═▔▁", "-----"),
    ("│┃▌▐▏▕", "||||||"),
    ("╭╮╰╯┌┐└┘├┤┬┴┼╞╡", "+++++++++++++++"),
    ("▁▂▃▄▅▆▇█", ".:-=+*#@"),
    ("„”“«»‚’‘", '"""""\'\'\''),
    ("–—−", "---"),
    ("·•●○■□◆", ".**o#.#"),
    ("★☆✓✗✎×✂▸▾▼▲◂", "**vx'xx>vv^<"),
    ("←→↑↓…␛", "<>^v._"),
    ("\N{NO-BREAK SPACE}\N{THIN SPACE}", "  "),
)
"""Signs and what looks like them."""
_CHARACTERS = {ord(sign): look for signs, looks in _LOOKS for sign, look in zip(signs, looks, strict=True)}


def knows_only_ascii(environment: Mapping[str, str] = os.environ, *, is_coerced: bool | None = None) -> bool:
    """Whether the terminal is said to show no more than ASCII, by the locale that it was given.

    Where that is C, Python sets LC_CTYPE otherwise for itself, and says so (`is_coerced`).
    """
    if is_coerced is None:
        is_coerced = bool(sys.flags.utf8_mode)
    characters = "" if is_coerced else environment.get("LC_CTYPE")
    locale = environment.get("LC_ALL") or characters or environment.get("LANG") or ""
    return locale.partition(".")[0] in ("C", "POSIX") and "utf" not in locale.lower()


class AsciiFilter(LineFilter):
    """Draws every line in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace what is not ASCII."""
        return [
            segment if segment.control or segment.text.isascii() else Segment(in_ascii(segment.text), segment.style)
            for segment in segments
        ]


def in_ascii(text: str) -> str:
    """Write a text in ASCII, in as many cells as before."""
    return "".join(character if character.isascii() else _look(character) for character in text)


@cache
def _look(character: str) -> str:
    if known := _CHARACTERS.get(ord(character)):
        return known
    cells = get_character_cell_size(character)
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if part.isascii())
    return plain if len(plain) == cells else "?" * cells
