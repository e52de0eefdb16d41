"""`prasowka show` over the sample archive."""

import json
import subprocess
from collections.abc import Callable

from tests.support.sample import ARCHIVE, RECORDS_FILE

Run = Callable[..., subprocess.CompletedProcess[str]]

ID = "kurier-wislany/2024-05-12-most-w-tczewie.txt"


def test_an_article_in_a_pipe_is_a_paragraph_a_line(prasowka: Run) -> None:
    run = prasowka("show", ID)
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0] == "Most w Tczewie znów otwarty. Pierwsi przeszli nim uczniowie"
    assert lines[1].startswith("Marta Zielonka · 2024-05-12 07:15")
    assert any(line.startswith("Ostatnie dwa przęsła") and line.endswith("do 2027 roku.") for line in lines)
    assert "Polub nasz profil" not in run.stdout
    assert "\x1b" not in run.stdout


def test_an_article_for_scripts(prasowka: Run) -> None:
    article = json.loads(prasowka("show", ID, "--json").stdout)
    assert (article["schema"], article["id"]) == (1, ID)
    assert article["authors"] == ["Marta Zielonka"]


def test_the_scrape_as_it_lies_on_disk(prasowka: Run) -> None:
    run = prasowka("show", "--raw", ID)
    assert run.stdout == (ARCHIVE / ID).read_text(encoding="utf-8")
    assert run.stderr == f"{ARCHIVE / ID}:1\n"


def test_a_record_as_its_line_lies_on_disk(prasowka: Run) -> None:
    run = prasowka("show", "--raw", "hor-2024-018")
    assert run.stdout == (ARCHIVE / RECORDS_FILE).read_text("utf-8").splitlines(keepends=True)[1]
    assert run.stderr == f"{ARCHIVE / RECORDS_FILE}:2\n"


def test_every_dropped_line_has_its_reason(prasowka: Run) -> None:
    run = prasowka("show", "--explain", ID)
    assert run.returncode == 0
    assert "Polub nasz profil na Facebooku!" in run.stdout
    explained = json.loads(prasowka("show", "--explain", "--json", ID).stdout)
    assert explained["dropped"]
    assert all(dropped["reason"] and dropped["line"] >= 1 for dropped in explained["dropped"])


def test_an_unknown_article_is_nothing_found(prasowka: Run) -> None:
    run = prasowka("show", "nie-ma.txt")
    assert (run.returncode, run.stdout) == (1, "")
    assert "nie-ma.txt" in run.stderr


def test_raw_stands_alone(prasowka: Run) -> None:
    assert prasowka("show", ID, "--raw", "--json").returncode == 2
