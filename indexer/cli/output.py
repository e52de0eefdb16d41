"""stdout: data, and nothing else."""

import sys
from io import TextIOWrapper
from typing import TextIO

from indexer.cli.screen import Screen
from indexer.presentation import harmless


class Output:
    """Where data goes: to a terminal in its own encoding, to files and pipes in UTF-8 with plain line ends.

    `screen` is what people see; `data` is for scripts.
    """

    def __init__(self, *, color: str = "auto") -> None:
        self._stream = _stdout()
        self.screen = Screen.of(self._stream, color)

    def data(self, text: str) -> None:
        """Write text for scripts as it is; only to a terminal never anything that it would obey."""
        self.text(harmless(text, keep="\t\n") if self.screen.terminal else text)

    def text(self, text: str) -> None:
        """Write text that is ready for the screen, and let it through at once."""
        self._stream.write(text)
        self._stream.flush()


def _stdout() -> TextIO:
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # file names that are no UTF-8 go out as the bytes that they are
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    return sys.stdout
