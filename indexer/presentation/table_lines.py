"""Lines of tables: as CSV, in which no cell is a formula, and as TSV."""

import re
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""By it Excel knows a CSV file for UTF-8."""

_SPACES = str.maketrans("\t\n\r", "   ")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?")


def csv_line(cells: Iterable[str], *, raw: bool = False) -> str:
    """A line of comma-separated cells, quoted where RFC 4180 wants it; unless `raw`, no cell is a formula."""
    return ",".join(map(_quoted, cells if raw else map(inert, cells))) + "\n"


def inert(cell: str) -> str:
    """A cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def tsv_line(cells: Iterable[str]) -> str:
    """A line of tab-separated cells: tabs and line ends become spaces, and what begins with a quote is quoted."""
    flat = (cell.translate(_SPACES) for cell in cells)
    return "\t".join(_doubled(cell) if cell.startswith('"') else cell for cell in flat) + "\n"


def _quoted(cell: str) -> str:
    """A cell in quotes where it needs them; the csv module forgets a lone CR."""
    return _doubled(cell) if any(char in cell for char in ',"\n\r') else cell


def _doubled(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
