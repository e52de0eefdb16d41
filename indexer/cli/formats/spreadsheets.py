"""Tables for those who read them in a spreadsheet: workbooks, and CSV as Excel takes it."""

from collections.abc import Iterable, Sequence

from indexer import UsageError
from indexer.cli.arguments import Arguments, Option
from indexer.cli.output import Output
from indexer.messages import N_, message
from indexer.presentation.table_lines import BYTE_ORDER_MARK

__all__ = ["BYTE_ORDER_MARK", "OPTIONS", "check", "write"]

OPTIONS = (
    Option("--excel", N_("CSV begins with a byte order mark, by which Excel knows its letters"), default=False),
    Option("--raw-csv", N_("CSV as it is: no apostrophe before what a spreadsheet takes for a formula"), default=False),
)


def check(arguments: Arguments, format: str) -> None:
    """Refuse what works with CSV alone."""
    if format != "csv":
        for name in ("excel", "raw_csv"):
            if getattr(arguments, name):
                raise UsageError(message("--{option} works with the format csv only.", option=name.replace("_", "-")))


def write(output: Output, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a workbook. Raises UsageError where the extra is missing."""
    from indexer.presentation.spreadsheet import write_workbook

    if output.screen.terminal:
        raise UsageError(message("This format is for a file: > FILE."))
    with output.file() as file:
        write_workbook(file, columns, (list(map(_cell, row)) for row in rows))


def _cell(value: object) -> str | int | float | None:
    if value is None or isinstance(value, str | int | float):
        return value
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
