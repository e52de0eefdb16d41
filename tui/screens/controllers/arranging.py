"""Arranging the list: its order, whether copies are folded, how many lines an article takes."""

from collections.abc import Callable

from indexer.messages import _
from tui.screens.controllers.asking import Asking
from tui.session import SearchSession
from tui.settings import Settings
from tui.widgets.result_list import ResultList


class Arranging:
    """Changes how the list shows what was found."""

    def __init__(
        self,
        session: SearchSession,
        settings: Settings,
        results: ResultList,
        asking: Asking,
        say: Callable[[str], None],
    ) -> None:
        self._session = session
        self._settings = settings
        self._results = results
        self._asking = asking
        self._say = say

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
