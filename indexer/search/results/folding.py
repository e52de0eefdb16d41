"""Folding: of every story only the article that ranks best is shown; the others that match are its copies."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.top_documents import Ranking

Ints = NDArray[np.int64]


def folded(snapshot: Snapshot, ranked: Callable[[int], Ranking], limit: int) -> Ranking:
    """Return the `limit` best documents of which no two are of one story.

    `ranked` gives as many of the best documents as it is asked for, always in the same order; it is asked for more
    until there are stories enough.
    """
    depth = 2 * limit
    while True:
        ranking = ranked(depth)
        stories = _stories_of(snapshot, ranking.documents)
        best = np.sort(np.unique(stories, return_index=True)[1])[:limit]
        if len(best) == limit or depth >= ranking.total:
            return ranking._replace(documents=ranking.documents[best], scores=ranking.scores[best])
        depth *= 2


def count_stories(snapshot: Snapshot, ranking: Ranking) -> int:
    """Return how many stories the matching documents belong to."""
    stories = _matching_stories(snapshot, ranking)
    seen = np.zeros(max((int(some.max()) + 1 for some in stories if len(some)), default=0), bool)
    for some in stories:
        seen[some] = True
    return int(np.count_nonzero(seen))


def copies(snapshot: Snapshot, ranking: Ranking, documents: Sequence[int]) -> list[tuple[str, ...]]:
    """Return, for each of some documents, the ids of the others of its story that match, in alphabetical order."""
    wanted = _stories_of(snapshot, np.array(documents, np.int64))
    ids: dict[int, list[str]] = {story: [] for story in wanted.tolist()}
    shown = set(documents)
    for leaf, matching, stories in zip(
        snapshot.leaves, ranking.on_leaf, _matching_stories(snapshot, ranking), strict=True
    ):
        among = np.flatnonzero(np.isin(stories, wanted))
        for document, story in zip(matching[among].tolist(), stories[among].tolist(), strict=True):
            if leaf.base + document not in shown:
                ids[story].append(leaf.columns.id(document))
    return [tuple(sorted(ids[story])) for story in wanted.tolist()]


def _stories_of(snapshot: Snapshot, documents: Ints) -> Ints:
    """Return the stories of documents of the whole index."""
    stories = np.zeros(len(documents), np.int64)
    for leaf in snapshot.leaves:
        here = (documents >= leaf.base) & (documents < leaf.base + leaf.count)
        stories[here] = leaf.columns["story"][documents[here] - leaf.base]
    return stories


def _matching_stories(snapshot: Snapshot, ranking: Ranking) -> list[NDArray[np.uint32]]:
    """Return, leaf by leaf, the stories of all documents that match."""
    pairs = zip(snapshot.leaves, ranking.on_leaf, strict=True)
    return [leaf.columns["story"][matching] for leaf, matching in pairs]
