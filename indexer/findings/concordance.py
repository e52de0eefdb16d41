"""The concordance: every occurrence of a query in a line of its own, with the text on both sides of it.

(Key word in context, KWIC: Luhn 1960.)
"""

from collections.abc import Iterator
from datetime import date

from indexer.engine.commits.snapshot import Snapshot
from indexer.errors import UsageError
from indexer.findings.occurrences import ArticleOccurrences, Occurrence, occurrences
from indexer.messages import message
from indexer.polish.alphabet import alphabetical
from indexer.polish.tokens import TOKEN
from indexer.records.findings import ConcordanceLine
from indexer.records.search import Request
from indexer.search.results.search import Search

SORTS = ("articles", "left", "right")


def concordance(
    snapshot: Snapshot, request: Request, today: date, width: int, sort: str
) -> Iterator[list[ConcordanceLine]]:
    """Yield the lines of a request, some at once: as its articles come, or sorted by what stands beside the keyword.

    `width` is how many characters there are on each side, at most. Raises UsageError.
    """
    if sort not in SORTS:
        raise UsageError(message("Unknown order “{order}”. Possible: {orders}.", order=sort, orders=", ".join(SORTS)))
    if width < 0:
        raise UsageError(message("{argument} cannot be less than 0: {value}.", argument="width", value=width))
    found = occurrences(Search(snapshot, request, today))
    pieces = ([line for article in some for line in _lines(snapshot, article, width)] for some in found)
    return pieces if sort == "articles" else _sorted(pieces, sort)


def _sorted(pieces: Iterator[list[ConcordanceLine]], side: str) -> Iterator[list[ConcordanceLine]]:
    order = _left_to_right if side == "right" else _right_to_left
    yield sorted((line for some in pieces for line in some), key=order)


def _left_to_right(line: ConcordanceLine) -> tuple[str, ...]:
    """Return what a line is sorted by: the words behind the keyword, from it on."""
    return tuple(alphabetical(word) for word in TOKEN.findall(line.right))


def _right_to_left(line: ConcordanceLine) -> tuple[str, ...]:
    """Return the same of the words before the keyword, from it back."""
    return tuple(alphabetical(word) for word in reversed(TOKEN.findall(line.left)))


def _lines(snapshot: Snapshot, article: ArticleOccurrences, width: int) -> Iterator[ConcordanceLine]:
    stored, id = article.stored, snapshot.id(article.document)
    for place in article.places:
        yield ConcordanceLine(
            left=_before(place, width),
            keyword=_in_one_line(place.text[place.start : place.end]),
            right=_behind(place, width),
            id=id,
            title=stored.title,
            published=stored.published,
            source=stored.source,
            field=place.field,
            start=place.start,
            end=place.end,
        )


def _before(place: Occurrence, width: int) -> str:
    """Return up to `width` characters before an occurrence, without the word that begins before them."""
    text, first = place.text, max(place.start - width, 0)
    if first and not text[first - 1].isspace():
        while first < place.start and not text[first].isspace():
            first += 1
    return _in_one_line(text[first : place.start]).lstrip()


def _behind(place: Occurrence, width: int) -> str:
    """Return up to `width` characters behind an occurrence, without the word that ends behind them."""
    text, last = place.text, min(place.end + width, len(place.text))
    if last < len(text) and not text[last].isspace():
        while last > place.end and not text[last - 1].isspace():
            last -= 1
    return _in_one_line(text[place.end : last]).rstrip()


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ")
