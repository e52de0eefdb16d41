"""Reading many scrapes, here or in several processes, each file hashed and read once."""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from indexer.errors import UnreadableScrape, why_unreadable
from indexer.messages import Message, message
from indexer.records.scrape import Failure, Reading
from indexer.scrapes import Learned, read
from indexer.updating.changes import Key

FILES_AT_ONCE = 16
FEWEST_FOR_PROCESSES = 500
LARGEST_TO_SEND = 4_000_000


@dataclass(frozen=True, slots=True)
class ScrapeTask:
    """A file to read: where it is, how large, and its digest when it was last read, if it may have stayed the same."""

    key: Key
    path: Path
    size: int
    digest: int | None


@dataclass(slots=True)
class Harvested:
    """A file that was read: its articles, to be taken once, and why it could not be read, None where it could.

    Of a file that is read bit by bit, `failure` is known only when all its articles have been taken.
    """

    key: Key
    digest: int = 0
    is_same: bool = False
    articles: Iterable[Reading | Failure] = ()
    failure: Message | None = None


def harvest(tasks: Sequence[ScrapeTask], learned: Learned, jobs: int) -> Generator[Harvested]:
    """Read files: large ones bit by bit in this process, the others in `jobs` processes where they are many."""
    small = [task for task in tasks if task.size <= LARGEST_TO_SEND]
    if jobs > 1 and len(small) >= FEWEST_FOR_PROCESSES:
        from indexer.updating.workers import processes  # brings multiprocessing along

        with processes(jobs) as pool:
            yield from pool.map(partial(_read_whole, learned=learned), small, chunksize=FILES_AT_ONCE)
        tasks = [task for task in tasks if task.size > LARGEST_TO_SEND]
    for task in tasks:
        yield _begin(task, learned)


def _read_whole(task: ScrapeTask, learned: Learned) -> Harvested:
    harvested = _begin(task, learned)
    harvested.articles = list(harvested.articles)
    return harvested


def _begin(task: ScrapeTask, learned: Learned) -> Harvested:
    harvested = Harvested(task.key)
    try:
        with task.path.open("rb") as file:
            harvested.digest = int.from_bytes(
                hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=8)).digest(), "big"
            )
    except OSError as error:
        harvested.failure = why_unreadable(error)
        return harvested
    harvested.is_same = harvested.digest == task.digest
    if not harvested.is_same:
        harvested.articles = _articles(task, learned, harvested)
    return harvested


def _articles(task: ScrapeTask, learned: Learned, harvested: Harvested) -> Iterator[Reading | Failure]:
    try:
        yield from read(task.path, task.key[1], learned)
    except UnreadableScrape as error:
        harvested.failure = error.message
    except Exception as error:  # one bad scrape never stops a run, whatever it does to those who read it
        what = f"{type(error).__name__}: {error}"
        harvested.failure = message("unexpected error: {error}", error=what)
