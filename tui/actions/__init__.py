"""The one registry of what a person can do: keys, footer, help screen and command palette are all read from it."""

from textual.binding import Binding, BindingType

from tui.actions.action import Action, Area
from tui.actions.anywhere import EVERYWHERE, FIELD
from tui.actions.desk import PANES
from tui.actions.other_screens import CHOICE, CONCORDANCE, HELP, PROMPT, SCRAPE, WELCOME
from tui.actions.panes import ARTICLE, FILTERS, LIST, SIDE, TIMELINE

__all__ = ["ACTIONS", "Action", "Area", "bindings", "commands"]

ACTIONS: dict[Area, tuple[Action, ...]] = {
    Area.EVERYWHERE: EVERYWHERE,
    Area.FIELD: FIELD,
    Area.PANES: PANES,
    Area.LIST: LIST,
    Area.ARTICLE: ARTICLE,
    Area.SIDE: SIDE,
    Area.FILTERS: FILTERS,
    Area.TIMELINE: TIMELINE,
    Area.CONCORDANCE: CONCORDANCE,
    Area.SCRAPE: SCRAPE,
    Area.WELCOME: WELCOME,
    Area.PROMPT: PROMPT,
    Area.CHOICE: CHOICE,
    Area.HELP: HELP,
}


def bindings(*areas: Area) -> list[BindingType]:
    """Return the key bindings of parts of the screen, for the `BINDINGS` of their widget."""
    return [
        Binding(
            action.keys,
            action.name,
            action.label,
            show=action.footer,
            key_display=action.shown,
            tooltip=action.help,
            priority=action.priority,
        )
        for area in areas
        for action in ACTIONS[area]
    ]


def commands() -> list[Action]:
    """Return what the command palette offers, each action once."""
    return [action for area in (Area.PANES, Area.EVERYWHERE) for action in ACTIONS[area] if action.palette]
