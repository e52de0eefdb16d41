"""Folding: of every story only the article that ranks best is shown; the others that match are its copies."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.top_documents import Ranking
from indexer.engine.storage.array_ops import Ints


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
    for segment, matching, stories in zip(
        snapshot.segments, ranking.per_segment, _matching_stories(snapshot, ranking), strict=True
    ):
        among = np.flatnonzero(np.isin(stories, wanted))
        for document, story in zip(matching[among].tolist(), stories[among].tolist(), strict=True):
            if segment.base + document not in shown:
                ids[story].append(segment.columns.id(document))
    return [tuple(sorted(ids[story])) for story in wanted.tolist()]


def _stories_of(snapshot: Snapshot, documents: Ints) -> Ints:
    """Return the stories of documents of the whole index."""
    stories = np.zeros(len(documents), np.int64)
    for segment in snapshot.segments:
        here = (documents >= segment.base) & (documents < segment.base + segment.count)
        stories[here] = segment.columns["story"][documents[here] - segment.base]
    return stories


def _matching_stories(snapshot: Snapshot, ranking: Ranking) -> list[NDArray[np.uint32]]:
    """Return, segment by segment, the stories of all documents that match."""
    pairs = zip(snapshot.segments, ranking.per_segment, strict=True)
    return [segment.columns["story"][matching] for segment, matching in pairs]
