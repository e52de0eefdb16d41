"""`prasowka timeline`: as a table, as bars, as a picture."""

import csv
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
    run = prasowka("timeline", "most", "Kijów", "--by", "year", "--share", "--format", format)
    golden = GOLDEN / f"timeline.{format}"
    if os.environ.get("PRASOWKA_GOLDEN") == "write":
        golden.write_text(run.stdout, "utf-8")
    assert (run.returncode, run.stdout) == (0, golden.read_text("utf-8"))


def test_every_word_is_a_query(prasowka: Run) -> None:
    rows = list(csv.DictReader(prasowka("timeline", "most", "Kijów kolej", "--format", "csv").stdout.splitlines()))
    assert {row["query"] for row in rows} == {"most", "Kijów kolej"}
    assert len({row["period"] for row in rows}) * 2 == len(rows)


def test_without_a_query_all_articles_are_counted(prasowka: Run) -> None:
    found = json.loads(prasowka("timeline", "--by", "year", "--format", "json").stdout)
    assert all(row["share"] in (1.0, None) for row in found["counts"])
    assert "bez daty" in prasowka("timeline", "--by", "year").stderr


def test_bars_fit_the_terminal(on_a_terminal: Callable[..., str]) -> None:
    shown = on_a_terminal("timeline", "most", "--by", "month", "--share", "--color", "never")
    assert "█" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_picture_is_drawn(prasowka: Run, tmp_path: Path) -> None:
    for name, magic in (("a.svg", b"<svg"), ("a.png", b"\x89PNG")):
        run = prasowka("timeline", "most", "--plot", name)
        assert (run.returncode, run.stdout) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(magic)
    assert prasowka("timeline", "most", "--plot", "a.gif").returncode == 2


def test_a_plain_install_says_which_extra_draws_png(prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ModuleNotFoundError(name='resvg_py')")
    run = prasowka("timeline", "most", "--plot", "a.png", PYTHONPATH=f"{tmp_path}:{Path(__file__).parents[2]}")
    assert run.returncode == 2
    assert "prasowka[plot]" in run.stderr


def test_what_is_not_there_or_not_understood(prasowka: Run) -> None:
    assert prasowka("timeline", "hipopotamica").returncode == 1
    assert prasowka("timeline", "sauce:onet", "--format", "csv").returncode == 2
