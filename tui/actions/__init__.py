"""The one registry of what a person can do: keys, footer, help screen and command palette are all read from it."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from indexer import UsageError
from indexer.messages import _, message
from tui.actions.action import Action, Area
from tui.actions.anywhere import EVERYWHERE, FIELD
from tui.actions.desk import PANES
from tui.actions.other_screens import CHOICE, CONCORDANCE, HELP, PROMPT, SCRAPE, WELCOME
from tui.actions.panes import ARTICLE, FILTERS, LIST, SIDE, TIMELINE

__all__ = ["ACTIONS", "CONFIGURABLE", "Action", "Area", "bindings", "check_keys", "commands", "id_of", "shown_key"]

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
            id=id_of(area, action) if area in CONFIGURABLE else None,
        )
        for area in areas
        for action in ACTIONS[area]
    ]


CONFIGURABLE = tuple(area for area in Area if area not in (Area.FIELD, Area.PROMPT, Area.CHOICE, Area.WELCOME))
"""Where a person may choose other keys: not where she types."""


def id_of(area: Area, action: Action) -> str:
    """Return the name by which a person gives an action another key."""
    name = action.id or action.name.rpartition(".")[2].partition("(")[0]
    return name if area is Area.PANES else f"{area.name.lower()}.{name}"


def check_keys(keys: Mapping[str, str]) -> None:
    """Check that keys were given to actions that there are. Raises UsageError."""
    known = {id_of(area, action) for area in CONFIGURABLE for action in ACTIONS[area]}
    for name in keys:
        if name not in known:
            raise UsageError(message("There is no action “{name}” that could have another key.", name=name))


def shown_key(area: Area, action: Action, keys: Mapping[str, str]) -> str:
    """Return the key of an action as people read it."""
    chosen = keys.get(id_of(area, action)) if area in CONFIGURABLE else None
    return chosen.replace(",", " ") if chosen else _(action.shown)


def commands() -> list[Action]:
    """Return what the command palette offers, each action once."""
    return [action for area in (Area.PANES, Area.EVERYWHERE) for action in ACTIONS[area] if action.palette]
