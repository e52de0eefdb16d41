"""The ranked list: what was found, best first. Only the rows on the screen are built, and only they are fetched."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Focus, Leave, MouseMove, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from indexer import Hit
from indexer.messages import N_, _
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.styles import FAINT
from tui.widgets.hit_row import Density, hit_row

MARK_WIDTH = 3
"""Cells on the left for what the person did with an article."""


class ResultList(ScrollView):
    """The hits of the current answer by their rows; the selected one is what the other actions are about."""

    HELP = N_(
        "Title, date and source, and below them the sentence that answers the query. On the left: ✓ read, "
        "★ starred, ✎ with a note, # with tags."
    )
    BINDINGS = bindings(Area.LIST)
    COMPONENT_CLASSES = {"results--row", "results--selected", "results--hover"}  # noqa: RUF012 (declared by Textual)
    can_focus = True

    @dataclass
    class Selected(Message):
        """The selection moved to a row, or to none; its hit may still be on its way."""

        row: int | None

    class Opened(Message):
        """The selected article was asked for, to be read."""

    @dataclass
    class RowsMissing(Message):
        """Rows came into view whose hits were not fetched yet."""

        rows: range

    class LeftAtTop(Message):
        """The person went up from the first row."""

    def __init__(
        self,
        hit_of: Callable[[int], Hit | None],
        marks_of: Callable[[Hit], Content],
        is_read: Callable[[Hit], bool],
    ) -> None:
        super().__init__(id="results")
        self.border_title = _("Articles")
        self.density = Density.NORMAL
        self._hit_of = hit_of
        self._marks_of = marks_of
        self._is_read = is_read
        self._count = 0
        self._selected: int | None = None
        self._hovered: int | None = None
        self._strips: dict[int, list[Strip]] = {}
        self._drawn_width = 0

    # What is shown

    @property
    def row(self) -> int | None:
        """The number of the selected row, from 0."""
        return self._selected

    @property
    def hit(self) -> Hit | None:
        """The hit of the selected row; None where there is none, or it is on its way."""
        return None if self._selected is None else self._hit_of(self._selected)

    def show(self, count: int, row: int = 0, *, in_place: bool = False) -> None:
        """Show `count` rows and select one; `in_place` leaves the list scrolled as it is."""
        self._strips.clear()
        self._count = count
        self._hovered = None
        self._selected = min(row, count - 1) if count else None
        self._measure()
        if not in_place:
            self._bring_into_sight(self._selected or 0, at_top=True)
        self._tell()

    def set_density(self, density: Density) -> None:
        """Give rows another height; the selected one stays in sight."""
        self.density = density
        self._strips.clear()
        self._measure()
        self._bring_into_sight(self._selected or 0)
        self.refresh()

    def update_rows(self) -> None:
        """Draw the rows again: hits arrived, or marks changed."""
        self._strips.clear()
        self.refresh()

    def select(self, row: int) -> None:
        """Select a row, the nearest one that there is."""
        if not self._count:
            return
        row = max(0, min(row, self._count - 1))
        if row != self._selected:
            before, self._selected = self._selected, row
            for changed in (before, row):
                self._strips.pop(-1 if changed is None else changed, None)
            self._tell()
        self._bring_into_sight(row)
        self.refresh()

    def _tell(self) -> None:
        row = self._selected
        self.border_subtitle = (
            _("{rank} of {total}").format(rank=grouped(row + 1), total=grouped(self._count)) if row is not None else ""
        )
        self.post_message(self.Selected(row))
        self._place_cursor()
        self.refresh()

    # Where it is shown

    def _measure(self) -> None:
        self.virtual_size = Size(1, self._count * self.density.height)

    def _bring_into_sight(self, row: int, *, at_top: bool = False) -> None:
        height = self.density.height
        region = Region(0, row * height, 1, height)
        self.scroll_to_region(region, animate=False, force=True, immediate=True, top=at_top)

    def _place_cursor(self) -> None:
        """Put the terminal's own cursor on the selected row: it is what screen readers follow."""
        if self.has_focus and self._selected is not None:
            corner = self.content_region.offset + Offset(0, self._selected * self.density.height)
            self.app.cursor_position = corner - self.scroll_offset

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        row, line = divmod(self.scroll_offset.y + y, self.density.height)
        width = self.scrollable_content_region.width
        if row >= self._count:
            return Strip.blank(width, self.get_visual_style("results--row").rich_style)
        if row not in self._strips or width != self._drawn_width:
            if width != self._drawn_width or len(self._strips) > 4 * self.size.height:
                self._strips.clear()
            self._drawn_width = width
            self._strips[row] = self._draw(row, width)
        return self._strips[row][line]

    def _draw(self, row: int, width: int) -> list[Strip]:
        height = self.density.height
        selected, hovered = row == self._selected, row == self._hovered
        extra = ["results--selected"] if selected else ["results--hover"] if hovered else []
        style = self.get_visual_style("results--row", *extra)
        hit = self._hit_of(row)
        if hit is None:
            self.post_message(self.RowsMissing(range(row, row + self.size.height // height + 1)))
            lines = [Content.styled("…", FAINT)]
        else:
            lines = hit_row(hit, max(1, width - MARK_WIDTH), self.density, is_read=self._is_read(hit))
        marks = self._marks_of(hit) if hit else Content("")
        margin = Content(" " * MARK_WIDTH)
        blank = Strip.blank(width, style.rich_style)
        strips = [
            Visual.to_strips(self, (marks if not number else margin) + line, width, 1, style, pad=True)[0].crop(
                0, width
            )
            for number, line in enumerate(lines)
        ]
        return (strips + [blank] * height)[:height]

    # What happens

    def on_resize(self, event: Resize) -> None:
        """Take the new width."""
        self._strips.clear()
        self._measure()

    def on_focus(self, event: Focus) -> None:
        """Show where the person stands."""
        self._strips.clear()
        self._place_cursor()

    def on_blur(self) -> None:
        """Draw the selection as that of a part without the focus."""
        self._strips.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow with the cursor."""
        super().watch_scroll_y(old_value, new_value)
        self._place_cursor()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Light the row under the mouse."""
        self._hover(self._row_at(event.y))

    def on_leave(self, event: Leave) -> None:
        """Light no row."""
        self._hover(None)

    def on_click(self, event: Click) -> None:
        """Select the row that was clicked; a double click opens it."""
        row = self._row_at(event.y)
        if row is not None:
            self.select(row)
            if event.chain > 1:
                self.post_message(self.Opened())

    def _row_at(self, y: int) -> int | None:
        inside = y - (self.content_region.y - self.region.y)
        row = (inside + self.scroll_offset.y) // self.density.height
        return row if inside >= 0 and row < self._count else None

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            for changed in (self._hovered, row):
                self._strips.pop(-1 if changed is None else changed, None)
            self._hovered = row
            self.refresh()

    # Actions; their keys and names are in tui.actions

    def _move(self, rows: int) -> None:
        self.select((self._selected or 0) + rows)

    def action_cursor_down(self) -> None:
        """Select the next row; the last one is the end, not a way round to the first."""
        self._move(+1)

    def action_cursor_up(self) -> None:
        """Select the row before; from the first one, leave the list."""
        if self._selected:
            self._move(-1)
        else:
            self.post_message(self.LeftAtTop())

    def action_page_down(self) -> None:
        """Select the row a screen below."""
        self._move(max(1, self.size.height // self.density.height))

    def action_page_up(self) -> None:
        """Select the row a screen above."""
        self._move(-max(1, self.size.height // self.density.height))

    def action_first(self) -> None:
        """Select the first row."""
        self.select(0)

    def action_last(self) -> None:
        """Select the last row."""
        self.select(self._count - 1)

    def action_select(self) -> None:
        """Open the selected article."""
        if self._selected is not None:
            self.post_message(self.Opened())
