"""Whoosh's own searcher at the speed of whole arrays: a collector that it takes in place of its own."""

from pathlib import Path
from typing import Any

from whoosh import reading, scoring
from whoosh.collectors import Collector
from whoosh.reading import IndexReader
from whoosh.searching import Results

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import Commit
from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.ranking import Weighting
from indexer.engine.matching.top_documents import Ranking, collect
from indexer.engine.whoosh_api.codec import PressCodec
from indexer.engine.whoosh_api.query_translation import translated
from indexer.engine.whoosh_api.scoring import BM25F, WhooshBM25


class ArrayCollector(Collector):
    """Collects the `limit` best documents of any query of Whoosh's or ours, for `Searcher.search_with_collector`.

    The formula is the searcher's: `WhooshBM25` of this room, or Whoosh's BM25F without weights of fields.
    """

    def __init__(self, limit: int = 10) -> None:
        self._limit = limit
        self._snapshot: Snapshot
        self._ranking: Ranking

    def run(self) -> None:
        """Answer the query that the collector was prepared for."""
        self._snapshot = _snapshot(self.top_searcher.reader())
        evaluator = Evaluator(self._snapshot, _weighting(self.context.weighting), translated)
        self._ranking = collect(evaluator, self.q, (), self._limit, "relevance", None)
        self.finish()

    def count(self) -> int:
        """Return how many documents match."""
        return self._ranking.total

    def all_ids(self) -> list[int]:
        """Return the documents that match, rising."""
        per_segment = zip(self._snapshot.segments, self._ranking.per_segment, strict=True)
        return [document for segment, documents in per_segment for document in (documents + segment.base).tolist()]

    def results(self) -> Results:
        """Return Whoosh's results: the best documents, and how many there are in all."""
        documents, scores = self._ranking.documents.tolist(), self._ranking.scores.tolist()
        return self._results(list(zip(scores, documents, strict=True)))


def _snapshot(reader: IndexReader) -> Snapshot:
    """Return what a reader has opened as a snapshot."""
    readers = [leaf for leaf, _ in reader.leaf_readers() if isinstance(leaf, reading.SegmentReader)]
    for one in readers:
        if not isinstance(one.codec(), PressCodec):
            raise NotImplementedError(f"{one!r} is not a segment of Prasówka's")
    folder = Path(readers[0].storage().folder) if readers else Path()
    infos = tuple(one.segment() for one in readers)
    commit = Commit(folder, reader.generation() or 0, infos, Catalog())
    return Snapshot(commit, [one.codec().segment_reader(one.storage(), one.segment()) for one in readers])


def _weighting(model: Any) -> Weighting:
    """Return the formula of a weighting model for whole arrays."""
    if isinstance(model, (WhooshBM25, BM25F)):
        return model
    if type(model) is scoring.BM25F and not model._field_B:
        return BM25F(model.B, model.K1)
    raise NotImplementedError(f"{type(model).__name__} has no formula for whole arrays")
