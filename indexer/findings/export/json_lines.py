"""JSON Lines: an article a line; with all fields it is read back into the same archive."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from indexer.findings.export.article_fields import ALL, Shape, value_of
from indexer.records.article import Article

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def jsonl(articles: Iterable[Article], file: BinaryIO, shape: Shape) -> None:
    """Write an object a line; `clean` tells an index that the text needs no cleaning."""
    clean = {"clean": True} if set(ALL) <= set(shape.fields) else {}
    for article in articles:
        record = {field: value_of(article, field) for field in shape.fields}
        file.write(f"{_ENCODE(record | clean)}\n".encode("utf-8", "surrogatepass"))
