"""A line of its own for what is said in passing: it never covers a text."""

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.display import safe
from tui.styles import FAILURE

STAYS = 6.0
"""Seconds for which a message stays."""


class MessageLine(Static):
    """Says what was done, until it is old."""

    def __init__(self) -> None:
        super().__init__(id="message", markup=False)
        self._fading: Timer | None = None

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Show a sentence in place of the one before."""
        if self._fading is not None:
            self._fading.stop()
        self.update(Content.styled(safe(sentence), FAILURE if failed else ""))
        self._fading = self.set_timer(STAYS, lambda: self.update(""))
