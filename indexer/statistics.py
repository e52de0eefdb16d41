"""Figures of an archive."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from indexer.engine.commits.snapshot import Snapshot, place
from indexer.engine.storage.columns import SUSPICIOUS, UNDATED
from indexer.engine.storage.document_store import unpacked
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.records.report import Stats
from indexer.records.scrape import Failure
from indexer.records.search import most_frequent_first


def stats(snapshot: Snapshot) -> Stats:
    """Count what the archive holds."""
    catalog = snapshot.commit.catalog
    starts = np.concatenate(
        [segment.columns["start"][_live(segment)] for segment in snapshot.segments] or [np.zeros(0, np.int64)]
    )
    dated = starts[starts != UNDATED]
    sources: Counter[str] = Counter()
    suspicious = []
    for segment in snapshot.segments:
        live = _live(segment)
        names = segment.columns.names("source")
        sources.update({names.values[n].decode(): int(count) for n, count in enumerate(names.counts(live)) if count})
        for document in live[segment.columns["flags"][live] & SUSPICIOUS > 0].tolist():
            id = segment.columns.id(document)
            suspicious.append((id, unpacked(id, segment.stored[document]).suspicious or ""))
    return Stats(
        articles=snapshot.live_count,
        forms=len(snapshot.frequencies()),
        tokens=sum(int(segment.total_lengths(group).sum()) for segment in snapshot.segments for group in FIELD_GROUPS),
        segments=len(snapshot.segments),
        deleted=snapshot.count - snapshot.live_count,
        bytes_on_disk=sum(map(_size, snapshot.commit.folder.iterdir())),
        generation=snapshot.commit.generation,
        analyser=catalog.analyser,
        roots=tuple(root for root in catalog.roots if root),
        oldest=_day(int(dated.min())) if len(dated) else None,
        newest=_day(int(dated.max())) if len(dated) else None,
        undated=len(starts) - len(dated),
        sources=tuple(most_frequent_first(sources)),
        failures=tuple(
            Failure(str(place(catalog.roots[file.root], file.path)), file.failure)
            for file in catalog.files
            if file.failure
        ),
        suspicious=tuple(suspicious),
    )


def _size(path: Path) -> int:
    """Return how many bytes a file has, none where a writer has just removed it."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _live(segment: SegmentReader) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.flatnonzero(segment.live) if segment.live is not None else np.arange(segment.count)


def _day(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).date().isoformat()
