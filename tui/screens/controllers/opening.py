"""Opening other screens over this one: the scrape, the concordance, earlier queries."""

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from indexer import Archive, ConcordanceLine, Hit, Request
from indexer.messages import _
from tui.answers import FAILURES
from tui.screens.choice import Choice, ChoiceScreen
from tui.screens.concordance import ConcordanceScreen
from tui.screens.controllers.entering import Entering
from tui.screens.controllers.moving import Moving
from tui.screens.controllers.reading_articles import Reading
from tui.screens.scrape import ScrapeScreen
from tui.session import SearchSession
from tui.settings import Settings


class Opening:
    """Opens a screen, and comes back."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        settings: Settings,
        shown: Callable[[], Hit | None],
        session: SearchSession,
        reading: Reading,
        moving: Moving,
        entering: Entering,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._settings = settings
        self._shown = shown
        self._session = session
        self._reading = reading
        self._moving = moving
        self._entering = entering
        self._say = say

    def action_history(self) -> None:
        """Find an earlier query."""
        if self._settings.queries:
            choices = [Choice(query) for query in reversed(self._settings.queries)]
            self._screen.app.push_screen(ChoiceScreen(_("Earlier queries"), choices), self._ask_again)
        else:
            self._say(_("There are no earlier queries yet."))

    def _ask_again(self, query: str | None) -> None:
        if query is not None:
            self._entering.put(query)

    def action_concordance(self) -> None:
        """Show the words of the query in their context."""
        answer = self._session.answer
        if answer is not None and answer.words.strip() and answer.row_count:
            self._screen.app.push_screen(ConcordanceScreen(self._archive, answer.request), self._open_at)
        else:
            self._say(_("There are no words whose places could be shown."))

    def _open_at(self, line: ConcordanceLine | None) -> None:
        if line is not None:
            work = partial(self._open_in_thread, line)
            self._screen.run_worker(work, group="opening", exclusive=True, thread=True)

    def _open_in_thread(self, line: ConcordanceLine) -> None:
        try:
            (hit,) = self._archive.search(Request("", limit=1, ids=(line.id,), copies=True)).hits
        except FAILURES as error:
            self._screen.call_later(self._say, str(error))
        else:
            self._screen.call_later(self._reading.visit_at, hit, line.field, line.start)

    def action_scrape(self) -> None:
        """Show the raw scrape and what was left out of it."""
        if hit := self._shown():

            def come_back(to_search: bool | None) -> None:
                if to_search:
                    self._moving.action_search()

            self._screen.app.push_screen(ScrapeScreen(self._archive, hit), come_back)
