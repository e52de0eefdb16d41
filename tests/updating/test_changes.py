from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.messages import Message, message
from indexer.updating.changes import Key, compare, merged_roots

LOCKED = message("no permission to read it")
BROKEN = message("it cannot be read: {reason}", reason="błąd dysku")


@dataclass(frozen=True)
class File:
    path: str
    size: int = 10
    mtime_ns: int = 1
    failure: Message | None = None


def known(*files: File, root: int = 0) -> dict[Key, File]:
    return {(root, file.path): file for file in files}


def found(*files: File, root: int = 0) -> list[tuple[int, File]]:
    return [(root, file) for file in files]


def test_new_changed_gone_and_unchanged() -> None:
    before = known(File("same"), File("grown"), File("touched"), File("gone"))
    changes = compare(before, found(File("same"), File("grown", 11), File("touched", 10, 2), File("new")))
    assert changes.new == [(0, "new")]
    assert changes.changed == [(0, "grown"), (0, "touched")]
    assert changes.gone == [(0, "gone")]
    assert changes.unchanged == [(0, "same")]
    assert changes.failed == []


def test_a_renamed_file_is_one_gone_and_one_new() -> None:
    changes = compare(known(File("old")), found(File("new")))
    assert (changes.new, changes.gone) == ([(0, "new")], [(0, "old")])


def test_the_same_path_below_two_roots_is_two_files() -> None:
    changes = compare(known(File("a")), [*found(File("a")), *found(File("a"), root=1)])
    assert (changes.unchanged, changes.new) == ([(0, "a")], [(1, "a")])


def test_what_cannot_be_looked_at_is_not_gone() -> None:
    before = known(File("a/1"), File("a/b/2"), File("ab"), File("file"))
    changes = compare(before, found(File("a", failure=LOCKED), File("file", failure=BROKEN)))
    assert changes.failed == [((0, "a"), LOCKED), ((0, "file"), BROKEN)]
    assert changes.unchanged == [(0, "a/1"), (0, "a/b/2")]
    assert changes.gone == [(0, "ab")]


def test_a_folder_hides_files_of_its_own_root_only() -> None:
    before = known(File("a/1")) | known(File("a/1"), root=1)
    changes = compare(before, found(File("a", failure=BROKEN)))
    assert (changes.unchanged, changes.gone) == ([(0, "a/1")], [(1, "a/1")])


def test_nothing_of_a_root_that_is_away_is_gone() -> None:
    before = known(File("a"), File("b")) | known(File("a"), root=1)
    changes = compare(before, [], away={0})
    assert (changes.unchanged, changes.gone) == ([(0, "a"), (0, "b")], [(1, "a")])


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
