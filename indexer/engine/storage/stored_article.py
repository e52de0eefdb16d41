"""An article as it is stored: JSON with all that is short, then title, lead and body, parted by newlines."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from indexer.records.article import Article

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_READ = json.JSONDecoder()


def packed(article: Article, lines: Sequence[int], suspicious: str | None, record: str) -> bytes:
    """Return an article as it is stored; the other arguments are as in `StoredArticle`."""
    short = (
        len(article.title),
        len(article.lead),
        article.authors,
        article.published,
        article.source,
        article.agencies,
        article.url,
        article.captions,
        lines,
        suspicious,
        record,
    )
    return "\n".join((_JSON.encode(short), article.title, article.lead, article.body)).encode()


class StoredArticle(NamedTuple):
    """An article read back, with the lines of its paragraphs in the scrape and the name of its record there."""

    article: Article
    lines: tuple[int, ...]
    suspicious: str | None
    record: str


class StoredFields(NamedTuple):
    """What is stored of an article, as it is read, for those who do not need all of it as an `Article`.

    `text` is title, lead and body, parted by newlines.
    """

    text: str
    lead_start: int
    body_start: int
    authors: Sequence[str]
    published: str | None
    source: str | None
    agencies: Sequence[str]
    url: str | None
    captions: Sequence[str]
    lines: Sequence[int]
    suspicious: str | None
    record: str

    @property
    def title(self) -> str:
        """The title of the article."""
        return self.text[: self.lead_start - 1]

    @property
    def lead(self) -> str:
        """The paragraphs of its lead."""
        return self.text[self.lead_start : self.body_start - 1]

    @property
    def body(self) -> str:
        """The paragraphs of its body."""
        return self.text[self.body_start :]


def fields_of(data: bytes) -> StoredFields:
    """Read what is stored of an article."""
    text = data.decode()
    (title_size, lead_size, *others), end = _READ.raw_decode(text)
    lead_start = title_size + 1
    return StoredFields(text[end + 1 :], lead_start, lead_start + lead_size + 1, *others)


def unpacked(id: str, data: bytes) -> StoredArticle:
    """Read an article back."""
    found = fields_of(data)
    authors, agencies, captions = tuple(found.authors), tuple(found.agencies), tuple(found.captions)
    about = (authors, found.published, found.source, agencies, found.url, captions)
    article = Article(id, found.title, found.lead, found.body, *about)
    return StoredArticle(article, tuple(found.lines), found.suspicious, found.record)
