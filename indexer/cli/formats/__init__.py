"""What a search writes on stdout: the bytes are the contract with scripts.

A format turns a stream of answers into a stream of texts, one text an answer, so that a batch is written as it is
asked. Each stands in the module that it is named after here, and only that one is imported.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from indexer.cli.formats.answer import Answer, Layout

Format = Callable[[Iterable[Answer], Layout], Iterator[str]]

_MODULES = {
    "text": "text",
    "json": "json_objects",
    "jsonl": "json_objects",
    "csv": "tables",
    "tsv": "tables",
    "paths": "lists",
    "paths0": "lists",
    "trec": "lists",
    "count": "lists",
    "template": "tables",
}

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "paths", "paths0", "trec")
FIELDS = (
    *("rank", "score", "id", "title", "opening", "published", "source", "authors", "agencies", "url", "path", "line"),
    *("copies", "snippet", "lead", "text", "captions"),
)
"""What there is of a hit and of its article."""
WITH_FIELDS = ("json", "jsonl", "csv", "tsv", "xlsx")
"""In these one may choose the fields."""


def format_named(name: str) -> Format:
    """The format of this name: one of FORMATS, `count`, the number of articles alone, or `template`."""
    found: Format = getattr(import_module(f"indexer.cli.formats.{_MODULES[name]}"), name)
    return found
