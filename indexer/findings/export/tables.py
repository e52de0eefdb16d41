"""Tables: a row an article, as CSV, TSV or a workbook."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import BinaryIO

from indexer.findings.export.article_fields import Shape, cell_of
from indexer.presentation.spreadsheet import write_workbook
from indexer.presentation.table_lines import BYTE_ORDER_MARK, csv_line, tsv_line
from indexer.records.article import Article


def csv(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write comma-separated lines under a header."""
    if shape.excel:
        file.write(BYTE_ORDER_MARK.encode())
    _lines(articles, file, shape.fields, partial(csv_line, raw=shape.raw_csv))


def tsv(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write tab-separated lines under a header."""
    _lines(articles, file, shape.fields, tsv_line)


def xlsx(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write a workbook, with real dates and links."""
    write_workbook(file, shape.fields, ([cell_of(article, field) for field in shape.fields] for article in articles))


def _lines(
    articles: Iterable[Article], file: BinaryIO, fields: tuple[str, ...], line: Callable[[Iterable[str]], str]
) -> None:
    file.write(line(fields).encode())
    for article in articles:
        file.write(line([cell_of(article, field) for field in fields]).encode("utf-8", "surrogatepass"))
