"""Narrowing what was found: filters and periods, taken and let go."""

from collections.abc import Callable

from tui.filters import Filter
from tui.session import SearchSession


class Narrowing:
    """Changes the filters of the session, and asks anew."""

    def __init__(self, session: SearchSession, ask: Callable[[], None]) -> None:
        self._session = session
        self._ask = ask

    def toggle(self, chosen: Filter) -> None:
        """Take a filter, or let go of it."""
        self._session.toggle(chosen)
        self._ask()

    def set_period(self, period: str | None) -> None:
        """Take a period as the only one, or none."""
        self._session.set_period(period)
        self._ask()

    def action_drop_filter(self, number: int) -> None:
        """Take one of the filters away."""
        if self._session.filters:
            self.toggle(self._session.filters[number])

    def action_clear_filters(self) -> None:
        """Take all filters away."""
        if self._session.filters:
            self._session.filters = ()
            self._ask()
