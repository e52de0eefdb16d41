"""Parquet: columns for pandas, DuckDB and their like; dates are texts, since not all tell a day."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from indexer.findings.export.article_fields import Shape, value_of
from indexer.presentation.extras import load
from indexer.records.article import Article

_ROWS = 4096
_LISTS = ("authors", "agencies", "captions")


def parquet(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write a file of compressed columns. Raises UsageError where the extra is missing."""
    arrow, parquet_files = load("pyarrow", "parquet"), load("pyarrow.parquet", "parquet")
    text, texts = arrow.string(), arrow.list_(arrow.string())
    schema = arrow.schema([(field, texts if field in _LISTS else text) for field in shape.fields])
    rest = iter(articles)
    with parquet_files.ParquetWriter(file, schema, compression="zstd") as writer:
        while some := list(islice(rest, _ROWS)):
            columns = {field: [value_of(article, field) for article in some] for field in shape.fields}
            writer.write_table(arrow.table(columns, schema))
