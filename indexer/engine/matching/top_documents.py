"""Collecting the best documents of a query: how many match, the top of them in order, and facets."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet, Matches
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.proximity import Proximity
from indexer.engine.matching.query_nodes import Query
from indexer.engine.matching.ranking import RankedClauses, best_matches
from indexer.engine.storage.array_ops import Array, Floats, Ints, are_new
from indexer.engine.storage.columns import UNDATED
from indexer.engine.storage.segment_reader import SegmentReader


class Ranking(NamedTuple):
    """The documents of the whole index that match, best first as far as asked, and on every segment all that match."""

    documents: Ints
    scores: Floats
    matching: tuple[DocumentSet, ...]

    @property
    def total(self) -> int:
        """How many documents match."""
        return sum(map(len, self.matching))

    @property
    def per_segment(self) -> tuple[Ints, ...]:
        """The numbers of all that match, segment by segment."""
        return tuple(some.numbers for some in self.matching)


def collect(
    evaluator: Evaluator, query: Query, filters: Sequence[Query], limit: int, sort: str, proximity: Proximity | None
) -> Ranking:
    """Return the `limit` best documents; `sort` is "relevance", "newest" or "oldest".

    The order is the same whatever the limit: by score or date, then newest first, then by id.
    """
    found = [evaluator.answer(query, filters, number) for number in range(len(evaluator.snapshot.segments))]
    if sort == "relevance":
        documents, scores = _best(evaluator, found, limit, proximity)
    else:
        documents, scores = _by_date(evaluator, found, limit, newest=sort == "newest")
    return Ranking(documents, scores, tuple(clauses.documents for clauses in found))


def left_out_undated(evaluator: Evaluator, query: Query, filters: Sequence[Query], ranking: Ranking) -> int:
    """Count the documents that only their missing date keeps out of a ranking."""
    lenient = evaluator.with_undated()
    left_out = 0
    for number, (segment, found) in enumerate(zip(evaluator.snapshot.segments, ranking.per_segment, strict=True)):
        undated = segment.columns["start"] == UNDATED
        if undated.any():
            documents = lenient.answer(query, filters, number).documents.numbers
            left_out += int(undated[documents].sum()) - int(undated[found].sum())
    return left_out


def _best(
    evaluator: Evaluator, found: Sequence[RankedClauses], limit: int, proximity: Proximity | None
) -> tuple[Ints, Floats]:
    documents, scores, at_least = np.zeros(0, np.int64), np.zeros(0), -np.inf
    if not limit:
        return documents, scores
    depth = max(limit, proximity.depth) if proximity else limit
    for segment, clauses in zip(evaluator.snapshot.segments, found, strict=True):
        if len(scores) >= depth:
            at_least = np.partition(scores, -depth)[-depth]
        best = best_matches(clauses, depth, at_least)
        documents = np.concatenate((documents, best.documents + segment.base))
        scores = np.concatenate((scores, best.scores))
    if proximity and len(documents):
        near = _best_few(evaluator, documents, scores, proximity.depth)
        scores[near] += _nearness(evaluator, proximity, documents[near])
    order = _first(evaluator, documents, -scores, limit)
    return documents[order], scores[order]


def _best_few(evaluator: Evaluator, documents: Ints, scores: Floats, limit: int) -> Ints:
    """Return the rising places of the `limit` best of rising documents, of what ties with the last the first."""
    if len(documents) <= limit:
        return np.arange(len(documents))
    worst = np.partition(scores, -limit)[-limit]
    better, tied = np.flatnonzero(scores > worst), np.flatnonzero(scores == worst)
    chosen = _first(evaluator, documents[tied], scores[tied], limit - len(better))
    return np.sort(np.append(better, tied[chosen]))


def _nearness(evaluator: Evaluator, proximity: Proximity, documents: Ints) -> Floats:
    """Score the proximity of rising documents of the whole index."""
    on_leaves = enumerate(_by_segment(evaluator, documents))
    return np.concatenate([proximity.scores(evaluator, number, local) for number, (_, local) in on_leaves])


def _by_segment(evaluator: Evaluator, documents: Ints) -> Iterator[tuple[SegmentReader, Ints]]:
    """Yield every segment with those of the rising documents of the whole index that it has, as it numbers them."""
    for segment in evaluator.snapshot.segments:
        start, stop = documents.searchsorted((segment.base, segment.base + segment.count))
        yield segment, documents[start:stop] - segment.base


def _by_date(evaluator: Evaluator, found: Sequence[RankedClauses], limit: int, newest: bool) -> tuple[Ints, Floats]:
    """Sort by date; undated documents come last both ways."""
    documents, scores, keys = [], [], []
    for segment, clauses in zip(evaluator.snapshot.segments, found, strict=True):
        matching = clauses.documents.numbers
        dates = _date_keys(segment.columns["start"][matching], newest)
        best = Matches(matching, -dates.astype(np.float64)).top(limit).documents
        documents.append(best + segment.base)
        scores.append(clauses.scores(DocumentSet(segment.count, numbers=best)))
        keys.append(_date_keys(segment.columns["start"][best], newest))
    every = np.concatenate(documents or [np.zeros(0, np.int64)])
    order = _first(evaluator, every, np.concatenate(keys or [np.zeros(0, np.int64)]), limit)
    return every[order], np.concatenate(scores or [np.zeros(0)])[order]


def _date_keys(starts: Ints, newest: bool) -> Ints:
    last = np.iinfo(np.int64).max
    return np.where(starts == UNDATED, last, -starts if newest else starts)


def _first(evaluator: Evaluator, documents: Ints, keys: Array, limit: int) -> Ints:
    """Return the places of the first `limit` of rising documents, in order: by key, then newest first, then by id."""
    candidates = _up_to(keys, limit)
    keys = keys[candidates]
    order = keys.argsort()
    if not are_new(keys[order]).all():
        order = _in_order_of_ties(evaluator, documents[candidates], keys, limit)
    return candidates[order[:limit]]


def _up_to(keys: Array, limit: int) -> Ints:
    """Return the rising places of the `limit` lowest keys, with all that tie with the last of them."""
    if not 0 < limit < len(keys):
        return np.arange(len(keys))
    places: Ints = (keys <= np.partition(keys, limit - 1)[limit - 1]).nonzero()[0]
    return places


def _in_order_of_ties(evaluator: Evaluator, documents: Ints, keys: Array, limit: int) -> Ints:
    """Return the places of rising documents, the first `limit` of them in order, where keys alone do not tell it."""
    starts = [segment.columns["start"][local] for segment, local in _by_segment(evaluator, documents)]
    dates = _date_keys(np.concatenate(starts), newest=True)
    order = np.lexsort((dates, keys))
    keys, dates = keys[order], dates[order]
    runs = np.flatnonzero(are_new(keys) | are_new(dates))
    for start, stop in pairwise([*runs[: limit + 1].tolist(), len(order)]):
        if stop - start > 1 and start < limit:  # ids are fetched only where nothing else decides
            order[start:stop] = sorted(
                order[start:stop].tolist(), key=lambda place: evaluator.snapshot.id(documents.item(place))
            )
    return order


def facet(evaluator: Evaluator, ranking: Ranking, column: str) -> dict[str, int]:
    """Count how many of the matching documents have each name of a column."""
    counts: dict[str, int] = {}
    for segment, documents in zip(evaluator.snapshot.segments, ranking.per_segment, strict=True):
        names = segment.columns.names(column)
        per_value = names.counts(documents)
        for value in np.flatnonzero(per_value).tolist():
            name = names.values[value].decode()
            counts[name] = counts.get(name, 0) + int(per_value[value])
    return counts


def periods(evaluator: Evaluator, ranking: Ranking) -> tuple[Ints, Ints]:
    """Return the first and the last second of the date of every matching document that has one."""
    columns = list(zip(evaluator.snapshot.segments, ranking.per_segment, strict=True))
    nothing = np.zeros(0, np.int64)
    starts = np.concatenate([nothing, *(segment.columns["start"][some] for segment, some in columns)])
    ends = np.concatenate([nothing, *(segment.columns["end"][some] for segment, some in columns)])
    return starts[starts != UNDATED], ends[starts != UNDATED]
