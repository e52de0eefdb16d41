import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import indexer.engine.writing.index_writer
import indexer.engine.writing.segment_builder
from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.commit import problems, read_commit
from indexer.engine.commits.snapshot import Snapshot, open_snapshot
from indexer.engine.storage.documents import Document
from indexer.engine.writing.index_writer import MOST_IN_TIER, IndexWriter
from indexer.errors import DamagedIndex, IndexBusy
from tests.support.invented import content, document, keys_of

CATALOG = Catalog(analyser="1")


def articles(*numbers: int, text: str = "Most w Tczewie") -> list[Document]:
    return [document(f"{number}.txt", f"Artykuł {number}", text) for number in numbers]


def write(folder: Path, add: Iterable[Document] = (), delete: Iterable[str] = (), **options: bool) -> None:
    with IndexWriter(folder, keys_of) as writer:
        remove(writer, delete)
        for some in add:
            writer.add(some)
        writer.commit(CATALOG, **options)


def remove(writer: IndexWriter, ids: Iterable[str]) -> None:
    for id in ids:
        for segment in writer.segments:
            writer.delete(segment, [n for n in segment.columns.documents_with_id(id) if not segment.info.is_deleted(n)])


def ids(snapshot: Snapshot) -> list[str]:
    return sorted(id for segment in snapshot.segments for id in content(segment)["ids"])


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def damage(path: Path, text: bytes) -> None:
    data = path.read_bytes()
    place = data.index(text)
    path.unlink()  # somebody may still read the old one
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


def test_what_is_committed_is_there(tmp_path: Path) -> None:
    write(tmp_path, articles(1, 2))
    write(tmp_path, articles(3), delete=["1.txt"])
    snapshot = open_snapshot(tmp_path)
    assert ids(snapshot) == ["2.txt", "3.txt"]
    assert snapshot.live_count == snapshot.commit.count == 2
    assert problems(tmp_path) == []


def test_without_a_commit_everything_is_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, articles(1, 2))
    before = files(tmp_path)
    with IndexWriter(tmp_path, keys_of) as writer:
        remove(writer, ["1.txt"])
        writer.add(articles(3)[0])
    assert files(tmp_path) == before
    assert ids(open_snapshot(tmp_path)) == ["1.txt", "2.txt"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, OSError])
@pytest.mark.parametrize("wait", [1, 2, 3, 4])
def test_whatever_goes_wrong_leaves_the_index_as_it_was_and_lets_the_next_one_in(
    tmp_path: Path, error: type[BaseException], wait: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the five times that a commit waits for the disk, four come before the new contents can be seen."""
    write(tmp_path, articles(1, 2))
    before = files(tmp_path)
    waits = count(1)

    def fail(descriptor: int) -> None:
        if next(waits) == wait:
            raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error):
        write(tmp_path, articles(3))
    assert files(tmp_path) == before
    write(tmp_path, articles(3))
    assert ids(open_snapshot(tmp_path)) == ["1.txt", "2.txt", "3.txt"]


def test_a_failure_after_the_commit_does_not_undo_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, articles(1))
    waits = count(1)

    def fail(descriptor: int) -> None:
        if next(waits) == 5:
            raise OSError("dysk odłączono")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="dysk"):
        write(tmp_path, articles(2))
    assert ids(open_snapshot(tmp_path)) == ["1.txt", "2.txt"]
    write(tmp_path, articles(3))
    assert ids(open_snapshot(tmp_path)) == ["1.txt", "2.txt", "3.txt"]


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with IndexWriter(tmp_path, keys_of), pytest.raises(IndexBusy, match="zapisywany przez inny proces"):
        IndexWriter(tmp_path, keys_of)
    write(tmp_path, articles(1))


def test_the_lock_of_a_writer_that_is_gone_does_not_block(tmp_path: Path) -> None:
    (tmp_path / "MAIN_WRITELOCK").write_text("12345")
    write(tmp_path, articles(1))
    assert ids(open_snapshot(tmp_path)) == ["1.txt"]


def test_an_index_that_cannot_be_opened_does_not_stay_locked(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    next(tmp_path.glob("*.arrays")).write_bytes(b"")
    for _ in range(2):
        with pytest.raises(DamagedIndex, match="jest pusty"):
            IndexWriter(tmp_path, keys_of)


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    before = files(tmp_path)
    for name in ("MAIN_0123456789abcdef.arrays", "_MAIN_1.catalog", "_MAIN_1.toc.new"):
        (tmp_path / name).write_bytes(b"half")
    with IndexWriter(tmp_path, keys_of):
        assert files(tmp_path) == before


def test_the_files_of_the_commit_before_stay_for_those_who_read_it(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    first = files(tmp_path)
    write(tmp_path, articles(2), delete=["1.txt"])
    assert files(tmp_path) > first
    write(tmp_path, articles(3))
    assert not files(tmp_path) >= first


def test_starting_anew(tmp_path: Path) -> None:
    write(tmp_path, articles(1, 2))
    with IndexWriter(tmp_path, keys_of, empty=True) as writer:
        assert writer.segments == []
        writer.add(articles(3)[0])
        writer.commit(CATALOG)
    assert ids(open_snapshot(tmp_path)) == ["3.txt"]


@pytest.mark.parametrize("pattern", ["*.toc", "*.catalog", "*.arrays"])
def test_starting_anew_over_a_damaged_index(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, articles(1, 2))
    next(tmp_path.glob(pattern)).write_bytes(b"damaged")
    with IndexWriter(tmp_path, keys_of, empty=True) as writer:
        writer.add(articles(3)[0])
        writer.commit(CATALOG)
    assert problems(tmp_path) == []
    assert ids(open_snapshot(tmp_path)) == ["3.txt"]
    write(tmp_path)
    assert len(files(tmp_path)) == 1 + 2 * 2 + 1  # the lock, two commits, one segment


def test_a_run_of_many_documents_is_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.segment_builder, "MOST_DOCUMENTS", 5)
    write(tmp_path, articles(*range(20)))
    snapshot = open_snapshot(tmp_path)
    assert [segment.count for segment in snapshot.segments] == [5, 5, 5, 5]
    assert ids(snapshot) == sorted(f"{n}.txt" for n in range(20))
    assert snapshot.frequencies()["artykuł"] == 20


def test_many_parts_are_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.segment_builder, "MOST_DOCUMENTS", 5)
    write(tmp_path, articles(*range(5 * MOST_IN_TIER)))
    assert len(open_snapshot(tmp_path).segments) == 1
    assert len(list(tmp_path.glob("*.arrays"))) == 1


def test_the_largest_segments_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.segment_builder, "MOST_DOCUMENTS", 5)
    monkeypatch.setattr(indexer.engine.writing.index_writer, "MOST_MERGED", 5 * MOST_IN_TIER)
    write(tmp_path, articles(*range(5 * MOST_IN_TIER + 10)))
    assert sorted(segment.count for segment in open_snapshot(tmp_path).segments) == [5, 5, 5 * MOST_IN_TIER]
    write(tmp_path, optimize=True)
    assert len(open_snapshot(tmp_path).segments) == 1


def test_segments_stay_few(tmp_path: Path) -> None:
    for number in range(4 * MOST_IN_TIER):
        write(tmp_path, articles(number))
        assert len(read_commit(tmp_path).segments) < 2 * MOST_IN_TIER
    assert len(ids(open_snapshot(tmp_path))) == 4 * MOST_IN_TIER


def test_optimizing_makes_one_segment_without_deleted_documents(tmp_path: Path) -> None:
    write(tmp_path, articles(1, 2))
    write(tmp_path, articles(3), delete=["1.txt"])
    write(tmp_path, optimize=True)
    snapshot = open_snapshot(tmp_path)
    assert len(snapshot.segments) == 1
    assert snapshot.count == snapshot.live_count == 2
    names = snapshot.commit.segments[0].segment_id()
    write(tmp_path, optimize=True)
    assert read_commit(tmp_path).segments[0].segment_id() == names


def test_a_segment_that_is_mostly_deleted_is_written_anew(tmp_path: Path) -> None:
    write(tmp_path, articles(*range(5)))
    write(tmp_path, delete=[f"{n}.txt" for n in range(2)])
    assert open_snapshot(tmp_path).count == 5
    write(tmp_path, delete=["2.txt"])
    assert open_snapshot(tmp_path).count == 2


def test_segments_of_deleted_documents_only_vanish(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    write(tmp_path, articles(2))
    write(tmp_path, delete=["1.txt", "2.txt"])
    assert open_snapshot(tmp_path).segments == []
    write(tmp_path)
    assert list(tmp_path.glob("*.arrays")) == []


def test_keys_are_made_anew_without_reading_a_text(tmp_path: Path) -> None:
    write(tmp_path, articles(1))
    with IndexWriter(tmp_path, lambda forms, capitals: [((f"~{form}",), ()) for form in forms]) as writer:
        writer.add(document("2.txt", "Nowe słowo"))
        writer.commit(CATALOG, rekey=True)
    for segment in open_snapshot(tmp_path).segments:
        assert [key.decode() for key in segment.lexicon.keys] == [f"~{form.decode()}" for form in segment.lexicon.forms]


def test_damage_is_not_merged_into_a_segment_with_good_checksums(tmp_path: Path) -> None:
    write(tmp_path, articles(1, text="brzmienie"))
    write(tmp_path, articles(2))
    for path in tmp_path.glob("*.arrays"):
        if b"brzmienie" in path.read_bytes():
            damage(path, b"brzmienie")
    with pytest.raises(DamagedIndex, match="jest uszkodzony"):
        write(tmp_path, optimize=True)
    assert len(problems(tmp_path)) == 1


@settings(max_examples=20)
@given(st.data())
def test_any_history_ends_as_if_the_last_state_had_been_written_at_once(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("history")
    state: dict[str, Document] = {}
    for step in range(data.draw(st.integers(1, 9))):
        changed = data.draw(st.sets(st.integers(0, 6), max_size=4))
        gone = data.draw(st.sets(st.sampled_from(sorted(state)), max_size=2)) if state else set()
        new = articles(*changed, text=f"Wersja {step} mostu")
        write(folder, new, {*gone, *(some.article.id for some in new)}, optimize=data.draw(st.booleans()))
        state = {id: some for id, some in state.items() if id not in gone}
        state |= {some.article.id: some for some in new}
        snapshot = open_snapshot(folder)
        assert ids(snapshot) == sorted(state)
        for id, some in state.items():
            number = snapshot.find(id)
            assert number is not None
            assert snapshot.id(number) == id
            segment, local = snapshot.segment_of(number)
            assert segment.stored[local] == some.packed()
    assert problems(folder) == []


def test_deleting_marks_exactly_the_documents_named(tmp_path: Path) -> None:
    write(tmp_path, articles(*range(20)))
    with IndexWriter(tmp_path, keys_of) as writer:
        segment = writer.segments[0].info
        writer.delete(writer.segments[0], [3])
        writer.delete(writer.segments[0], [8, 19, 3])
        assert segment.deleted_docs() == np.flatnonzero(segment.deleted_mask()).tolist() == [3, 8, 19]
        assert [n for n in range(20) if segment.is_deleted(n)] == [3, 8, 19]
        assert (segment.deleted_count(), segment.doc_count(), segment.count) == (3, 17, 20)
