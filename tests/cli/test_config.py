"""`prasowka config`, and what the settings do."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sample import ARCHIVE

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The person's own file; `HOME` is the folder of the test."""
    file = tmp_path / ".config" / "prasowka" / "prasowka.toml"
    file.parent.mkdir(parents=True)
    return file


@pytest.fixture
def at_home(prasowka: Run, tmp_path: Path) -> Run:
    """The command where the person's home is that of the test."""
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
    return lambda *words, **changes: prasowka(*words, **home | changes)


def test_every_value_says_where_it_came_from(at_home: Run, own: Path, index: Path) -> None:
    own.write_text('theme = "light"\nignore = ["*.bak", "szkice/"]\n', encoding="utf-8")
    run = at_home("config")
    assert run.returncode == 0
    shown = dict(line.split(maxsplit=1) for line in run.stdout.splitlines()[:5])
    assert shown["index"] == f"{index}  ($PRASOWKA_INDEX)"
    assert shown["language"] == "pl  ($PRASOWKA_LANG)"
    assert shown["theme"] == f"light  ({own})"
    assert shown["ignore"] == f"*.bak, szkice/  ({own})"
    settings = json.loads(at_home("config", "--json", "--lang", "en").stdout)["settings"]
    assert settings["language"] == {"value": "en", "origin": "option", "place": "--lang"}
    assert settings["format"] == {"value": "text", "origin": "default", "place": ""}


def test_the_language_and_the_format_of_the_file_hold_unless_somebody_says_otherwise(at_home: Run, own: Path) -> None:
    own.write_text('language = "en"\nformat = "paths"\n', encoding="utf-8")
    found = at_home("search", "most w tczewie", "-n", "1", PRASOWKA_LANG="")
    assert found.stdout.endswith("2024-05-12-most-w-tczewie.txt\n")
    assert at_home("search", "lodołamaxze", "--format", "text", PRASOWKA_LANG="").stderr.startswith("No article has")
    assert at_home("search", "lodołamaxze", "--format", "text").stderr.startswith("Żaden artykuł")
    assert "Unknown" not in at_home("serch", PRASOWKA_LANG="").stderr


def test_what_is_ignored_is_not_read(at_home: Run, own: Path, tmp_path: Path) -> None:
    (tmp_path / "prasa").mkdir()
    for name in ("a.txt", "b.txt"):
        text = f"Most {name}\n\nO moście napisano już wszystko, a jednak wciąż go nie otwarto.\n"
        (tmp_path / "prasa" / name).write_text(text, encoding="utf-8")
    own.write_text('ignore = ["b.*"]\n', encoding="utf-8")
    report = json.loads(at_home("index", "prasa", "--json", "--ids", "--index", "moj").stdout)
    assert report["ids"]["added"] == ["a.txt"]
    own.write_text('ignore = ["a/**/[b"]\nformat = "xls"\n', encoding="utf-8")
    wrong = at_home("search", "most", "--index", "moj")
    assert wrong.returncode == 2
    assert f"{own}: format xls" in wrong.stderr


def test_records_are_read_by_the_names_that_the_file_says(at_home: Run, own: Path, tmp_path: Path) -> None:
    record = {
        "id": "1",
        "naglowek_strony": "Most otwarty",
        "cialo": "O moście napisano już wszystko.",
        "title": "Kurier",
    }
    (tmp_path / "prasa.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert at_home("index", "prasa.jsonl", "--index", "moj").returncode == 3  # there is no text in it
    own.write_text('[fields]\ntitle = "naglowek_strony"\ntext = ["tresc_strony", "cialo"]\n', encoding="utf-8")
    assert at_home("index", "--index", "moj").returncode == 0
    article = json.loads(at_home("show", "1", "--json", "--index", "moj").stdout)
    assert (article["title"], article["body"]) == ("Most otwarty", "O moście napisano już wszystko.")
    assert at_home("show", "1", "--explain", "--index", "moj").returncode == 0
    assert "Nic się nie zmieniło" in at_home("index", "--index", "moj").stderr


def test_where_nobody_names_an_index_the_own_one_is_begun_and_said(at_home: Run, tmp_path: Path) -> None:
    run = at_home("index", ARCHIVE / "kurier-wislany", PRASOWKA_INDEX="")
    place = tmp_path / ".local" / "share" / "prasowka" / "index"
    assert run.returncode == 0
    assert str(place) in run.stderr
    assert at_home("search", "most", "--count", PRASOWKA_INDEX="").returncode == 0
    assert str(place) not in at_home("index", PRASOWKA_INDEX="").stderr
