from pathlib import Path

import pytest

from indexer.engine.commits.catalog import Catalog, KnownFile
from indexer.errors import UsageError
from indexer.updating.survey import Survey, kept, numbered_roots, survey


@pytest.fixture
def roots(tmp_path: Path) -> tuple[str, ...]:
    """A folder, a file, a forgotten root and one that is away."""
    for name in ("prasa/a.txt", "prasa/b/c.txt", "osobno.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Most.", "utf-8")
    return str(tmp_path / "prasa"), str(tmp_path / "osobno.txt"), "", str(tmp_path / "dysk")


def looked(roots: tuple[str, ...], *known: KnownFile, devices: tuple[int, ...] = ()) -> Survey:
    return survey(roots, devices, {(file.root, file.path): file for file in known}, Path(roots[0], "index"), print)


def test_every_file_of_every_root_is_found(roots: tuple[str, ...]) -> None:
    found = looked(roots)
    assert sorted(found.files) == [(0, "a.txt"), (0, "b/c.txt"), (1, "osobno.txt")]
    assert sorted(found.changes.new) == sorted(found.files)
    assert [str(found.place(key)) for key in sorted(found.files)] == [
        f"{roots[0]}/a.txt",
        f"{roots[0]}/b/c.txt",
        roots[1],
    ]


def test_a_root_that_is_away_is_told_and_its_files_stay_known(roots: tuple[str, ...]) -> None:
    known = [KnownFile(root, name, 1, 1, 1) for root, name in ((0, "gone.txt"), (2, "forgotten.txt"), (3, "away.txt"))]
    found = looked(roots, *known)
    assert [(failure.path, str(failure.reason)) for failure in kept(found.away)] == [
        (roots[3], "nie ma takiego pliku ani folderu; artykuły stamtąd zostają w archiwum (usuwa je --forget)")
    ]
    assert found.changes.gone == [(0, "gone.txt"), (2, "forgotten.txt")]
    assert found.changes.unchanged == [(3, "away.txt")]
    assert found.changes.failed == []


def test_an_empty_folder_where_a_disk_was_is_away(tmp_path: Path) -> None:
    """A disk that is not mounted leaves the folder that it is mounted on."""
    folder, known = str(tmp_path), KnownFile(0, "a.txt", 1, 1, 1)
    here = tmp_path.stat().st_dev
    for device, is_away in ((here, False), (0, False), (here + 1, True)):
        found = looked((folder,), known, devices=(device,))
        assert [failure.path for failure in found.away] == [folder] * is_away
        assert (found.changes.unchanged, found.changes.gone) == (
            ([(0, "a.txt")], []) if is_away else ([], [(0, "a.txt")])
        )
        assert found.devices == (device if is_away else here,)
    assert looked((folder,), devices=(here + 1,)).away == ()
    (tmp_path / "b.txt").touch()
    assert looked((folder,), known, devices=(here + 1,)).away == ()


def test_roots_keep_their_numbers(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
    a, b, c = (str(tmp_path / name) for name in "abc")
    assert numbered_roots(Catalog((a, "", b)), (Path(c),), ()) == ((a, "", b, c), [])
    assert numbered_roots(Catalog((a, b)), (), (Path(a),)) == (("", b), [])
    assert numbered_roots(Catalog(("", b)), (Path(a),), ()) == (("", b, a), [])
    assert numbered_roots(Catalog((a,)), (), (Path(a),)) == (("",), [])
    assert numbered_roots(Catalog((a,)), (Path(a),), ()) == ((a,), [])


def test_a_root_around_others_takes_their_place(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    inner, outer = tmp_path / "a/b", tmp_path / "a"
    numbered, (note,) = numbered_roots(Catalog((str(inner),)), (outer,), ())
    assert numbered == ("", str(outer))
    assert (note.code, note.text) == ("merged-root", f"{inner} leży w {outer}; wystarczy ten drugi.")


def test_relative_paths_and_links_are_the_folders_they_lead_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    monkeypatch.chdir(tmp_path)
    expected = (str((tmp_path / "a").resolve()),)
    for name in ("a", "link", "a/../a"):
        assert numbered_roots(Catalog(), (Path(name),), ()) == (expected, [])


@pytest.mark.parametrize(
    ("paths", "forget", "message"),
    [(["brak"], [], "Nie ma takiego"), ([], ["brak"], r"brak; nie zna jeszcze"), ([], [], "jeszcze żadnego")],
)
def test_requests_that_make_no_sense(tmp_path: Path, paths: list[str], forget: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        numbered_roots(Catalog(), tuple(tmp_path / path for path in paths), tuple(tmp_path / path for path in forget))
