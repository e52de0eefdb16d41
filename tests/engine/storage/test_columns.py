from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.columns import NOT_AN_ARTICLE, SUSPICIOUS, UNDATED
from indexer.engine.storage.documents import Document
from tests.support.invented import FEW, archives, built, document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("columns")


@FEW
@given(archives())
def test_every_value_of_every_document_is_kept(folder: Path, documents: list[Document]) -> None:
    columns = built(folder, documents).columns
    assert len(columns) == len(documents)
    for number, some in enumerate(documents):
        assert columns.id(number) == some.article.id
        for name, value in some.numbers().items():
            assert columns[name][number] == value, name
        for name, names in some.names().items():
            assert columns.names(name).of(number) == names, name


@FEW
@given(archives())
def test_documents_are_found_by_id(folder: Path, documents: list[Document]) -> None:
    columns = built(folder, documents).columns
    for number, some in enumerate(documents):
        assert columns.documents_with_id(some.article.id) == [number]
    assert columns.documents_with_id("kurier/") == []
    assert columns.documents_with_id("zzz") == []


def test_an_id_may_stand_twice_when_one_is_deleted(folder: Path) -> None:
    columns = built(folder, [document("b"), document("a"), document("b")]).columns
    assert columns.documents_with_id("b") == [0, 2]


@FEW
@given(archives(), st.data())
def test_names_are_counted(folder: Path, documents: list[Document], data: st.DataObject) -> None:
    column = built(folder, documents).columns.names("author")
    chosen = sorted(data.draw(st.sets(st.integers(0, len(documents) - 1)))) if documents else []
    values = [value.decode() for value in column.values]
    assert values == sorted({name for some in documents for name in some.article.authors})
    counts = column.counts(np.array(chosen, np.int64)).tolist()
    assert counts == [sum(value in documents[n].article.authors for n in chosen) for value in values]


@pytest.mark.parametrize(
    ("published", "seconds"),
    [
        (None, (UNDATED, UNDATED)),
        ("1970-01-01", (0, 86_399)),
        ("1969-12-31T23:59", (-60, -1)),
        ("1970", (0, 365 * 86_400 - 1)),
    ],
)
def test_a_date_is_the_period_that_it_names(folder: Path, published: str | None, seconds: tuple[int, int]) -> None:
    columns = built(folder, [document("a", published=published)]).columns
    assert (columns["start"][0], columns["end"][0]) == seconds


def test_flags_say_what_is_suspicious_and_what_is_no_article(folder: Path) -> None:
    article = document("a").article
    plain = Document(article, 0, "a", "", 0)
    odd = Document(article, 0, "a", "", 0, is_article=False, suspicious="mało tekstu")
    assert built(folder, [plain, odd]).columns["flags"].tolist() == [0, NOT_AN_ARTICLE | SUSPICIOUS]
