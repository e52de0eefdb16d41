import os
import pickle
import zlib
from pathlib import Path

import numpy as np
import pytest
from whoosh.filedb.structfile import StructFile
from whoosh.index import open_dir

from indexer.engine.commits.catalog import Catalog, KnownFile
from indexer.engine.commits.commit import (
    CHECKSUM,
    ID_BYTES,
    SEAL,
    Commit,
    last_catalog,
    latest_generation,
    problems,
    read_commit,
    remove_all_but,
    write_commit,
)
from indexer.engine.whoosh_api.safe_index import PressIndex
from indexer.errors import DamagedIndex, NoIndex
from tests.support.invented import built, document

SEGMENTS = pickle.PROTO + bytes([pickle.HIGHEST_PROTOCOL])  # how their pickle begins
CATALOG = Catalog(("/scrapes",), (KnownFile(0, "a.txt", 4, 5, digest=6),), "analyser 1")


def committed(folder: Path, generation: int = 0, catalog: Catalog = CATALOG) -> Commit:
    segment = built(folder, [document("a.txt", "Most"), document("b.txt", "Tczew")]).info
    return write_commit(folder, generation, (segment,), catalog)


def toc(folder: Path) -> Path:
    return next(folder.glob("*.toc"))


def sealed(body: bytes) -> bytes:
    return body + CHECKSUM.pack(zlib.crc32(body + SEAL), SEAL)


def test_a_commit_is_read_back(tmp_path: Path) -> None:
    written = committed(tmp_path, 7)
    read = read_commit(tmp_path)
    assert (read.generation, read.count) == (7, 2)
    assert [segment.segment_id() for segment in read.segments] == [written.segments[0].segment_id()]
    assert list(read.catalog.files) == list(CATALOG.files)
    assert problems(tmp_path) == []


def test_the_last_commit_counts(tmp_path: Path) -> None:
    committed(tmp_path, 9)
    committed(tmp_path, 10)
    assert latest_generation(tmp_path) == read_commit(tmp_path).generation == 10
    assert read_commit(tmp_path, 9).generation == 9


def test_deletions_are_part_of_a_commit(tmp_path: Path) -> None:
    commit = committed(tmp_path)
    commit.segments[0].delete_documents(np.array([1]))
    write_commit(tmp_path, 1, commit.segments, CATALOG)
    assert [read_commit(tmp_path, n).count for n in (0, 1)] == [2, 1]


@pytest.mark.parametrize("folder", ["", "nothing"])
def test_a_folder_without_a_commit_is_no_index(tmp_path: Path, folder: str) -> None:
    with pytest.raises(NoIndex, match="prasowka index"):
        read_commit(tmp_path / folder)
    assert latest_generation(tmp_path / folder) is None
    assert last_catalog(tmp_path / folder) is None


def test_every_change_and_every_cut_of_the_contents_is_found(tmp_path: Path) -> None:
    committed(tmp_path)
    path = toc(tmp_path)
    data = path.read_bytes()
    for place in range(len(data)):
        for damaged in (data[:place], data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]):
            path.write_bytes(damaged)
            assert problems(tmp_path) == [f"Spis treści indeksu {path.name} jest uszkodzony."]


def test_missing_files_are_named(tmp_path: Path) -> None:
    segment = committed(tmp_path).segments[0]
    arrays = tmp_path / segment.make_filename(".arrays")
    arrays.unlink()
    assert problems(tmp_path) == [f"Brak pliku indeksu {arrays.name}."]
    next(tmp_path.glob("*.catalog")).unlink()
    assert problems(tmp_path) == ["Brak pliku indeksu _MAIN_0.catalog."]


def test_the_newest_catalog_that_can_be_read(tmp_path: Path) -> None:
    committed(tmp_path, 9, Catalog(("/old",)))
    committed(tmp_path, 10, Catalog(("/new",)))
    toc(tmp_path).unlink()
    assert last_catalog(tmp_path).roots == ("/new",)
    (tmp_path / "_MAIN_10.catalog").write_bytes(b"")
    assert last_catalog(tmp_path).roots == ("/old",)


class _Crime:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("crime",)


def test_nothing_that_stands_in_an_index_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    committed(tmp_path)
    path = toc(tmp_path)
    body = path.read_bytes()[: -CHECKSUM.size]
    segments = body.rindex(SEGMENTS)
    path.write_bytes(sealed(body[:segments] + pickle.dumps([_Crime()]) + body[-ID_BYTES:]))
    with pytest.raises(DamagedIndex, match=rf"czego w indeksie być nie może: {os.name}\.mkdir"):
        read_commit(tmp_path)
    with pytest.raises(DamagedIndex):
        PressIndex(tmp_path).doc_count()
    assert not (tmp_path / "crime").exists()
    assert len(problems(tmp_path)) == 1


@pytest.mark.parametrize(
    "contents",
    [pickle.dumps(["no segment"]), pickle.dumps({}), b"", b"garbage", pickle.dumps([1])[:-1]],
    ids=["text", "dict", "empty", "garbage", "cut"],
)
def test_contents_that_are_something_else_are_refused(tmp_path: Path, contents: bytes) -> None:
    committed(tmp_path)
    path = toc(tmp_path)
    body = path.read_bytes()[: -CHECKSUM.size]
    path.write_bytes(sealed(body[: body.rindex(SEGMENTS)] + contents + body[-ID_BYTES:]))
    with pytest.raises(DamagedIndex, match=path.name):
        read_commit(tmp_path)


def test_another_version_of_the_contents_is_refused(tmp_path: Path) -> None:
    committed(tmp_path)
    path = toc(tmp_path)
    body = bytearray(path.read_bytes()[: -CHECKSUM.size])
    stream = StructFile(path.open("rb"))
    for _ in range(3):
        stream.read_varint()
    stream.read_int()
    place = stream.tell()
    stream.close()
    body[place : place + 4] = (-110).to_bytes(4, "big", signed=True)
    path.write_bytes(sealed(bytes(body)))
    with pytest.raises(DamagedIndex, match="innej wersji Whoosha"):
        read_commit(tmp_path)


def test_whoosh_opens_it_too(tmp_path: Path) -> None:
    committed(tmp_path, 3)
    for index in (PressIndex(tmp_path), open_dir(str(tmp_path))):
        assert index.latest_generation() == 3
        assert index.doc_count() == 2
        assert "title" in index.schema.names()


def test_only_what_no_commit_needs_is_removed(tmp_path: Path) -> None:
    old, new = committed(tmp_path, 0), committed(tmp_path, 1)
    needed = {path.name for path in tmp_path.iterdir()}
    orphans = ("MAIN_0123456789abcdef.arrays", "_MAIN_7.catalog", "_MAIN_1.toc.new", "_MAIN_5.toc")
    others = (".gitignore", "MAIN_WRITELOCK", "notatki.txt", "_INNY_1.toc")
    for name in (*orphans, *others):
        (tmp_path / name).touch()
    remove_all_but(tmp_path, (old, new))
    assert {path.name for path in tmp_path.iterdir()} == needed | set(others)
    remove_all_but(tmp_path, (new,))
    assert read_commit(tmp_path).generation == 1
    assert problems(tmp_path) == []
    assert latest_generation(tmp_path) == 1
    assert not (tmp_path / "_MAIN_0.toc").exists()


def test_the_contents_appear_only_when_everything_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Power may fail after any wait for the disk: the newest contents that can be seen must be whole by then."""
    committed(tmp_path, 0)
    seen = []

    def wait(descriptor: int) -> None:
        seen.append((latest_generation(tmp_path), sorted(path.suffix for path in tmp_path.iterdir())))
        assert problems(tmp_path) == []

    monkeypatch.setattr(os, "fsync", wait)
    committed(tmp_path, 1)
    assert [generation for generation, _ in seen] == [0, 0, 0, 0, 1]


def test_an_index_of_another_format_is_refused(tmp_path: Path) -> None:
    committed(tmp_path)
    body, other = toc(tmp_path).read_bytes()[: -CHECKSUM.size], SEAL[:-1] + b"0"
    toc(tmp_path).write_bytes(body + CHECKSUM.pack(zlib.crc32(body + other), other))
    with pytest.raises(DamagedIndex, match="inna wersja"):
        read_commit(tmp_path)
