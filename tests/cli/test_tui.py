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
tui.run = lambda index, query="", in_colour=True, theme="", keys=None: print([index.name, query, theme]) or 0
from indexer.cli.main import run
run()
"""


def test_the_bare_command_opens_it(on_a_terminal: Show, index: Path) -> None:
    assert on_a_terminal(program=PROGRAM).strip() == "['index', '', '']"


def test_a_query_and_the_theme_of_the_configuration_go_along(on_a_terminal: Show, tmp_path: Path) -> None:
    own = tmp_path / "prasowka" / "prasowka.toml"
    own.parent.mkdir()
    own.write_text('theme = "prasowka-light"', encoding="utf-8")
    shown = on_a_terminal("tui", "rada", "-sejm", program=PROGRAM, XDG_CONFIG_HOME=str(tmp_path))
    assert shown.strip() == "['index', 'rada -sejm', 'prasowka-light']"


def test_a_demo_opens_the_sample_archive(on_a_terminal: Show) -> None:
    said, opened = on_a_terminal("demo", program=PROGRAM).splitlines()
    assert "45" in said
    assert opened.strip() == "['index', '', '']"
