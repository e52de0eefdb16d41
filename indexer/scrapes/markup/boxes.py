"""The lines of an HTML page as they stand in it, and the elements around each."""

from typing import NamedTuple

NOTHING: frozenset[str] = frozenset()


class Box(NamedTuple):
    """An element that holds lines, or several of them: `path` are the numbers of the boxes around it, outermost first.

    `hints` is what its classes and ids and those of the boxes around it say, `tags` the names of all these elements.
    """

    number: int
    tag: str
    path: tuple[int, ...] = ()
    hints: frozenset[str] = NOTHING
    tags: frozenset[str] = NOTHING


class RawLine(NamedTuple):
    """A line of a page: its text in single spaces, its line in the file, its box, and how much of it is linked."""

    text: str
    number: int
    box: Box
    linked: float
