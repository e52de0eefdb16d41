"""Opening other screens over this one: the scrape, and earlier queries."""

from collections.abc import Callable

from textual.screen import Screen

from indexer import Archive, Hit
from indexer.messages import _
from tui.screens.choice import Choice, ChoiceScreen
from tui.screens.controllers.entering import Entering
from tui.screens.controllers.moving import Moving
from tui.screens.scrape import ScrapeScreen
from tui.settings import Settings


class Opening:
    """Opens a screen, and comes back."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        settings: Settings,
        shown: Callable[[], Hit | None],
        moving: Moving,
        entering: Entering,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._settings = settings
        self._shown = shown
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

    def action_scrape(self) -> None:
        """Show the raw scrape and what was left out of it."""
        if hit := self._shown():

            def come_back(to_search: bool | None) -> None:
                if to_search:
                    self._moving.action_search()

            self._screen.app.push_screen(ScrapeScreen(self._archive, hit), come_back)
