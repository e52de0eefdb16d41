"""Facets: how many of the articles found have each source, author, name, month or day."""

from collections import Counter
from datetime import UTC, datetime

from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.top_documents import Ranking, facet, periods
from indexer.engine.storage.columns import ENTITIES
from indexer.records.search import most_frequent_first

FACETS = ("source", "author", "agency", "month", "day", "person", "place", "org")
MOST_NAMES = 50
"""So many names of a facet are told: articles have thousands."""


def facet_of(
    evaluator: Evaluator, ranking: Ranking, name: str, most: int | None = MOST_NAMES
) -> tuple[tuple[str, int], ...]:
    """Return the values of a facet with their counts: dates in order, of all others the most frequent first.

    Of names `most` are told, None for all of them.
    """
    if name in ("month", "day"):
        starts, ends = periods(evaluator, ranking)
        dates = Counter(map(_month if name == "month" else _day, starts.tolist(), ends.tolist()))
        return tuple(sorted(dates.items()))
    counts = most_frequent_first(facet(evaluator, ranking, name))
    return tuple(counts[:most] if name in ENTITIES else counts)


def _day(start: int, end: int) -> str:
    """Return the day of a date, or only its month or year where the date tells no day."""
    first, last = (datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%d") for second in (start, end))
    return first if first == last else _month(start, end)


def _month(start: int, end: int) -> str:
    """Return the month of a date, or only its year where the date tells no month."""
    first, last = (datetime.fromtimestamp(second, UTC).strftime("%Y-%m") for second in (start, end))
    return first if first == last else first[:4]
