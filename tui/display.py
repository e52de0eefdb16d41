"""Text from the web on its way to the screen: made harmless, and lit where it answers the query.

Everything foreign goes through here and becomes a `Content` with explicit spans. Markup is never interpreted, and a
character that a terminal would obey is shown as a picture of itself. `safe` keeps the length of its text, so the
offsets of highlights stay true.
"""

from collections.abc import Iterable

from textual.content import Content, Span

from indexer.presentation import harmless
from tui.styles import HIT

SEPARATOR = " · "


def safe(text: str) -> str:
    """Replace what a terminal would obey by what it shows; length and line feeds stay as they are."""
    return harmless(text, keep="\n")


def lit(text: str, highlights: Iterable[tuple[int, int]], style: str = "") -> Content:
    """Build content from foreign text: all of it in `style`, its highlights ([start, end) offsets) lit."""
    spans = [Span(0, len(text), style)] if style else []
    spans += [Span(start, end, HIT) for start, end in highlights]
    return Content(safe(text), spans)


def in_a_row(parts: Iterable[str | None]) -> str:
    """Join what is known with middle dots; unknown parts leave no trace."""
    return SEPARATOR.join(part for part in parts if part)
