from pathlib import Path

import pytest
from hypothesis import given

from indexer.engine.storage.documents import Document, unpacked
from indexer.engine.storage.fields import FAMILIES
from indexer.polish.tokens import TOKEN, form
from tests.support.invented import FEW, archives, built, postings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("builder")


def expected_postings(documents: list[Document], family: str) -> list[tuple[str, int, int, list[int]]]:
    """What stands where, by reading every text once more, word by word."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for number, some in enumerate(documents):
        for zone, text in enumerate(some.zones()[family]):
            for position, spelling in enumerate(TOKEN.findall(text)):
                found.setdefault((form(spelling), number, zone), []).append(position)
    return sorted((*where, positions) for where, positions in found.items())


@FEW
@given(archives())
def test_a_segment_holds_every_word_of_every_zone(folder: Path, documents: list[Document]) -> None:
    leaf = built(folder, documents)
    assert leaf.count == len(documents)
    numbers = {n: n for n in range(leaf.count)}
    for family in FAMILIES:
        expected = expected_postings(documents, family)
        assert sorted(postings(leaf, family, numbers)) == expected
        totals = [sum(len(ps) for _, _, z, ps in expected if z == zone) for zone in range(len(FAMILIES[family]))]
        assert leaf.total_lengths(family).tolist() == totals
        assert leaf.document_lengths(family).tolist() == leaf.lengths(family).sum(axis=1).tolist()


@FEW
@given(archives())
def test_articles_are_read_back(folder: Path, documents: list[Document]) -> None:
    leaf = built(folder, documents)
    for number, some in enumerate(documents):
        stored = unpacked(leaf.columns.id(number), leaf.stored[number])
        assert stored.article == some.article
        assert (stored.lines, stored.suspicious, stored.record) == (some.lines, some.suspicious, some.record)


def test_no_document_at_all(folder: Path) -> None:
    leaf = built(folder, [])
    assert leaf.count == 0
    assert len(leaf.lexicon.forms) == 0
