from pathlib import Path

import pytest
from hypothesis import given

from indexer.engine.storage.document_store import unpacked
from indexer.engine.storage.documents import Document
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.polish.tokens import TOKEN, form
from tests.support.invented import FEW, archives, built, postings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("builder")


def expected_postings(documents: list[Document], group: str) -> list[tuple[str, int, int, list[int]]]:
    """What stands where, by reading every text once more, word by word."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for number, some in enumerate(documents):
        for field, text in enumerate(some.texts()[group]):
            for position, spelling in enumerate(TOKEN.findall(text)):
                found.setdefault((form(spelling), number, field), []).append(position)
    return sorted((*where, positions) for where, positions in found.items())


@FEW
@given(archives())
def test_a_segment_holds_every_word_of_every_field(folder: Path, documents: list[Document]) -> None:
    segment = built(folder, documents)
    assert segment.count == len(documents)
    numbers = {n: n for n in range(segment.count)}
    for group in FIELD_GROUPS:
        expected = expected_postings(documents, group)
        assert sorted(postings(segment, group, numbers)) == expected
        totals = [sum(len(ps) for _, _, z, ps in expected if z == field) for field in range(len(FIELD_GROUPS[group]))]
        assert segment.total_lengths(group).tolist() == totals
        assert segment.document_lengths(group).tolist() == segment.lengths(group).sum(axis=1).tolist()


@FEW
@given(archives())
def test_articles_are_read_back(folder: Path, documents: list[Document]) -> None:
    segment = built(folder, documents)
    for number, some in enumerate(documents):
        stored = unpacked(segment.columns.id(number), segment.stored[number])
        assert stored.article == some.article
        assert (stored.lines, stored.suspicious, stored.record) == (some.lines, some.suspicious, some.record)


def test_no_document_at_all(folder: Path) -> None:
    segment = built(folder, [])
    assert segment.count == 0
    assert len(segment.lexicon.forms) == 0
