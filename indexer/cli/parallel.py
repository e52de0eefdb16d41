"""A batch on several cores: other processes have the archive open, too, and this one answers as well. The order stays.

A thread reads the lines, so that an answer is given as soon as it is known, also where the next line is still to come.
Until the other processes have started, this one answers alone.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from indexer import Archive
from indexer.cli.batch import BatchLine
from indexer.cli.formats.answer import Answer
from indexer.processes import processes

AT_ONCE = 16
"""Lines that go to another process together; this one takes a quarter of that, so as to hand out answers soon."""
AHEAD = 3
"""Pieces of work that each process has, the one that it works at among them."""

Ask = Callable[[Archive, BatchLine], Answer]
Piece = Future[list[Answer]] | list[Answer]


def answers_of(lines: Iterable[BatchLine], ask: Ask, archive: Archive, index: Path, jobs: int) -> Iterator[Answer]:
    """Answer lines in so many processes, this one among them, in their order."""
    waiting = _Waiting(lines, AT_ONCE * AHEAD * jobs)
    pool = processes(jobs - 1, partial(_begin, index, ask))
    try:
        yield from _answers(waiting, partial(ask, archive), _Helpers(pool, jobs - 1, archive.commit))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _answers(waiting: "_Waiting", ask: Callable[[BatchLine], Answer], helpers: "_Helpers") -> Iterator[Answer]:
    pieces: deque[Piece] = deque()
    while True:
        while helpers.have_time(pieces) and (some := waiting.take(AT_ONCE)):
            pieces.append(helpers.answer(some))
        while pieces and _is_done(pieces[0]):
            yield from _result(pieces.popleft())
        mine = waiting.take(AT_ONCE // 4, wait=not pieces) if len(pieces) < AHEAD * AT_ONCE else []
        if not pieces:
            if not mine:
                return
            yield from map(ask, mine)
        elif mine:
            pieces.append([ask(line) for line in mine])
        else:
            yield from _result(pieces.popleft())


class _Waiting:
    """The lines that a thread has read and nobody has taken yet; an error of reading is raised by taking."""

    def __init__(self, lines: Iterable[BatchLine], most: int) -> None:
        self._queue: Queue[BatchLine | BaseException | None] = Queue(most)
        self._is_over = False
        Thread(target=self._read, args=(lines,), daemon=True).start()

    def take(self, most: int, *, wait: bool = False) -> list[BatchLine]:
        """Take some lines in their order; `wait` for the first, so that there is none only at the end."""
        taken: list[BatchLine] = []
        while len(taken) < most and not self._is_over:
            try:
                line = self._queue.get(block=wait and not taken)
            except Empty:
                break
            if isinstance(line, BatchLine):
                taken.append(line)
                continue
            self._is_over = True
            if line is not None:
                raise line
        return taken

    def _read(self, lines: Iterable[BatchLine]) -> None:
        try:
            for line in lines:
                self._queue.put(line)
            self._queue.put(None)
        except BaseException as error:
            self._queue.put(error)


class _Helpers:
    """Other processes that answer, once all of them have opened the same commit."""

    def __init__(self, pool: ProcessPoolExecutor, count: int, commit: str) -> None:
        self._pool, self._count, self._commit = pool, count, commit
        self._starting = [pool.submit(_commit) for number in range(count)]

    def have_time(self, pieces: Iterable[Piece]) -> bool:
        """Tell whether they could take more than what they have of the pieces."""
        if self._starting:
            if not all(start.done() for start in self._starting):
                return False
            if any(start.exception() or start.result() != self._commit for start in self._starting):
                self._count = 0  # somebody has written meanwhile: they would answer otherwise than this process
            self._starting = []
        return sum(isinstance(piece, Future) and not piece.done() for piece in pieces) < AHEAD * self._count

    def answer(self, lines: list[BatchLine]) -> Future[list[Answer]]:
        """Let one of them answer lines."""
        return self._pool.submit(_answers_of, lines)


def _is_done(piece: Piece) -> bool:
    return isinstance(piece, list) or piece.done()


def _result(piece: Piece) -> list[Answer]:
    return piece if isinstance(piece, list) else piece.result()


_own: dict[str, Any] = {}
"""What a process of the pool answers with."""


def _begin(index: Path, ask: Ask) -> None:
    _own.update(archive=Archive.open(index), ask=ask)


def _commit() -> str:
    commit: str = _own["archive"].commit
    return commit


def _answers_of(lines: list[BatchLine]) -> list[Answer]:
    return [_own["ask"](_own["archive"], line) for line in lines]
