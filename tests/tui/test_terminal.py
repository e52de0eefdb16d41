"""The real program in a pseudo-terminal: from the shell to a filtered, starred, exported list."""

import os
import select
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from indexer import update
from tests.support.sample import ARCHIVE

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")

# A session of its own with the terminal behind its stdout as its own, whatever its stdin is.
PROGRAM = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(1, termios.TIOCSCTTY, 0)
sys.argv = ["prasowka", *sys.argv[1:]]
from indexer.cli.main import run
run()
"""


class Terminal:
    """A program at work in a terminal."""

    def __init__(self, tmp_path: Path, *words: str, piped: bytes | None = None, **variables: str) -> None:
        self.descriptor, theirs = os.openpty()
        self.seen = b""
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLUMNS": "120",
            "LINES": "36",
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            **variables,
        }
        self.program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            stdin=theirs if piped is None else subprocess.PIPE,
            stdout=theirs,
            stderr=theirs,
            env=environment,
        )
        os.close(theirs)
        if self.program.stdin is not None and piped is not None:
            self.program.stdin.write(piped)
            self.program.stdin.close()

    def read_until(self, text: str) -> None:
        """Read what the program writes until a text has come."""
        deadline = monotonic() + 60
        while text.encode() not in self.seen:
            assert select.select([self.descriptor], [], [], max(0.0, deadline - monotonic()))[0], f"never came: {text}"
            try:
                self.seen += os.read(self.descriptor, 65536)
            except OSError:
                break
        assert text.encode() in self.seen, self.seen[-2000:]
        self.seen = self.seen.partition(text.encode())[2]

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self.descriptor, keys.encode())

    def end(self) -> None:
        """Let go of the terminal."""
        self.program.kill()
        self.program.wait()
        os.close(self.descriptor)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    update(tmp_path / "index", [ARCHIVE])
    return tmp_path / "index"


def test_from_the_shell_to_a_filtered_starred_exported_list(index: Path, tmp_path: Path) -> None:
    file = tmp_path / "most.md"
    terminal = Terminal(tmp_path, "--index", str(index), "tui", "most")
    try:
        terminal.read_until("bez powtórzeń")
        terminal.type("\rF\r")
        terminal.read_until("1 z 1 ")
        terminal.type("\x1b")
        terminal.read_until("otwórz")
        terminal.type("*")
        terminal.read_until("Dodano gwiazdkę")
        terminal.type("e")
        terminal.read_until("Eksport 1 artykułu")
        terminal.type(f"\x15{file}\r")
        terminal.read_until("Zapisano 1 artykuł")
        terminal.type("q")
        terminal.read_until("\x1b[?1049l")
        assert terminal.program.wait(timeout=30) == 0
    finally:
        terminal.end()
    assert "## " in file.read_text(encoding="utf-8")
    assert '"starred": [\n' in index.with_name("index.desk.json").read_text(encoding="utf-8")


def test_keys_come_from_the_terminal_though_something_is_piped_in(index: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--index", str(index), "tui", "most", piped=b"x\n")
    try:
        terminal.read_until("bez powtórzeń")
        terminal.type("\rq")
        terminal.read_until("\x1b[?1049l")
        assert terminal.program.wait(timeout=30) == 0
    finally:
        terminal.end()


def test_no_colour_is_shown_to_those_who_want_none(index: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--color", "never", "--index", str(index), "tui", "most")
    try:
        terminal.read_until("bez powtórzeń")
        assert b"\x1b[38;2;240;185;77" not in terminal.seen  # the accent of the theme
    finally:
        terminal.end()


def test_a_terminal_that_can_only_print_is_told_what_to_use(index: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--index", str(index), "tui", TERM="dumb")
    try:
        terminal.read_until("użyj: prasowka search")
        assert terminal.program.wait(timeout=30) == 2
    finally:
        terminal.end()
