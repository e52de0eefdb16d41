"""`prasowka export`: to files, folders and pipes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sample import ARTICLE_COUNT

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_everything_or_what_a_query_finds(prasowka: Run) -> None:
    every = [json.loads(line) for line in prasowka("export").stdout.splitlines()]
    assert len(every) == ARTICLE_COUNT
    assert all(record["text"] and record["clean"] for record in every)
    some = [json.loads(line) for line in prasowka("export", "most", "--since", "2024").stdout.splitlines()]
    assert 0 < len(some) < len(every)
    assert prasowka("export", "hipopotamica").returncode == 1


def test_with_texts_and_without(prasowka: Run) -> None:
    assert prasowka("export", "most", "--format", "csv").stdout.startswith("id,title,authors,published,")
    assert prasowka("export", "most", "--format", "csv", "--text").stdout.startswith("id,title,lead,text,")
    assert "text" not in json.loads(prasowka("export", "most", "--no-text").stdout.splitlines()[0])
    assert prasowka("export", "most", "--fields", "title,id", "--format", "tsv").stdout.startswith("title\tid\n")


def test_a_file_and_a_folder_are_written(prasowka: Run, tmp_path: Path) -> None:
    run = prasowka("export", "most", "--format", "md", "--output", tmp_path / "notes")
    assert (run.returncode, run.stdout) == (0, "")
    assert len(list((tmp_path / "notes").glob("*.md"))) > 3
    assert prasowka("export", "most", "--format", "xlsx", "--output", tmp_path / "most.xlsx").returncode == 0
    assert (tmp_path / "most.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("format", "magic"), [("xlsx", b"PK"), ("parquet", b"PAR1")])
def test_bytes_go_through_a_pipe(format: str, magic: bytes, index: Path) -> None:
    command = [sys.executable, "-m", "indexer.cli", "export", "most", "--format", format, "--index", str(index)]
    run = subprocess.run(command, capture_output=True, check=True)
    assert run.stdout.startswith(magic)


def test_a_terminal_is_shown_text_and_no_bytes(on_a_terminal: Callable[..., str]) -> None:
    assert "most" in on_a_terminal("export", "most", "--format", "ris")
    assert "--output" in on_a_terminal("export", "most", "--format", "xlsx")


@pytest.mark.parametrize(
    "words",
    [
        ["most", "--format", "md"],
        ["most", "--excel"],
        ["most", "--raw-csv", "--format", "tsv"],
        ["most", "--text", "--fields", "id"],
        ["most", "sauce:onet"],
        ["most", "--output", "nowhere/at/all.jsonl"],
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], prasowka: Run) -> None:
    run = prasowka("export", *words)
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr


def test_a_plain_install_says_which_extra_it_needs(prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "xlsxwriter.py").write_text("raise ModuleNotFoundError(name='xlsxwriter')")
    (tmp_path / "pyarrow.py").write_text("raise ModuleNotFoundError(name='pyarrow')")
    root = str(Path(__file__).parents[2])
    for format, extra in (("xlsx", "sheets"), ("parquet", "parquet")):
        run = prasowka("export", "most", "--format", format, PYTHONPATH=f"{tmp_path}:{root}")
        assert (run.returncode, run.stdout) == (2, "")
        assert f"prasowka[{extra}]" in run.stderr
