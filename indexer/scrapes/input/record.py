"""A record: one of the many articles in a file, as the file has it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class RawRecord(NamedTuple):
    """A record of which nothing is known but its bytes and the line, counted from 1, where it starts."""

    line: int
    raw: bytes


class Record(NamedTuple):
    """A record of a file: the line, counted from 1, where it starts, its bytes there, and what they say."""

    line: int
    raw: bytes
    values: Mapping[str, object]


IsKnown = Callable[[RawRecord], bool]
"""Tells of a record whether it need not be parsed."""
