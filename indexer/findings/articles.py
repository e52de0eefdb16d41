"""Articles: all that match a request, whole, as they are read."""

from collections.abc import Iterator
from datetime import date

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.storage.document_store import unpacked
from indexer.records.article import Article
from indexer.records.search import Request
from indexer.search.results.search import Search

ARTICLES_AT_ONCE = 256


def articles(snapshot: Snapshot, request: Request, today: date) -> Iterator[list[Article]]:
    """Yield the articles that match a request, in its order, some at once. Raises UsageError."""
    documents = Search(snapshot, request, today).all_in_order().tolist()
    some_at_once = (documents[first : first + ARTICLES_AT_ONCE] for first in range(0, len(documents), ARTICLES_AT_ONCE))
    return ([_article(snapshot, document) for document in some] for some in some_at_once)


def _article(snapshot: Snapshot, document: int) -> Article:
    segment, local = snapshot.segment_of(document)
    return unpacked(segment.columns.id(local), segment.stored[local]).article
