from pathlib import Path
from typing import Any

import pytest

from indexer.engine.commits.catalog import KnownFile
from indexer.updating.survey import Survey, kept, survey

ACCIDENT = "artykuły stamtąd zostają w archiwum (usuwa je --forget albo --forget-missing)"


@pytest.fixture
def roots(tmp_path: Path) -> tuple[str, ...]:
    """A folder, a file, a forgotten root and one that is away."""
    for name in ("prasa/a.txt", "prasa/b/c.txt", "osobno.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Most.", "utf-8")
    return str(tmp_path / "prasa"), str(tmp_path / "osobno.txt"), "", str(tmp_path / "dysk")


def looked(roots: tuple[str, ...], *known: KnownFile, **options: Any) -> Survey:
    files = {(file.root, file.path): file for file in known}
    return survey(roots, files, Path(roots[0], "index"), lambda stage, done, total: None, **options)


def reasons(found: Survey) -> list[tuple[str, str]]:
    return [(failure.path, str(failure.reason)) for failure in kept(found.away)]


def test_every_file_of_every_root_is_found(roots: tuple[str, ...]) -> None:
    found = looked(roots)
    assert sorted(found.files) == [(0, "a.txt"), (0, "b/c.txt"), (1, "osobno.txt")]
    assert sorted(found.changes.new) == sorted(found.files)
    assert [str(found.place(key)) for key in sorted(found.files)] == [
        f"{roots[0]}/a.txt",
        f"{roots[0]}/b/c.txt",
        roots[1],
    ]


def test_paths_that_several_roots_have_are_known(tmp_path: Path) -> None:
    for name in ("kurier/a.txt", "kurier/b.txt", "głos/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Most.", "utf-8")
    assert looked((str(tmp_path / "kurier"), str(tmp_path / "głos"))).shared_paths == {"a.txt"}
    assert looked((str(tmp_path / "kurier"),)).shared_paths == frozenset()


def test_a_root_that_is_away_is_told_and_its_files_stay_known(roots: tuple[str, ...]) -> None:
    known = [KnownFile(root, name) for root, name in ((0, "gone.txt"), (2, "forgotten.txt"), (3, "away.txt"))]
    found = looked(roots, *known)
    assert reasons(found) == [(roots[3], f"nie ma takiego pliku ani folderu; {ACCIDENT}")]
    assert found.changes.gone == [(0, "gone.txt"), (2, "forgotten.txt")]
    assert found.changes.unchanged == [(3, "away.txt")]
    assert found.changes.failed == []


@pytest.mark.parametrize("name", ["a.txt", "2022/07/a.txt"])
def test_what_was_on_a_disk_that_is_not_mounted_is_kept(tmp_path: Path, name: str) -> None:
    """A disk that is not mounted leaves the folder that it is mounted on, at the root or somewhere below it."""
    folder, here = str(tmp_path), tmp_path.stat().st_dev
    (tmp_path / Path(name).parent).mkdir(parents=True, exist_ok=True)
    elsewhere = KnownFile(0, name, device=here + 1)
    found = looked((folder,), elsewhere)
    mounted_on = str((tmp_path / name).parent)
    reason = "pliki stąd były na innym dysku; czy ten dysk jest podłączony?"
    assert reasons(found) == [(mounted_on, f"{reason}; {ACCIDENT}")]
    assert (found.changes.unchanged, found.changes.gone) == ([(0, name)], [])
    assert looked((folder,), elsewhere, forget_missing=True).changes.gone == [(0, name)]
    assert looked((folder,), KnownFile(0, name, device=here)).changes.gone == [(0, name)]


def test_what_was_deleted_from_a_disk_with_another_number_is_gone(tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    there = tmp_path.stat().st_dev + 1
    found = looked((str(tmp_path),), KnownFile(0, "a.txt", device=there), KnownFile(0, "b.txt", device=there))
    assert (found.changes.gone, found.away) == ([(0, "a.txt")], ())


def test_more_than_half_of_a_folder_hardly_vanishes_at_once(tmp_path: Path) -> None:
    here = tmp_path.stat().st_dev
    known = [KnownFile(0, f"{number}.txt", device=here) for number in range(10)]
    for number in range(4):
        (tmp_path / f"{number}.txt").touch()
    found = looked((str(tmp_path),), *known)
    assert reasons(found) == [(str(tmp_path), f"nie ma już 6 z 10 plików; {ACCIDENT}")]
    assert found.changes.gone == []
    assert len(looked((str(tmp_path),), *known, forget_missing=True).changes.gone) == 6
    (tmp_path / "4.txt").touch()
    assert len(looked((str(tmp_path),), *known).changes.gone) == 5, "half of them may"


def test_files_that_moved_have_not_vanished(tmp_path: Path) -> None:
    known = [KnownFile(0, f"{number}.txt", device=tmp_path.stat().st_dev) for number in range(10)]
    (tmp_path / "2022").mkdir()
    for number in range(10):
        (tmp_path / f"2022/{number}.txt").touch()
    changes = looked((str(tmp_path),), *known).changes
    assert (len(changes.gone), len(changes.new)) == (10, 10)


def test_to_build_anew_every_file_is_new(roots: tuple[str, ...]) -> None:
    known = KnownFile(0, "a.txt"), KnownFile(3, "away.txt")
    found = looked(roots, *known, rebuild=True)
    assert sorted(found.changes.new) == [(0, "a.txt"), (0, "b/c.txt"), (1, "osobno.txt")]
    assert [failure.path for failure in found.away] == [roots[3]]
