"""What a line of metadata says."""

from typing import NamedTuple


class MetaLine(NamedTuple):
    """What a line of metadata says; `is_byline` where it names a person and nothing proves that the person wrote."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    agencies: tuple[str, ...] = ()
    source: str | None = None
    is_labelled: bool = False
    is_byline: bool = False


NOTHING = MetaLine()
"""A line of metadata that says nothing of use: "dzisiaj, 12:30"."""
