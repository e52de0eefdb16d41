from pathlib import Path

import numpy as np
import pytest

from indexer.engine.commits.snapshot import open_snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.passage import Passage
from indexer.engine.matching.ranking import BM25
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import ExactWord
from tests.support.histories import History, write_with_prasowka
from tests.support.invented import document

RAIN = "Padał deszcz. " * 20
TERMS = (ExactWord("burmistrz", ANYWHERE), ExactWord("most", ANYWHERE))


@pytest.fixture
def evaluator(tmp_path: Path) -> Evaluator:
    articles = (
        document("apart", body=f"Most otwarto wczoraj. {RAIN} Burmistrz dziękował."),
        document("early", title="Uroczystość", body=f"Burmistrz otworzył most. {RAIN}"),
        document("late", title="Uroczystość", body=f"{RAIN} Burmistrz otworzył most."),
    )
    write_with_prasowka(tmp_path, History((articles,), frozenset(), False))
    return Evaluator(open_snapshot(tmp_path), BM25())


def scores(evaluator: Evaluator, coverage: float, early: float) -> list[float]:
    passage = Passage(TERMS, coverage, 10, early, 20.0)
    found: list[float] = passage.scores(evaluator, 0, np.arange(3)).tolist()
    return found


def test_one_stretch_that_has_all_words_counts_more(evaluator: Evaluator) -> None:
    apart, early, late = scores(evaluator, coverage=1.0, early=0.0)
    assert early == late > apart > 0


def test_early_words_count_more(evaluator: Evaluator) -> None:
    apart, early, late = scores(evaluator, coverage=0.0, early=1.0)
    assert early > apart > late > 0
