"""The last line of the screen: the keys that matter where the person is."""

from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widgets import Static

from indexer.messages import _
from tui.styles import FOOTER_KEY


class KeyBar(Static):
    """Shows the keys of the focused part of the screen, and does what is clicked.

    Where they do not fit, help and the way out stay.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._keys: list[tuple[range, str]] = []

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)

    def on_resize(self) -> None:
        """Fill the new width."""
        self._show(self.screen)

    def _show(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        shown: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            if active.binding.show:
                shown.setdefault(active.binding.action, active)
        ways_out = [shown.pop(action) for action in ("app.help", "app.quit") if action in shown]
        others = list(shown.values())
        while others and sum(self._piece(active).cell_length for active in (*others, *ways_out)) > self.size.width:
            others.pop()
        self._keys, line = [], Content("")
        for active in (*others, *ways_out):
            start = line.cell_length
            piece = self._piece(active)
            line += piece if active.enabled else piece.stylize("dim")
            self._keys.append((range(start, line.cell_length), active.binding.key))
        self.update(line)

    def _piece(self, active: ActiveBinding) -> Content:
        binding = active.binding
        return Content.assemble((f" {_(self.app.get_key_display(binding))} ", FOOTER_KEY), f"{_(binding.description)} ")

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        for cells, key in self._keys:
            if event.x in cells:
                self.app.simulate_key(key)
