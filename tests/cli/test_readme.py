"""What the READMEs say is what there is: their commands and Python are run, their tables compared with the grammar."""

import os
import re
import shutil
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from indexer.cli.console import Exit
from indexer.cli.formats import FORMATS
from indexer.cli.main import COMMANDS, OPTIONS, load
from tests.support.sample import ARCHIVE

ROOT = Path(__file__).parents[2]
HERE = ROOT / "indexer" / "cli" / "README.md"
PLACES = ("README.md", "indexer/README.md", "indexer/cli/README.md", "tui/README.md", "tests/README.md")
READMES = [ROOT / place for place in PLACES if (ROOT / place).exists()]

every_readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(ROOT)))


def blocks(readme: Path, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", readme.read_text(encoding="utf-8"))


def commands(readme: Path) -> list[str]:
    """The commands of the console blocks, one a line after a `$`, without the remarks behind them."""
    lines = (line for block in blocks(readme, "console") for line in block.splitlines())
    return [re.sub(r"\s+# .*", "", line).removeprefix("$ ") for line in lines if line.startswith("$ ")]


def promised(readme: Path) -> set[str]:
    """The options in the tables of a README."""
    rows = re.findall(r"(?m)^\|.*$", readme.read_text(encoding="utf-8"))
    return {option for row in rows for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", row)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder such as the READMEs speak of, with a `prasowka` on the path that is this one."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("articles", "artykuly", "indexer/sample"):
        shutil.copytree(ARCHIVE, folder / name)
    (folder / "queries.tsv").write_text("m\tmost w Tczewie\nkolej\n", encoding="utf-8")
    (folder / "bin").mkdir()
    program = folder / "bin" / "prasowka"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m indexer.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def run(command: str | list[str], folder: Path, language: str = "pl") -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name != "PRASOWKA_INDEX"}
    paths = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    return subprocess.run(
        command,
        shell=isinstance(command, str),
        cwd=folder,
        env=own | paths | {"PYTHONUTF8": "1", "PRASOWKA_LANG": language},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
@every_readme
def test_every_command_does_what_it_is_there_for(readme: Path, folder: Path) -> None:
    for command, language in zip(commands(readme), cycle(("pl", "en")), strict=False):
        done = run(command, folder, language)
        if command in ("prasowka", "prasowka tui"):  # there is no terminal here
            assert done.returncode == 2
        else:
            assert done.returncode == 0, (command, done.stderr)
            assert done.stdout or done.stderr or ">" in command, command


@every_readme
def test_every_block_of_python_runs(readme: Path, folder: Path) -> None:
    for block in blocks(readme, "python"):
        done = run([sys.executable, "-W", "error", "-c", block], folder)
        assert done.returncode == 0, (block, done.stderr)


def test_every_command_is_run_with_every_option_of_indexing_and_searching() -> None:
    run_here = "\n".join(commands(HERE))
    for name in set(COMMANDS) - {"tui", "serve"}:
        assert f"prasowka {name}" in run_here


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_its_row(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    text = HERE.read_text(encoding="utf-8")
    usage = f"prasowka {name} {load(name).operands}".rstrip()
    escaped = usage.replace("|", "\\|")
    assert f"| `{escaped}` |" in text
    for option in load(name).options:
        shown = option.usage.replace("|", "\\|")
        assert f"`{shown}`" in text, f"{name} {shown}"


def test_the_tables_promise_no_option_that_there_is_not() -> None:
    known = {option.name for options in (OPTIONS, *(load(name).options for name in COMMANDS)) for option in options}
    for readme in (ROOT / "README.md", HERE):
        assert sorted(promised(readme) - known) == [], readme
    assert {option.name for option in OPTIONS} <= promised(HERE)


def test_formats_and_exit_codes_are_all_explained() -> None:
    text = HERE.read_text(encoding="utf-8")
    for name in FORMATS:
        assert re.search(rf"(?m)^\| .*`{name}`.* \|", text), name
    codes = re.findall(r"(?m)^\| (\d+) \|", text[text.index("## Exit codes") :])
    assert [int(code) for code in codes] == sorted(Exit)
