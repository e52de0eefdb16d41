"""The desk below the query: the timeline, and side by side filters, articles and the reader."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.widget import Widget

from tui.actions import Area, bindings


class Panes(Vertical):
    """All but the field: single letters are keys here, whereas in the field they are letters."""

    BINDINGS = bindings(Area.PANES)

    @dataclass
    class EdgeMoved(Message):
        """The right edge of a pane was dragged to a column of the screen; the mouse let go of it where it `is_done`."""

        pane: Widget
        column: int
        is_done: bool

    def __init__(self, above: Widget, *side_by_side: Widget) -> None:
        super().__init__(id="desk")
        self._above = above
        self._side_by_side = side_by_side
        self._dragged: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._above
        with Horizontal(id="panes"):
            yield from self._side_by_side

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of the edge between two panes."""
        for pane in self._side_by_side[:-1]:
            if pane.display and event.screen_x in (pane.region.right - 1, pane.region.right):
                self._dragged = pane
                self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Move the edge."""
        if self._dragged is not None:
            self.post_message(self.EdgeMoved(self._dragged, event.screen_x, is_done=False))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go of the edge."""
        if self._dragged is not None:
            self.release_mouse()
            self.post_message(self.EdgeMoved(self._dragged, event.screen_x, is_done=True))
            self._dragged = None
