"""Whoosh's way through the term dictionaries: the reader, its cursor, and what is known of a term."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from whoosh.codec.base import EmptyCursor, FieldCursor, TermsReader
from whoosh.reading import TermInfo, TermNotFound

from indexer.engine.storage.fields import GROUP_OF
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.whoosh_api.field_terms import FieldTerms, TermPostings, terms_of
from indexer.engine.whoosh_api.matcher import PostingMatcher
from indexer.engine.whoosh_api.scoring import quantised


class PressTermsReader(TermsReader):
    """Reads the term dictionaries of all fields of a segment, and their postings."""

    def __init__(self, segment: SegmentReader) -> None:
        self._segment = segment
        self._terms = terms_of(segment)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._postings(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields, in order."""
        return sorted(self._terms)

    def cursor(self, fieldname: str, fieldobj: Any) -> FieldCursor:
        """Return a cursor at the first term of a field."""
        if fieldname not in self._terms:
            return EmptyCursor()
        return PressCursor(self, fieldname, fieldobj, self._terms[fieldname])

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms, field by field."""
        for fieldname in self.indexed_field_names():
            yield from self.terms_from(fieldname, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field that do not come before `prefix`."""
        terms = self._terms.get(fieldname)
        if terms is not None:
            for term in terms.between(bisect_left(terms, prefix), len(terms)):
                yield fieldname, term

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms of a field that do not come before `prefix`, with what is known of each."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term; deleted documents count. Raises TermNotFound."""
        return self._info(fieldname, self._found(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term stands in the field."""
        postings = self._postings(fieldname, text)
        return float(postings.frequencies.sum()) if postings else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return in how many documents a term stands."""
        postings = self._postings(fieldname, text)
        return len(postings.documents) if postings else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> PostingMatcher:
        """Return a matcher over the postings of a term. Raises TermNotFound."""
        postings = self._found(fieldname, text)
        return PostingMatcher((fieldname, text), postings, self._info(fieldname, postings), format_, scorer)

    def _postings(self, fieldname: str, text: bytes) -> TermPostings | None:
        terms = self._terms.get(fieldname)
        return None if terms is None else terms.postings(text)

    def _found(self, fieldname: str, text: bytes) -> TermPostings:
        postings = self._postings(fieldname, text)
        if postings is None:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return postings

    def _info(self, fieldname: str, postings: TermPostings) -> TermInfo:
        shortest = longest = 0
        if fieldname in GROUP_OF:
            group, field = GROUP_OF[fieldname]
            lengths = quantised(self._segment.lengths(group)[postings.documents, field])
            shortest, longest = int(lengths.min()), int(lengths.max())
        return TermInfo(
            weight=float(postings.frequencies.sum()),
            df=len(postings.documents),
            minlength=shortest,
            maxlength=longest,
            maxweight=float(postings.frequencies.max()),
            minid=int(postings.documents[0]),
            maxid=int(postings.documents[-1]),
        )


class PressCursor(FieldCursor):
    """A place in the term dictionary of a field; past the last term it is not valid."""

    def __init__(self, reader: PressTermsReader, fieldname: str, fieldobj: Any, terms: FieldTerms) -> None:
        self._reader = reader
        self._fieldname = fieldname
        self._fieldobj = fieldobj
        self._terms = terms
        self._place = 0

    def first(self) -> Any:
        """Go to the first term and return it."""
        self._place = 0
        return self.text()

    def find(self, string: str | bytes) -> Any:
        """Go to the first term that does not come before `string` and return it."""
        self._place = bisect_left(self._terms, self._fieldobj.to_bytes(string))
        return self.text()

    def next(self) -> Any:
        """Go to the next term and return it."""
        self._place += 1
        return self.text()

    def text(self) -> Any:
        """Return the term as the field reads it, None when not valid."""
        return self._fieldobj.from_bytes(self._terms[self._place]) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Return the statistics of the term, None when not valid."""
        return self._reader.term_info(self._fieldname, self._terms[self._place]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether the cursor stands at a term."""
        return self._place < len(self._terms)
