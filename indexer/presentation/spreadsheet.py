"""Spreadsheets: a table as an Excel workbook, with real dates and links, and text that is never a formula."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import BinaryIO

from indexer.errors import UsageError
from indexer.messages import message
from indexer.presentation.extras import load

Cell = str | int | float | None

LONGEST_CELL = 32_767
"""So many characters a cell of Excel holds; of longer texts the rest is cut off, and three dots say so."""
MOST_ROWS = 1_048_575
_LONGEST_LINK = 2_000
_MOST_LINKS = 60_000
_CUT = "…"
_WIDTHS = {"title": 60, "snippet": 80, "text": 80, "lead": 80, "left": 60, "right": 60, "id": 40, "url": 40, "path": 40}
_FIRST_DATE = date(1900, 3, 1)
"""Before it Excel counts a day that there never was."""


def write_workbook(target: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table row by row. `published` has dates and `url` links. Raises UsageError where the extra is missing."""
    xlsxwriter = load("xlsxwriter", "sheets")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    sheet = book.add_worksheet()
    day, minute = (book.add_format({"num_format": shown}) for shown in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
    bold, link = book.add_format({"bold": True}), book.get_default_url_format()
    sheet.freeze_panes(1, 0)
    for number, name in enumerate(columns):
        sheet.set_column(number, number, _WIDTHS.get(name, 16))
        sheet.write_string(0, number, name, bold)
    links = 0
    for line, row in enumerate(rows, 1):
        if line > MOST_ROWS:
            raise UsageError(message("A sheet has room for {most} rows and no more.", most=MOST_ROWS))
        for number, (name, cell) in enumerate(zip(columns, row, strict=True)):
            if cell is None or cell == "":
                continue
            if not isinstance(cell, str):
                sheet.write_number(line, number, cell)
            elif name == "published" and (moment := _moment(cell)) is not None:
                sheet.write_datetime(line, number, moment, minute if isinstance(moment, datetime) else day)
            elif name == "url" and _is_link(cell) and links < _MOST_LINKS:
                links += 1
                sheet.write_url(line, number, cell, link, cell)
            else:
                sheet.write_string(line, number, _shortened(cell))
    book.close()


def _moment(published: str) -> date | datetime | None:
    """A date as a spreadsheet has it, None for one that tells no day."""
    try:
        moment = datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)
    except ValueError:
        return None
    day = moment.date() if isinstance(moment, datetime) else moment
    return moment if day >= _FIRST_DATE else None


def _is_link(url: str) -> bool:
    return url.startswith(("http://", "https://")) and len(url) <= _LONGEST_LINK


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + _CUT
