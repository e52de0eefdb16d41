"""Folding: of near-copies only the article that ranks best is shown; the others that match are its copies.

The index numbers the groups of near-copies: an article without any is a group of its own.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.top_documents import Ranking
from indexer.engine.storage.array_ops import Ints


def folded(snapshot: Snapshot, ranked: Callable[[int], Ranking], limit: int) -> Ranking:
    """Return the `limit` best documents of which no two are near-copies.

    `ranked` gives as many of the best documents as it is asked for, always in the same order; it is asked for more
    until there are enough.
    """
    depth = 2 * limit
    while True:
        ranking = ranked(depth)
        groups = _groups_of(snapshot, ranking.documents)
        best = np.sort(np.unique(groups, return_index=True)[1])[:limit]
        if len(best) == limit or depth >= ranking.total:
            return ranking._replace(documents=ranking.documents[best], scores=ranking.scores[best])
        depth *= 2


def count_groups(snapshot: Snapshot, ranking: Ranking) -> int:
    """Return how many groups of near-copies the matching documents are in."""
    groups = _groups_per_segment(snapshot, ranking)
    seen = np.zeros(max((int(some.max()) + 1 for some in groups if len(some)), default=0), bool)
    for some in groups:
        seen[some] = True
    return int(np.count_nonzero(seen))


def copies(snapshot: Snapshot, ranking: Ranking, documents: Sequence[int]) -> list[tuple[str, ...]]:
    """Return, for each of some documents, the ids of its near-copies that match, in alphabetical order."""
    wanted = _groups_of(snapshot, np.array(documents, np.int64))
    ids: dict[int, list[tuple[int, str]]] = {group: [] for group in wanted.tolist()}
    for segment, matching, groups in zip(
        snapshot.segments, ranking.per_segment, _groups_per_segment(snapshot, ranking), strict=True
    ):
        among = np.flatnonzero(np.isin(groups, wanted))
        for document, group in zip(matching[among].tolist(), groups[among].tolist(), strict=True):
            ids[group].append((segment.base + document, segment.columns.id(document)))
    return [
        tuple(sorted(id for other, id in ids[group] if other != document))
        for document, group in zip(documents, wanted.tolist(), strict=True)
    ]


def _groups_of(snapshot: Snapshot, documents: Ints) -> Ints:
    """Return the groups of documents of the whole index."""
    groups = np.zeros(len(documents), np.int64)
    for segment in snapshot.segments:
        here = (documents >= segment.base) & (documents < segment.base + segment.count)
        groups[here] = segment.columns["copy_group"][documents[here] - segment.base]
    return groups


def _groups_per_segment(snapshot: Snapshot, ranking: Ranking) -> list[NDArray[np.uint32]]:
    """Return, segment by segment, the groups of all documents that match."""
    pairs = zip(snapshot.segments, ranking.per_segment, strict=True)
    return [segment.columns["copy_group"][matching] for segment, matching in pairs]
