"""The fields of an exported article: the same names in every format, and those that an index reads back."""

from typing import NamedTuple

from indexer.records.article import Article

METADATA = ("id", "title", "authors", "published", "source", "agencies", "url")
ALL = ("id", "title", "lead", "text", "captions", "authors", "published", "source", "agencies", "url")


class Shape(NamedTuple):
    """What is written of an article: its fields; and of CSV, whether it may have formulas and is meant for Excel."""

    fields: tuple[str, ...]
    raw_csv: bool = False
    excel: bool = False


Value = str | tuple[str, ...] | None


def value_of(article: Article, field: str) -> Value:
    """A field of an article; `text` is its body."""
    value: Value = getattr(article, "body" if field == "text" else field)
    return value


def cell_of(article: Article, field: str) -> str:
    """The same for a table: several values are parted by a semicolon."""
    value = value_of(article, field)
    return value or "" if isinstance(value, str | None) else "; ".join(value)
