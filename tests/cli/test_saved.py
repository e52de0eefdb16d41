"""`prasowka saved`: searches that are asked again, and what is new in them."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Saved = Callable[..., subprocess.CompletedProcess[str]]


def scrape(folder: Path, name: str, title: str) -> None:
    text = f"{title}\n\nO tym, co się tu stało w nocy, napiszemy jutro rano, kiedy wrócą nasi reporterzy z {name}.\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def archive(prasowka: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "artykuły"
    folder.mkdir()
    scrape(folder, "tczew", "Most w Tczewie otwarty")
    scrape(folder, "brda", "Powódź nad Brdą")
    assert prasowka("index", "--index", "moj", folder).returncode == 0
    return folder


@pytest.fixture
def saved(prasowka: Run, archive: Path) -> Saved:
    return lambda *words, **more: prasowka("saved", *words, "--index", "moj", **more)


def ids(run: subprocess.CompletedProcess[str]) -> list[str]:
    return [json.loads(line)["id"] for line in run.stdout.splitlines()]


def test_a_search_is_saved_where_people_can_read_it(saved: Saved, tmp_path: Path) -> None:
    done = saved("add", "mosty", "most", "OR", "kładka", "-sejm", "--since", "2020", "--source", "a", "--source", 'b"')
    assert (done.returncode, done.stdout) == (0, "")
    table = tomllib.loads((tmp_path / "moj.saved.toml").read_text(encoding="utf-8"))
    assert table == {"mosty": {"query": "most OR kładka -sejm", "since": "2020", "source": ["a", 'b"']}}
    assert saved("list").stdout == 'mosty: most OR kładka -sejm --since 2020 --source a --source b" (0 nowych)\n'
    shown = json.loads(saved("show", "mosty", "--json").stdout)
    assert (shown["schema"], shown["name"], shown["options"]["since"]) == (1, "mosty", "2020")
    assert saved("remove", "mosty").returncode == 0
    assert saved("list").returncode == 1


def test_every_article_is_given_once(saved: Saved, prasowka: Run, archive: Path) -> None:
    saved("add", "mosty", "most")
    assert ids(saved("run", "mosty", "--new", "--format", "jsonl")) == ["tczew.txt"]
    again = saved("run", "mosty", "--new", "--format", "jsonl")
    assert (again.returncode, again.stdout, again.stderr) == (1, "", "")
    scrape(archive, "wisła", "Most na Wiśle zamknięty")
    scrape(archive, "gdańsk", "Wolne w Gdańsku")
    prasowka("index", "--index", "moj")
    assert ids(saved("run", "mosty", "--new", "--format", "jsonl", "--peek")) == ["wisła.txt"]
    prasowka("index", "--index", "moj", "--rebuild")
    assert ids(saved("run", "--all", "--new", "--format", "jsonl")) == ["wisła.txt"]
    assert saved("run", "mosty", "--new").returncode == 1
    assert sorted(ids(saved("run", "mosty", "--format", "jsonl"))) == ["tczew.txt", "wisła.txt"]


def test_all_that_is_new_is_given_however_much_it_is(saved: Saved, prasowka: Run, archive: Path) -> None:
    for number in range(12):
        scrape(archive, f"most-{number}", f"Most numer {number} na rzece {'Brdzie Wdzie Wierzycy'.split()[number % 3]}")
    prasowka("index", "--index", "moj")
    saved("add", "mosty", "most")
    assert len(ids(saved("run", "mosty", "--new", "--peek", "--format", "jsonl", "-n", "2"))) == 2
    assert saved("list").stdout == "mosty: most (13 nowych)\n"
    assert len(ids(saved("run", "mosty", "--new", "--format", "jsonl"))) == 13
    assert len(ids(saved("run", "mosty", "--format", "jsonl"))) == 10


def test_marked_is_given(saved: Saved) -> None:
    saved("add", "mosty", "most")
    assert saved("mark", "mosty").returncode == 0
    assert saved("run", "mosty", "--new").returncode == 1


def test_a_reader_that_goes_away_has_not_been_given_anything(saved: Saved, tmp_path: Path) -> None:
    saved("add", "mosty", "most")
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "indexer.cli", "saved", "run", "mosty", "--new", "--index", tmp_path / "moj"],
            cwd=Path(__file__).parents[2],
            stdout=full,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    assert run.returncode == 2
    assert ids(saved("run", "mosty", "--new", "--format", "jsonl")) == ["tczew.txt"]


def test_a_command_gets_what_is_new_and_may_fail(saved: Saved, tmp_path: Path) -> None:
    saved("add", "mosty", "most")
    saved("add", "smoki", "smok")
    run = ["run", "--all", "--new", "--format", "paths", "--exec"]
    failed = saved(*run, "cat > poczta; exit 7")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "7" in failed.stderr
    done = saved(*run, 'echo "$PRASOWKA_SAVED $PRASOWKA_COUNT" > poczta; cat >> poczta')
    assert done.returncode == 0
    assert (tmp_path / "poczta").read_text(encoding="utf-8") == f"mosty 1\n{tmp_path / 'artykuły' / 'tczew.txt'}\n"
    assert saved(*run, "false").returncode == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["run", "mosty", "--new", "-n", "2"], "--peek"),
        (["add", "mosty", "most \udcff"], "UTF-8"),
        (["add", "mosty"], "Brakuje nazwy"),
        (["add", "../mosty", "most"], "nie jest nazwą"),
        (["add", "mosty", "sauce:onet most"], "sauce"),
        (["add", "mosty", "most", "--since", "kiedyś"], "kiedyś"),
        (["run", "mosty"], "Nie ma zapisanego wyszukiwania „mosty”."),
        (["run", "mosty", "--peek"], "--new"),
        (["list", "--new"], "--new"),
        (["remove", "mosty"], "Nie ma zapisanego wyszukiwania"),
        (["zapisz"], "zapisz"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(words: list[str], sentence: str, saved: Saved) -> None:
    run = saved(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr


def test_a_name_is_taken_once_and_a_broken_file_is_named(saved: Saved, tmp_path: Path) -> None:
    saved("add", "mosty", "most")
    assert saved("add", "mosty", "kładka").returncode == 2
    (tmp_path / "moj.saved.toml").write_text('["mosty"]\nquery = 7\n', encoding="utf-8")
    broken = saved("list")
    assert broken.returncode == 2
    assert str(tmp_path / "moj.saved.toml") in broken.stderr
