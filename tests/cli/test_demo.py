"""`prasowka demo`: the sample archive in a folder of its own."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.support.sample import ARTICLE_COUNT

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_it_is_built_where_one_says_and_searched_like_any_other(prasowka: Run, tmp_path: Path) -> None:
    run = prasowka("demo", "pokaz")
    assert (run.returncode, run.stdout) == (0, "")
    assert str(ARTICLE_COUNT) in run.stderr
    assert "prasowka search --index pokaz/index" in run.stderr
    assert prasowka("search", "łukaszence", "--index", "pokaz/index").returncode == 0
    assert prasowka("demo", "pokaz").returncode == 0
    (tmp_path / "pokaz" / "notatki.txt").write_text("moje", encoding="utf-8")
    again = prasowka("demo", "pokaz")
    assert again.returncode == 2
    assert "pokaz" in again.stderr


def test_without_a_terminal_it_wants_a_folder(prasowka: Run) -> None:
    run = prasowka("demo")
    assert run.returncode == 2
    assert "folder" in run.stderr
