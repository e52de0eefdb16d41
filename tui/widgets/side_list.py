"""A list in the place of the article: its hits, its copies, articles like it, notes to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from indexer import Hit
from indexer.messages import N_
from tui.actions import Area, bindings
from tui.display import safe
from tui.widgets.row import Row


class SideRow(NamedTuple):
    """A row: its lines for a width in cells, and what it stands for: an article, or the number of a hit in one."""

    lines: Callable[[int], list[Content]]
    target: Hit | int | None = None


class SideList(OptionList):
    """Rows of several lines, of which one is selected."""

    HELP = N_("What goes with the article: its hits, its copies from the first to the last, articles like it, notes.")
    BINDINGS = bindings(Area.SIDE)

    @dataclass
    class Opened(Message):
        """A row was chosen."""

        target: Hit | int | None

    @dataclass
    class Compared(Message):
        """The article of a row is to be compared with the one on show."""

        hit: Hit

    def __init__(self) -> None:
        super().__init__(id="side", markup=False)
        self.display = False
        self._rows: Sequence[SideRow] = ()

    def show(self, rows: Sequence[SideRow], title: str, selected: int = 0) -> None:
        """Show rows under a title."""
        self._rows = rows
        self.border_title = title
        self.set_options(Option(Row(row.lines)) for row in rows)
        self.highlighted = min(selected, len(rows) - 1) if rows else None

    def tell(self, sentence: str, title: str) -> None:
        """Show a sentence in place of rows."""
        self.show([SideRow(partial(_wrapped, safe(sentence)))], title)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self.post_message(self.Opened(self._rows[event.option_index].target))

    def action_compare(self) -> None:
        """Compare the article of the row with the one on show."""
        target = self._rows[self.highlighted].target if self.highlighted is not None else None
        if isinstance(target, Hit):
            self.post_message(self.Compared(target))


def _wrapped(text: str, width: int) -> list[Content]:
    return Content(text).wrap(width)
