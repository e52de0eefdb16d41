"""What a person did with articles, and how it is kept."""

import json
from pathlib import Path

import pytest

from indexer import UsageError
from tui.desk import ANNOTATED, STARRED, Desk, desk_file, write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "index.desk.json"


def test_the_desk_lies_beside_its_index(tmp_path: Path) -> None:
    assert desk_file(tmp_path / "index") == tmp_path / "index.desk.json"


def test_all_that_was_done_is_there_again(file: Path) -> None:
    desk = Desk.open(file)
    desk.toggle_star("a.txt")
    desk.set_tags("a.txt", ["tama", " #do-sprawdzenia ", ""])
    desk.set_note("b.txt", "  protokół z maja ")
    assert desk.mark_read("b.txt")
    assert not desk.mark_read("b.txt")
    again = Desk.open(file)
    assert again.is_starred("a.txt")
    assert again.tags("a.txt") == ("do-sprawdzenia", "tama")
    assert again.note("b.txt") == "protokół z maja"
    assert (again.is_read("a.txt"), again.is_read("b.txt")) == (False, True)
    assert again.lists() == {
        STARRED: ("a.txt",),
        ANNOTATED: ("b.txt",),
        "#do-sprawdzenia": ("a.txt",),
        "#tama": ("a.txt",),
    }


def test_people_can_read_the_file(file: Path) -> None:
    desk = Desk.open(file)
    desk.set_note("żółw.txt", "zażółć")
    assert '"żółw.txt": "zażółć"' in file.read_text(encoding="utf-8")


def test_every_change_is_taken_back_but_not_what_was_read(file: Path) -> None:
    desk = Desk.open(file)
    desk.toggle_star("a.txt")
    desk.set_note("a.txt", "pierwsza")
    desk.mark_read("a.txt")
    desk.set_note("a.txt", "druga")
    assert desk.undo()
    assert desk.note("a.txt") == "pierwsza"
    assert desk.undo()
    assert desk.undo()
    assert not desk.is_starred("a.txt")
    assert desk.is_read("a.txt")
    assert not desk.undo()
    assert json.loads(file.read_text(encoding="utf-8"))["starred"] == []


def test_what_is_emptied_is_gone(file: Path) -> None:
    desk = Desk.open(file)
    desk.toggle_star("a.txt")
    desk.toggle_star("a.txt")
    desk.set_tags("a.txt", ["tama"])
    desk.set_tags("a.txt", [])
    desk.set_note("a.txt", "x")
    desk.set_note("a.txt", " ")
    assert desk.lists() == {}


@pytest.mark.parametrize("content", ["{", "[]", '{"tags": 7}', '{"starred": 7}'])
def test_a_file_that_is_no_desk_is_a_sentence_and_stays_as_it_is(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=file.name):
        Desk.open(file)
    assert file.read_text(encoding="utf-8") == content


def test_what_cannot_be_kept_is_not_done(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.open(file)

    def full(file: Path, text: str) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("tui.desk.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        desk.toggle_star("a.txt")
    assert not desk.is_starred("a.txt")
    assert not desk.can_undo


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write_whole(file, "pierwszy")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "drugi \ud800")
    assert file.read_text(encoding="utf-8") == "pierwszy"
