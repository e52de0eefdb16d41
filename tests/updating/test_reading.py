import errno
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import indexer.updating.reading
from indexer.records.scrape import Failure, Reading, Unchanged
from indexer.scrapes import NOTHING, FoundFile, find_files
from indexer.updating.reading import FileState, ReadFile, ScrapeTask, read_files
from tests.support.faults import injected


def task(path: Path, text: str = "Most w Tczewie\n\nMost otwarto w sobotę.\n", digest: int | None = None) -> ScrapeTask:
    path.write_text(text, "utf-8")
    return ScrapeTask((0, path.name), path, found(path), digest)


def found(path: Path) -> FoundFile:
    (file,) = find_files(path)
    return file


def taken(*tasks: ScrapeTask, jobs: int = 1) -> list[tuple[ReadFile, list[Reading | Failure | Unchanged]]]:
    """What was read, its articles taken as a run takes them: at once, file by file."""
    return [(some, list(some.articles)) for some in read_files(tasks, NOTHING, jobs)]


def test_a_file_is_read_and_hashed(tmp_path: Path) -> None:
    ((file, (reading,)),) = taken(task(tmp_path / "a.txt"))
    assert isinstance(reading, Reading)
    assert (file.key, file.failure, file.state) == ((0, "a.txt"), None, FileState.READ)
    assert (reading.article.id, reading.article.title) == ("a.txt", "Most w Tczewie")
    assert 0 < file.digest < 1 << 64


def test_a_file_of_the_same_digest_is_not_read(tmp_path: Path) -> None:
    ((first, _),) = taken(task(tmp_path / "a.txt"))
    ((second, articles),) = taken(task(tmp_path / "a.txt", digest=first.digest))
    assert (second.state, articles) == (FileState.SAME, [])
    ((third, articles),) = taken(task(tmp_path / "a.txt", "Inny tytuł\n\nInna treść.\n", digest=first.digest))
    assert (third.state, len(articles)) == (FileState.READ, 1)


def test_why_a_file_cannot_be_read_is_known_when_its_articles_were_taken(tmp_path: Path) -> None:
    (empty, _), (good, articles) = taken(task(tmp_path / "pusty.txt", ""), task(tmp_path / "dobry.txt"))
    assert str(empty.failure) == "plik jest pusty"
    assert empty.digest != 0
    assert (good.failure, len(articles)) == (None, 1)


def test_a_file_that_is_not_there_any_more_is_gone_not_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, between = task(tmp_path / "a.txt"), task(tmp_path / "b.txt")
    before.path.unlink()
    digest = indexer.updating.reading._digest

    def digest_and_delete(file: Any) -> int:
        between.path.unlink()
        return digest(file)

    ((file, articles),) = taken(before)
    assert (file.state, file.failure, articles) == (FileState.VANISHED, None, [])
    monkeypatch.setattr(indexer.updating.reading, "_digest", digest_and_delete)
    ((file, articles),) = taken(between)
    assert (file.state, file.failure, articles) == (FileState.VANISHED, None, [])


def test_a_file_that_is_still_being_written_waits_for_the_next_run(tmp_path: Path) -> None:
    writing = task(tmp_path / "a.txt")
    with writing.path.open("a") as file:
        file.write("Jeszcze jeden akapit.\n")
    ((unsettled, articles),) = taken(writing)
    assert (unsettled.state, articles) == (FileState.UNSETTLED, [])
    long_ago = writing.path.stat().st_mtime - 3
    os.utime(writing.path, (long_ago, long_ago))
    ((settled, articles),) = taken(writing)
    assert (settled.state, len(articles)) == (FileState.READ, 1)


def test_several_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.updating.reading, "FEWEST_FOR_PROCESSES", 2)
    monkeypatch.setattr(indexer.updating.reading, "LARGEST_TO_SEND", 100)
    large = task(tmp_path / "a-duży.txt", "Długi most\n\n" + "Most otwarto w sobotę. " * 20)
    tasks = [large, *(task(tmp_path / f"{n}.txt") for n in range(5)), task(tmp_path / "pusty.txt", "")]
    alone = {some.key: (some.digest, some.failure, articles) for some, articles in taken(*tasks)}
    together = {some.key: (some.digest, some.failure, articles) for some, articles in taken(*tasks, jobs=2)}
    assert together == alone
    assert multiprocessing.active_children() == []


def test_the_processes_end_when_nobody_wants_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.updating.reading, "FEWEST_FOR_PROCESSES", 2)
    files = read_files([task(tmp_path / f"{n}.txt") for n in range(40)], NOTHING, 2)
    next(files)
    files.close()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no masks of signals")
def test_the_processes_do_not_hear_ctrl_c_even_while_they_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.updating.reading, "FEWEST_FOR_PROCESSES", 2)
    masks: list[set[int]] = []
    submit = ProcessPoolExecutor.submit

    def note_mask_and_submit(self: ProcessPoolExecutor, *work: Any, **options: Any) -> Any:
        masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
        return submit(self, *work, **options)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", note_mask_and_submit)
    assert len(taken(*(task(tmp_path / f"{n}.txt") for n in range(3)), jobs=2)) == 3
    assert [signal.SIGINT in mask for mask in masks] == [True]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_what_the_system_would_not_let_be_read_is_tried_again(tmp_path: Path) -> None:
    asked = task(tmp_path / "a.txt")
    with injected("read", 4, tmp_path):
        ((file, articles),) = taken(asked)
    assert (articles, file.digest) == ([], 0)
    assert os.strerror(errno.EIO) in str(file.failure)
