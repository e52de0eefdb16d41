"""What ends the program from outside leaves the terminal as it was."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from indexer import update

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")

# A session of its own with the terminal as its own: what a terminal emulator starts.
PROGRAM = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
sys.argv = ["prasowka", "--index", sys.argv[1], "tui", "most"]
from indexer.cli.main import run
run()
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signalled")
    (folder / "scrapes").mkdir()
    (folder / "scrapes" / "most.txt").write_text("Most w Tczewie\n\nMost w Tczewie znów jest otwarty.\n", "utf-8")
    update(folder / "index", [folder / "scrapes"])
    return folder / "index"


def read_until(terminal: int, text: bytes) -> bytes:
    """Read what a program writes to its terminal until `text` came or the program is gone."""
    seen, deadline = b"", monotonic() + 30
    while text not in seen:
        assert select.select([terminal], [], [], deadline - monotonic())[0], f"never came: {text!r}"
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # nobody has the terminal open any more
            break
    return seen


def start(index: Path) -> tuple[subprocess.Popen[bytes], int]:
    terminal, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(index)]
    program = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    assert b"1 artyku" in read_until(terminal, b"1 artyku")
    return program, terminal


@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_a_signal_leaves_the_terminal_as_it_was(index: Path, number: signal.Signals) -> None:
    program, terminal = start(index)
    try:
        program.send_signal(number)
        last = read_until(terminal, b"\x1b[?1049l")
        last += read_until(terminal, b"never written")
        assert program.wait(timeout=30) == 128 + number
        assert b"\x1b[?1049l" in last  # the screen from before
        assert b"\x1b[?1000l" in last  # no mouse
        assert b"\x1b[?25h" in last  # the cursor
        assert b"Traceback" not in last
    finally:
        program.kill()
        program.wait()
        os.close(terminal)


def test_a_closed_terminal_ends_the_program(index: Path) -> None:
    program, terminal = start(index)
    try:
        os.close(terminal)
        assert program.wait(timeout=30) == -signal.SIGHUP
    finally:
        program.kill()
        program.wait()
