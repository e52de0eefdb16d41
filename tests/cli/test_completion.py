"""`prasowka completion`: what a shell is told, and what real bash makes of it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import environment

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def words(prasowka: Run) -> Callable[..., list[str]]:
    """What may stand in the place of the last of some words."""

    def complete(*typed: str) -> list[str]:
        run = prasowka("completion", "words", "--", *typed)
        assert (run.returncode, run.stderr) == (0, "")
        return run.stdout.splitlines()

    return complete


def test_commands_options_and_their_values(words: Callable[..., list[str]]) -> None:
    assert words("sea") == ["search"]
    assert words("--lang", "") == ["en", "pl"]
    assert words("search", "--form") == ["--format"]
    assert words("--index", "gdzieś", "search", "--format", "paths") == ["paths", "paths0"]
    assert words("search", "most", "-n", "") == []
    assert words("saved", "r") == ["remove", "run"]


def test_the_archive_knows_ids_sources_and_words(words: Callable[..., list[str]]) -> None:
    assert "kurier-wislany/2024-05-12-most-w-tczewie.txt" in words("show", "kurier-wislany/2024-05")
    assert words("show", "--raw", "hor-2024-01")
    assert "Horyzonty" in words("search", "most", "--source", "Hor")
    assert "łukaszence" in words("search", "most", "lukaszenc")
    assert words("--index", "nie-ma", "show", "kurier") == []


def test_saved_searches_complete_by_their_names(prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "moj.saved.toml").write_text(
        '[mosty]\nquery = "most"\n["powódź"]\nquery = "powódź"\n', encoding="utf-8"
    )
    run = prasowka("completion", "words", "--", "--index", "moj", "saved", "run", "")
    assert run.stdout.splitlines() == ["mosty", "powódź"]


@pytest.mark.parametrize("typed", [["index", ""], ["search", "--batch", "q"], ["demo", ""], ["--index", ""]])
def test_where_a_file_may_stand_the_shell_completes(typed: list[str], prasowka: Run) -> None:
    run = prasowka("completion", "words", "--", *typed)
    assert (run.returncode, run.stdout) == (1, "")


def test_a_shell_that_is_not_known_is_refused(prasowka: Run) -> None:
    run = prasowka("completion", "tcsh")
    assert (run.returncode, run.stdout) == (2, "")
    assert "bash, zsh, fish" in run.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("prasowka sea", ["search"]),
        ("prasowka show kurier-wislany/2024-05-12-most", ["kurier-wislany/2024-05-12-most-w-tczewie.txt"]),
        ("prasowka index dwa", ["dwa słowa"]),
        ("prasowka search --facets nic", []),
    ],
)
def test_bash_completes(line: str, found: list[str], prasowka: Run, index: Path, tmp_path: Path) -> None:
    program = tmp_path / "prasowka"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m indexer.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "dwa słowa").mkdir()
    script = f"""
        {prasowka("completion", "bash").stdout}
        COMP_WORDS=({line})
        COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        COMP_WORDS[0]={program}
        _prasowka
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=environment(PRASOWKA_INDEX=str(index)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (run.stdout.splitlines() if found else run.stdout.strip().splitlines()) == found
    assert run.stderr == ""


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_scripts_are_ones_that_their_shells_read(shell: str, prasowka: Run) -> None:
    script = prasowka("completion", shell).stdout
    assert "completion words --" in script
    if (program := shutil.which(shell)) is None:
        pytest.skip(f"no {shell}")
    run = subprocess.run([program, "-n"], input=script, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (0, "")
