from pathlib import Path

import pytest

from indexer.engine.commits.catalog import Catalog
from indexer.errors import UsageError
from indexer.updating.roots import merged_roots, numbered_roots, root_names


@pytest.mark.parametrize(
    ("roots", "names"),
    [
        (("/prasa/kurier",), ("kurier",)),
        (("/prasa/kurier", "/prasa/głos"), ("kurier", "głos")),
        (("/prasa/kurier", "/inna/kurier"), ("prasa/kurier", "inna/kurier")),
        (("/a/prasa/kurier", "/b/prasa/kurier"), ("a/prasa/kurier", "b/prasa/kurier")),
        (("", "/prasa/kurier"), ("", "kurier")),
        (("/kurier", "/prasa/kurier"), ("kurier", "prasa/kurier")),
    ],
)
def test_a_root_is_named_by_as_much_of_its_end_as_it_takes(roots: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert root_names(roots) == names


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


@pytest.mark.parametrize(
    ("roots", "kept", "inside"),
    [
        (["/a", "/b"], ["/a", "/b"], []),
        (["/a", "/a"], ["/a"], []),
        (["/a/b", "/a"], ["/a"], [("/a/b", "/a")]),
        (["/a", "/a/b", "/a/c/d"], ["/a"], [("/a/b", "/a"), ("/a/c/d", "/a")]),
        (["/a", "/ab"], ["/a", "/ab"], []),
        ([], [], []),
    ],
)
def test_roots_inside_each_other_are_merged(roots: list[str], kept: list[str], inside: list[tuple[str, str]]) -> None:
    expected = [Path(root) for root in kept], [(Path(inner), Path(outer)) for inner, outer in inside]
    assert merged_roots([Path(root) for root in roots]) == expected
