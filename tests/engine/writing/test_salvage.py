"""Of a damaged index the sound segments stay, and the next run reads again what stood in the others, and only that."""

import os
from pathlib import Path

import pytest

from indexer import Archive, DamagedIndex, NoIndex, Request, check, salvage, update

PROSE = "Zarząd miasta ogłosił wczoraj, że nowy most zostanie otwarty dopiero na wiosnę przyszłego roku."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive whose files were indexed one run after the other, so that each has a segment, and the packet two."""
    root, index = tmp_path / "prasa", tmp_path / "index"
    root.mkdir()
    record = '{{"id": "r{0}", "text": "Most numer {0}."}}\n'
    for name in ("a.txt", "b.txt", "c.txt"):
        (root / name).write_text(f"Most {name}\n\n{PROSE}\n", "utf-8")
        update(index, [root])
    for number in (1, 2):
        with (root / "d.jsonl").open("a", encoding="utf-8") as file:
            file.write(record.format(number))
        update(index)
    return root


def ids(index: Path) -> list[str]:
    with Archive.open(index) as archive:
        return sorted(hit.id for hit in archive.search(Request("most", limit=100)).hits)


def segment_with(index: Path, id: str) -> Path:
    with Archive.open(index) as archive:
        segment, _local = archive._snapshot.segment_of(archive._find(id))
        return segment.file.path


def flip(path: Path, text: bytes) -> None:
    data = path.read_bytes()
    place = data.index(text)
    path.write_bytes(data[:place] + b"?" + data[place + 1 :])


ALL = ["a.txt", "b.txt", "c.txt", "r1", "r2"]


def test_what_is_sound_stays_and_the_rest_is_read_again(root: Path) -> None:
    index = root.parent / "index"
    assert ids(index) == ALL
    flip(segment_with(index, "b.txt"), "ogłosił".encode())
    assert len(check(index)) == 1
    saved = salvage(index)
    assert (saved.kept, saved.lost, saved.files) == (4, 1, (str(root / "b.txt"),))
    assert check(index) == []
    assert ids(index) == ["a.txt", "c.txt", "r1", "r2"]
    report = update(index)
    assert (report.read, report.new, report.changed, report.total) == (1, 1, 0, 5)
    assert ids(index) == ALL
    assert salvage(index).files == ()


@pytest.mark.parametrize("size", [0, 100, -1])
def test_a_segment_that_cannot_even_be_opened_costs_pages_without_an_article_and_packets(root: Path, size: int) -> None:
    index = root.parent / "index"
    path = segment_with(index, "r2")
    os.truncate(path, size if size >= 0 else path.stat().st_size - 1)
    saved = salvage(index)
    assert (saved.kept, saved.files) == (4, (str(root / "d.jsonl"),))
    report = update(index)
    assert (report.read, report.new, report.total) == (1, 1, 5)
    assert ids(index) == ALL
    assert check(index) == []


def test_where_the_last_contents_are_damaged_the_commit_before_goes_on(root: Path) -> None:
    index = root.parent / "index"
    latest = max(index.glob("*.toc"), key=lambda path: int(path.stem.split("_")[2]))
    latest.write_bytes(b"")
    saved = salvage(index)
    assert saved.kept == 4
    update(index)
    assert ids(index) == ALL


def test_a_sound_index_is_left_alone(root: Path) -> None:
    index = root.parent / "index"
    before = sorted(path.name for path in index.iterdir())
    assert (salvage(index).kept, salvage(index).lost) == (5, 0)
    assert sorted(path.name for path in index.iterdir()) == before


def test_nothing_can_be_saved_without_contents(root: Path, tmp_path: Path) -> None:
    index = root.parent / "index"
    for path in index.glob("*.toc"):
        path.write_bytes(b"")
    with pytest.raises(DamagedIndex):
        salvage(index)
    with pytest.raises(NoIndex):
        salvage(tmp_path / "nowhere")
