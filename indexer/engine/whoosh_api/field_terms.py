"""The term dictionary of every field of a segment, as Whoosh's own queries know it: terms in the order of their bytes.

A field's terms are its surface forms and an id is one term. A date is eight: the moment in microseconds as
`whoosh.fields.DATETIME` writes it, whole and shifted by 8, 16 ... 56 bits; nothing of them is stored, the column tells.
"""

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np

from indexer.engine.storage.array_ops import Array, Ints
from indexer.engine.storage.columns import UNDATED, Columns
from indexer.engine.storage.fields import FIELD_MASK, GROUP_OF
from indexer.engine.storage.postings import Postings
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.storage.string_table import StringTable
from indexer.records.value import Value

FORMS_AT_ONCE = 100_000
SECONDS_BEFORE_1970 = 62_135_596_800  # Whoosh counts from the year 1
SHIFTS = range(0, 64, 8)
DATE_TERM = struct.Struct(">BQ")


class TermPostings(Value):
    """Where a term stands: documents, rising, the frequency in each, and a way to read the positions in all of them.

    Positions come one document after the other, as many of each as its frequency says.
    """

    documents: Ints
    frequencies: Ints
    positions: Callable[[], Ints]


class SortedTerms(Protocol):
    """Terms in the order of their bytes."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: int, /) -> bytes: ...

    def between(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the terms from one place to before another."""


class FieldTerms(SortedTerms, Protocol):
    """The term dictionary of a field."""

    def postings(self, term: bytes) -> TermPostings | None:
        """Return where a term stands, deleted documents too; None where it stands nowhere."""


class TextFieldTerms:
    """The surface forms of a field. One form costs its list; to go through all of them costs all the lists, once."""

    def __init__(self, forms: StringTable, postings: Postings, field: int) -> None:
        self._forms = forms
        self._postings = postings
        self._field = field

    @cached_property
    def _numbers(self) -> Ints:
        """The numbers of the forms that stand in this field; the lists of a group are those of all its fields."""
        bounds = range(FORMS_AT_ONCE, len(self._forms) + FORMS_AT_ONCE, FORMS_AT_ONCE)
        found = [
            np.unique(np.repeat(block.forms, block.counts)[block.units & FIELD_MASK == self._field])
            for block in self._postings.blocks(bounds)
        ]
        return np.concatenate([*found, np.zeros(0, np.int64)])

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> bytes:
        return self._forms[int(self._numbers[place])]

    def between(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the terms from one place to before another."""
        return (self._forms[number] for number in self._numbers[start:stop].tolist())

    def postings(self, term: bytes) -> TermPostings | None:
        """Return where a form stands in this field."""
        form = self._forms.find(term)
        if form is None:
            return None
        lists, _ = self._postings.lists_of([form])
        if not len(lists):
            return None
        gathered = self._postings.gather(lists)
        chosen = np.flatnonzero(gathered.lows & FIELD_MASK == self._field)
        if not len(chosen):
            return None
        return TermPostings(
            gathered.owners[chosen],
            gathered.freqs[chosen].astype(np.int64),
            lambda: self._postings.positions(gathered, chosen),
        )


class IdTerms:
    """The ids: each stands in one document, or in several of which all but one are deleted."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    @cached_property
    def _ids(self) -> list[bytes]:
        return sorted(set(self._columns.ids))

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, place: int) -> bytes:
        return self._ids[place]

    def between(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the terms from one place to before another."""
        return iter(self._ids[start:stop])

    def postings(self, term: bytes) -> TermPostings | None:
        """Return the documents with an id."""
        documents = sorted(self._columns.documents_with_id(term.decode("utf-8", "replace")))
        return _unplaced(np.array(documents, np.int64)) if documents else None


class DateTerms:
    """The dates of the column `start`; undated documents have none."""

    def __init__(self, starts: Array) -> None:
        self._starts = starts

    @cached_property
    def _postings(self) -> dict[bytes, Ints]:
        """The documents of every term, in the order of the terms."""
        dated = np.flatnonzero(self._starts != UNDATED)
        sortable = whoosh_dates(self._starts[dated]).astype(np.uint64) + np.uint64(1 << 63)
        postings = {}
        for shift in SHIFTS:
            values = sortable >> np.uint64(shift)
            order = np.argsort(values, kind="stable")
            edges = np.flatnonzero(np.diff(values[order], prepend=np.uint64(0)) != 0).tolist()
            for start, stop in pairwise([*edges, len(order)]):
                postings[DATE_TERM.pack(shift, int(values[order[start]]))] = dated[order[start:stop]]
        return postings

    @cached_property
    def _terms(self) -> list[bytes]:
        return list(self._postings)

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, place: int) -> bytes:
        return self._terms[place]

    def between(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the terms from one place to before another."""
        return iter(self._terms[start:stop])

    def postings(self, term: bytes) -> TermPostings | None:
        """Return the documents of a moment, or of a stretch of time that a shifted term stands for."""
        return _unplaced(self._postings[term]) if term in self._postings else None


_TERMS: WeakKeyDictionary[SegmentReader, dict[str, FieldTerms]] = WeakKeyDictionary()
"""Those of every opened segment: going through all terms of a field costs much, and only once."""


def terms_of(segment: SegmentReader) -> dict[str, FieldTerms]:
    """Return the term dictionary of every field of a segment."""
    if segment not in _TERMS:
        texts: dict[str, FieldTerms] = {
            field: TextFieldTerms(segment.lexicon.forms, segment.postings[group], number)
            for field, (group, number) in GROUP_OF.items()
        }
        _TERMS[segment] = {**texts, "id": IdTerms(segment.columns), "date": DateTerms(segment.columns["start"])}
    return _TERMS[segment]


def whoosh_dates(seconds: Array) -> Ints:
    """Turn seconds since 1970 into microseconds since the year 1."""
    microseconds: Ints = (seconds.astype(np.int64) + SECONDS_BEFORE_1970) * 1_000_000
    return microseconds


def _unplaced(documents: Ints) -> TermPostings:
    """Return postings of a field without positions."""
    return TermPostings(documents, np.ones(len(documents), np.int64), lambda: np.zeros(0, np.int64))


def find(terms: SortedTerms, term: bytes) -> int | None:
    """Return the place of a term, None where it is not among them."""
    place = bisect_left(terms, term)
    return place if place < len(terms) and terms[place] == term else None


def prefixed(terms: SortedTerms, prefix: bytes) -> range:
    """Return the places of the terms that begin with `prefix`."""
    after = prefix.rstrip(b"\xff")
    stop = bisect_left(terms, after[:-1] + bytes([after[-1] + 1])) if after else len(terms)
    return range(bisect_left(terms, prefix), stop)
