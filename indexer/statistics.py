"""Figures of an archive."""

from collections import Counter
from datetime import UTC, datetime

import numpy as np

from indexer.engine.commits.catalog import place
from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.storage.columns import SUSPICIOUS, UNDATED
from indexer.engine.storage.documents import unpacked
from indexer.engine.storage.fields import FAMILIES
from indexer.engine.storage.segment import Leaf
from indexer.records.report import Stats
from indexer.records.scrape import Failure


def stats(snapshot: Snapshot) -> Stats:
    """Count what the archive holds."""
    ledger = snapshot.commit.ledger
    starts = np.concatenate([leaf.columns["start"][_live(leaf)] for leaf in snapshot.leaves] or [np.zeros(0, np.int64)])
    dated = starts[starts != UNDATED]
    sources: Counter[str] = Counter()
    suspicious = []
    for leaf in snapshot.leaves:
        live = _live(leaf)
        names = leaf.columns.names("source")
        sources.update({names.values[n].decode(): int(count) for n, count in enumerate(names.counts(live)) if count})
        for document in live[leaf.columns["flags"][live] & SUSPICIOUS > 0].tolist():
            id = leaf.columns.id(document)
            suspicious.append((id, unpacked(id, leaf.stored[document]).suspicious or ""))
    return Stats(
        articles=snapshot.live_count,
        forms=len(snapshot.frequencies()),
        tokens=sum(int(leaf.total_lengths(family).sum()) for leaf in snapshot.leaves for family in FAMILIES),
        segments=len(snapshot.leaves),
        deleted=snapshot.count - snapshot.live_count,
        bytes_on_disk=sum(path.stat().st_size for path in snapshot.commit.folder.iterdir() if path.is_file()),
        generation=snapshot.commit.generation,
        analyser=ledger.analyser,
        roots=tuple(root for root in ledger.roots if root),
        oldest=_day(int(dated.min())) if len(dated) else None,
        newest=_day(int(dated.max())) if len(dated) else None,
        undated=len(starts) - len(dated),
        sources=tuple(sorted(sources.items(), key=lambda item: (-item[1], item[0]))),
        failures=tuple(
            Failure(str(place(ledger.roots[file.root], file.path)), file.failure)
            for file in ledger.files
            if file.failure
        ),
        suspicious=tuple(suspicious),
    )


def _live(leaf: Leaf) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.flatnonzero(leaf.live) if leaf.live is not None else np.arange(leaf.count)


def _day(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).date().isoformat()
