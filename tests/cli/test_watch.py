"""`prasowka watch`: a process that follows a folder until it is told to end."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import COMMAND, environment

Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM")
LONG_S = 60
"""More than any of this takes on a machine that has much else to do."""


def scrape(folder: Path, name: str, title: str) -> None:
    text = f"{title}\n\nO tym, co się tu stało w nocy, napiszemy jutro rano, kiedy wrócą nasi reporterzy z {name}.\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


class Watcher:
    """A running `prasowka watch --json`, and the objects that it writes."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "watch", "--every", "0", "--json", "--ids", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(PRASOWKA_INDEX="moj"),
            cwd=folder,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self._out = self.process.stdout
        os.set_blocking(self._out.fileno(), False)
        self._lines: list[str] = []

    def next(self) -> dict[str, Any]:
        """Wait for the next object."""
        end = time.monotonic() + LONG_S
        while not self._lines:
            assert time.monotonic() < end, "nothing was written"
            assert self.process.poll() is None, self.process.stderr
            self._lines += self._out.readlines()
            time.sleep(0.05)
        found: dict[str, Any] = json.loads(self._lines.pop(0))
        return found

    def end(self) -> tuple[int, str, str]:
        """End it, and return its exit code and what else it has said."""
        self.process.send_signal(signal.SIGTERM)
        said = self.process.communicate(timeout=LONG_S)
        return self.process.returncode, *said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "prasa"
    folder.mkdir()
    scrape(folder, "tczew", "Most w Tczewie otwarty")
    return folder


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watcher]]:
    started: list[Watcher] = []

    def start(*words: str) -> Watcher:
        started.append(Watcher(tmp_path, *words))
        return started[-1]

    yield start
    for watcher in started:
        watcher.process.kill()
        watcher.process.communicate()


def test_a_burst_of_changes_is_one_commit(folder: Path, watch: Callable[..., Watcher]) -> None:
    watcher = watch("prasa")
    assert watcher.next()["ids"] == {"added": ["tczew.txt"], "changed": [], "removed": []}
    for number in range(20):
        scrape(folder, f"brda-{number}", f"Powódź nad Brdą, dzień {number}")
        time.sleep(0.02)
    scrape(folder, "tczew", "Most w Tczewie zamknięty")
    found = watcher.next()
    assert (found["new"], found["changed"], found["gone"]) == (20, 1, 0)
    (folder / "brda-0.txt").rename(folder / "brda.txt")
    (folder / "brda-1.txt").unlink()
    found = watcher.next()
    assert found["ids"] == {"added": ["brda.txt"], "changed": [], "removed": ["brda-0.txt", "brda-1.txt"]}
    assert watcher.end() == (0, "", "")


def test_folders_may_go_come_back_and_be_added_by_another_run(
    folder: Path, watch: Callable[..., Watcher], prasowka: Run, tmp_path: Path
) -> None:
    other = tmp_path / "inna"
    other.mkdir()
    watcher = watch("prasa", "inna")
    watcher.next()
    shutil.move(folder, tmp_path / "gdzie indziej")
    shutil.move(tmp_path / "gdzie indziej", folder)
    scrape(folder, "wisła", "Most na Wiśle zamknięty")
    assert watcher.next()["ids"]["added"] == ["wisła.txt"]
    third = tmp_path / "trzecia"
    third.mkdir()
    assert prasowka("index", "trzecia", "--index", "moj", "--wait").returncode == 0
    scrape(third, "noteć", "Most na Noteci otwarty")
    assert watcher.next()["ids"]["added"] == ["noteć.txt"]
    assert watcher.end() == (0, "", "")


def test_what_is_new_in_saved_searches_is_given_after_each_commit(
    folder: Path, watch: Callable[..., Watcher], prasowka: Run
) -> None:
    prasowka("index", "prasa", "--index", "moj")
    prasowka("saved", "add", "mosty", "most", "--index", "moj")
    watcher = watch("--run-saved", "--format", "jsonl")
    assert watcher.next()["new"] == 0
    assert watcher.next()["id"] == "tczew.txt"
    scrape(folder, "brda", "Powódź nad Brdą")
    scrape(folder, "wisła", "Most na Wiśle zamknięty")
    assert watcher.next()["new"] == 2
    hit = watcher.next()
    assert (hit["qid"], hit["id"]) == ("mosty", "wisła.txt")
    assert watcher.end() == (0, "", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["--ids"], "--json"), (["--exec", "cat"], "--run-saved"), (["nie-ma"], "nie-ma"), ([], "Podaj go")],
)
def test_what_makes_no_sense_is_refused(words: list[str], sentence: str, prasowka: Run) -> None:
    run = prasowka("watch", *words, "--index", "moj")
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr
