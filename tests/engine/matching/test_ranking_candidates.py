"""Candidates found among the postings are those that a look at every document finds."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import FieldWeights, MergedTerm, Picked, Ranked
from indexer.engine.matching.ranking import BM25, BoundedPostings
from indexer.search.planning.query_terms import ExactWord
from tests.support.histories import History, write_with_prasowka
from tests.support.invented import document

WORDS = ("most", "rzeka", "żółw", "zamek")
ANYWHERE, TITLE = FieldWeights("text", (2.0, 1.0, 1.0, 0.3)), FieldWeights("text", (1.0, 0.0, 0.0, 0.0))
COUNT = 300


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """One segment, some of its documents deleted."""
    random = Random(5)
    documents = [
        document(str(number), random.choice(WORDS), " ".join(random.choices(WORDS, k=random.randint(0, 4))))
        for number in range(COUNT)
    ]
    folder = tmp_path_factory.mktemp("candidates")
    deleted = frozenset(str(number) for number in range(0, COUNT, 7))
    write_with_prasowka(folder, History((tuple(documents),), deleted, False))
    return open_snapshot(folder)


def words() -> st.SearchStrategy[MergedTerm]:
    return st.builds(ExactWord, st.sampled_from(WORDS), st.sampled_from((ANYWHERE, TITLE)))


def picked() -> st.SearchStrategy[Picked]:
    numbers = st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=9, unique=True)
    return numbers.map(sorted).map(lambda some: Picked(lambda segment: np.array(some, np.int64)))


@given(st.lists(words() | picked(), min_size=1, max_size=4), st.integers(1, 260), st.integers(0, 260))
def test_all_documents_with_such_bounds_are_found_and_their_postings(snapshot, several, low: int, size: int) -> None:
    query = Ranked(should=tuple(several), counted=(True,) * len(several))
    ranked = Evaluator(snapshot, BM25()).answer(query, (), 0)
    bounds = ranked.upper_bounds.of_documents
    high = min(low + size, ranked.upper_bounds.highest + 1)
    documents, postings = BoundedPostings(ranked, bounds).between(low, high)
    assert documents.numbers.tolist() == np.flatnonzero((bounds >= low) & (bounds < high)).tolist()
    again = Evaluator(snapshot, BM25()).answer(query, (), 0)
    assert ranked.scores(documents, postings).tolist() == again.scores(documents).tolist()
