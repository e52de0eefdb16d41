"""Reading many scrapes, here or in several processes, each file hashed and read once."""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from io import BufferedReader
from pathlib import Path
from time import time
from typing import NamedTuple

from indexer.errors import UnreadableNow, UnreadableScrape, why_unreadable
from indexer.messages import Message, message
from indexer.records.scrape import Failure, Reading, Unchanged
from indexer.scrapes import TOO_LONG, FoundFile, Learned, RecordKey, TookTooLong, each_in_time, read_changes
from indexer.updating.changes import Key

FEWEST_FOR_PROCESSES = 500
LARGEST_TO_SEND = 4_000_000
SETTLED_AFTER = 2.0
"""Seconds without a change after which a file is taken as written."""


class ScrapeTask(NamedTuple):
    """A file to read: where it is, as it was found, and its digest when it was last read, if it may be the same.

    `records` has a hash of the name of each of its records that may have stayed the same.
    """

    key: Key
    path: Path
    found: FoundFile
    digest: int | None
    records: Mapping[RecordKey, int] = {}


class FileState(Enum):
    """How a file stands when it is to be read."""

    READ = auto()
    """It was opened; it may still be that not all of it could be read."""
    SAME = auto()
    """Its content is that of the last time."""
    VANISHED = auto()
    """It is not there any more."""
    UNSETTLED = auto()
    """It is still being written: half of it would be taken for the whole."""


@dataclass(slots=True)
class ReadFile:
    """A file that was read: its articles, to be taken once, and why it could not be read, None where it could.

    Of a file that is read bit by bit, `failure` is known only when all its articles have been taken. `digest` is 0
    where the system would not let it be read, so that it is tried again; `failures` are those of its records, for
    whoever takes them to gather.
    """

    key: Key
    state: FileState = FileState.READ
    digest: int = 0
    articles: Iterable[Reading | Failure | Unchanged] = ()
    failure: Message | None = None
    failures: list[Failure] = field(default_factory=list)


def read_files(tasks: Sequence[ScrapeTask], learned: Learned, jobs: int) -> Generator[ReadFile]:
    """Read files: large ones bit by bit in this process, the others in `jobs` processes where they are many."""
    small = [task for task in tasks if task.found.size <= LARGEST_TO_SEND]
    if jobs > 1 and len(small) >= FEWEST_FOR_PROCESSES:
        from indexer.updating.reading_processes import in_processes  # brings multiprocessing along

        yield from in_processes(partial(_read_whole, learned=learned), small, jobs, _unread)
        tasks = [task for task in tasks if task.found.size > LARGEST_TO_SEND]
    for task in tasks:
        yield _begin(task, learned)


def _unread(task: ScrapeTask, reason: Message) -> ReadFile:
    """Say that a file could not be read; it is tried again when it changes."""
    file = ReadFile(task.key, failure=reason)
    with suppress(OSError), task.path.open("rb") as opened:
        file.digest = _digest(opened)
    return file


def _read_whole(task: ScrapeTask, learned: Learned) -> ReadFile:
    file = _begin(task, learned)
    file.articles = list(file.articles)
    return file


def _begin(task: ScrapeTask, learned: Learned) -> ReadFile:
    """Hash a file, and begin to read it where it is another than before and nobody is writing it."""
    file = ReadFile(task.key)
    try:
        with task.path.open("rb") as opened:
            file.digest = _digest(opened)
        status = task.path.stat()
    except FileNotFoundError:
        file.state = FileState.VANISHED
        return file
    except OSError as error:
        file.failure = why_unreadable(error)
        return file
    has_changed = (status.st_size, status.st_mtime_ns) != (task.found.size, task.found.mtime_ns)
    if has_changed and time() - status.st_mtime < SETTLED_AFTER:
        file.state = FileState.UNSETTLED
    elif file.digest == task.digest:
        file.state = FileState.SAME
    else:
        file.articles = _articles(task, learned, file)
    return file


def _digest(file: BufferedReader) -> int:
    digest = hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=8)).digest()
    return int.from_bytes(digest, "big")


def _articles(task: ScrapeTask, learned: Learned, file: ReadFile) -> Iterator[Reading | Failure | Unchanged]:
    try:
        yield from each_in_time(read_changes(task.path, task.key[1], learned, task.records))
    except TookTooLong:
        file.failure = TOO_LONG
    except UnreadableScrape as error:
        if task.path.exists():
            file.failure = error.message
            if isinstance(error, UnreadableNow):
                file.digest = 0
        else:  # it went before it was opened, so that nothing of it has been read
            file.state = FileState.VANISHED
    except Exception as error:  # one bad scrape never stops a run, whatever it does to those who read it
        what = f"{type(error).__name__}: {error}"
        file.failure = message("unexpected error: {error}", error=what)
