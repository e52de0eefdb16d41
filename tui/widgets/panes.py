"""The desk below the query: the timeline, and side by side filters, articles and the reader."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.actions import Area, bindings


class Panes(Vertical):
    """All but the field: single letters are keys here, whereas in the field they are letters."""

    BINDINGS = bindings(Area.PANES)

    def __init__(self, above: Widget, *side_by_side: Widget) -> None:
        super().__init__(id="desk")
        self._above = above
        self._side_by_side = side_by_side

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._above
        with Horizontal(id="panes"):
            yield from self._side_by_side
