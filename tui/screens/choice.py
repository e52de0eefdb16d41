"""One thing of several, found by some of its letters."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.actions import Area, bindings
from tui.display import safe
from tui.styles import FAINT
from tui.widgets.line_input import LineInput


class Choice(NamedTuple):
    """Something to choose by its `name`; the `remark` says more of it."""

    name: str
    remark: str = ""


class ChoiceScreen(ModalScreen[str | None]):
    """Asks for a name; its result is None where the person thought better of it."""

    BINDINGS = bindings(Area.CHOICE)

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._found: Sequence[Choice] = choices
        self._list = OptionList(id="choices", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="choice") as box:
            box.border_title = self._title
            yield LineInput(id="letters")
            self._list.can_focus = False
            yield self._list

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what has these letters in their order."""
        event.stop()
        self._offer(event.value)

    def _offer(self, letters: str) -> None:
        self._found = self._choices
        if letters:
            matcher = Matcher(letters)
            scores = {choice: matcher.match(f"{choice.name} {choice.remark}") for choice in self._choices}
            self._found = sorted((choice for choice in self._choices if scores[choice]), key=lambda one: -scores[one])
        self._list.set_options(Option(_line(choice)) for choice in self._found)
        self._list.highlighted = 0 if self._found else None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one that is selected."""
        event.stop()
        if self._list.highlighted is not None:
            self.dismiss(self._found[self._list.highlighted].name)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was clicked."""
        event.stop()
        self.dismiss(self._found[event.option_index].name)

    def action_next(self) -> None:
        """Select the next one."""
        self._list.action_cursor_down()

    def action_previous(self) -> None:
        """Select the one before."""
        self._list.action_cursor_up()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _line(choice: Choice) -> Content:
    return Content.assemble(safe(choice.name), (f"  {safe(choice.remark)}" if choice.remark else "", FAINT))
