"""The files of an index: made anew under their names, never read or written through a link that somebody planted."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from indexer.errors import DamagedIndex
from indexer.messages import message

# A link is not followed, and nobody waits for whoever may write to a pipe. Windows knows neither.
_AS_IT_IS: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_REGULAR_FILE = (errno.ELOOP, errno.EMLINK, errno.EISDIR, errno.ENXIO)


def create(path: Path) -> BinaryIO:
    """Open a new file for writing, in place of whatever has its name."""
    path.unlink(missing_ok=True)
    return path.open("xb")


def open_to_read(path: Path) -> BinaryIO:
    """Open a file for reading.

    Raises FileNotFoundError, DamagedIndex where it is a link, a folder or a pipe, and OSError where the system refuses.
    """
    try:
        file = open(path, "rb", opener=_open_as_it_is)  # noqa: SIM115 - the caller closes it
    except OSError as error:
        if error.errno in _NO_REGULAR_FILE:
            raise _no_regular_file(path) from error
        raise
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise _no_regular_file(path)
    return file


def missing(path: Path) -> DamagedIndex:
    """Say that a file is not there."""
    return DamagedIndex(message("The index file {name} is missing.", name=path.name))


def unreadable(path: Path, error: OSError) -> DamagedIndex:
    """Say that a file cannot be read, though it is there: its disk is damaged."""
    reason = error.strerror or str(error)
    return DamagedIndex(message("The index file {name} cannot be read: {reason}.", name=path.name, reason=reason))


def _open_as_it_is(path: str, flags: int) -> int:
    return os.open(path, flags | _AS_IT_IS)


def _no_regular_file(path: Path) -> DamagedIndex:
    return DamagedIndex(message("The index file {name} is no regular file.", name=path.name))
