"""What goes with an article: its near-copies in order of time, articles like it, and what differs between two."""

from indexer import Archive, Hit, Request
from tui.differences import Change, count, differences
from tui.typeset_article import TypesetArticle, typeset_differences

MOST_SIMILAR = 20


def copies_of(archive: Archive, id: str) -> tuple[Hit, ...]:
    """Return an article and its near-copies, the oldest first. Raises the errors of `Archive.search`."""
    (itself,) = archive.search(Request("", ids=(id,), copies=True, snippets=False)).hits
    ids = (id, *itself.copies)
    return archive.search(Request("", limit=len(ids), sort="oldest", ids=ids, snippets=False)).hits


def similar_to(archive: Archive, id: str) -> tuple[Hit, ...]:
    """Return articles that speak of the same, the most similar first. Raises the errors of `Archive.similar`."""
    return archive.similar(id, Request("", limit=MOST_SIMILAR, fold=True)).hits


def compare(archive: Archive, id: str, other: str) -> TypesetArticle:
    """Set what differs between two articles. Raises the errors of `Archive.article`."""
    here, there = archive.article(id), archive.article(other)
    return typeset_differences(here, there, differences(here, there))


def changed_sentences(archive: Archive, id: str, other: str) -> tuple[int, int]:
    """Return how many sentences another article lacks, and how many it adds. Raises the errors of `Archive.article`."""
    compared = differences(archive.article(id), archive.article(other))
    return count(compared, Change.REMOVED), count(compared, Change.ADDED)
