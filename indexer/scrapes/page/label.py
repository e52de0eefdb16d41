"""Labels: what a line of a page is, why it is not in the text, and which rule says so."""

from enum import Enum, auto
from typing import NamedTuple

from indexer.messages import N_
from indexer.scrapes.metadata.meta_line import MetaLine

BEFORE = N_("before the article")
AFTER = N_("after the article")
REPEATED = N_("repeated")
META = N_("about the article: its author, date or source")
HEADLINE = N_("headline of another text")
ABOUT_AUTHOR = N_("note about the author")


class Role(Enum):
    """What a line of a page is."""

    TITLE = auto()
    TEXT = auto()
    CAPTION = auto()
    META = auto()
    FURNITURE = auto()


class Label(NamedTuple):
    """The role of a line, and the `rule` that gave it.

    `reason` says why the line is not in the text, `meta` what a line of metadata says.
    """

    role: Role
    reason: str = ""
    meta: MetaLine | None = None
    rule: str = ""


TEXT = Label(Role.TEXT)


def furniture(reason: str, rule: str = "wording") -> Label:
    """Return the label of a line that is no part of the article, for this reason."""
    return Label(Role.FURNITURE, reason, rule=rule)


def metadata(meta: MetaLine | None, reason: str = META, rule: str = "metadata") -> Label:
    """Return the label of a line that says who wrote the article, when, or for whom."""
    return Label(Role.META, reason, meta, rule)
