"""Every place where what was asked for stands, a line each, the words in one column."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, Focus
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from indexer import ConcordanceLine
from indexer.messages import N_
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.display import safe
from tui.styles import FAINT, HIT

DATE_WIDTH = 12
"""Cells on the left for the day of the article."""


class ConcordanceView(ScrollView):
    """Lines of a concordance; only those on the screen are drawn."""

    HELP = N_("Every place where a word of the query stands, one below the other, with what surrounds it.")
    BINDINGS = bindings(Area.CONCORDANCE)
    COMPONENT_CLASSES = {"concordance--line", "concordance--selected"}  # noqa: RUF012 (declared by Textual)
    can_focus = True

    @dataclass
    class Opened(Message):
        """The article of a line is to be opened there."""

        line: ConcordanceLine

    def __init__(self) -> None:
        super().__init__(id="concordance")
        self._lines: list[ConcordanceLine] = []
        self._selected = 0

    @property
    def line_count(self) -> int:
        """How many lines there are so far."""
        return len(self._lines)

    def clear(self) -> None:
        """Begin anew."""
        self._lines.clear()
        self._selected = 0
        self.scroll_home(animate=False)
        self.add(())

    def add(self, lines: Sequence[ConcordanceLine]) -> None:
        """Add lines at the end."""
        self._lines += lines
        self.virtual_size = Size(1, len(self._lines))
        self._tell()

    def _tell(self) -> None:
        total = len(self._lines)
        self.border_subtitle = f"{grouped(self._selected + 1)}/{grouped(total)}" if total else ""
        self._place_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        extra = ["concordance--selected"] if number == self._selected else []
        style = self.get_visual_style("concordance--line", *extra)
        if number >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        line = concordance_line(self._lines[number], width)
        return Visual.to_strips(self, line, width, 1, style, pad=True)[0].crop(0, width)

    def _select(self, number: int) -> None:
        self._selected = max(0, min(number, len(self._lines) - 1))
        self.scroll_to_region(Region(0, self._selected, 1, 1), animate=False, force=True, immediate=True)
        self._tell()

    def _place_cursor(self) -> None:
        if self.has_focus:
            corner = self.content_region.offset + Offset(0, self._selected)
            self.app.cursor_position = corner - self.scroll_offset

    # What happens

    def on_focus(self, event: Focus) -> None:
        """Put the terminal's own cursor here."""
        self._place_cursor()

    def on_click(self, event: Click) -> None:
        """Select the line that was clicked; a double click opens it."""
        number = event.y - (self.content_region.y - self.region.y) + self.scroll_offset.y
        if 0 <= number < len(self._lines):
            self._select(number)
            if event.chain > 1:
                self.action_open()

    def action_cursor_down(self) -> None:
        """Select the next line."""
        self._select(self._selected + 1)

    def action_cursor_up(self) -> None:
        """Select the line before."""
        self._select(self._selected - 1)

    def action_page_down(self) -> None:
        """Select the line a screen below."""
        self._select(self._selected + self.size.height)

    def action_page_up(self) -> None:
        """Select the line a screen above."""
        self._select(self._selected - self.size.height)

    def action_first(self) -> None:
        """Select the first line."""
        self._select(0)

    def action_last(self) -> None:
        """Select the last line."""
        self._select(len(self._lines) - 1)

    def action_open(self) -> None:
        """Open the article of the line."""
        if self._lines:
            self.post_message(self.Opened(self._lines[self._selected]))


def concordance_line(line: ConcordanceLine, width: int) -> Content:
    """Set a line so that its keyword begins in the middle of `width` cells, whatever stands before it."""
    room = max(0, (width - DATE_WIDTH) // 2 - cell_len(line.keyword) // 2)
    left = safe(line.left)
    while cell_len(left) > room:
        left = left[max(1, len(left) - room) :] if len(left) > room else left[1:]
    date = (line.published or "").partition("T")[0]
    return Content.assemble(
        (date.ljust(DATE_WIDTH), FAINT),
        " " * (room - cell_len(left)),
        left,
        " ",
        (safe(line.keyword), HIT),
        " ",
        safe(line.right),
    ).truncate(width, ellipsis=True)
