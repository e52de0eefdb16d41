"""Reconciliation: what the articles that a file has now change in those that the index has of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.records.digest import hash64
from indexer.records.scrape import Failure, Reading, Unchanged
from indexer.updating.existing_articles import ExistingArticle


class Added(NamedTuple):
    """An article that the index does not have."""

    reading: Reading


class Replaced(NamedTuple):
    """An article that reads otherwise than when the index got it."""

    existing: ExistingArticle
    reading: Reading


class Removed(NamedTuple):
    """An article that its file does not have any more."""

    existing: ExistingArticle


Change = Added | Replaced | Removed | Failure


def reconcile(
    found: Iterable[Reading | Failure | Unchanged],
    existing: Sequence[ExistingArticle],
    was_read_whole: Callable[[], bool],
) -> Iterator[Change]:
    """Yield what the articles of a file change, as they are found; one that is as it was changes nothing.

    Articles are told apart by the names of their records. Whether the file `was_read_whole` is asked when all that is
    found has been taken: where it was not, what could be read of it before is better than nothing, and stays.
    """
    left: defaultdict[int, list[ExistingArticle]] = defaultdict(list)
    for article in existing:
        left[article.record].append(article)
    for some in found:
        if isinstance(some, Failure):
            yield some
            continue
        if isinstance(some, Unchanged):
            left[some.record].pop()
            continue
        before = left[hash64(some.record)]
        if not before:
            yield Added(some)
        elif (same := before.pop()).fingerprint != fingerprint(some):
            yield Replaced(same, some)
    if was_read_whole():
        for gone in left.values():
            yield from map(Removed, gone)


def fingerprint(reading: Reading) -> int:
    """Return a hash of all that the index keeps of a reading."""
    article = reading.article
    texts = (article.title, article.lead, article.body, article.published, article.source, article.url)
    several = (article.authors, article.agencies, article.captions, reading.lines, reading.line, reading.suspicious)
    return hash64("\x1f".join((*(text or "" for text in texts), repr(several))))
