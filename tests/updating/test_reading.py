import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import indexer.updating.reading
import indexer.updating.workers
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import NOTHING
from indexer.updating.reading import Harvested, ScrapeTask, harvest


def task(
    path: Path, text: str | None = "Most w Tczewie\n\nMost otwarto w sobotę.\n", digest: int | None = None
) -> ScrapeTask:
    if text is not None:
        path.write_text(text, "utf-8")
    return ScrapeTask((0, path.name), path, len(text or ""), digest)


def harvested(*tasks: ScrapeTask, jobs: int = 1) -> list[tuple[Harvested, list[Reading | Failure]]]:
    """What was read, its articles taken as a run takes them: at once, file by file."""
    return [(some, list(some.articles)) for some in harvest(tasks, NOTHING, jobs)]


def test_a_file_is_read_and_hashed(tmp_path: Path) -> None:
    ((scrape, (reading,)),) = harvested(task(tmp_path / "a.txt"))
    assert isinstance(reading, Reading)
    assert (scrape.key, scrape.failure, scrape.is_same) == ((0, "a.txt"), None, False)
    assert (reading.article.id, reading.article.title) == ("a.txt", "Most w Tczewie")
    assert 0 < scrape.digest < 1 << 64


def test_a_file_of_the_same_digest_is_not_read(tmp_path: Path) -> None:
    ((first, _),) = harvested(task(tmp_path / "a.txt"))
    ((second, articles),) = harvested(task(tmp_path / "a.txt", digest=first.digest))
    assert (second.is_same, articles) == (True, [])
    ((third, articles),) = harvested(task(tmp_path / "a.txt", "Inny tytuł\n\nInna treść.\n", digest=first.digest))
    assert (third.is_same, len(articles)) == (False, 1)


def test_why_a_file_cannot_be_read_is_known_when_its_articles_were_taken(tmp_path: Path) -> None:
    tasks = [task(tmp_path / "pusty.txt", ""), task(tmp_path / "brak.txt", None), task(tmp_path / "dobry.txt")]
    (empty, _), (missing, _), (good, articles) = harvested(*tasks)
    assert (str(empty.failure), str(missing.failure)) == ("plik jest pusty", "nie ma takiego pliku ani folderu")
    assert good.failure is None
    assert (missing.digest, len(articles)) == (0, 1)
    assert empty.digest != 0


def test_several_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.updating.reading, "FEWEST_FOR_PROCESSES", 2)
    monkeypatch.setattr(indexer.updating.reading, "LARGEST_TO_SEND", 100)
    large = task(tmp_path / "a-duży.txt", "Długi most\n\n" + "Most otwarto w sobotę. " * 20)
    tasks = [large, *(task(tmp_path / f"{n}.txt") for n in range(5)), task(tmp_path / "pusty.txt", "")]
    alone = {some.key: (some.digest, some.failure, articles) for some, articles in harvested(*tasks)}
    together = {some.key: (some.digest, some.failure, articles) for some, articles in harvested(*tasks, jobs=2)}
    assert together == alone
    assert multiprocessing.active_children() == []


def test_the_processes_end_when_nobody_wants_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.updating.reading, "FEWEST_FOR_PROCESSES", 2)
    scrapes = harvest([task(tmp_path / f"{n}.txt") for n in range(40)], NOTHING, 2)
    next(scrapes)
    scrapes.close()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no masks of signals")
def test_the_processes_do_not_hear_ctrl_c_even_while_they_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.updating.reading, "FEWEST_FOR_PROCESSES", 2)
    masks: list[set[int]] = []

    class Pool(ProcessPoolExecutor):
        def map(self, *args, **options):
            masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
            return super().map(*args, **options)

    monkeypatch.setattr(indexer.updating.workers, "ProcessPoolExecutor", Pool)
    assert len(harvested(*(task(tmp_path / f"{n}.txt") for n in range(3)), jobs=2)) == 3
    assert [signal.SIGINT in mask for mask in masks] == [True]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
