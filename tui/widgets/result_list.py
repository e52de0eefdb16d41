"""The ranked list: what was found, best first, growing as one scrolls."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from indexer import Hit
from indexer.messages import N_, _
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.widgets.hit_row import hit_row
from tui.widgets.row import Row

ROWS_AHEAD = 8
"""More hits are asked for when the selection or the view comes this near to the last row."""


class ResultList(OptionList):
    """The hits of the current answer; the selected one is what the other actions are about."""

    HELP = N_(
        "Title, date and source, and below them the sentence that answers the query. More results come by themselves."
    )
    BINDINGS = bindings(Area.LIST)

    @dataclass
    class Selected(Message):
        """The selection moved to a hit, or to none."""

        hit: Hit | None

    class Opened(Message):
        """The selected article was asked for, to be read."""

    class EndNear(Message):
        """The last rows came into view: it is time for more."""

    class LeftAtTop(Message):
        """The person went up from the first row."""

    def __init__(self) -> None:
        super().__init__(id="results", markup=False)
        self.border_title = _("Articles")
        self._hits: list[Hit] = []
        self._total = 0

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits loaded so far, best first."""
        return tuple(self._hits)

    @property
    def hit(self) -> Hit | None:
        """The selected hit."""
        return None if self.highlighted is None else self._hits[self.highlighted]

    @property
    def unfolded(self) -> int:
        """The rank that the selected hit has at worst where every copy is a hit of its own."""
        return sum(1 + len(hit.copies) for hit in self._hits[: self.highlighted or 0]) + 1

    def show(self, hits: Iterable[Hit], total: int, keep: str | None = None) -> None:
        """Show the first hits of `total`; select the one whose id is `keep` or that has it as a copy, else the first.

        The same hits with the same one selected stay as far scrolled as they are.
        """
        before, selected, place = [hit.id for hit in self._hits], self.hit and self.hit.id, self.scroll_y
        self._hits = list(hits)
        self._total = total
        self.set_options(Option(Row(partial(hit_row, hit))) for hit in self._hits)
        kept = next((index for index, hit in enumerate(self._hits) if keep in (hit.id, *hit.copies)), 0)
        if self._hits:
            self.highlighted = kept
            if selected == keep and before == [hit.id for hit in self._hits]:
                self.scroll_to(y=place, animate=False, immediate=True)
        else:
            self.border_subtitle = ""
            self.post_message(self.Selected(None))
            self.refresh()

    def extend(self, hits: Iterable[Hit]) -> None:
        """Add the next hits below those shown; one that is there already is left out."""
        shown = {hit.id for hit in self._hits}
        more = [hit for hit in hits if hit.id not in shown]
        self._hits += more
        self.add_options(Option(Row(partial(hit_row, hit))) for hit in more)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Tell the screen which hit is selected now."""
        super().watch_highlighted(highlighted)
        if highlighted is not None:
            self.border_subtitle = _("{rank} of {total}").format(
                rank=grouped(highlighted + 1), total=grouped(self._total)
            )
            self.post_message(self.Selected(self._hits[highlighted]))
            if highlighted >= len(self._hits) - ROWS_AHEAD:
                self.post_message(self.EndNear())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more when the mouse wheel comes near the end."""
        super().watch_scroll_y(old_value, new_value)
        if self._hits and new_value > old_value and new_value >= self.max_scroll_y - self.size.height:
            self.post_message(self.EndNear())

    def action_cursor_down(self) -> None:
        """Select the next row; the last one is the end, not a way round to the first."""
        if self.highlighted is None or self.highlighted < len(self._hits) - 1:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Select the row before; from the first one, leave the list."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.post_message(self.LeftAtTop())

    def action_select(self) -> None:
        """Open the selected article."""
        if self.hit is not None:
            self.post_message(self.Opened())
