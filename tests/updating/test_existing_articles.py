from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.records.digest import hash64
from indexer.updating.existing_articles import ExistingArticles
from tests.support.invented import FEW, built, document

PLACES = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(("a.jsonl", "b.jsonl", "ż.txt"))), max_size=8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("residents")


@FEW
@given(PLACES, st.integers(0, 8), st.sets(st.integers(0, 7)))
def test_live_documents_are_found_by_their_file(
    folder: Path, places: list[tuple[int, str]], cut: int, deleted: set[int]
) -> None:
    documents = [
        document(f"id-{number}").replaced(root=root, file=file, record=f"r-{number}", fingerprint=number)
        for number, (root, file) in enumerate(places)
    ]
    segments = [built(folder, documents[:cut]), built(folder, documents[cut:])]
    for number in deleted:
        if number < len(documents):
            segment, first = (segments[0], 0) if number < cut else (segments[1], cut)
            segment.info.delete_documents(np.array([number - first]))
    existing = ExistingArticles(segments)
    for place in {*places, (0, "brak.txt")}:
        expected = [number for number, other in enumerate(places) if other == place and number not in deleted]
        found = existing.of(*place)
        assert [article.id for article in found] == [f"id-{number}" for number in expected]
        assert [article.fingerprint for article in found] == expected
        assert [article.record for article in found] == [hash64(f"r-{number}") for number in expected]
        assert all(article.key == place for article in found)
    for number in range(len(documents)):
        article = existing.find(f"id-{number}")
        assert (article is None) == (number in deleted)
    assert existing.find("id-99") is None
