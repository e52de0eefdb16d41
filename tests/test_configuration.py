"""The configuration: which index is meant, what the files say, and where each value came from."""

import os
from pathlib import Path

import platformdirs
import pytest

from indexer import Configuration, Origin, UsageError, update
from tests.support.sample import ARCHIVE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and a working folder in it."""
    for name in ("PRASOWKA_INDEX", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "praca").mkdir()
    monkeypatch.chdir(tmp_path / "praca")
    return tmp_path


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_files_are_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert Configuration.own_file() == platformdirs.user_config_path("prasowka", appauthor=False) / "prasowka.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "gdzie indziej"))
    assert Configuration.own_file() == platformdirs.user_config_path("prasowka", appauthor=False) / "prasowka.toml"


def test_the_nearest_of_the_indexes_is_meant(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    own = platformdirs.user_data_path("prasowka", appauthor=False) / "index"
    assert (Configuration.of().index, Configuration.of().origins["index"]) == (own, Origin("default"))
    file = write(Configuration.own_file(), 'index = "~/prasa/index"\n')
    assert Configuration.of().index == home / "prasa" / "index"
    assert Configuration.of().origins["index"] == Origin("file", str(file))
    Path("index").mkdir()
    assert Configuration.of().index == home / "prasa" / "index"  # a folder alone is no index
    update("index", [ARCHIVE / "kurier-wislany"])
    assert (Configuration.of().index, Configuration.of().origins["index"]) == (
        Path("index"),
        Origin("folder", "./index"),
    )
    monkeypatch.setenv("PRASOWKA_INDEX", "stąd")
    assert Configuration.of().origins["index"] == Origin("variable", "PRASOWKA_INDEX")
    assert Configuration.of("tam").index == Path("tam")


def test_the_file_beside_the_index_comes_first(home: Path) -> None:
    own = write(Configuration.own_file(), 'language = "en"\ntheme = "light"\nignore = ["*.bak"]\n')
    beside = write(home / "prasa" / "prasowka.toml", 'language = "pl"\nformat = "jsonl"\n')
    found = Configuration.of(home / "prasa" / "index")
    assert (found.language, found.theme, found.format, found.ignore) == ("pl", "light", "jsonl", ("*.bak",))
    assert found.origins["language"] == found.origins["format"] == Origin("file", str(beside))
    assert found.origins["theme"] == Origin("file", str(own))
    assert found.files == (own, beside)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("jezyk = 'pl'", "jezyk"),
        ("language = 'de'", "language"),
        ("ignore = '*.bak'", "ignore"),
        ("format = 7", "format"),
        ("format = ", "Invalid value"),
        ("index = 'tu'", "index"),
        ("[fields]\ntytul = ['a']", "tytul"),
        ("[fields]\ntitle = 7", "fields.title"),
        ("fields = 'title'", "fields"),
    ],
)
def test_a_file_that_is_wrong_is_named(text: str, reason: str, home: Path) -> None:
    write(home / "prasa" / "prasowka.toml", text)
    with pytest.raises(UsageError, match=rf"prasowka\.toml.*{reason}"):
        Configuration.of(home / "prasa" / "index")


def test_where_nobody_knows_a_home_there_is_a_configuration_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert Configuration.of("index").language == ""
