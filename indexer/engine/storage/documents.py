"""What the engine is given for every article, and how it stores one."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from indexer.engine.storage.columns import NOT_AN_ARTICLE, SUSPICIOUS, UNDATED
from indexer.polish.dates import period
from indexer.records.article import Article
from indexer.records.value import Value

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_READ = json.JSONDecoder()


class Document(Value):
    """An article and where it comes from.

    `root` numbers the root, `file` is the path below it, `record` names the record in the file; `fingerprint` is a
    64-bit hash of the content. `line` and `lines` are those of the reading.
    """

    article: Article
    root: int
    file: str
    record: str
    fingerprint: int
    line: int = 1
    lines: tuple[int, ...] = ()
    is_article: bool = True
    suspicious: str | None = None

    def zones(self) -> dict[str, tuple[str, ...]]:
        """Return the text of every zone, by family, in the order of the zones."""
        return zones_of(self.article)

    def numbers(self) -> dict[str, int]:
        """Return the values of the columns of numbers."""
        start, end = seconds_of(self.article.published)
        flags = (not self.is_article) * NOT_AN_ARTICLE | (self.suspicious is not None) * SUSPICIOUS
        return {
            "start": start,
            "end": end,
            "root": self.root,
            "record": hash64(self.record),
            "fingerprint": self.fingerprint,
            "line": self.line,
            "flags": flags,
        }

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return the values of the columns of names."""
        article = self.article
        return {
            "source": (article.source,) if article.source else (),
            "author": article.authors,
            "agency": article.agencies,
            "file": (self.file,),
        }

    def packed(self) -> bytes:
        """Return the article as it is stored: JSON with all that is short, title, lead and body, parted by newlines."""
        article = self.article
        short = (
            len(article.title),
            len(article.lead),
            article.authors,
            article.published,
            article.source,
            article.agencies,
            article.url,
            article.captions,
            self.lines,
            self.suspicious,
            self.record,
        )
        return "\n".join((_JSON.encode(short), article.title, article.lead, article.body)).encode()


def zones_of(article: Article) -> dict[str, tuple[str, ...]]:
    """Return the text of every zone of an article, by family, in the order of the zones."""
    return {
        "text": (article.title, article.lead, article.body, "\n".join(article.captions)),
        "names": (
            "\n".join(article.authors),
            article.source or "",
            "\n".join(article.agencies),
            article.url or "",
        ),
    }


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


def hash64(text: str) -> int:
    """Return a hash of a text that is the same on every machine, as an unsigned 64-bit number."""
    import hashlib  # loads a library of ciphers, and no search hashes anything

    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def seconds_of(published: str | None) -> tuple[int, int]:
    """Return the first and the last second of a date, since 1970 in Polish local time."""
    if published is None:
        return UNDATED, UNDATED
    start, end = period(published)
    return _seconds(start), _seconds(end)


def _seconds(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp())
