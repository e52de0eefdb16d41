"""`prasowka tui` and the bare command: what is handed over to the terminal UI."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")

Show = Callable[..., str]

# The command itself, with an interface that only says how it was called.
PROGRAM = """
import tui
tui.run = lambda index, query="", in_colour=True, theme="": print([index.name, query]) or 0
from indexer.cli.main import run
run()
"""


def test_the_bare_command_opens_it(on_a_terminal: Show, index: Path) -> None:
    assert on_a_terminal(program=PROGRAM).strip() == "['index', '']"


def test_a_query_goes_along(on_a_terminal: Show) -> None:
    assert on_a_terminal("tui", "rada", "-sejm", program=PROGRAM).strip() == "['index', 'rada -sejm']"
