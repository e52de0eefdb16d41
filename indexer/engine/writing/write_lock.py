"""The lock of an index: one writes at a time."""

from pathlib import Path
from types import TracebackType
from typing import Self

from whoosh.filedb.filestore import FileStorage

from indexer.engine.storage.segment import INDEX_NAME
from indexer.errors import DamagedIndex, IndexBusy
from indexer.messages import message

LOCK_NAME = f"{INDEX_NAME}_WRITELOCK"


class WriteLock:
    """Holds the lock from the beginning to `release`; the operating system drops it with the process.

    So a killed writer never blocks the next one.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises IndexBusy."""
        if (folder / LOCK_NAME).is_symlink():
            raise DamagedIndex(message("The index file {name} is no regular file.", name=LOCK_NAME))
        self._lock = FileStorage(str(folder)).lock(LOCK_NAME)
        if not self._lock.acquire():
            raise IndexBusy(message("Another process is writing the index in the folder {folder}.", folder=folder))

    def release(self) -> None:
        """Let the next writer in."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
