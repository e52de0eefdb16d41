"""A limit to the time that one article may take, where a signal can interrupt what takes longer."""

import signal
from collections.abc import Iterator
from threading import current_thread, main_thread
from types import FrameType
from typing import TypeVar

from indexer.scrapes.limits import SECONDS_PER_ARTICLE

_AGAIN_S = 1.0

Item = TypeVar("Item")


class TookTooLong(BaseException):
    """Raised in the middle of whatever takes too long; no `except Exception` on the way shall swallow it."""


def each_in_time(found: Iterator[Item]) -> Iterator[Item]:
    """Yield what is found; raise TookTooLong inside of what finds it where one takes too much processor time.

    Signals reach the main thread alone: elsewhere, and on Windows, nothing is interrupted.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "setitimer"):
        yield from found
        return
    is_searching = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        if is_searching:
            raise TookTooLong

    before = signal.signal(signal.SIGVTALRM, interrupt)
    try:
        while True:
            is_searching = True
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_PER_ARTICLE, _AGAIN_S)
            try:
                item = next(found)
            except StopIteration:
                return
            finally:
                is_searching = False
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            yield item
    finally:
        signal.signal(signal.SIGVTALRM, before)
