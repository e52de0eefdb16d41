"""Processes that work for this one, and never outlive it."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Any


def processes(count: int, begin: Callable[[], object] | None = None) -> "Processes":
    """Return a pool of processes that start with the first work; each does first what it has to `begin` with.

    Spawned, they hold nothing of ours open, above all not the lock of an index.
    """
    return Processes(count, get_context("spawn"), _begin, (begin,))


class Processes(ProcessPoolExecutor):
    """Processes that Ctrl-C does not reach, and that can be ended in the middle of their work."""

    def submit(self, *work: Any, **options: Any) -> "Future[Any]":
        """Give work, with which processes may start."""
        with _interrupted_later():
            return super().submit(*work, **options)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown(cancel_futures=True)

    def end(self) -> None:
        """End the processes, whatever they are doing; what they were given is never done."""
        for process in list((self._processes or {}).values()):
            process.kill()


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Hold Ctrl-C back, from the processes that start meanwhile for good: it would show where each was importing."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[[], object] | None) -> None:
    """Leave Ctrl-C to the process that started this one, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if begin is not None:
        begin()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
