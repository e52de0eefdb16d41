"""A question to the person, answered in one line."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.actions import Area, bindings
from tui.widgets.line_input import LineInput


class PromptScreen(ModalScreen[str | None]):
    """Asks for a text; its result is None where the person thought better of it."""

    BINDINGS = bindings(Area.PROMPT)

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="prompt") as box:
            box.border_title = self._title
            yield LineInput(self._value, id="answer", select_on_focus=False)
            yield Static(self._hint, id="hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer."""
        self.dismiss(event.value)

    def action_close(self) -> None:
        """Take no answer."""
        self.dismiss(None)
