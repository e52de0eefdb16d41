"""`prasowka index`: what it reads, what it says, how it ends."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sample import ARCHIVE, ARTICLE_COUNT, DAMAGED_ARCHIVE

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "artykuły"
    folder.mkdir()
    (folder / "most.txt").write_text(
        "Most nad Wisłą otwarty\n\nPo dwóch latach remontu most znów łączy oba brzegi rzeki. Przejechał autobus.\n",
        encoding="utf-8",
    )
    (folder / "kot.txt").write_text(
        "Kot wrócił do domu\n\nZnany w całym miasteczku kot Filemon odnalazł się w piekarni na rynku.\n",
        encoding="utf-8",
    )
    return folder


def test_a_second_run_finds_nothing_to_do(prasowka: Run, archive: Path) -> None:
    first = prasowka("index", "--index", "moj", archive)
    assert (first.returncode, first.stdout) == (0, "")
    assert "nowych 2" in first.stderr
    second = prasowka("index", "--index", "moj")
    assert (second.returncode, second.stdout) == (0, "")
    assert second.stderr.startswith("Nic się nie zmieniło: w archiwum 2 artykuły")


def test_changes_are_counted(prasowka: Run, archive: Path) -> None:
    prasowka("index", "--index", "moj", archive)
    (archive / "kot.txt").unlink()
    with (archive / "most.txt").open("a", encoding="utf-8") as scrape:
        scrape.write("\nW niedzielę na moście zagra orkiestra dęta ze straży pożarnej w sąsiedniej gminie.\n")
    (archive / "pies.txt").write_text(
        "Pies listonosza na emeryturze\n\nPo dziesięciu latach chodzenia z torbą pies Azor może odpocząć.\n",
        encoding="utf-8",
    )
    run = prasowka("index", "--index", "moj")
    assert run.returncode == 0
    assert "nowych 1, zmienionych 1, usuniętych 1, bez zmian 0" in run.stderr


def test_a_dry_run_changes_nothing(prasowka: Run, archive: Path) -> None:
    prasowka("index", "--index", "moj", archive)
    (archive / "kot.txt").unlink()
    run = prasowka("index", "--index", "moj", "--dry-run")
    assert run.returncode == 0
    assert "Próba, nic nie zapisano" in run.stderr
    assert "usuniętych 1" in run.stderr
    assert prasowka("search", "--index", "moj", "Filemon", "--count").stdout == "1\n"


def test_the_report_for_scripts(prasowka: Run, archive: Path) -> None:
    run = prasowka("index", "--index", "moj", archive, "--json", "--quiet")
    assert (run.returncode, run.stderr) == (0, "")
    report = json.loads(run.stdout)
    assert report["schema"] == 1
    assert (report["new"], report["total"], report["failures"]) == (2, 2, [])


def test_scrapes_that_cannot_be_read_are_named_once(prasowka: Run) -> None:
    run = prasowka("index", "--index", "moj", DAMAGED_ARCHIVE)
    assert run.returncode == 3
    for name in ("empty.txt", "picture.txt", "truncated.txt.gz"):
        assert f"Uwaga: {DAMAGED_ARCHIVE / name}: " in run.stderr
    again = prasowka("index", "--index", "moj")
    assert again.returncode == 0
    assert "Nadal nie da się odczytać" in again.stderr
    stats = prasowka("stats", "--index", "moj")
    assert "empty.txt" in stats.stdout


def test_forgetting_a_root(prasowka: Run, archive: Path) -> None:
    prasowka("index", "--index", "moj", archive, ARCHIVE)
    run = prasowka("index", "--index", "moj", "--forget", archive)
    assert run.returncode == 0
    assert f"usuniętych 2, bez zmian {ARTICLE_COUNT}" in run.stderr or "usuniętych 2" in run.stderr
    assert prasowka("search", "--index", "moj", "Filemon").returncode == 1


def test_an_archive_without_articles_is_said_to_be_one(prasowka: Run, tmp_path: Path) -> None:
    (tmp_path / "puste").mkdir()
    run = prasowka("index", "--index", "moj", "puste")
    assert run.returncode == 0
    assert run.stderr.startswith("W archiwum nie ma ani jednego artykułu")


def test_a_rebuild_reads_everything(prasowka: Run, archive: Path) -> None:
    prasowka("index", "--index", "moj", archive)
    run = prasowka("index", "--index", "moj", "--rebuild", "--json")
    assert json.loads(run.stdout)["read"] == 2
    assert prasowka("search", "--index", "moj", "mostu", "--count").stdout == "1\n"


def test_bad_usage(prasowka: Run) -> None:
    for words in (["--jobs", "0", "."], ["nie-ma-takiego-folderu"], []):
        run = prasowka("index", "--index", "moj", *words)
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.startswith("Błąd: ")
        assert "Traceback" not in run.stderr


def test_the_ids_of_a_run_are_named_for_scripts(prasowka: Run, archive: Path) -> None:
    first = json.loads(prasowka("index", "--index", "moj", archive, "--json", "--ids").stdout)
    assert first["ids"] == {"added": ["kot.txt", "most.txt"], "changed": [], "removed": []}
    (archive / "kot.txt").unlink()
    with (archive / "most.txt").open("a", encoding="utf-8") as scrape:
        scrape.write("\nW niedzielę na moście zagra orkiestra dęta ze straży pożarnej w sąsiedniej gminie.\n")
    second = json.loads(prasowka("index", "--index", "moj", "--json", "--ids").stdout)
    assert second["ids"] == {"added": [], "changed": ["most.txt"], "removed": ["kot.txt"]}
    assert "ids" not in json.loads(prasowka("index", "--index", "moj", "--json").stdout)
    assert prasowka("index", "--index", "moj", "--ids").returncode == 2


HOLD = """
from pathlib import Path; from whoosh.filedb.filestore import FileStorage
import sys
lock = FileStorage(sys.argv[1]).lock(sys.argv[2])
assert lock.acquire()
print(flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("command", ["index", "optimize"])
def test_where_another_run_writes_the_exit_code_says_try_again(
    command: str, prasowka: Run, start: Start, archive: Path
) -> None:
    from indexer.engine.writing.write_lock import LOCK_NAME

    prasowka("index", "--index", archive.parent / "moj", archive)
    holder = [sys.executable, "-c", HOLD, str(archive.parent / "moj"), LOCK_NAME]
    with subprocess.Popen(holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writing:
        writing.stdout.readline()
        busy = prasowka(command, "--index", archive.parent / "moj")
        assert (busy.returncode, busy.stdout) == (75, "")
        assert busy.stderr.startswith("Błąd: ")
        assert prasowka(command, "--index", archive.parent / "moj", "--wait=0").returncode == 75
        with start(command, "--index", archive.parent / "moj", "--wait") as waiting:
            assert "czekam" in waiting.stderr.readline()
            writing.stdin.close()
            assert waiting.wait() == 0
