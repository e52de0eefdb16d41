"""Opening other screens over this one: the scrape, and earlier queries."""

from collections.abc import Callable

from textual.command import CommandPalette
from textual.screen import Screen

from indexer import Archive, Hit
from indexer.messages import _
from tui.history import QueryHistory
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
        go_to_field: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._settings = settings
        self._shown = shown
        self._go_to_field = go_to_field
        self._say = say

    def action_history(self) -> None:
        """Find an earlier query."""
        if self._settings.queries:
            palette = CommandPalette(providers=[QueryHistory], placeholder=_("An earlier query"))
            self._screen.app.push_screen(palette)
        else:
            self._say(_("There are no earlier queries yet."))

    def action_scrape(self) -> None:
        """Show the raw scrape and what was left out of it."""
        if hit := self._shown():

            def come_back(to_search: bool | None) -> None:
                if to_search:
                    self._go_to_field()

            self._screen.app.push_screen(ScrapeScreen(self._archive, hit), come_back)
