"""Bus errors: what happens to a process that reads a mapped file where it was cut or its disk is damaged."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

from indexer.cli.console import Exit
from indexer.messages import _

_LEAVE_FULL_SCREEN = "\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h"
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int)

_kept: list[Callable[[int], None]] = []
"""What the C library will call must not be freed."""


def end_with_a_sentence() -> None:
    """Have a bus error say what it means, and end the process as a damaged index does.

    It is said by what reads the file, at the very instruction: Python's own handlers would only be called after it, and
    it never ends.
    """
    if not hasattr(signal, "SIGBUS"):  # on Windows
        return
    reset = _terminal_as_it_is()

    def say(number: int) -> None:
        reset()
        said = _("A file of the index was cut, or its disk cannot be read, while it was in use. Look: prasowka check")
        os.write(2, b"".join((_("Error: ").encode(), said.encode(), b"\n")))
        os._exit(Exit.FAILED)

    handler = _HANDLER(say)
    _kept.append(handler)
    ctypes.CDLL(None).signal(int(signal.SIGBUS), handler)


def _terminal_as_it_is() -> Callable[[], None]:
    """Return what makes the terminal again what it is now, should a full screen be shown on it then."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return lambda: None
    import termios

    settings = termios.tcgetattr(0)

    def reset() -> None:
        os.write(1, _LEAVE_FULL_SCREEN.encode())
        termios.tcsetattr(0, termios.TCSANOW, settings)

    return reset
