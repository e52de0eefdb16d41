"""One line of a scrape, numbered, with what was left out struck through and the reason below it."""

from textual.content import Content, Span

from tui.display import safe
from tui.scrape_lines import ScrapeLine
from tui.styles import DROPPED, FAINT, REASON

GUTTER = 7
"""Cells for the line number and the space after it."""


def scrape_row(line: ScrapeLine, width: int) -> list[Content]:
    """Set a line of a scrape, wrapped beside its number, in lines of at most `width` cells."""
    text = Content(safe(line.text), [Span(start, end, DROPPED) for start, end in line.dropped])
    reasons = [Content.styled(safe(f"✂ {reason}"), REASON) for reason in line.reasons]
    body = [wrapped for piece in (text, *reasons) for wrapped in piece.wrap(max(1, width - GUTTER))]
    number = Content.styled(f"{line.number:>{GUTTER - 2}}  ", FAINT)
    margin = Content(" " * GUTTER)
    return [(margin if below else number) + wrapped for below, wrapped in enumerate(body)]
