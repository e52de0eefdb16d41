import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.matching.document_sets import Matches
from indexer.engine.matching.ranking import FixedClause
from indexer.engine.matching.upper_bounds import UpperBounds, are_between

COUNT = 30
SCORES = st.dictionaries(st.integers(0, COUNT - 1), st.floats(0.01, 50), max_size=COUNT)
CLAUSES = st.lists(st.tuples(SCORES, st.booleans()), min_size=1, max_size=12)


def bounds_and_totals(
    clauses: list[tuple[dict[int, float], bool]], coordination: float
) -> tuple[UpperBounds, np.ndarray]:
    """Return the upper bounds of some clauses, and what each document really scores."""
    total, matched, counted = np.zeros(COUNT), np.zeros(COUNT), [counts for _, counts in clauses]
    made = []
    for scores, counts in clauses:
        documents = np.array(sorted(scores), np.int64)
        matches = Matches(documents, np.array([scores[document] for document in documents.tolist()], np.float64))
        total[matches.documents] += matches.scores
        matched[matches.documents] += counts
        made.append(FixedClause(matches, COUNT))
    total *= 1 + coordination * (matched / max(sum(counted), 1)) ** 2
    sets, most = [clause.documents for clause in made], [clause.most for clause in made]
    return UpperBounds(sets, most, counted, coordination, 1.0, COUNT), total


@given(CLAUSES, st.floats(0, 2), st.floats(0, 1))
def test_no_document_with_a_lower_bound_reaches_the_score(clauses, coordination: float, share: float) -> None:
    bounds, total = bounds_and_totals(clauses, coordination)
    score = share * total.max()
    assert (bounds.of_documents[total >= max(score, 1e-9)] >= bounds.lowest_that_reaches(score)).all()


@given(CLAUSES)
def test_documents_without_a_match_have_no_bound(clauses) -> None:
    bounds, total = bounds_and_totals(clauses, 0.0)
    assert ((bounds.of_documents > 0) == (total > 0)).all()


@given(CLAUSES, st.integers(1, 40))
def test_the_lowest_likely_bound_is_one_that_a_match_may_have(clauses, limit: int) -> None:
    bounds, _ = bounds_and_totals(clauses, 0.5)
    assert 1 <= bounds.lowest_likely(bounds.of_documents, limit) <= max(int(bounds.of_documents.max()), 1)


@given(st.lists(st.integers(0, 255)), st.integers(1, 255), st.integers(1, 255))
def test_bounds_between_two(some: list[int], low: int, high: int) -> None:
    low, high = sorted((low, high))
    assert are_between(np.array(some, np.uint8), low, high).tolist() == [low <= bound < high for bound in some]
