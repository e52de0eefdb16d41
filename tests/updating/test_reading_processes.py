"""A file that ends a process, or hangs it where no signal reaches, is named; the others are read, in their order."""

import os
import time
from collections.abc import Iterator

import pytest

from indexer.messages import Message
from indexer.updating import reading_processes
from indexer.updating.reading_processes import ENDED, HUNG, in_processes


def work(task: int) -> str:
    """What the processes do: -1 ends one as a fault in a C library would, -2 hangs it."""
    if task == -1:
        os._exit(139)
    if task == -2:
        time.sleep(1_000)
    return str(task)


def failed(task: int, reason: Message) -> str:
    return f"{task}: {reason}"


def done(tasks: list[int], count: int = 2) -> list[str]:
    return list(in_processes(work, tasks, count, failed))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_processes, "FILES_AT_ONCE", 3)
    monkeypatch.setattr(reading_processes, "BEGUN_PER_PROCESS", 2)


def test_everything_is_done_in_its_order() -> None:
    assert done(list(range(20))) == list(map(str, range(20)))
    assert done([]) == []


def test_what_ends_its_process_is_named() -> None:
    tasks = [*range(10), -1, *range(10, 15)]
    expected: Iterator[str] = (str(task) if task >= 0 else f"-1: {ENDED}" for task in tasks)
    assert done(tasks) == list(expected)


def test_what_hangs_is_ended_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_processes, "MOST_SECONDS", 3)
    assert done([1, -2, 3, 4], 1) == ["1", f"-2: {HUNG}", "3", "4"]
