from typing import Any

from indexer.engine.commits.catalog import KnownFile
from indexer.messages import message
from indexer.scrapes import FoundFile
from indexer.updating.changes import Changes, Key, compare

LOCKED = message("no permission to read it")
BROKEN = message("it cannot be read: {reason}", reason="błąd dysku")


def known(*paths: str, root: int = 0) -> dict[Key, KnownFile]:
    return {(root, path): KnownFile(root, path, 10, 1, 2, 3, 4) for path in paths}


def found(path: str, root: int = 0, **status: Any) -> tuple[int, FoundFile]:
    return root, FoundFile(path, **{"size": 10, "mtime_ns": 1, "ctime_ns": 2, "inode": 3, "device": 4} | status)


def test_new_changed_gone_and_unchanged() -> None:
    before = known("same", "grown", "touched", "written", "replaced", "gone")
    now = [
        found("same"),
        found("grown", size=11),
        found("touched", mtime_ns=2),
        found("written", ctime_ns=3),
        found("replaced", inode=4),
        found("new"),
    ]
    changes = compare(before, now)
    assert changes.new == [(0, "new")]
    assert changes.changed == [(0, "grown"), (0, "touched"), (0, "written"), (0, "replaced")]
    assert changes.gone == [(0, "gone")]
    assert changes.unchanged == [(0, "same")]
    assert changes.failed == []


def test_the_number_of_a_disk_may_change() -> None:
    """It does for many disks whenever they are mounted."""
    assert compare(known("a"), [found("a", device=5)]).unchanged == [(0, "a")]


def test_a_renamed_file_is_one_gone_and_one_new() -> None:
    changes = compare(known("old"), [found("new")])
    assert (changes.new, changes.gone) == ([(0, "new")], [(0, "old")])


def test_the_same_path_below_two_roots_is_two_files() -> None:
    changes = compare(known("a"), [found("a"), found("a", root=1)])
    assert (changes.unchanged, changes.new) == ([(0, "a")], [(1, "a")])


def test_what_cannot_be_looked_at_is_not_gone() -> None:
    before = known("a/1", "a/b/2", "ab", "file")
    changes = compare(before, [found("a", failure=LOCKED), found("file", failure=BROKEN)])
    assert changes.failed == [((0, "a"), LOCKED), ((0, "file"), BROKEN)]
    assert changes.unchanged == [(0, "a/1"), (0, "a/b/2")]
    assert changes.gone == [(0, "ab")]


def test_a_folder_hides_files_of_its_own_root_only() -> None:
    before = known("a/1") | known("a/1", root=1)
    changes = compare(before, [found("a", failure=BROKEN)])
    assert (changes.unchanged, changes.gone) == ([(0, "a/1")], [(1, "a/1")])


def test_nothing_of_a_root_that_is_away_is_gone() -> None:
    before = known("a", "b") | known("a", root=1)
    changes = compare(before, [], away={0})
    assert (changes.unchanged, changes.gone) == ([(0, "a"), (0, "b")], [(1, "a")])


def test_what_is_gone_by_accident_can_be_kept() -> None:
    changes = Changes(gone=[(0, "a"), (0, "b")], unchanged=[(0, "c")])
    changes.keep({(0, "a")})
    assert (changes.gone, changes.unchanged) == ([(0, "b")], [(0, "c"), (0, "a")])
