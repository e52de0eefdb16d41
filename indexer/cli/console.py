"""stderr and the exit codes: everything that is said about a run, and how it ended."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum

from indexer.cli.screen import Screen
from indexer.messages import N_, _
from indexer.presentation import harmless


class Exit(IntEnum):
    """How a run ended, for scripts."""

    DONE = 0
    NOTHING = 1
    FAILED = 2
    INCOMPLETE = 3
    REFUSED = 4
    CRASHED = 70
    BUSY = 75
    INTERRUPTED = 130


_REASONS = {
    errno.ENOENT: N_("there is no such file"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EISDIR: N_("this is a folder, not a file"),
    errno.ENOTDIR: N_("this is not a folder"),
    errno.ENOSPC: N_("no space left on the disk"),
    errno.EMFILE: N_("too many files are open (ulimit -n)"),
    errno.ENFILE: N_("too many files are open (ulimit -n)"),
    errno.ENOMEM: N_("there is not enough memory"),
    errno.EROFS: N_("nothing can be written here"),
}
_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def reason(error: OSError) -> str:
    """Why the system refused, as a sentence."""
    known = _REASONS.get(error.errno or 0)
    place = error.filename or (_("Cannot write") if error.errno in _OF_WRITING else _("Cannot read or write"))
    return f"{place}: {_(known) if known else error.strerror}."


class Console:
    """Says sentences on stderr; `quiet` leaves errors only."""

    def __init__(self, *, color: str = "auto", quiet: bool = False) -> None:
        self._stream = sys.stderr
        self._screen = Screen.of(self._stream, color)
        self._quiet = quiet

    def note(self, text: str) -> None:
        """Say something about the run, unless it is to be quiet."""
        if not self._quiet:
            self._say(harmless(text))

    def warn(self, text: str) -> None:
        """Say what went wrong with a part of the run."""
        self._say(self._screen.paint(_("Warning: "), "warning") + harmless(text))

    def error(self, text: str) -> None:
        """Say why the run failed."""
        self._say(self._screen.paint(_("Error: "), "error") + harmless(text))

    def page(self, text: str) -> None:
        """Show a page of our own, such as help."""
        self._say(text.rstrip("\n"))

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None] | None]:
        """A callback that draws a progress bar, None where nobody would see it."""
        if self._quiet or not self._screen.terminal or os.environ.get("TERM") == "dumb":
            yield None
            return
        from indexer.cli.progress import ProgressBar

        bar = ProgressBar(self._stream, self._screen.width or 80)
        try:
            yield bar.show
        finally:
            bar.clear()

    def _say(self, text: str) -> None:
        print(text, file=self._stream, flush=True)
