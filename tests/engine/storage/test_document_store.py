from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.storage.document_store
from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.document_store import (
    Compressor,
    DocumentStore,
    DocumentStoreWriter,
    trained_dictionary,
    write_stored,
)

ARTICLES = st.lists(st.binary(max_size=200), max_size=8)
LIKE_EACH_OTHER = [f"Most numer {n} w Tczewie otwarto po {n * n} dniach remontu.".encode() * 9 for n in range(400)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stored")


def written(folder: Path, articles: list[bytes], dictionary: bytes = b"") -> DocumentStore:
    packed = [Compressor(dictionary).compress(article) for article in articles]
    (folder / "stored").unlink(missing_ok=True)  # somebody may still read the older one
    with ArrayFileWriter(folder / "stored") as file:
        write_stored(file, dictionary, np.array([len(some) for some in packed], np.int64), packed)
    return DocumentStore(ArrayFile(folder / "stored"))


@given(ARTICLES)
def test_articles_come_back_one_by_one(folder: Path, articles: list[bytes]) -> None:
    stored = written(folder, articles)
    assert [stored[n] for n in reversed(range(len(articles)))] == articles[::-1]


@given(ARTICLES)
def test_they_can_be_copied_compressed(folder: Path, articles: list[bytes]) -> None:
    stored = written(folder, articles)
    every = np.arange(len(articles))
    compressed = list(stored.all_compressed(every))
    assert [len(some) for some in compressed] == stored.sizes(every).tolist()
    assert compressed == [Compressor(b"").compress(article) for article in articles]


def test_a_shared_dictionary_makes_them_smaller(folder: Path) -> None:
    dictionary = trained_dictionary(LIKE_EACH_OTHER)
    assert dictionary
    with_it, without = written(folder, LIKE_EACH_OTHER, dictionary), written(folder, LIKE_EACH_OTHER)
    assert with_it.dictionary == dictionary
    assert with_it[123] == without[123] == LIKE_EACH_OTHER[123]
    assert with_it.sizes(np.arange(400)).sum() < without.sizes(np.arange(400)).sum()


@pytest.mark.parametrize("collected", [1, 100_000, 48_000_000])
def test_articles_stored_as_they_come_share_a_dictionary_of_the_first(
    folder: Path, collected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.engine.storage.document_store, "COLLECTED_BYTES", collected)
    (folder / "coming").unlink(missing_ok=True)
    with ArrayFileWriter(folder / "coming") as file:
        writer = DocumentStoreWriter(file, b"")
        for article in LIKE_EACH_OTHER:
            writer.add(article)
        writer.finish()
    stored = DocumentStore(ArrayFile(folder / "coming"))
    assert [stored[n] for n in range(400)] == LIKE_EACH_OTHER
    assert bool(stored.dictionary) == (collected > 1)


@pytest.mark.parametrize("samples", [[], [b"jeden"], [b""] * 100, [b"x"] * 63])
def test_too_few_or_too_poor_samples_give_none(samples: list[bytes]) -> None:
    assert trained_dictionary(samples) == b""
