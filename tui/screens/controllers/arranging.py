"""Arranging the desk: the order of the list, its copies and density, how wide each pane is."""

from collections.abc import Callable

from textual.screen import Screen
from textual.widget import Widget

from indexer.messages import _
from tui.screens.controllers.asking import Asking
from tui.session import SearchSession
from tui.settings import Settings
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_row import density_named
from tui.widgets.reader import Reader
from tui.widgets.result_list import ResultList

STEP = 4
"""Cells, or hundredths, by which a key makes a pane wider."""
WIDTHS = range(16, 61)
"""Cells that the filters may take."""
SHARES = range(20, 81)
"""Hundredths of what the filters leave that the list may take."""


class Arranging:
    """Changes how the panes show what was found, and remembers it."""

    def __init__(
        self,
        screen: Screen[None],
        session: SearchSession,
        settings: Settings,
        filters: FilterPanel,
        results: ResultList,
        reader: Reader,
        asking: Asking,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._session = session
        self._settings = settings
        self._filters = filters
        self._results = results
        self._reader = reader
        self._asking = asking
        self._say = say

    def restore(self) -> None:
        """Arrange the panes as they were last time."""
        self._results.set_density(density_named(self._settings.density))
        self._set_widths(self._settings.filters_width, self._settings.list_share)

    def move_edge(self, pane: Widget, column: int) -> None:
        """Put the right edge of a pane at a column of the screen."""
        cells = column - pane.region.x + 1
        if pane is self._filters:
            self._set_widths(cells, self._settings.list_share)
        else:
            both = self._results.region.width + self._reader.region.width
            self._set_widths(self._settings.filters_width, round(100 * cells / max(1, both)))

    def keep(self) -> None:
        """Remember how the panes are arranged."""
        self._settings.save()

    def _set_widths(self, filters: int, share: int) -> None:
        self._settings.filters_width = max(WIDTHS[0], min(filters, WIDTHS[-1]))
        self._settings.list_share = max(SHARES[0], min(share, SHARES[-1]))
        self._filters.styles.width = self._settings.filters_width
        self._results.styles.width = f"{self._settings.list_share}fr"
        self._reader.styles.width = f"{100 - self._settings.list_share}fr"

    def _widen(self, step: int) -> None:
        """Make the pane that has the focus wider, or narrower."""
        width, share = self._settings.filters_width, self._settings.list_share
        if self._screen.focused is self._filters:
            self._set_widths(width + step, share)
        else:
            self._set_widths(width, share + (step if self._screen.focused is self._results else -step))
        self.keep()

    def ask_in_place(self) -> None:
        """Ask anew, and stay on the selected article unless it is another question."""
        self._asking.ask(self._results.hit if self._session.asks_the_same() else None)

    def action_sort(self) -> None:
        """Take the next order."""
        self._session.next_order()
        self._asking.ask()

    def action_fold(self) -> None:
        """Fold or unfold copies."""
        self._session.fold = not self._session.fold
        self.ask_in_place()

    def action_density(self) -> None:
        """Give the rows of the list another height."""
        self._results.set_density(self._results.density.next)
        self._settings.density = self._results.density.name
        self._settings.save()
        self._say(_("List: {density}").format(density=_(self._results.density.label)))

    def action_wider(self) -> None:
        """Make the pane that has the focus wider."""
        self._widen(+STEP)

    def action_narrower(self) -> None:
        """Make the pane that has the focus narrower."""
        self._widen(-STEP)
