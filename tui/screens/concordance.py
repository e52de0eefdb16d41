"""The concordance of a query: its words in their context, in all articles found, sorted as one reads them."""

from dataclasses import replace
from itertools import islice

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from indexer import Archive, ConcordanceLine, Request
from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.answers import FAILURES
from tui.display import in_a_row, safe
from tui.widgets.concordance_view import ConcordanceView
from tui.widgets.key_bar import KeyBar

AT_ONCE = 500
"""Lines that are shown together: the first are there while others are still looked for."""
MOST = 100_000
"""Lines that anybody may want to walk through."""
CONTEXT = 100
"""Characters on each side of a word."""
ORDERS = {
    "articles": N_("articles as in the list"),
    "left": N_("by the words before"),
    "right": N_("by the words after"),
    "newest": N_("newest first"),
}


class ConcordanceScreen(Screen[ConcordanceLine | None]):
    """Shows the lines; its result is the one at which the article is to be opened."""

    BINDINGS = bindings(Area.EVERYWHERE)

    def __init__(self, archive: Archive, request: Request) -> None:
        super().__init__()
        self._archive = archive
        self._request = request
        self._order = next(iter(ORDERS))
        self._is_whole = False
        self._head = Static(id="concordance-head", markup=False)
        self._view = ConcordanceView()

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._head
        yield self._view
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to look for lines."""
        self._view.border_title = _("Concordance")
        self._begin()

    def _begin(self) -> None:
        self._view.clear()
        self._is_whole = False
        self._tell()
        self.run_worker(self._find, exclusive=True, thread=True)

    def _find(self) -> None:
        worker = get_current_worker()
        request = replace(self._request, sort="newest") if self._order == "newest" else self._request
        order = "articles" if self._order == "newest" else self._order
        try:
            lines = islice(self._archive.concordance(request, CONTEXT, order), MOST)
            while (some := tuple(islice(lines, AT_ONCE))) and not worker.is_cancelled:
                self.call_later(self._add, some)
        except FAILURES as error:
            self.call_later(self._head.update, safe(str(error)))
            return
        if not worker.is_cancelled:
            self.call_later(self._end)

    def _add(self, lines: tuple[ConcordanceLine, ...]) -> None:
        self._view.add(lines)
        self._tell()

    def _end(self) -> None:
        self._is_whole = True
        self._tell()

    def _tell(self) -> None:
        count = self._view.line_count
        places = ngettext("{count} place", "{count} places", count).format(count=grouped(count))
        if not self._is_whole:
            places += "…"
        elif count == MOST:
            places = _("the first {places}").format(places=places)
        self._head.update(in_a_row([safe(self._request.query), places, _(ORDERS[self._order])]))

    @on(ConcordanceView.Opened)
    def _open(self, message: ConcordanceView.Opened) -> None:
        self.dismiss(message.line)

    def action_sort(self) -> None:
        """Take the next order."""
        orders = list(ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._begin()

    def action_search(self) -> None:
        """Leave for the search screen."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Go back to the articles."""
        self.dismiss(None)
