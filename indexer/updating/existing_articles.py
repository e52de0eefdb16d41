"""Existing articles: the live documents of an index, by the file that each was read from and by id."""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.segment_reader import SegmentReader

COLUMNS = ("record", "fingerprint", "line", "raw_digest", "added")


class ExistingArticle(NamedTuple):
    """A live document: where it is, and what is known of its record: hashes of its name, its content and its bytes.

    `added` is the generation of the commit that it came with.
    """

    segment: SegmentReader
    document: int
    record: int
    fingerprint: int
    line: int
    raw_digest: int
    added: int

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.segment.columns.id(self.document)

    @property
    def key(self) -> tuple[int, str]:
        """The number of the root, and the file below it, that the article was read from."""
        columns = self.segment.columns
        return int(columns["root"][self.document]), columns.names("file").of(self.document)[0]


class ExistingArticles:
    """Finds documents by root and file; the work is done once a segment, and only where somebody asks."""

    def __init__(self, segments: Sequence[SegmentReader]) -> None:
        self._segments = [_SegmentFiles(segment) for segment in segments]

    def of(self, root: int, file: str) -> list[ExistingArticle]:
        """Return the live documents that were read from a file."""
        return [article for segment in self._segments for article in segment.existing(root, file)]

    def find_record(self, root: int, file: str, record: int) -> ExistingArticle | None:
        """Return the live document that was read from a record of a file; a hash of its name tells the record."""
        return next((article for article in self.of(root, file) if article.record == record), None)

    def find(self, id: str) -> ExistingArticle | None:
        """Return the live document with an id."""
        for files in self._segments:
            segment = files.segment
            for document in segment.columns.documents_with_id(id):
                if not segment.info.is_deleted(document):
                    return _articles(segment, [document])[0]
        return None


class _SegmentFiles:
    def __init__(self, segment: SegmentReader) -> None:
        self.segment = segment
        self._grouped: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    def existing(self, root: int, file: str) -> list[ExistingArticle]:
        column = self.segment.columns.names("file")
        number = column.values.find(file.encode())
        if number is None:
            return []
        if self._grouped is None:
            order = np.argsort(column.ordinals, kind="stable")
            self._grouped = order, column.ordinals[order]
        order, ordinals = self._grouped
        first, last = np.searchsorted(ordinals, number), np.searchsorted(ordinals, number, side="right")
        documents = order[first:last]
        kept = documents[self.segment.columns["root"][documents] == root]
        return _articles(self.segment, [number for number in kept.tolist() if not self.segment.info.is_deleted(number)])


def _articles(segment: SegmentReader, documents: Sequence[int]) -> list[ExistingArticle]:
    """Return some documents: a file may have a hundred thousand, of which each column is read at once."""
    columns = [segment.columns[name][documents].tolist() for name in COLUMNS]
    return list(map(ExistingArticle._make, zip(repeat(segment), documents, *columns, strict=False)))
