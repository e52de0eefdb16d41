"""The progress bar of a long run, one line on a terminal."""

from time import monotonic
from typing import TextIO

_REDRAW_S = 0.1
_BAR = 24


class ProgressBar:
    """Draws `stage ━━━━──── 40%  400/1000` over itself."""

    def __init__(self, stream: TextIO, width: int) -> None:
        self._stream = stream
        self._width = width
        self._stage = ""
        self._drawn = 0.0

    def show(self, stage: str, done: int, total: int) -> None:
        """Draw how far a stage has come; `total` 0 is not known beforehand."""
        now = monotonic()
        if stage == self._stage and done < total and now - self._drawn < _REDRAW_S:
            return
        self._stage, self._drawn = stage, now
        self._stream.write("\r\x1b[K" + _line(stage, done, total)[: self._width - 1])
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar off the terminal."""
        if self._stage:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _line(stage: str, done: int, total: int) -> str:
    if not total:
        return f"{stage} {done or ''}".rstrip()
    share = min(done / total, 1.0)
    full = int(_BAR * share)
    return f"{stage} {'━' * full}{'─' * (_BAR - full)} {share:4.0%}  {done}/{total}"
