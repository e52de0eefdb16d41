"""Whoosh's way to what every document has: lengths of its fields, deletions, the column of dates, stored fields."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.columns import ColumnReader

from indexer.engine.storage.array_ops import Array
from indexer.engine.storage.columns import UNDATED
from indexer.engine.storage.document_store import unpacked
from indexer.engine.storage.documents import texts_of
from indexer.engine.storage.fields import FIELD_GROUPS, GROUP_OF
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.whoosh_api.field_terms import whoosh_dates
from indexer.engine.whoosh_api.scoring import quantised


class PressDocumentReader(PerDocumentReader):
    """Reads the documents of a segment. Lengths are rounded to those that Whoosh keeps in a byte."""

    def __init__(self, segment: SegmentReader) -> None:
        self.segment = segment

    def doc_count(self) -> int:
        """Return how many documents are not deleted."""
        count: int = self.segment.info.doc_count()
        return count

    def doc_count_all(self) -> int:
        """Return how many documents there are, deleted ones too."""
        return self.segment.count

    def has_deletions(self) -> bool:
        """Tell whether a document is deleted."""
        return self.segment.info.deleted_count() > 0

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether one document is deleted; Whoosh's `Not` also asks for the one after the last."""
        return docnum < self.segment.count and self.segment.info.is_deleted(docnum)

    def deleted_docs(self) -> list[int]:
        """Return the deleted documents."""
        return self.segment.info.deleted_docs()

    def supports_columns(self) -> bool:
        """Tell that there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a field has a column."""
        return fieldname == "date"

    def list_columns(self) -> list[str]:
        """Return the names of the fields that have a column."""
        return ["date"]

    def column_reader(self, fieldname: str, column: Any) -> "DateColumnReader":
        """Return the column of dates, for sorting."""
        return DateColumnReader(self.segment.columns["start"], column)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the length of a field of a document, `default` where it has none."""
        if fieldname not in GROUP_OF:
            return default
        return int(quantised(self._lengths(fieldname)[docnum])) or default

    def field_length(self, fieldname: str) -> int:
        """Return the length of a field over all documents."""
        if fieldname not in GROUP_OF:
            return 0
        group, name = GROUP_OF[fieldname]
        return int(self.segment.total_lengths(group)[name])

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest field."""
        lengths = self._lengths(fieldname)
        return int(quantised(lengths.min())) if len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest field."""
        lengths = self._lengths(fieldname)
        return int(quantised(lengths.max())) if len(lengths) else 0

    def _lengths(self, fieldname: str) -> Array:
        if fieldname not in GROUP_OF:
            return np.zeros(0, np.int64)
        group, name = GROUP_OF[fieldname]
        return self.segment.lengths(group)[:, name]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the fields of a document that have something in them."""
        segment = self.segment
        fields: dict[str, Any] = {"id": segment.columns.id(docnum)}
        start = int(segment.columns["start"][docnum])
        if start != UNDATED:
            fields["date"] = datetime.fromtimestamp(start, UTC).replace(tzinfo=None)
        texts = texts_of(unpacked(fields["id"], segment.stored[docnum]).article)
        found = (
            (name, text) for group in FIELD_GROUPS for name, text in zip(FIELD_GROUPS[group], texts[group], strict=True)
        )
        return fields | {name: text for name, text in found if text}


class DateColumnReader(ColumnReader):
    """The column of dates in Whoosh's microseconds; undated documents come last, whichever way one sorts."""

    def __init__(self, starts: Array, column: Any) -> None:
        self._starts = starts
        self._undated: int = column.default_value()
        self._is_reversed = False

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, docnum: int) -> int:
        start = self._starts[docnum]
        return self._undated if start == UNDATED else int(whoosh_dates(start))

    def __iter__(self) -> Iterator[int]:
        return map(self.__getitem__, range(len(self)))

    def sort_key(self, docnum: int) -> int:
        """Return what a document is sorted by."""
        date = self[docnum]
        return -date if self._is_reversed and date != self._undated else date

    def set_reverse(self) -> None:
        """Sort the newest first."""
        self._is_reversed = True
