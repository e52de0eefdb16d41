import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer import Archive, DamagedIndex, IndexBusy, NoIndex, Request, UsageError, check, optimize, update
from indexer.engine.writing.index_writer import IndexWriter
from indexer.polish.keys import keys_of
from tests.support.sample import ARCHIVE


@pytest.fixture
def index(sample_index: Path, tmp_path: Path) -> Path:
    """A copy of the sample index that a test may change."""
    return shutil.copytree(sample_index, tmp_path / "index")


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_a_sound_index_has_no_problems(index: Path) -> None:
    assert check(index) == []


@pytest.mark.parametrize("pattern", ["*.toc", "*.catalog", "*.arrays"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_one_flipped_bit_is_found_and_named(index: Path, pattern: str, part: float) -> None:
    path = next(index.glob(pattern))
    flip(path, int(path.stat().st_size * part))
    (problem,) = check(index)
    assert path.name in problem


def test_all_problems_are_named(index: Path) -> None:
    for pattern in ("*.catalog", "*.arrays"):
        path = next(index.glob(pattern))
        flip(path, path.stat().st_size // 2)
        flip(path, path.stat().st_size // 4)
    problems = check(index)
    assert {problem.split()[2] for problem in problems} == {
        path.name for pattern in ("*.catalog", "*.arrays") for path in index.glob(pattern)
    }


@pytest.mark.parametrize("task", [check, optimize])
def test_no_index(tmp_path: Path, task: Callable[[Path], object]) -> None:
    with pytest.raises(NoIndex, match="prasowka index"):
        task(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_optimizing_changes_nothing_that_is_found(index: Path, tmp_path: Path) -> None:
    more = tmp_path / "prasa"
    more.mkdir()
    (more / "a.txt").write_text("Most w Tczewie\n\nMost otwarto w sobotę.\n", "utf-8")
    update(index, [more])
    with Archive.open(index) as before:
        optimize(index)
        with Archive.open(index) as after:
            assert (before.stats().segments, after.stats().segments) == (2, 1)
            assert after.stats().roots == (str(ARCHIVE), str(more))
            assert after.article("a.txt") == before.article("a.txt")
    assert check(index) == []
    assert update(index).read == 0


def test_one_at_a_time(index: Path) -> None:
    with IndexWriter(index, keys_of), pytest.raises(IndexBusy):
        optimize(index)
    optimize(index)


@pytest.mark.parametrize("pattern", ["*.toc", "*.catalog", "*.arrays"])
def test_a_damaged_index_is_not_written_to_unless_rebuilt(index: Path, tmp_path: Path, pattern: str) -> None:
    path = next(index.glob(pattern))
    path.write_bytes(path.read_bytes()[:-1])
    more = tmp_path / "prasa"
    more.mkdir()
    with pytest.raises(DamagedIndex, match=r"Zbuduj indeks od nowa: prasowka index --index .* --rebuild"):
        update(index, [more])
    with pytest.raises(DamagedIndex, match=r"Zbuduj indeks od nowa: prasowka index --index .* --rebuild"):
        optimize(index)
    update(index, [ARCHIVE, more], rebuild=True)
    assert check(index) == []


def a_request(**arguments: Any) -> Request:
    """A request as people without a type checker write one."""
    return Request("most", **arguments)


def test_one_path_as_a_string_is_one_path_and_not_its_letters(tmp_path: Path) -> None:
    (tmp_path / "most.txt").write_text("Most w Tczewie\n\nMost jest znów otwarty dla pieszych.\n", encoding="utf-8")
    report = update(str(tmp_path / "index"), str(tmp_path / "most.txt"))
    assert report.new == 1
    with Archive.open(str(tmp_path / "index")) as archive:
        assert archive.search(a_request(sources="nikt")).total == 0
        assert archive.ids(Request("most")) == ["most.txt"]
    assert a_request(sources="onet").sources == ("onet",)
    assert a_request(facets=["month"]).facets == ("month",)
    with pytest.raises(UsageError, match="authors"):
        a_request(authors=(1,))
    with pytest.raises(UsageError, match="limit"):
        a_request(limit=-1)
