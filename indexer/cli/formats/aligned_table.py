"""Columns: a table for people, numbers below each other."""

from collections.abc import Sequence

from indexer.cli.screen import Screen, cells
from indexer.presentation import decimal, grouped, harmless

Cell = str | int | float


def columns(titles: Sequence[str], rows: Sequence[Sequence[Cell]], screen: Screen) -> str:
    """A table with a line of titles; texts stand to the left, numbers to the right."""
    shown = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(titles, *shown, strict=True)]
    to_the_right = [not isinstance(cell, str) for cell in rows[0]] if rows else [False] * len(titles)
    lines = [screen.paint(_line(titles, widths, to_the_right), "title")]
    lines += [_line(row, widths, to_the_right) for row in shown]
    return "".join(f"{line}\n" for line in lines)


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return decimal(cell, 2)
    return grouped(cell) if isinstance(cell, int) else harmless(cell)


def _line(texts: Sequence[str], widths: Sequence[int], to_the_right: Sequence[bool]) -> str:
    parts = []
    for text, width, right in zip(texts, widths, to_the_right, strict=True):
        space = " " * (width - cells(text))
        parts.append(space + text if right else text + space)
    return "  ".join(parts).rstrip()
