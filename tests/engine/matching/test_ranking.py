from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.matching.ranking
from indexer import Article
from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.proximity import Pair, Proximity
from indexer.engine.matching.query_nodes import AllOf, FieldWeights, InSequence, MergedTerm, Picked, Query, Ranked
from indexer.engine.matching.ranking import BM25, Weighting, best_matches
from indexer.engine.matching.top_documents import collect
from indexer.engine.storage.documents import Document
from indexer.engine.whoosh_api.scoring import BM25F
from indexer.search.planning.query_terms import ExactWord
from tests.support.histories import History, write_with_prasowka
from tests.support.invented import document


def test_a_term_of_an_average_document_by_hand() -> None:
    formula = BM25()
    assert formula.inverse_document_frequency(1, 2) == pytest.approx(np.log(2))
    assert formula.scores(np.array([1.0]), np.array([10.0]), 10.0, 0.5) == pytest.approx([0.5])


def test_more_is_better_and_longer_is_worse() -> None:
    frequencies, lengths = np.array([1.0, 2.0, 1.0]), np.array([10.0, 10.0, 20.0])
    once, twice, diluted = BM25().scores(frequencies, lengths, 10.0, 1.0).tolist()
    assert diluted < once < twice


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_even_the_commonest_term_counts(found: int, more: int) -> None:
    assert BM25().inverse_document_frequency(found, found + more) > 0


WORDS = [f"słowo{number}" for number in range(14)]
ANYWHERE = FieldWeights("text", (2.0, 1.0, 1.0, 0.3))
SEGMENT = 250


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Two segments, some documents deleted; every word is rarer than the one before it."""
    random = Random(7)
    weights = [1 / (1 + place) ** 1.5 for place in range(len(WORDS))]
    documents = [
        Document(
            Article(
                f"{number}",
                title=" ".join(random.choices(WORDS, weights, k=random.randint(0, 2))),
                body=" ".join(random.choices(WORDS, weights, k=random.randint(1, 12))),
            ),
            root=0,
            file=f"{number}.txt",
            record="",
            fingerprint=number,
        )
        for number in range(2 * SEGMENT)
    ]
    folder = tmp_path_factory.mktemp("ranked")
    deleted = frozenset(str(number) for number in range(0, 2 * SEGMENT, 9))
    write_with_prasowka(folder, History((tuple(documents[:SEGMENT]), tuple(documents[SEGMENT:])), deleted, False))
    return open_snapshot(folder)


def test_equal_documents_of_different_segments_score_the_same(tmp_path: Path) -> None:
    """Floats are added up in one order, however many documents and whichever words a segment has."""

    def documents(first: int, same: int, others: Sequence[str]) -> tuple[Document, ...]:
        bodies = [" ".join(WORDS)] * same + [word for place, word in enumerate(others) for _ in range(place)]
        return tuple(document(f"{first + number}", body=body) for number, body in enumerate(bodies))

    parts = documents(0, 1, WORDS), documents(1000, 3, WORDS[::-2])
    write_with_prasowka(tmp_path, History(parts, frozenset(), False))
    snapshot = open_snapshot(tmp_path)
    random = Random(3)
    for _ in range(20):
        terms = tuple(ExactWord(word, ANYWHERE, random.random()) for word in WORDS)
        nearness = Proximity(tuple(map(Pair, terms, terms[1:])), 1.0, 5, 0.1, BM25(b=0.0), 200)
        counted = (True,) * len(terms)
        for query in (Ranked(should=terms, counted=counted), Ranked(must=terms, counted=counted), AllOf(terms)):
            found = collect(Evaluator(snapshot, BM25()), query, (), 4, "relevance", nearness)
            assert len(set(found.scores.tolist())) == 1


def words() -> st.SearchStrategy[MergedTerm]:
    return st.builds(ExactWord, st.sampled_from(WORDS), st.just(ANYWHERE), st.sampled_from((1.0, 1.3, 0.5)))


@st.composite
def ranked(draw: st.DrawFn) -> Ranked:
    phrases = st.builds(InSequence, st.tuples(words(), words()), st.integers(0, 3))
    should = tuple(draw(st.lists(words() | words() | phrases, max_size=10)))
    must = tuple(draw(st.lists(words(), max_size=1)))
    every_other = st.builds(Picked, st.just(lambda segment: np.arange(0, segment.count, 2)))
    filters: tuple[Query, ...] = tuple(draw(st.lists(every_other, max_size=1)))
    return Ranked(
        should,
        must,
        must_not=tuple(draw(st.lists(words(), max_size=1))),
        counted=tuple(draw(st.booleans()) for _ in (*must, *should)),
        coordination=draw(st.sampled_from((0.0, 0.3, 2.0))),
        boost=draw(st.sampled_from((1.0, 0.5))),
        filters=filters,
    )


@given(ranked(), st.integers(0, 25), st.sampled_from((BM25(), BM25F())))
def test_the_best_are_those_of_all_scored(snapshot: Snapshot, query: Ranked, limit: int, weighting: Weighting) -> None:
    for number in range(len(snapshot.segments)):
        clauses = Evaluator(snapshot, weighting).answer(query, (), number)
        best, expected = best_matches(clauses, limit), clauses.matches().top(limit)
        assert best.documents.tolist() == expected.documents.tolist()
        assert best.scores.tolist() == expected.scores.tolist()


@given(ranked(), st.integers(1, 25), st.floats(0, 1))
def test_what_scores_enough_is_not_missed(snapshot: Snapshot, query: Ranked, limit: int, share: float) -> None:
    for number in range(len(snapshot.segments)):
        clauses = Evaluator(snapshot, BM25()).answer(query, (), number)
        expected = clauses.matches().top(limit)
        at_least = share * float(expected.scores.max(initial=0.0))
        found = best_matches(clauses, limit, at_least)
        enough, kept = expected.only(expected.scores >= at_least), found.only(found.scores >= at_least)
        assert kept.documents.tolist() == enough.documents.tolist()
        assert kept.scores.tolist() == enough.scores.tolist()


@given(ranked())
def test_nothing_reaches_what_no_document_can_score(snapshot: Snapshot, query: Ranked) -> None:
    clauses = Evaluator(snapshot, BM25()).answer(query, (), 0)
    for at_least in (1e9, float("inf")):
        assert not (best_matches(clauses, 3, at_least).scores >= at_least).any()


@given(ranked(), st.sampled_from((0, 1 << 30)))
def test_many_documents_are_counted_as_few_are(snapshot: Snapshot, query: Ranked, many: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexer.engine.matching.ranking, "MANY", many)
        found = Evaluator(snapshot, BM25()).answer(query, (), 0)
        assert found.documents.numbers.tolist() == found.matches().documents.tolist()
    expected = Evaluator(snapshot, BM25()).answer(query, (), 0)
    assert best_matches(found, 5).documents.tolist() == best_matches(expected, 5).documents.tolist()
    assert found.documents.numbers.tolist() == expected.documents.numbers.tolist()


@given(ranked())
def test_deleted_documents_never_match(snapshot: Snapshot, query: Ranked) -> None:
    for number, segment in enumerate(snapshot.segments):
        assert segment.live is not None
        assert segment.live[Evaluator(snapshot, BM25()).answer(query, (), number).documents.numbers].all()


def test_no_document_scores_more_than_the_most(snapshot: Snapshot) -> None:
    for weighting in (BM25(), BM25F(), BM25(specificity=1.3)):
        for word in WORDS:
            clauses = Evaluator(snapshot, weighting).answer(ExactWord(word, ANYWHERE, 0.5), (), 0)
            assert 0 < clauses.matches().scores.max() <= clauses.clauses[0].most
