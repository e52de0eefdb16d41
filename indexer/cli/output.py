"""stdout: data, and nothing else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, TextIO

from indexer.cli.screen import Screen
from indexer.presentation import harmless

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


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

    @contextmanager
    def file(self) -> Iterator[BinaryIO]:
        """A file for what writes bytes; a terminal is shown nothing that it would obey."""
        if self.screen.terminal or not isinstance(self._stream, TextIOWrapper):
            yield _Shown(self)
            return
        self._stream.flush()
        yield self._stream.buffer
        self._stream.buffer.flush()


class _Shown(BytesIO):
    """A file that is shown while it is written, a line or more at once."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self._output = output

    def write(self, data: "ReadableBuffer") -> int:
        """Show some text."""
        text = bytes(data)
        self._output.data(text.decode("utf-8", "replace"))
        return len(text)


def _stdout() -> TextIO:
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:  # file names that are no UTF-8 go out as the bytes that they are
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    return sys.stdout
