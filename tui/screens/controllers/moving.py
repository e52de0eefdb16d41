"""Moving about the screen: which part has the focus, and which are on show for it."""

from collections.abc import Callable

from textual.screen import Screen
from textual.widget import Widget

from indexer.messages import _
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField
from tui.widgets.timeline import Timeline


class Moving:
    """Gives the focus to one part of the screen after the other."""

    def __init__(
        self,
        screen: Screen[None],
        field: SearchField,
        results: ResultList,
        reader: Widget,
        filters: FilterPanel,
        timeline: Timeline,
        step_back: Callable[[], bool],
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._field = field
        self._results = results
        self._reader = reader
        self._filters = filters
        self._timeline = timeline
        self._step_back = step_back
        self._say = say
        self._came_from: Widget | None = None

    def follow(self, focused: Widget) -> None:
        """Show the part that has the focus, and remember it for the way back from the field."""
        is_reading = self._reader in focused.ancestors
        self._screen.set_class(is_reading, "-reading")
        if is_reading or focused is self._results:
            self._came_from = focused

    def leave_field(self) -> None:
        """Go back to where the person was before she went to the field."""
        if self._results.row is not None:
            came_from = self._came_from if self._came_from and self._came_from.display else None
            self._screen.set_focus(came_from or self._results)

    def action_search(self) -> None:
        """Go to the search field."""
        self._screen.set_focus(self._field)
        self._field.cursor_position = len(self._field.value)

    def action_back(self) -> None:
        """Go one step back: article, list, field."""
        if self._screen.focused is self._results:
            self.action_search()
        elif not self._step_back():
            self._screen.set_focus(self._results)

    def action_filters(self) -> None:
        """Go to the drawer of filters, or close it where one is there already."""
        if self._screen.focused is self._filters:
            self._screen.remove_class("-filtering")
            self._screen.set_focus(self._results)
        else:
            self._screen.add_class("-filtering")
            self._screen.set_focus(self._filters)

    def action_timeline(self) -> None:
        """Go to the timeline."""
        if self._timeline.display:
            self._screen.set_focus(self._timeline)
        else:
            self._say(_("None of these articles has a date."))
