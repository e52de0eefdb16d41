from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given

import indexer.engine.storage.minhash
from indexer.engine.storage.documents import Document
from indexer.engine.storage.minhash import ROWS, SIZE, WORDS, Signatures
from tests.support.invented import FEW, archives, built, document
from tests.support.mould import edited, text, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("signatures")


def signatures(folder: Path, *documents: Document) -> Signatures:
    return built(folder, documents).signatures


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[ahead:] for ahead in range(WORDS)), strict=False))


@FEW
@given(archives())
def test_a_signature_depends_on_its_own_article_alone(folder: Path, documents: list[Document]) -> None:
    together = built(folder, documents).signatures
    assert together.shape == (len(documents), SIZE)
    for number, some in enumerate(documents):
        assert np.array_equal(together[number], signatures(folder, some)[0])


def test_a_signature_does_not_depend_on_how_many_are_made_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [document(str(n), text(n, 7 * n)) for n in range(12)]
    whole = signatures(folder, *documents)
    monkeypatch.setattr(indexer.engine.storage.minhash, "DOCUMENTS_AT_ONCE", 5)
    assert np.array_equal(signatures(folder, *documents), whole)


def test_equal_rows_tell_how_much_two_texts_share(folder: Path) -> None:
    random, errors = Random(7), []
    for number in range(60):
        one = words(number, random.randint(30, 300))
        other = one.copy()
        for place in random.sample(range(len(one)), random.randint(0, len(one) // 4)):
            other[place] = f"inne{place}"
        rows = signatures(folder, document("1", body=" ".join(one)), document("2", body=" ".join(other)))
        shared = len(runs(one) & runs(other)) / len(runs(one) | runs(other))
        errors.append((rows[0, :ROWS] == rows[1, :ROWS]).mean() - shared)
    assert abs(np.mean(errors)) < 0.02
    assert np.std(errors) < 0.07


def test_captions_capitals_and_the_division_into_field_do_not_matter(folder: Path) -> None:
    body = text(1)
    first, _, rest = body.partition(" ")
    rows = signatures(
        folder,
        document("1", body=body),
        document("2", body=body, captions=(text(2),)),
        document("3", body=body.upper()),
        document("4", first, rest),
        document("5", body=edited(1, 1)),
    )
    assert all(np.array_equal(rows[0], row) for row in rows[1:4])
    assert not np.array_equal(rows[0], rows[4])


def test_a_text_too_short_for_one_run_has_no_signature(folder: Path) -> None:
    rows = signatures(folder, document("1", "Most", "Tczew"), document("2"), document("3", "Most", "w Tczewie"))
    assert not rows[:2].any()
    assert rows[2].any()
