"""The line above the article: what else there is to see of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from indexer.messages import N_, _
from indexer.presentation import grouped
from tui.styles import FAINT, TAB


class Tab(Enum):
    """A side of an article; the value is its name in English."""

    TEXT = N_("Text")
    HITS = N_("Hits")
    COPIES = N_("Copies")
    SIMILAR = N_("Similar")
    NOTES = N_("Notes")
    SCRAPE = N_("Scrape")


class ArticleTabs(Static):
    """Names the sides of the article, with their number where it is known; a click turns to one."""

    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A side was chosen."""

        tab: Tab

    def __init__(self) -> None:
        super().__init__(id="tabs", markup=False)
        self._shown = Tab.TEXT
        self._counts: dict[Tab, int] = {}

    def show(self, tab: Tab) -> None:
        """Show which side is turned up."""
        self._shown = tab
        self._draw()

    def count(self, counts: Mapping[Tab, int]) -> None:
        """Say how much there is on some sides."""
        self._counts = dict(counts)
        self._draw()

    def on_resize(self) -> None:
        """Take the new width."""
        self._draw()

    def _draw(self) -> None:
        line = self._line(with_numbers=True)
        if line.cell_length > self.size.width:
            line = self._line(with_numbers=False)
        self.update(line, layout=False)

    def _line(self, *, with_numbers: bool) -> Content:
        labels = (self._label(number, tab, with_numbers) for number, tab in enumerate(Tab, 1))
        return Content("  ").join(labels)

    def _label(self, number: int, tab: Tab, with_number: bool) -> Content:
        count = f" ({grouped(self._counts[tab])})" if self._counts.get(tab) else ""
        name = Content.assemble((f"{number} " if with_number else "", FAINT), f"{_(tab.value)}{count}")
        look = Style.parse(TAB) if tab is self._shown else Style()
        return name.stylize(look + Style.from_meta({"@click": f"choose({number})"}))

    def action_choose(self, number: int) -> None:
        """Turn to a side by its number."""
        self.post_message(self.Chosen(list(Tab)[number - 1]))
