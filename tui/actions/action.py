"""One thing that a person can do, and where."""

from dataclasses import dataclass
from enum import Enum

from indexer.messages import N_


class Area(Enum):
    """The part of the screen in which a key works; the value is its name in the help."""

    EVERYWHERE = N_("Everywhere")
    FIELD = N_("Search field")
    PANES = N_("List and article")
    LIST = N_("List of articles")
    ARTICLE = N_("Article")
    SIDE = N_("Sides of the article")
    FILTERS = N_("Filters")
    TIMELINE = N_("Timeline")
    CONCORDANCE = N_("Concordance")
    SCRAPE = N_("Scrape")
    WELCOME = N_("First screen")
    PROMPT = N_("Question")
    CHOICE = N_("Choice")
    HELP = N_("Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: `keys` as Textual spells them, `shown` as people read them.

    Keys with `priority` work before the next key is handed on: those that move the focus away from typing, or to it.
    `name` is the Textual action, with its namespace where the action is not the focused widget's own. `label` is for
    the footer, `help` (a whole sentence) for the help screen and the command palette. `screen.` actions whose
    `palette` is True are offered in the palette. By its `id` a person gives an action another key.
    """

    name: str
    keys: str
    shown: str
    label: str
    help: str
    footer: bool = False
    palette: bool = False
    priority: bool = False
    id: str = ""
