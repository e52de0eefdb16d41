"""The timeline: how many of the articles found are of each day, week, month or year."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.query_nodes import Everything
from indexer.engine.matching.top_documents import collect
from indexer.engine.storage.array_ops import Ints
from indexer.engine.storage.columns import UNDATED
from indexer.errors import UsageError
from indexer.findings.periods import PERIODS, finest, name_of, numbers_of
from indexer.messages import message
from indexer.records.findings import Curve, Timeline
from indexer.records.search import Request, most_frequent_first
from indexer.search.results.search import Search

SPLITS = ("source", "author", "person")
MOST_CURVES = 8
"""So many curves a query is split into: those with the most articles."""

_Documents = Sequence[Ints]
"""Documents of every segment, as it numbers them."""


def timeline(snapshot: Snapshot, requests: Sequence[Request], by: str, split: str | None, today: date) -> Timeline:
    """Count the articles of several requests in periods of the same length, without a gap from the first to the last.

    With `split` a request has a curve for each of its most frequent sources, authors or people. All articles that match
    the filters of a request, whatever its query, are counted as well. Raises UsageError.
    """
    if by not in ("auto", *PERIODS):
        possible = ", ".join(("auto", *PERIODS))
        raise UsageError(message("Unknown period “{period}”. Possible: {periods}.", period=by, periods=possible))
    if split is not None and split not in SPLITS:
        raise UsageError(message("Unknown split “{split}”. Possible: {splits}.", split=split, splits=", ".join(SPLITS)))
    asked = [_Asked.of(snapshot, request, today, split) for request in requests]
    curves = [(one, label, documents) for one in asked for label, documents in one.parts]
    dates = [_dates(snapshot, documents) for _, _, documents in curves]
    by = finest([one for starts, ends in dates for one in (starts, ends)]) if by == "auto" else by
    counted = [_counts(starts, ends, by) for starts, ends in dates]
    present = [number for counts in counted for number in counts]
    periods = range(min(present), max(present) + 1) if present else range(0)
    totals = {id(one): _counts(*_dates(snapshot, one.everything), by) for one in asked}
    return Timeline(
        by,
        tuple(name_of(number, by) for number in periods),
        tuple(
            Curve(
                one.query,
                label,
                tuple(counts.get(number, 0) for number in periods),
                tuple(totals[id(one)].get(number, 0) for number in periods),
                undated=sum(map(len, documents)) - len(starts),
                imprecise=len(starts) - sum(counts.values()),
            )
            for (one, label, documents), (starts, _), counts in zip(curves, dates, counted, strict=True)
        ),
    )


class _Asked(NamedTuple):
    """A request: its query, what of it has a curve of its own, and all documents that its filters let through."""

    query: str
    parts: list[tuple[str, _Documents]]
    everything: _Documents

    @classmethod
    def of(cls, snapshot: Snapshot, request: Request, today: date, split: str | None) -> "_Asked":
        search = Search(snapshot, request, today)
        matching = search.matching()
        parts: list[tuple[str, _Documents]] = [("", matching)] if split is None else _split(snapshot, matching, split)
        through = collect(search.evaluator, Everything(), search.filters, 0, "newest", None).per_segment
        return cls(request.query, parts, through)


def _split(snapshot: Snapshot, matching: _Documents, column: str) -> list[tuple[str, _Documents]]:
    """Part documents by the most frequent names of a column; one may have several."""
    counts: dict[str, int] = {}
    for segment, documents in zip(snapshot.segments, matching, strict=True):
        names = segment.columns.names(column)
        per_value = names.counts(documents)
        for value in np.flatnonzero(per_value).tolist():
            name = names.values[value].decode()
            counts[name] = counts.get(name, 0) + int(per_value[value])
    return [
        (name, [_having(snapshot, number, column, name, documents) for number, documents in enumerate(matching)])
        for name, _ in most_frequent_first(counts)[:MOST_CURVES]
    ]


def _having(snapshot: Snapshot, segment: int, column: str, name: str, documents: Ints) -> Ints:
    names = snapshot.segments[segment].columns.names(column)
    number = names.values.find(name.encode())
    if number is None:
        return documents[:0]
    return np.intersect1d(documents, names.documents_with(np.array([number])), assume_unique=True)


def _dates(snapshot: Snapshot, matching: _Documents) -> tuple[Ints, Ints]:
    """Return the first and the last second of every date of the documents that have one."""
    pairs = list(zip(snapshot.segments, matching, strict=True))
    nothing = np.zeros(0, np.int64)
    starts = np.concatenate([nothing, *(segment.columns["start"][some] for segment, some in pairs)])
    ends = np.concatenate([nothing, *(segment.columns["end"][some] for segment, some in pairs)])
    return starts[starts != UNDATED], ends[starts != UNDATED]


def _counts(starts: Ints, ends: Ints, by: str) -> dict[int, int]:
    """Count, period by period, the dates that lie within one."""
    first, last = numbers_of(starts, by), numbers_of(ends, by)
    numbers, counts = np.unique(first[first == last], return_counts=True)
    return dict(zip(numbers.tolist(), counts.tolist(), strict=True))
