"""Exports: articles written for other programs and for people, each format in the module that it is named after here.

A format takes articles as they are read, so that an archive of any size is written in little memory.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from indexer.errors import UsageError
from indexer.findings.export.article_fields import ALL, METADATA, Shape
from indexer.messages import message
from indexer.records.article import Article

_MODULES = {
    "jsonl": "json_lines",
    "csv": "tables",
    "tsv": "tables",
    "xlsx": "tables",
    "parquet": "parquet",
    "bibtex": "references",
    "ris": "references",
    "md": "markdown",
}
FORMATS = tuple(_MODULES)
FOLDER = "md"
"""This format writes a file for every article into a folder; all others write one file."""
_WITH_TEXT = ("jsonl", "parquet", "md")
"""These have the texts of articles where nobody said what they are to have."""


def export(
    articles: Iterable[Article],
    target: Path | BinaryIO,
    format: str,
    fields: Sequence[str] | None = None,
    *,
    raw_csv: bool = False,
    excel: bool = False,
) -> int:
    """Write articles to a file or, as Markdown, to a folder; return how many there are. Raises UsageError.

    A file of that name is replaced when all is written, and not before.
    """
    if format not in FORMATS:
        possible = ", ".join(FORMATS)
        raise UsageError(message("Unknown format “{format}”. Possible: {formats}.", format=format, formats=possible))
    if unknown := [field for field in fields or () if field not in ALL]:
        possible = ", ".join(ALL)
        raise UsageError(message("Unknown field “{field}”. Possible: {fields}.", field=unknown[0], fields=possible))
    chosen = tuple(fields) if fields is not None else ALL if format in _WITH_TEXT else METADATA
    shape = Shape(chosen, raw_csv, excel)
    write = getattr(import_module(f"indexer.findings.export.{_MODULES[format]}"), format)
    count = 0

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    if format == FOLDER:
        if not isinstance(target, Path):
            raise UsageError(message("Markdown is written into a folder."))
        write(counted(), target, shape)
    elif isinstance(target, Path):
        _replace(target, lambda file: write(counted(), file, shape))
    else:
        write(counted(), target, shape)
    return count


def _replace(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside its place, and move it there when it is whole."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            write(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
