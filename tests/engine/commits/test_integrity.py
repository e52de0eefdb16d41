from pathlib import Path

import pytest

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import write_commit
from indexer.engine.commits.integrity import reporting_damage
from indexer.errors import DamagedIndex, UnknownArticle
from tests.support.invented import built, document


@pytest.fixture
def index(tmp_path: Path) -> Path:
    write_commit(tmp_path, 0, (built(tmp_path, [document("a.txt", "Most")]).info,), Catalog())
    return tmp_path


def fail(index: Path, error: Exception) -> None:
    with reporting_damage(index):
        raise error


def test_a_fault_of_ours_stays_what_it_is(index: Path) -> None:
    with pytest.raises(IndexError, match="poza tablicą"):
        fail(index, IndexError("poza tablicą"))


@pytest.mark.parametrize("error", [IndexError(), ValueError(), MemoryError(), OSError()])
def test_over_a_damaged_file_any_error_is_put_down_to_it(index: Path, error: Exception) -> None:
    path = next(index.glob("*.arrays"))
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:8] + b"\xff" + data[9:])
    with pytest.raises(DamagedIndex) as told:
        fail(index, error)
    assert str(told.value).startswith(f"Plik indeksu {path.name} jest uszkodzony")
    assert str(told.value).endswith(f". Zbuduj indeks od nowa: prasowka index --index {index} --rebuild")
    assert told.value.__cause__ is error


def test_what_is_known_to_be_damage_gets_the_advice(index: Path) -> None:
    with pytest.raises(DamagedIndex, match=r"Brak pliku\. Zbuduj indeks od nowa: prasowka index --index .* --rebuild"):
        fail(index, DamagedIndex("Brak pliku."))


def test_answers_are_no_damage(index: Path) -> None:
    next(index.glob("*.arrays")).write_bytes(b"")
    with pytest.raises(UnknownArticle):
        fail(index, UnknownArticle("Nie ma artykułu."))
