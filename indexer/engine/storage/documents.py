"""What the engine is given for every article, and how it stores one."""

from datetime import UTC, datetime

from indexer.engine.storage.columns import NOT_AN_ARTICLE, SUSPICIOUS, UNDATED
from indexer.engine.storage.document_store import packed
from indexer.polish.dates import period
from indexer.records.article import Article
from indexer.records.digest import hash64
from indexer.records.value import Value


class Document(Value):
    """An article and where it comes from.

    `root` numbers the root, `file` is the path below it, `record` names the record in the file; `fingerprint` is a
    64-bit hash of the content, `raw_digest` one of the record as the file has it, 0 where the file is no packet of
    records. `line` and `lines` are those of the reading; `added` is the generation of the commit that the article first
    came with.
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
    raw_digest: int = 0
    added: int = 0

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Return the text of every field, by group, in the order of the fields."""
        return texts_of(self.article)

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
            "raw_digest": self.raw_digest,
            "line": self.line,
            "added": self.added,
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
        """Return the article as it is stored."""
        return packed(self.article, self.lines, self.suspicious, self.record)


def texts_of(article: Article) -> dict[str, tuple[str, ...]]:
    """Return the text of every field of an article, by group, in the order of the fields."""
    return {
        "text": (article.title, article.lead, article.body, "\n".join(article.captions)),
        "names": (
            "\n".join(article.authors),
            article.source or "",
            "\n".join(article.agencies),
            article.url or "",
        ),
    }


def seconds_of(published: str | None) -> tuple[int, int]:
    """Return the first and the last second of a date, since 1970 in Polish local time."""
    if published is None:
        return UNDATED, UNDATED
    start, end = period(published)
    return _seconds(start), _seconds(end)


def _seconds(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp())
