"""The READMEs and the command line name the same commands and options."""

import re
from pathlib import Path

import pytest

from indexer.cli.main import COMMANDS, OPTIONS, load

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "indexer" / "cli" / "README.md")


@pytest.fixture(scope="module")
def readme() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in READMES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_readme(name: str, readme: str) -> None:
    assert f"prasowka {name}" in readme
    for option in load(name).options:
        assert f"`{option.name}" in readme or f" {option.name}" in readme, f"{name} {option.name}"


def test_options_of_all_commands_are_in_the_readme(readme: str) -> None:
    for option in OPTIONS:
        assert option.name in readme


def test_the_readme_promises_no_option_that_there_is_not(readme: str) -> None:
    known = {option.name for options in (OPTIONS, *(load(name).options for name in COMMANDS)) for option in options}
    for line in re.findall(r"(?m)^.*prasowka .*$", readme):
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)) <= known, line
