"""Damaged and crafted indexes, and systems that refuse: a sentence, the right exit code, and nothing else is harmed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, environment

Run = Callable[..., subprocess.CompletedProcess[str]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, links and limits")

BUS_ERROR = """
import mmap, os, sys
from indexer.cli.bus_error import end_with_a_sentence

with open(sys.argv[1], "wb+") as file:
    file.write(bytes(1 << 16))
    file.flush()
    mapped = mmap.mmap(file.fileno(), 0)
end_with_a_sentence()
os.truncate(sys.argv[1], 0)
print(mapped[40_000])
"""


@pytest.fixture
def archive(tmp_path: Path, prasowka: Run) -> Path:
    """A small archive and its index "moj", which may be changed."""
    folder = tmp_path / "prasa"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Most {name}\n\nMost stoi nad rzeką od wielu lat.\n", "utf-8")
    assert prasowka("index", folder, "--index", "moj").returncode == 0
    return folder


@posix
def test_a_bus_error_is_said_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUS_ERROR, str(tmp_path / "plik")]
    run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Błąd: Plik indeksu został ucięty")
    assert run.stderr.count("\n") == 1


def test_the_catalog_of_another_index_is_not_taken_for_its_own(archive: Path, prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "obca").mkdir()
    (tmp_path / "obca" / "x.txt").write_text("Obcy artykuł o czymś innym, długi na jedno zdanie.", "utf-8")
    assert prasowka("index", tmp_path / "obca", "--index", "obcy").returncode == 0
    shutil.copy(tmp_path / "obcy" / "_MAIN_0.catalog", tmp_path / "moj" / "_MAIN_0.catalog")
    for words in (["check"], ["search", "most"], ["index"]):
        run = prasowka(*words, "--index", "moj")
        assert run.returncode == 2
        assert "_MAIN_0.catalog należy do innego indeksu" in run.stdout + run.stderr


@posix
@pytest.mark.parametrize("name", ["_MAIN_1.catalog", "_MAIN_1.toc.new"])
def test_building_anew_writes_through_no_link(archive: Path, prasowka: Run, tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    victim.write_text("ważne", "utf-8")
    with (tmp_path / "moj" / "_MAIN_0.toc").open("ab") as file:
        file.write(b"X")
    (tmp_path / "moj" / name).symlink_to(victim)
    run = prasowka("index", "--rebuild", "--index", "moj")
    assert run.returncode == 0, run.stderr
    assert victim.read_text("utf-8") == "ważne"
    assert prasowka("check", "--index", "moj").returncode == 0


@posix
@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_building_anew_needs_no_table_of_contents(archive: Path, prasowka: Run, tmp_path: Path, kind: str) -> None:
    contents = tmp_path / "moj" / "_MAIN_0.toc"
    contents.unlink()
    if kind == "folder":
        contents.mkdir()
    elif kind == "pipe":
        os.mkfifo(contents)
    else:
        contents.symlink_to(contents.name)
    refused = prasowka("search", "most", "--index", "moj")
    assert refused.returncode == 2
    assert "_MAIN_0.toc nie jest zwykłym plikiem" in refused.stderr
    assert prasowka("index", "--rebuild", "--index", "moj").returncode == 0
    assert prasowka("search", "most", "--count", "--index", "moj").stdout == "2\n"


@posix
def test_the_lock_is_no_link(archive: Path, prasowka: Run, tmp_path: Path) -> None:
    lock = tmp_path / "moj" / "MAIN_WRITELOCK"
    lock.unlink()
    lock.symlink_to(tmp_path / "victim")
    run = prasowka("index", "--index", "moj")
    assert run.returncode == 2
    assert "MAIN_WRITELOCK nie jest zwykłym plikiem" in run.stderr
    assert not (tmp_path / "victim").exists()


def test_what_is_sound_is_saved(archive: Path, prasowka: Run, tmp_path: Path) -> None:
    (archive / "c.txt").write_text("Most c\n\nMost stoi nad rzeką od niedawna.\n", "utf-8")
    before = set((tmp_path / "moj").glob("*.arrays"))
    assert prasowka("index", "--index", "moj").returncode == 0
    (new,) = set((tmp_path / "moj").glob("*.arrays")) - before
    data = bytearray(new.read_bytes())
    data[100] ^= 1
    new.write_bytes(data)
    told = prasowka("check", "--index", "moj")
    assert told.returncode == 2
    assert "prasowka check --index moj --salvage" in told.stderr
    saved = prasowka("check", "--salvage", "--index", "moj")
    assert (saved.returncode, saved.stdout) == (0, f"{archive / 'c.txt'}\n")
    assert "Zachowano: 2 artykuły; utracono: 1 artykuł" in saved.stderr
    again = prasowka("index", "--index", "moj")
    assert "przeczytano 1, nowych 1, zmienionych 0, usuniętych 0, bez zmian 2" in again.stderr
    assert prasowka("search", "most", "--count", "--index", "moj").stdout == "3\n"
    assert "Nie ma czego ratować" in prasowka("check", "--salvage", "--index", "moj").stderr


@posix
def test_too_few_open_files_are_no_crash(index: Path, tmp_path: Path) -> None:
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4)); "
    program = limited + "from indexer.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "search", "most", "--index", str(index)]
    run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 2
    assert "ulimit -n" in run.stderr
    assert "Traceback" not in run.stderr


@posix
def test_an_early_ctrl_c_is_quiet(index: Path) -> None:
    program = "\n".join(
        (
            "import os, signal, sys, threading",
            "import indexer.cli.start",
            "signal.signal(signal.SIGINT, signal.SIG_IGN)",
            "threading.Timer(float(sys.argv.pop(1)), os.kill, (os.getpid(), signal.SIGINT)).start()",
            "indexer.cli.start.run()",
        )
    )
    for delay in (0.0, 0.01, 0.03, 0.1):
        command = [sys.executable, "-c", program, str(delay), "stats", "--index", str(index)]
        run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=False)
        assert run.returncode in (0, 130, -signal.SIGINT), run.stderr
        assert "Traceback" not in run.stderr
