"""The rows of a CSV file, one at a time; a stray quotation mark costs the row in which it stands, not those below."""

import csv
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from indexer.messages import message
from indexer.records.scrape import Failure
from indexer.scrapes.input.record import Record
from indexer.scrapes.limits import LONGEST_RECORD, MOST_LINES_OF_ROW, MOST_LOOKED_AHEAD


def read_csv(lines: Iterator[str], delimiter: str) -> Iterator[Record | Failure]:
    """Yield the rows of a CSV file under its header; a row with too few cells is a Failure.

    Quotations are read strictly: a mark that is neither doubled nor closed would swallow every row up to the next one.
    The row where it stands is a Failure, and is read as one line where that gives as many cells as the header has.
    """
    rows = _Rows(lines, delimiter)
    header = next(rows, None)
    if header is None:
        return
    for line, row, is_sound in rows:
        names = header[1]
        if not is_sound:
            yield Failure("", message("a quotation mark in the CSV row is not closed"), line)
        if len(row) == len(names):
            yield Record(line, "\x1f".join(row).encode("utf-8", "surrogatepass"), dict(zip(names, row, strict=True)))
        elif row and is_sound:
            reason = message("the CSV row has {count} fields, the header {wanted}", count=len(row), wanted=len(names))
            yield Failure("", reason, line)


class _Rows:
    """The rows of some lines: the number of the first line of each, its cells, and whether its quotations are sound."""

    def __init__(self, lines: Iterator[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._waiting: deque[str] = deque()
        self._number = 0
        self._patience = MOST_LOOKED_AHEAD

    def __iter__(self) -> Iterator[tuple[int, list[str], bool]]:
        return self

    def __next__(self) -> tuple[int, list[str], bool]:
        taken: list[str] = []
        with _long_fields():
            try:
                row = next(csv.reader(self._taking(taken), delimiter=self._delimiter, strict=True), None)
                is_sound = True
            except csv.Error:
                row, is_sound = self._as_one_line(taken), False
        if row is None:
            raise StopIteration
        line = self._number + 1
        self._number += len(taken)
        return line, row, is_sound

    def _taking(self, taken: list[str]) -> Iterator[str]:
        """Yield the next lines and note them, up to as many as a row may have."""
        room = LONGEST_RECORD
        while room > 0 and len(taken) < (MOST_LINES_OF_ROW if self._patience > 0 else 1):
            line = self._waiting.popleft() if self._waiting else next(self._lines, None)
            if line is None:
                return
            taken.append(line)
            room -= len(line)
            yield line

    def _as_one_line(self, taken: list[str]) -> list[str]:
        """Read the first line alone and give the others back."""
        self._patience -= len(taken)
        self._waiting.extendleft(reversed(taken[1:]))
        del taken[1:]
        try:
            row = next(csv.reader(taken, delimiter=self._delimiter), [])
        except csv.Error:
            return []
        return [*row[:-1], row[-1].rstrip("\r\n")] if row else row


@contextmanager
def _long_fields() -> Iterator[None]:
    """Allow cells as long as a record; the limit belongs to the whole process, and others may count on theirs."""
    before = csv.field_size_limit(LONGEST_RECORD)
    try:
        yield
    finally:
        csv.field_size_limit(before)
