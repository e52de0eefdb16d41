"""`prasowka concordance`: lines below each other, and their bytes for scripts."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.cli.formats.rows import FORMATS

Run = Callable[..., subprocess.CompletedProcess[str]]
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"xlsx"}))
def test_the_bytes_are_the_contract(format: str, prasowka: Run) -> None:
    run = prasowka("concordance", "most", "Tczew", "--sort", "left", "--width", "30", "--format", format)
    golden = GOLDEN / f"concordance.{format}"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.write_text(run.stdout, "utf-8")
    assert (run.returncode, run.stdout) == (0, golden.read_text("utf-8"))


def test_keywords_stand_below_each_other_on_a_terminal(on_a_terminal: Callable[..., str]) -> None:
    shown = on_a_terminal("concordance", "most", "--sort", "date", "--color", "always")
    rows = [row.replace("\x1b[0m", "").replace("\x1b[2m", "") for row in shown.splitlines() if "\x1b[1;31m" in row]
    assert len(rows) > 3
    assert len({row.index("\x1b[1;31m") for row in rows}) == 1
    assert all(len(row.replace("\x1b[1;31m", "")) <= 80 for row in rows)
    assert sorted(row[:4] for row in rows if row[:4].strip()) == [row[:4] for row in rows if row[:4].strip()]


def test_as_many_lines_as_asked_for(prasowka: Run) -> None:
    assert len(prasowka("concordance", "most", "-n", "3").stdout.splitlines()) == 3


def test_what_is_not_there_ends_with_1(prasowka: Run) -> None:
    run = prasowka("concordance", "hipopotamica")
    assert (run.returncode, run.stdout) == (1, "")
    assert "hipopotamica" in run.stderr
    assert json.loads(prasowka("concordance", "hipopotamica", "--json").stdout)["lines"] == []


def test_a_condition_that_is_not_understood_is_refused_for_scripts(prasowka: Run) -> None:
    assert prasowka("concordance", "most", "sauce:onet", "--format", "csv").returncode == 2
    assert prasowka("concordance", "most", "sauce:onet", "--format", "csv", "--lenient").returncode == 0
    assert prasowka("concordance", "most", "sauce:onet").returncode == 0


def test_a_query_without_words_is_refused(prasowka: Run) -> None:
    run = prasowka("concordance", "date:2024")
    assert run.returncode == 2
    assert "słowa" in run.stderr
