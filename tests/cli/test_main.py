"""The program as scripts meet it: help, streams, signals and exit codes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.cli.main import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]
Show = Callable[..., str]

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams and signals")


def test_help_names_every_command(prasowka: Run) -> None:
    run = prasowka("--help")
    assert (run.returncode, run.stderr) == (0, "")
    for command in COMMANDS:
        assert f"\n  {command}" in run.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_page(command: str, prasowka: Run) -> None:
    run = prasowka(command, "-h")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"Użycie: prasowka {command} ")
    assert all(len(line) <= 100 for line in run.stdout.splitlines())


def test_version(prasowka: Run) -> None:
    run = prasowka("--version")
    assert run.returncode == 0
    assert run.stdout.startswith("prasowka ")


def test_without_a_terminal_the_bare_command_explains_itself_and_fails(prasowka: Run) -> None:
    run = prasowka()
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Użycie: prasowka POLECENIE")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["serch", "most"], "Nie ma polecenia „serch”."),
        (["search", "--formt", "json", "most"], "Nie ma opcji --formt. Może chodziło o --format?"),
        (
            ["search", "--format", "xml", "most"],
            "do wyboru są: text, json, jsonl, csv, tsv, paths, paths0, trec, xlsx.",
        ),
        (["search"], "Brakuje zapytania."),
        (["show"], "Brakuje: ID."),
        (["show", "a", "b"], "Nie wiem, co zrobić ze słowem „b”."),
        (["stats", "-x"], "Nie ma opcji -x."),
        (["tui"], "Interfejs ekranowy potrzebuje terminala"),
        (["search", "--since", "kiedyś", "most"], "kiedyś"),
    ],
)
def test_bad_usage_is_said_in_a_sentence(words: list[str], sentence: str, prasowka: Run) -> None:
    run = prasowka(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr
    assert "Pomoc: prasowka " in run.stderr


@pytest.mark.parametrize("command", ["search", "show", "similar", "suggest", "analyze", "stats", "check", "optimize"])
def test_without_an_index_every_command_says_so(command: str, prasowka: Run, tmp_path: Path) -> None:
    words = [] if command in ("stats", "check", "optimize") else ["most"]
    run = prasowka(command, *words, "--index", tmp_path / "nowhere")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Błąd: ")
    assert f"prasowka index --index {tmp_path / 'nowhere'} " in run.stderr
    assert "Traceback" not in run.stderr


def test_the_index_is_named_before_or_after_the_command_or_by_the_environment(
    prasowka: Run, index: Path, tmp_path: Path
) -> None:
    elsewhere = {"PRASOWKA_INDEX": str(tmp_path / "nowhere")}
    assert prasowka("--index", index, "search", "most", **elsewhere).returncode == 0
    assert prasowka("search", "most", f"--index={index}", **elsewhere).returncode == 0
    assert prasowka("search", "most", **elsewhere).returncode == 2
    (tmp_path / "index").symlink_to(index, target_is_directory=True)
    assert prasowka("search", "most", PRASOWKA_INDEX="").returncode == 0


def test_quiet_leaves_data_and_errors(prasowka: Run) -> None:
    assert prasowka("search", "most").stderr != ""
    assert prasowka("search", "most", "--quiet").stderr == ""
    assert prasowka("search", "most", "--quiet", "--index", "nowhere").stderr != ""


@pytest.mark.parametrize(
    ("words", "changes", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_colours_in_a_pipe(words: list[str], changes: dict[str, str], coloured: bool, prasowka: Run) -> None:
    assert ("\x1b[" in prasowka("search", "most", *words, **changes).stdout) is coloured


@posix
def test_a_reader_that_goes_away_ends_the_program_quietly(start: Start) -> None:
    with start("search", "--batch", "-", "--format", "json") as process:
        print("most", file=process.stdin)
        assert process.stdout.readline().startswith('{"schema": 1')
        process.stdout.close()
        print("kolej", file=process.stdin)
        assert process.wait() == 0
        assert process.stderr.read() == ""


@posix
def test_an_interrupt_ends_with_a_sentence(start: Start) -> None:
    with start("search", "--batch", "-", "--format", "json") as process:
        print("most", file=process.stdin)
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == "Błąd: Przerwano.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_said(index: Path, start: Start) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "indexer.cli", "search", "most", "--index", index],
            cwd=Path(__file__).parents[2],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert run.returncode == 2
    assert run.stderr == "Błąd: Nie można pisać: brak miejsca na dysku.\n"


@posix
def test_a_closed_output_is_no_error(index: Path) -> None:
    command = f'exec "{sys.executable}" -m indexer.cli search most --quiet --index "{index}" >&-'
    run = subprocess.run(["sh", "-c", command], cwd=Path(__file__).parents[2], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


@posix
def test_on_a_terminal_words_are_lit_and_lines_wrapped(on_a_terminal: Show) -> None:
    shown = on_a_terminal("search", "most w Tczewie", "-n", "1")
    assert "\x1b[1;31mMost\x1b[0m" in shown
    assert "Znaleziono" in shown
    plain = on_a_terminal("search", "most w Tczewie", "-n", "1", NO_COLOR="1")
    assert "\x1b[" not in plain
    assert all(len(line) <= 80 for line in plain.splitlines() if not line.startswith(("Znaleziono", "    kurier")))


@posix
def test_a_title_leads_to_its_page_where_the_terminal_shows_that(on_a_terminal: Show) -> None:
    words = ("search", "most w Tczewie", "-n", "1")
    assert "\x1b]8;;" not in on_a_terminal(*words)
    assert "\x1b]8;;" not in on_a_terminal(*words, "--color", "never", TERM="xterm-kitty")
    assert "\x1b]8;;file:///" in on_a_terminal(*words, TERM="xterm-kitty")


def test_on_a_terminal_a_likely_spelling_is_searched_and_it_is_said(on_a_terminal: Show) -> None:
    shown = on_a_terminal("search", "lodołamaxze")
    assert "Nie znaleziono „lodołamaxze”. To wyniki dla „" in shown
    assert "Kra na Wiśle" in shown


CRASHING = """
import sys
from indexer.cli import start, stats
def fail(arguments, output, console):
    raise {error}
stats.COMMAND = stats.COMMAND._replace(run=fail)
sys.argv = ["prasowka", "stats"]
start.run()
"""


def crashing(error: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CRASHING.format(error=error)],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        encoding="utf-8",
        capture_output=True,
        check=False,
    )


def test_a_crash_is_one_sentence_and_a_report(tmp_path: Path) -> None:
    run = crashing("KeyError('brak')", tmp_path)
    assert (run.returncode, run.stdout) == (70, "")
    (line,) = run.stderr.splitlines()
    (report,) = tmp_path.glob("prasowka-*.txt")
    assert str(report) in line
    assert "KeyError: 'brak'" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("MemoryError()", "Błąd: Brakuje na to pamięci.\n"),
        ("OSError(24, 'Too many open files', 'a.txt')", "Błąd: a.txt: otwarto za wiele plików (ulimit -n).\n"),
    ],
)
def test_what_the_machine_lacks_is_said(error: str, sentence: str, tmp_path: Path) -> None:
    run = crashing(error, tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", sentence)


@posix
def test_an_interrupt_while_the_program_loads_shows_no_traceback() -> None:
    program = (
        "import builtins, os, signal\n"
        "from indexer.cli import start\n"
        "load = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        "    if name == 'indexer.cli.main':\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return load(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "start.run()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGINT, b"", b"")
