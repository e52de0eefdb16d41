"""Batches in several processes: the same answers in the same order, the first of them at once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]

WORDS = ("most", "Tczew", "łukaszence soczi", "kolej", "sauce:onet", "powódź", '"most w Tczewie"', "xyzzy")


def lines(count: int) -> str:
    return "".join(f"n{number}\t{WORDS[number % len(WORDS)]}\n" for number in range(count))


@pytest.mark.parametrize("format", ["jsonl", "trec", "tsv", "paths"])
def test_the_bytes_are_those_of_one_process(format: str, prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "q.tsv").write_text(lines(600), encoding="utf-8")
    alone = prasowka("search", "--batch", "q.tsv", "--format", format)
    together = prasowka("search", "--batch", "q.tsv", "--format", format, "--jobs", "3")
    assert alone.returncode == together.returncode == 4  # one of the queries asks for a field that there is not
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)


def test_an_answer_is_there_before_the_next_line_is(start: Start) -> None:
    with start("search", "--batch", "-", "--format", "json", "--jobs", "2") as batch:
        assert batch.stdin is not None
        assert batch.stdout is not None
        for word in ("most", "kolej", "Tczew"):
            batch.stdin.write(f"{word}\n")
            batch.stdin.flush()
            assert json.loads(batch.stdout.readline())["query"] == word
        batch.stdin.close()
        assert batch.stdout.read() == ""
    assert batch.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_it_with_one_sentence(start: Start) -> None:
    with start("search", "--batch", "-", "--format", "json", "--jobs", "2") as batch:
        assert batch.stdin is not None
        assert batch.stdout is not None
        batch.stdin.write("most\n")
        batch.stdin.flush()
        batch.stdout.readline()
        os.kill(batch.pid, signal.SIGINT)
        assert batch.wait(60) == 130
        assert batch.stderr is not None
        assert batch.stderr.read() == "Błąd: Przerwano.\n"


def test_a_file_that_is_none_is_refused(prasowka: Run) -> None:
    run = prasowka("search", "--batch", "nie-ma.tsv", "--jobs", "2")
    assert run.returncode == 2
    assert "nie-ma.tsv" in run.stderr
    assert prasowka("search", "most", "--jobs", "2").returncode == 2
