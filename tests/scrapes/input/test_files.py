import os
from pathlib import Path
from typing import Any

import pytest

from indexer.scrapes import find_files


def paths(root: Path, **options: Any) -> list[str]:
    return [found.path for found in find_files(root, **options)]


def write(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Tekst", "utf-8")


def test_files_come_in_one_order_with_slashes(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/a.txt", "ą ć.txt", "a/b/c.txt")
    assert paths(tmp_path) == ["b.txt", "ą ć.txt", "a/a.txt", "a/z.txt", "a/b/c.txt"]
    assert paths(tmp_path) == paths(tmp_path)


def test_size_and_time_are_those_of_the_file(tmp_path):
    write(tmp_path, "a.txt")
    (found,) = find_files(tmp_path)
    status = (tmp_path / "a.txt").stat()
    assert (found.size, found.mtime_ns, found.failure) == (status.st_size, status.st_mtime_ns, None)


def test_a_root_that_is_a_file_gives_itself(tmp_path):
    write(tmp_path, "a.jsonl")
    assert paths(tmp_path / "a.jsonl") == ["a.jsonl"]


def test_dot_files_and_the_index_are_skipped(tmp_path):
    write(tmp_path, ".git/a.txt", ".ukryty.txt", "index/_MAIN_1.toc", "a.txt")
    assert paths(tmp_path, skip=[tmp_path / "index"]) == ["a.txt"]


def test_an_index_that_does_not_exist_yet_can_be_skipped(tmp_path):
    write(tmp_path, "a.txt")
    assert paths(tmp_path, skip=[tmp_path / "index"]) == ["a.txt"]


def test_ignore_files_work_as_in_git(tmp_path):
    write(tmp_path, "a.txt", "a.log", "robocze/b.txt", "deep/a.log", "deep/keep.log")
    (tmp_path / ".prasowkaignore").write_text("*.log\n# uwaga\n/robocze/\n", "utf-8")
    (tmp_path / "deep" / ".prasowkaignore").write_text("!keep.log\n", "utf-8")
    assert paths(tmp_path) == ["a.txt", "deep/keep.log"]


def test_loops_of_links_end_and_every_folder_comes_once(tmp_path):
    write(tmp_path, "real/a.txt", "real/deeper/b.txt")
    (tmp_path / "real" / "deeper" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again").symlink_to(tmp_path / "real", target_is_directory=True)
    assert paths(tmp_path) == ["real/a.txt", "real/deeper/b.txt"]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path):
    write(tmp_path, "elsewhere/a.txt", "root/b.txt")
    (tmp_path / "root" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert paths(tmp_path / "root") == ["b.txt", "link/a.txt"]


def test_what_is_no_regular_file_is_left_out(tmp_path):
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "queue")
    assert paths(tmp_path) == ["a.txt"]


def test_names_with_spaces_and_newlines_are_found(tmp_path):
    write(tmp_path, "dwa słowa.txt", "nowy\nwiersz.txt")
    assert sorted(paths(tmp_path)) == ["dwa słowa.txt", "nowy\nwiersz.txt"]


def test_a_name_that_is_no_text_is_a_failure(tmp_path):
    with open(os.fsencode(tmp_path) + b"/z\xb3y.txt", "wb") as file:  # noqa: PTH123
        file.write(b"Tekst")
    (found,) = find_files(tmp_path)
    assert found.path == "z\\xb3y.txt"
    assert str(found.failure) == "nazwa pliku nie jest tekstem w UTF-8"


def test_broken_links_and_missing_roots_are_failures(tmp_path):
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing")
    assert [str(found.failure) for found in find_files(tmp_path)] == ["nie ma takiego pliku ani folderu"]
    assert [str(found.failure) for found in find_files(tmp_path / "missing")] == ["nie ma takiego pliku ani folderu"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_a_failure(tmp_path):
    write(tmp_path, "locked/a.txt", "b.txt")
    (tmp_path / "locked").chmod(0)
    found = {file.path: file.failure and str(file.failure) for file in find_files(tmp_path)}
    (tmp_path / "locked").chmod(0o700)
    assert found == {"b.txt": None, "locked": "brak uprawnień do odczytu"}


def test_what_is_not_finished_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt.part", "c.tmp", "d.txt~", "e.html.crdownload", ".#f.txt", "g/h.tmp")
    assert paths(tmp_path) == ["a.txt"]
    (tmp_path / ".prasowkaignore").write_text("!*.tmp\n", "utf-8")
    assert paths(tmp_path) == ["a.txt", "c.tmp", "g/h.tmp"]


def test_the_parts_of_a_saved_page_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "Most.html", "Most_pliki/styl.css", "Rynek.htm", "Rynek_files/a.js", "moje_pliki/a.txt")
    assert paths(tmp_path) == ["Most.html", "Rynek.htm", "moje_pliki/a.txt"]


def test_a_bad_line_of_an_ignore_file_is_named_and_the_others_bind(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.log")
    (tmp_path / ".prasowkaignore").write_text("# dzienniki\n*.log\n[z-a]\n!\n", "utf-8")
    ignore_file, article = find_files(tmp_path)
    assert (ignore_file.path, str(ignore_file.failure)) == (".prasowkaignore", "wiersz 3 nie jest wzorcem: [z-a]")
    assert article.path == "a.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_an_ignore_file_that_is_no_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    os.mkfifo(tmp_path / ".prasowkaignore")
    (tmp_path / "b/.prasowkaignore").symlink_to("/dev/zero")
    found = {file.path: str(file.failure or "") for file in find_files(tmp_path)}
    said = "to nie jest zwykły plik"
    assert found == {".prasowkaignore": said, "a.txt": "", "b/.prasowkaignore": said, "b/c.txt": ""}
