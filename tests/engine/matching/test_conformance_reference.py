"""Our evaluation on whole arrays against the same search done by brute force.

Where Whoosh's own searcher is wrong the brute force is right: `Require` that excludes, `AndNot` that lets an excluded
document through, `And` that scores a negated part, compounds of one part and expansions to one term that lose their
boost, `constantscore` that is not constant, `Otherwise` that is decided segment by segment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.query import Query

from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.matching.ranking import BM25, Weighting
from indexer.engine.matching.top_documents import collect, facet
from indexer.engine.storage.documents import seconds_of
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.whoosh_api.query_translation import translated
from indexer.engine.whoosh_api.scoring import BM25F
from tests.support import queries_of_ours, queries_of_whoosh
from tests.support.brute_force import OURS, WHOOSHS, BruteForce, Formula, Word
from tests.support.histories import History, histories, write_with_prasowka

EVERYTHING = 1000
FORMULAS = st.sampled_from([(BM25(), OURS), (BM25F(), WHOOSHS)])


@contextmanager
def opened(history: History) -> Iterator[tuple[Snapshot, History]]:
    """An index with this history, and the history with the documents that merges have left there."""
    with TemporaryDirectory() as folder:
        write_with_prasowka(Path(folder), history)
        snapshot = open_snapshot(Path(folder))
        yield snapshot, history.as_in(snapshot)


def known_forms(history: History) -> list[str]:
    """The forms of an index, those of deleted documents too."""
    book = BruteForce(history, OURS)
    return sorted({form for texts in book.texts for forms in texts.values() for form in forms}) or ["i"]


def by_the_book(history: History) -> BruteForce:
    known = known_forms(history)

    def word_of(term: MergedTerm) -> Word:
        fields = zip(FIELD_GROUPS[term.fields.group], term.fields.weights, strict=True)
        forms = queries_of_ours.forms_of(term, known)
        weights = {field: weight for field, weight in fields if weight}
        return Word(forms, weights, term.case_weights.weights) if term.case_weights else Word(forms, weights)

    return BruteForce(history, OURS, word_of)


def with_ids(book: BruteForce, scores: dict[int, float]) -> dict[str, float]:
    return {book.documents[number].article.id: score for number, score in scores.items()}


@settings(max_examples=50, deadline=None)
@given(histories(merging=True), st.lists(queries_of_whoosh.queries(), min_size=1, max_size=8), FORMULAS)
def test_whooshs_queries_are_answered_by_the_book(
    history: History, asked: list[Query], formulas: tuple[Weighting, Formula]
) -> None:
    weighting, formula = formulas
    with opened(history) as (snapshot, kept):
        book = BruteForce(kept, formula)
        for query in asked:
            ranking = collect(Evaluator(snapshot, weighting, translated), query, (), EVERYTHING, "relevance", None)
            found = dict(zip(map(snapshot.id, ranking.documents.tolist()), ranking.scores.tolist(), strict=True))
            assert found == pytest.approx(with_ids(book, book.answer(query)), abs=1e-4), query


@settings(max_examples=50, deadline=None)
@given(histories(merging=True), st.data())
def test_our_queries_are_answered_by_the_book(history: History, data: st.DataObject) -> None:
    with opened(history) as (snapshot, kept):
        known = known_forms(kept)
        book = by_the_book(kept)
        for query in data.draw(st.lists(queries_of_ours.queries(known), min_size=1, max_size=5)):
            filters = data.draw(st.lists(queries_of_ours.filters(), max_size=1))
            proximity = data.draw(queries_of_ours.proximities(known, EVERYTHING))
            ranking = collect(
                Evaluator(snapshot, BM25(), translated), query, filters, EVERYTHING, "relevance", proximity
            )
            right = book.answer(query)
            for one in filters:
                right = {number: score for number, score in right.items() if number in book.answer(one)}
            if proximity:
                right = {number: score + book.nearness(proximity, number) for number, score in right.items()}
            found = dict(zip(map(snapshot.id, ranking.documents.tolist()), ranking.scores.tolist(), strict=True))
            assert found == pytest.approx(with_ids(book, right), abs=1e-4), query
            assert ranking.total == len(right)
            assert ranking.scores.tolist() == sorted(ranking.scores.tolist(), reverse=True)


@settings(max_examples=25, deadline=None)
@given(histories(merging=True), st.data())
def test_the_order_is_the_same_whatever_the_limit(history: History, data: st.DataObject) -> None:
    with opened(history) as (snapshot, kept):
        known = known_forms(kept)
        query = data.draw(queries_of_ours.queries(known))
        proximity = data.draw(queries_of_ours.proximities(known, depth=4))
        sort = data.draw(st.sampled_from(("relevance", "newest", "oldest")))

        def ranked(limit: int) -> list[int]:
            documents: list[int] = collect(
                Evaluator(snapshot, BM25(), translated), query, (), limit, sort, proximity
            ).documents.tolist()
            return documents

        everything = ranked(EVERYTHING)
        assert [ranked(limit) for limit in range(1, 9)] == [everything[:limit] for limit in range(1, 9)]


@settings(max_examples=25, deadline=None)
@given(histories(merging=True), st.sampled_from(("newest", "oldest")), st.data())
def test_dates_sort_and_sources_are_counted_by_the_book(history: History, sort: str, data: st.DataObject) -> None:
    with opened(history) as (snapshot, kept):
        book = by_the_book(kept)
        query = data.draw(queries_of_ours.queries(known_forms(kept)))
        evaluator = Evaluator(snapshot, BM25(), translated)
        ranking = collect(evaluator, query, (), EVERYTHING, sort, None)
        articles = [book.documents[number].article for number in book.answer(query)]
        dated = sorted((article for article in articles if article.published), key=lambda article: article.id)
        dated.sort(key=lambda article: seconds_of(article.published)[0], reverse=sort == "newest")
        undated = sorted((article for article in articles if not article.published), key=lambda article: article.id)
        assert [snapshot.id(number) for number in ranking.documents] == [article.id for article in (*dated, *undated)]
        sources = [article.source for article in articles if article.source]
        assert facet(evaluator, ranking, "source") == {source: sources.count(source) for source in set(sources)}
