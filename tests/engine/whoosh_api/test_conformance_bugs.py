"""Where Whoosh's own searcher is wrong and ours is not, each with the smallest example."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.query import And, AndNot, Not, Or, Otherwise, Prefix, Query, Require, Term
from whoosh.searching import Searcher

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.top_documents import collect
from indexer.engine.whoosh_api.query_translation import translated
from indexer.engine.whoosh_api.safe_index import PressIndex
from indexer.engine.whoosh_api.scoring import BM25F
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import document, keys_of

SEGMENTS = (
    (("a", "most żółw"), ("b", "most"), ("c", "łódź")),
    (("d", "żółw"), ("e", "most i żółw")),
)

most, turtle, boat = (Term("body", form) for form in ("most", "żółw", "łódź"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bugs")
    for segment in SEGMENTS:
        with IndexWriter(folder, keys_of) as writer:
            for id, body in segment:
                writer.add(document(id, body=body))
            writer.commit(Catalog())
    return folder


@pytest.fixture
def whooshs(folder: Path) -> Iterator[Searcher]:
    with PressIndex(folder).searcher(weighting=BM25F()) as searcher:
        yield searcher


@pytest.fixture
def snapshot(folder: Path) -> Snapshot:
    return open_snapshot(folder)


def ours(snapshot: Snapshot, query: Query) -> dict[str, float]:
    ranking = collect(Evaluator(snapshot, BM25F(), translated), query, (), 10, "relevance", None)
    return dict(zip(map(snapshot.id, ranking.documents.tolist()), ranking.scores.tolist(), strict=True))


def theirs(searcher: Searcher, query: Query) -> dict[str, float]:
    return {hit["id"]: hit.score for hit in searcher.search(query, limit=None)}


@pytest.mark.parametrize(
    ("query", "right", "wrong"),
    [
        pytest.param(Require(most, turtle), "ae", "be", id="Require excludes"),
        pytest.param(AndNot(most, turtle), "b", "be", id="AndNot begins with an excluded document"),
        pytest.param(Otherwise(boat, turtle), "c", "cde", id="Otherwise is decided segment by segment"),
    ],
)
def test_documents(snapshot: Snapshot, whooshs: Searcher, query: Query, right: str, wrong: str) -> None:
    assert sorted(ours(snapshot, query)) == list(right)
    assert sorted(theirs(whooshs, query)) == list(wrong)


def scores_of(parts: dict[str, float], factor: float = 1.0, plus: float = 0.0) -> object:
    return pytest.approx({id: factor * score + plus for id, score in parts.items()})


def test_what_is_negated_scores_nothing(snapshot: Snapshot, whooshs: Searcher) -> None:
    query = And([turtle, Not(boat)])
    assert ours(snapshot, query) == scores_of(ours(snapshot, turtle))
    assert theirs(whooshs, query) == scores_of(ours(snapshot, turtle), plus=1.0)


def test_a_compound_of_one_part_keeps_its_boost(snapshot: Snapshot, whooshs: Searcher) -> None:
    query = Or([turtle], boost=3.0)
    assert ours(snapshot, query) == scores_of(ours(snapshot, turtle), 3.0)
    assert theirs(whooshs, query) == scores_of(ours(snapshot, turtle))


def test_what_stands_for_one_term_keeps_its_boost(snapshot: Snapshot, whooshs: Searcher) -> None:
    query = Prefix("body", "żó", boost=3.0, constantscore=False)
    assert ours(snapshot, query) == scores_of(ours(snapshot, turtle), 3.0)
    assert theirs(whooshs, query) == scores_of(ours(snapshot, turtle))


def test_a_constant_score_is_constant(snapshot: Snapshot, whooshs: Searcher) -> None:
    query = Prefix("body", "żó", boost=3.0)
    assert set(ours(snapshot, query).values()) == {3.0}
    assert theirs(whooshs, query) == scores_of(ours(snapshot, turtle))
