import pytest
from whoosh import query
from whoosh.query import Query, Term
from whoosh.scoring import TF_IDF

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.ranking import BM25
from indexer.engine.whoosh_api.query_translation import translated
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import document, keys_of

MOST, TURTLE = Term("body", "most"), Term("body", "żółw")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("rewriting")
    with IndexWriter(folder, keys_of) as writer:
        writer.add(document("a", "Most", "most i żółw", published="2022-07"))
        writer.add(document("b", "", "żółw: most, most"))
        writer.add(document("c", "Żółw", ""))
        writer.commit(Catalog())
    return open_snapshot(folder)


def found(snapshot: Snapshot, asked: Query) -> str:
    documents = Evaluator(snapshot, BM25(), translated).matches(asked, 0).documents
    return "".join(snapshot.id(document) for document in documents.tolist())


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (query.SpanNear(MOST, TURTLE, slop=2), "a"),
        (query.SpanNear(MOST, TURTLE, slop=1, ordered=False), "b"),
        (query.Sequence([TURTLE, query.Prefix("body", "mo")]), "b"),
        (query.Ordered([TURTLE, MOST]), "b"),
        (query.Sequence([MOST, Term("title", "żółw")]), ""),
        (query.Sequence([MOST, Term("nowhere", "żółw")]), ""),
        (query.Phrase("nowhere", ["most", "i"]), ""),
        (query.Phrase("body", []), ""),
        (query.Every("nowhere"), ""),
        (query.Every("date"), "a"),
        (query.Prefix("nowhere", "m"), ""),
        (query.TermRange("id", "b", None), "bc"),
        (query.Prefix("title", ""), "ac"),
        (query.NumericRange("nowhere", 1, None), ""),
    ],
    ids=repr,
)
def test_what_is_found(snapshot: Snapshot, asked: Query, ids: str) -> None:
    assert found(snapshot, asked) == ids


@pytest.mark.parametrize(
    "asked",
    [
        query.Variations("body", "most"),
        query.Or([MOST, TURTLE], scale=0.5),
        query.SpanNear(MOST, TURTLE, slop=3, mindist=2),
        query.SpanFirst(MOST),
        query.Sequence([MOST, TURTLE, MOST], ordered=False),
        query.Sequence([MOST, query.And([TURTLE, MOST])]),
        query.Phrase("id", ["a", "b"]),
        query.WeightingQuery(MOST, TF_IDF()),
    ],
    ids=repr,
)
def test_what_is_not_evaluated_says_so(snapshot: Snapshot, asked: Query) -> None:
    with pytest.raises(NotImplementedError):
        found(snapshot, asked)
