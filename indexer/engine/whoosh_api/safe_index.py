"""The index as Whoosh's own `Index`, opened without running anything that stands in it."""

from pathlib import Path
from typing import Any, NoReturn

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from indexer.engine.commits.commit import read_commit
from indexer.engine.commits.whoosh_schema import make_schema
from indexer.engine.storage.segment import INDEX_NAME, READ_ONLY


class PressIndex(FileIndex):
    """Whoosh's index of a folder, for everything but writing."""

    def __init__(self, folder: Path) -> None:
        self.storage = FileStorage(str(folder))
        self.indexname = INDEX_NAME
        self._schema = None
        self._folder = folder

    def writer(self, procs: int = 1, **options: Any) -> NoReturn:
        """Refuse: Whoosh's writers would merge the segments into another format."""
        raise NotImplementedError(READ_ONLY)

    def _read_toc(self) -> TOC:
        commit = read_commit(self._folder)
        return TOC(make_schema(), list(commit.segments), commit.generation)
