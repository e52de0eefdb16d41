"""The real command line, each time in a process of its own, over an index of the sample archive."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sample import ARCHIVE

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "indexer.cli"]


def environment(**changes: str) -> dict[str, str]:
    """What a process of ours sees: nothing of the tester's own taste in colours and indexes."""
    own = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PRASOWKA_INDEX", "TERM")}
    return own | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | changes


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample archive, made by the command itself; nobody may change it."""
    folder = tmp_path_factory.mktemp("sample") / "index"
    subprocess.run([*COMMAND, "index", "--index", folder, ARCHIVE], env=environment(), check=True, capture_output=True)
    return folder


@pytest.fixture
def prasowka(index: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command with these words, somewhere else than in the repository."""

    def run(*words: str | Path, stdin: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words],
            input=stdin,
            env=environment(PRASOWKA_INDEX=str(index)) | changes,
            cwd=tmp_path,
            encoding="utf-8",
            capture_output=True,
            check=False,
        )

    return run


@pytest.fixture
def start(index: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start the command with these words and with pipes, line by line."""

    def run(*words: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*COMMAND, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(PRASOWKA_INDEX=str(index)),
            encoding="utf-8",
            bufsize=1,
        )

    return run


@pytest.fixture
def on_a_terminal(index: Path, tmp_path: Path) -> Callable[..., str]:
    """What the command shows on a terminal of 80 columns; `program` is another way to start it."""

    def show(*words: str, program: str = "", **changes: str) -> str:
        import pty
        import termios

        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        command = [sys.executable, "-c", program] if program else COMMAND
        with subprocess.Popen(
            [*command, *words],
            env=environment(PRASOWKA_INDEX=str(index), TERM="xterm") | changes,
            cwd=tmp_path,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        ):
            os.close(theirs)
            shown = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        return shown.decode()

    return show


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that nobody writes to the terminal any more
        return b""
