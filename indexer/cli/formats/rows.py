"""Records: rows of named cells as JSON, JSON Lines or a table, for commands whose rows are no hits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.presentation.tables import csv_line, tsv_line

FORMATS = ("text", "json", "jsonl", "csv", "tsv")

Row = Mapping[str, object]


def written(
    format: str, columns: Sequence[str], rows: Iterable[Row], about: Mapping[str, object], name: str
) -> Iterator[str]:
    """Yield rows in a format for programs; JSON is one object, `about` the answer and with the rows under `name`."""
    if format == "json":
        yield line({"schema": SCHEMA, **about, name: list(rows)})
    elif format == "jsonl":
        yield from (line({"schema": SCHEMA, **row}) for row in rows)
    else:
        write = csv_line if format == "csv" else tsv_line
        yield write(columns)
        yield from (write([_cell(row.get(column)) for column in columns]) for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
