"""Reading in several processes: a file that ends one of them, or hangs it, is named, and the others are read."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from itertools import islice
from typing import TypeVar

from indexer.messages import Message, message
from indexer.processes import processes

FILES_AT_ONCE = 16
BEGUN_PER_PROCESS = 4
"""So many batches are given to each process, or wait to be taken, which bounds the memory that they take."""
MOST_SECONDS = 300
"""Of a clock, for a batch and then for each file of it: what a signal in the process itself did not interrupt."""

Task = TypeVar("Task")
Done = TypeVar("Done")
Work = Callable[[Task], Done]

ENDED = message("the process that read it ended suddenly")
HUNG = message("reading it takes over {seconds} seconds", seconds=MOST_SECONDS)


def in_processes(
    work: Callable[[Task], Done], tasks: Sequence[Task], count: int, failed: Callable[[Task, Message], Done]
) -> Iterator[Done]:
    """Yield what is done of every task, in their order; `failed` makes it of a task that ends or hangs its process."""
    batches = iter([tasks[start : start + FILES_AT_ONCE] for start in range(0, len(tasks), FILES_AT_ONCE)])
    waiting: deque[Sequence[Task]] = deque()
    while True:
        waiting.extend(islice(batches, count * BEGUN_PER_PROCESS - len(waiting)))
        if not waiting:
            return
        with processes(count) as pool:
            begun: deque[Future[list[Done]]] = deque()
            with suppress(BrokenExecutor):
                begun.extend(pool.submit(_all, work, batch) for batch in waiting)
            while begun:
                try:
                    done = begun[0].result(timeout=MOST_SECONDS)
                except (BrokenExecutor, TimeoutError):
                    pool.end()
                    break
                begun.popleft()
                waiting.popleft()
                yield from done
                waiting.extend(islice(batches, 1))
                with suppress(BrokenExecutor):  # which the next of those that were begun will show
                    begun.extend(pool.submit(_all, work, batch) for batch in islice(waiting, len(begun), None))
        if waiting:
            yield from _one_by_one(work, waiting.popleft(), failed)


def _one_by_one(
    work: Callable[[Task], Done], tasks: Sequence[Task], failed: Callable[[Task, Message], Done]
) -> Iterator[Done]:
    """Do the tasks of a batch with which something was wrong, one after the other."""
    left = deque(tasks)
    while left:
        with processes(1) as pool:
            while left:
                task = left.popleft()
                try:
                    done = pool.submit(work, task).result(timeout=MOST_SECONDS)
                except BrokenExecutor:
                    yield failed(task, ENDED)
                    break
                except TimeoutError:
                    pool.end()
                    yield failed(task, HUNG)
                    break
                yield done


def _all(work: Callable[[Task], Done], batch: Sequence[Task]) -> list[Done]:
    return [work(task) for task in batch]
