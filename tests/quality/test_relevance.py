"""The measuring of relevance, on figures that can be worked out by hand."""

from math import log2
from pathlib import Path

import pytest

from indexer import Archive, Request
from indexer.search.planning import question, ranking_constants
from tests.quality.relevance import changed, figures, measure, read_topics


def test_figures_of_a_perfect_a_middling_and_a_missed_query() -> None:
    relevant = {"a": frozenset({"1"}), "b": frozenset({"1", "2"}), "c": frozenset({"1"})}
    got = figures(relevant, {"a": ["1", "9"], "b": ["9", "2", "8", "1"]})
    middling = (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3))
    assert got.ndcg == pytest.approx((1 + middling + 0) / 3)
    assert got.mrr == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert got.recall_10 == got.recall_100 == pytest.approx(2 / 3)


def test_what_stands_below_the_tenth_place_counts_for_recall_at_100_alone() -> None:
    got = figures({"a": frozenset({"x"})}, {"a": [*map(str, range(10)), "x"]})
    assert (got.ndcg, got.mrr, got.recall_10, got.recall_100) == (0, 0, 0, 1)


def test_topics_are_read_without_those_judged_irrelevant(tmp_path: Path) -> None:
    (tmp_path / "queries.tsv").write_text("q1\tmost w Tczewie\n", "utf-8")
    (tmp_path / "qrels.txt").write_text("q1 0 a.txt 1\nq1 0 b.txt 0\nq1 0 c.txt 2\n", "utf-8")
    topics = read_topics(tmp_path)
    assert topics.queries == {"q1": "most w Tczewie"}
    assert topics.relevant == {"q1": frozenset({"a.txt", "c.txt"})}


def test_a_set_is_measured_through_the_archive(sample_archive: Archive, tmp_path: Path) -> None:
    best = sample_archive.search(Request("Łukaszenka", snippets=False)).hits[0].id
    (tmp_path / "queries.tsv").write_text("q1\tŁukaszence\n", "utf-8")
    (tmp_path / "qrels.txt").write_text(f"q1 0 {best} 1\n", "utf-8")
    topics = read_topics(tmp_path)
    assert measure(sample_archive, topics).recall_10 == 1
    assert measure(sample_archive, topics, unaccented=True).recall_10 == 1


def test_constants_are_changed_where_they_are_used_and_only_for_a_while() -> None:
    with changed(PROXIMITY=7.0):
        assert vars(question)["PROXIMITY"] == 7.0
    assert vars(question)["PROXIMITY"] == ranking_constants.PROXIMITY != 7.0
