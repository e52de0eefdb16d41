import shutil
from pathlib import Path
from threading import Event, Thread

import pytest

import indexer.engine.commits.snapshot
from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import latest_generation, write_commit
from indexer.engine.commits.snapshot import Snapshot, open_snapshot, reporting_damage
from indexer.engine.writing.index_writer import IndexWriter
from indexer.errors import DamagedIndex, NoIndex, UnknownArticle
from tests.support.invented import built, content, document, keys_of


def write(folder: Path, *texts: str, empty: bool = False) -> None:
    """Commit articles of these texts; `empty` begins anew."""
    with IndexWriter(folder, keys_of, empty=empty) as writer:
        taken = writer.total()
        for number, text in enumerate(texts, taken):
            writer.add(document(f"{number}.txt", body=text, authors=("Anna Kowal",)))
        writer.commit(Catalog(("/scrapes",)))


def everything(snapshot: Snapshot) -> list[object]:
    return [content(segment) for segment in snapshot.segments]


def test_it_has_all_segments_of_a_commit(tmp_path: Path) -> None:
    write(tmp_path, "most", "most mostu")
    write(tmp_path, "most w Tczewie")
    snapshot = open_snapshot(tmp_path)
    assert (snapshot.count, snapshot.live_count) == (3, 3)
    assert [snapshot.id(number) for number in range(3)] == ["0.txt", "1.txt", "2.txt"]
    assert [snapshot.find(f"{number}.txt") for number in range(4)] == [0, 1, 2, None]
    assert snapshot.path_of(2) == str(Path("/scrapes/2.txt"))
    assert snapshot.frequencies() == {"most": 3, "mostu": 1, "w": 1, "tczewie": 1, "anna": 3, "kowal": 3}
    assert snapshot.average_length("text", (0, 1, 2, 3)) == 2.0
    assert snapshot.average_length("text", (0,)) == 1.0
    with pytest.raises(IndexError):
        snapshot.segment_of(3)


def test_it_stays_as_it_was_whatever_is_written_afterwards(tmp_path: Path) -> None:
    write(tmp_path, "most")
    snapshot = open_snapshot(tmp_path)
    before = set(tmp_path.iterdir())
    for text in ("mostu", "mostem", "Tczew"):
        write(tmp_path, text, empty=True)
    assert not before & set(tmp_path.glob("*.arrays"))
    assert not snapshot.is_current()
    assert [segment.stored[0] for segment in snapshot.segments] == [
        document("0.txt", body="most", authors=("Anna Kowal",)).packed()
    ]
    assert snapshot.path_of(0) == str(Path("/scrapes/0.txt"))
    assert list(snapshot.commit.catalog.files) == []
    assert everything(open_snapshot(tmp_path)) != everything(snapshot)


def test_an_index_built_anew_is_not_the_one_that_was_opened(tmp_path: Path) -> None:
    write(tmp_path, "most")
    snapshot = open_snapshot(tmp_path)
    assert snapshot.is_current()
    for path in tmp_path.iterdir():
        path.unlink()
    write(tmp_path, "most")
    assert open_snapshot(tmp_path).commit.generation == snapshot.commit.generation
    assert not snapshot.is_current()


def test_a_writer_that_overtakes_the_opening_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look for the last commit and the opening of its files, several newer ones replace it."""
    write(tmp_path, "most")
    overtaken: list[int | None] = []

    def late(folder: Path) -> int | None:
        generation = latest_generation(folder)
        if len(overtaken) < 3:
            overtaken.append(generation)
            for text in ("mostu", "mostem"):
                write(tmp_path, text, empty=True)
        return generation

    monkeypatch.setattr(indexer.engine.commits.snapshot, "latest_generation", late)
    assert open_snapshot(tmp_path).commit.generation == 6


@pytest.mark.parametrize("pattern", ["*.toc", "*.catalog", "*.arrays"])
def test_damage_is_no_reason_to_wait(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, "most")
    next(tmp_path.glob(pattern)).write_bytes(b"")
    with pytest.raises(DamagedIndex):
        open_snapshot(tmp_path)


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex):
        open_snapshot(tmp_path / "nothing")
    write(tmp_path / "index", "most")
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(NoIndex):
        open_snapshot(tmp_path / "index")


def test_readers_and_a_writer_get_along(tmp_path: Path) -> None:
    write(tmp_path, "most")
    done = Event()
    seen: list[int] = []
    failures: list[Exception] = []

    def read() -> None:
        try:
            while not done.is_set():
                snapshot = open_snapshot(tmp_path)
                assert snapshot.live_count == sum(len(content(segment)["ids"]) for segment in snapshot.segments)
                seen.append(snapshot.live_count)
        except Exception as error:
            failures.append(error)

    reader = Thread(target=read)
    reader.start()
    try:
        for number in range(15):
            write(tmp_path, f"most {number}")
    finally:
        done.set()
        reader.join()
    assert failures == []
    assert seen == sorted(seen)


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
