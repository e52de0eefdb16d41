"""The right of the desk: the article, or what goes with it, below the names of its sides."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from indexer import Archive
from tui.widgets.article_tabs import ArticleTabs, Tab
from tui.widgets.article_view import ArticleView
from tui.widgets.differences_view import DifferencesView
from tui.widgets.side_list import SideList
from tui.widgets.text_view import TextView


class Reader(Vertical):
    """Shows one of its parts at a time."""

    def __init__(self, archive: Archive) -> None:
        super().__init__(id="reader")
        self.tabs = ArticleTabs()
        self.article = ArticleView(archive)
        self.side = SideList()
        self.differences = DifferencesView(archive)
        self.tab = Tab.TEXT

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self.tabs
        yield self.article
        yield self.side
        yield self.differences

    @property
    def text(self) -> TextView:
        """The text that n and N walk: the differences where they are on show, else the article."""
        return self.differences if self.differences.display else self.article

    def turn(self, tab: Tab) -> None:
        """Turn up a side."""
        self.tab = tab
        self.tabs.show(tab)
        self._show(self.article if tab is Tab.TEXT else self.side)

    def compare(self, id: str, other: str) -> None:
        """Show what differs between two articles."""
        self._show(self.differences)
        self.differences.compare(id, other)

    def turn_back(self) -> bool:
        """Go from the differences to the copies, and from any list to the text; say whether there was a way back."""
        if self.tab is Tab.TEXT:
            return False
        self.turn(self.tab if self.differences.display else Tab.TEXT)
        return True

    def _show(self, shown: Widget) -> None:
        parts = (self.article, self.side, self.differences)
        had_focus = self.screen.focused in parts
        for part in parts:
            part.display = part is shown
        if had_focus:
            self.screen.set_focus(shown)
