"""Records: rows of named cells as JSON, JSON Lines or a table, for commands whose rows are no hits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from indexer.cli.arguments import Arguments, Option, one_of
from indexer.cli.formats import spreadsheets
from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.cli.output import Output
from indexer.messages import N_
from indexer.presentation.table_lines import csv_line, tsv_line

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "xlsx")

OPTIONS = (
    Option("--format", N_("format of the output"), "|".join(FORMATS), read=one_of(*FORMATS), default="text"),
    *spreadsheets.OPTIONS,
)
_AT_ONCE = 100

Row = Mapping[str, object]


def write(
    output: Output,
    arguments: Arguments,
    format: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    about: Mapping[str, object],
    name: str,
) -> None:
    """Write rows in a format for programs as they come; see `written`."""
    spreadsheets.check(arguments, format)
    if format == "xlsx":
        spreadsheets.write(output, columns, ([row.get(column) for column in columns] for row in rows))
        return
    if arguments.excel:
        output.data(spreadsheets.BYTE_ORDER_MARK)
    texts = written(format, columns, rows, about, name, raw_csv=arguments.raw_csv)
    while piece := "".join(islice(texts, _AT_ONCE)):
        output.data(piece)


def written(
    format: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    about: Mapping[str, object],
    name: str,
    *,
    raw_csv: bool = False,
) -> Iterator[str]:
    """Yield rows in a format for programs; JSON is one object, `about` the answer and with the rows under `name`."""
    if format == "json":
        yield line({"schema": SCHEMA, **about, name: list(rows)})
    elif format == "jsonl":
        yield from (line({"schema": SCHEMA, **row}) for row in rows)
    else:
        write = partial(csv_line, raw=raw_csv) if format == "csv" else tsv_line
        yield write(columns)
        yield from (write([_cell(row.get(column)) for column in columns]) for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
