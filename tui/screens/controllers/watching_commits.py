"""Watching the index: newer commits are opened, and what they bring is marked as new."""

from collections.abc import Callable

from textual.screen import Screen
from textual.worker import get_current_worker

from indexer import Archive, Request
from indexer.messages import _, ngettext
from indexer.presentation import grouped
from tui.answers import FAILURES
from tui.session import SearchSession
from tui.widgets.status_line import StatusLine

LOOK_EVERY = 2.0
"""Seconds between two looks for a newer commit of the index."""


class Watching:
    """Looks for commits now and then; the article on which the person stands stays."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        session: SearchSession,
        status: StatusLine,
        ask_in_place: Callable[[], None],
        mark_new: Callable[[frozenset[str]], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._session = session
        self._status = status
        self._ask_in_place = ask_in_place
        self._mark_new = mark_new

    def begin(self) -> None:
        """Look for commits from now on."""
        self._screen.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Open a newer commit of the index where there is one."""
        self._screen.run_worker(self._look, group="refresh", exclusive=True, thread=True)

    def look_for_new(self) -> None:
        """Find what is new to the person."""
        self._screen.run_worker(self._look_for_new, group="new", exclusive=True, thread=True)

    # In worker threads: what they find is shown in the thread of the screen, by `call_later`

    def _look(self) -> None:
        if get_current_worker().is_cancelled:
            return
        before = self._archive.commit
        try:
            if self._archive.refresh():
                more = self._archive.search(Request("", limit=0, added_after=before)).total
                self._screen.call_later(self._show_newer, more)
                self._look_for_new()
            self._screen.call_later(self._status.complain_of_index, "")
        except FAILURES as error:
            self._screen.call_later(self._status.complain_of_index, str(error))

    def _look_for_new(self) -> None:
        since = self._session.since
        try:
            ids = self._archive.ids(Request("", added_after=since)) if since else []
            self._screen.call_later(self._mark_new, frozenset(ids))
        except FAILURES as error:
            self._screen.call_later(self._status.complain_of_index, str(error))

    def _show_newer(self, more: int) -> None:
        self._ask_in_place()
        articles = ngettext("{count} new article", "{count} new articles", more).format(count=grouped(more))
        said = _("{articles} (w shows them)").format(articles=articles) if more else _("index refreshed")
        self._status.remark(said)
