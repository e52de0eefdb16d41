"""Whoosh's searcher with our collector finds what it finds with its own."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields, scoring
from whoosh.index import create_in
from whoosh.query import And, Every, Or, Term

from indexer.engine.commits.catalog import Catalog
from indexer.engine.whoosh_api.collector import ArrayCollector
from indexer.engine.whoosh_api.safe_index import PressIndex
from indexer.engine.whoosh_api.scoring import BM25F, WhooshBM25
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.histories import History, histories, write_with_prasowka
from tests.support.invented import document, keys_of
from tests.support.queries_of_whoosh import forms

WEIGHTINGS = st.sampled_from([scoring.BM25F(), scoring.BM25F(B=0.5, K1=2.0), BM25F(), BM25F(B=0.2)])
terms = st.builds(Term, st.sampled_from(("title", "body")), forms)
several = st.lists(terms, min_size=2, max_size=3)


@settings(max_examples=40, deadline=None)
@given(histories(), terms | several.map(Or) | several.map(And), WEIGHTINGS)
def test_both_collectors_find_and_score_the_same(
    history: History, query: Term | Or | And, weighting: scoring.WeightingModel
) -> None:
    with TemporaryDirectory() as folder:
        write_with_prasowka(Path(folder), history)
        with PressIndex(Path(folder)).searcher(weighting=weighting) as searcher:
            whooshs = searcher.search(query, limit=None)
            collector = ArrayCollector(limit=3)
            searcher.search_with_collector(query, collector)
            results = collector.results()
            assert len(results) == collector.count() == len(whooshs)
            assert set(collector.all_ids()) == {hit.docnum for hit in whooshs}
            assert [hit.score for hit in results] == pytest.approx([hit.score for hit in whooshs][:3], abs=1e-4)
            right = {hit["id"]: hit.score for hit in whooshs}
            assert {hit["id"]: hit.score for hit in results} == pytest.approx(
                {hit["id"]: right[hit["id"]] for hit in results}, abs=1e-4
            )


@pytest.mark.parametrize("weighting", [WhooshBM25(), WhooshBM25(k1=0.9, b=0.4)])
def test_our_formula_serves_both_where_lengths_are_not_rounded(tmp_path: Path, weighting: WhooshBM25) -> None:
    with IndexWriter(tmp_path, keys_of) as writer:
        for body in ("most", "most nad Wisłą", "most za mostem, most przed mostem", "żółw"):
            writer.add(document(body, "Most", body))
        writer.commit(Catalog())
    with PressIndex(tmp_path).searcher(weighting=weighting) as searcher:
        collector = ArrayCollector()
        for query in (Term("body", "most"), Or([Term("body", "most"), Term("body", "żółw")]), Term("id", "most")):
            searcher.search_with_collector(query, collector)
            right = [(hit["id"], pytest.approx(hit.score)) for hit in searcher.search(query, limit=None)]
            assert [(hit["id"], hit.score) for hit in collector.results()] == right


@pytest.fixture
def empty(tmp_path: Path) -> PressIndex:
    with IndexWriter(tmp_path, lambda forms, capitals: ()) as writer:
        writer.commit(Catalog())
    return PressIndex(tmp_path)


def test_an_empty_index_has_no_results(empty: PressIndex) -> None:
    with empty.searcher() as searcher:
        collector = ArrayCollector()
        searcher.search_with_collector(Every(), collector)
        assert collector.results().is_empty()


@pytest.mark.parametrize("weighting", [scoring.TF_IDF(), scoring.BM25F(title_B=0.1)], ids=["TF_IDF", "fields"])
def test_other_formulas_are_refused(empty: PressIndex, weighting: scoring.WeightingModel) -> None:
    with empty.searcher(weighting=weighting) as searcher, pytest.raises(NotImplementedError, match="no formula"):
        searcher.search_with_collector(Every(), ArrayCollector())


def test_other_codecs_are_refused(tmp_path: Path) -> None:
    index = create_in(str(tmp_path), fields.Schema(title=fields.TEXT))
    with index.writer() as writer:
        writer.add_document(title="Most")
    with index.searcher() as searcher, pytest.raises(NotImplementedError, match="not a segment"):
        searcher.search_with_collector(Every(), ArrayCollector())
