"""Building a segment from documents: articles go to its file as they come, their tokens wait for the postings."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexer.engine.storage.array_file import Array, ArrayFileWriter
from indexer.engine.storage.column_writer import ColumnEntries
from indexer.engine.storage.document_store import StoredArticlesWriter
from indexer.engine.storage.documents import Document
from indexer.engine.storage.fields import FAMILIES
from indexer.engine.storage.lexicon import Lexicon, write_folded, write_forms
from indexer.engine.storage.minhash import SIZE, sketched
from indexer.engine.storage.postings_writer import PostingsWriter
from indexer.engine.storage.segment import EXTENSION, Leaf, PressSegment, write_lengths
from indexer.engine.writing.batch_tokeniser import Tokeniser
from indexer.engine.writing.form_keys import KeysOf, key_table
from indexer.engine.writing.near_copies import numbered
from indexer.engine.writing.token_spool import TokenStream
from indexer.engine.writing.vocabulary import Spellings

if TYPE_CHECKING:
    from indexer.engine.writing.key_worker import KeysAhead

MOST_TOKENS = 300_000_000
MOST_DOCUMENTS = 1_000_000
MOST_SPELLINGS = 2_000_000
CHARACTERS_AT_ONCE = 4_000_000


class SegmentBuilder:
    """Builds one segment: `add` documents, then `write` it, or `abandon` it."""

    def __init__(self, folder: Path, dictionary: bytes = b"", ahead: "KeysAhead | None" = None) -> None:
        """Begin a segment in a folder; with a `dictionary` its articles are compressed as those of another one.

        `ahead` is told of new forms as soon as they are met.
        """
        self._spellings = Spellings()
        self._ahead = ahead
        self._segment = PressSegment(0)
        self._file = ArrayFileWriter(folder / self._segment.make_filename(EXTENSION))
        self._articles = StoredArticlesWriter(self._file, dictionary)
        self._columns = ColumnEntries()
        self._sketches = bytearray()
        self._tokenisers = {family: Tokeniser(self._spellings) for family in FAMILIES}
        self._streams = {family: TokenStream(self._file.spool) for family in FAMILIES}

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def is_full(self) -> bool:
        """Whether it is time to write, so that memory stays bounded."""
        return (
            len(self) >= MOST_DOCUMENTS
            or len(self._spellings) >= MOST_SPELLINGS
            or sum(map(len, self._streams.values())) >= MOST_TOKENS
        )

    def add(self, document: Document) -> None:
        """Add a document."""
        self._columns.add(document.article.id, document.numbers(), document.names())
        self._articles.add(document.packed())
        for family, texts in document.zones().items():
            self._tokenisers[family].add(texts)
        if sum(tokeniser.size for tokeniser in self._tokenisers.values()) >= CHARACTERS_AT_ONCE:
            self._take_tokens()

    def _take_tokens(self) -> None:
        """Move what was tokenised to the streams, and sketch the documents while their tokens are at hand."""
        for family, zones in FAMILIES.items():
            numbers, lengths = self._tokenisers[family].take()
            self._streams[family].add(numbers, lengths)
            if family == "text":
                rows = lengths.reshape(-1, len(zones))
                self._sketches += sketched(numbers, self._spellings.checksums, rows).tobytes()
        if self._ahead:
            self._ahead.expect(self._spellings.new_forms())

    def write(self, keys_of: KeysOf, known: Sequence[Lexicon] = (), older: Sequence[Leaf] = ()) -> PressSegment:
        """Write the segment and return it.

        Forms that no lexicon of `known` has get their keys from `keys_of`; `older` are the segments whose stories the
        documents may belong to.
        """
        self._segment.count = len(self)
        self._take_tokens()
        self._tokenisers.clear()
        with self._file as file:
            self._articles.finish()
            self._write_sketches(older)
            self._columns.write(file)
            self._columns, self._sketches = ColumnEntries(), bytearray()  # the lexicon needs the room
            frequencies = {family: stream.frequencies(len(self._spellings)) for family, stream in self._streams.items()}
            ranks = self._write_lexicon(np.sum(list(frequencies.values()), axis=0), keys_of, known)
            for family, stream in self._streams.items():
                self._write_postings(family, ranks, frequencies[family])
                write_lengths(file, family, stream.lengths.reshape(self._segment.count, len(FAMILIES[family])))
                stream.close()
        return self._segment

    def _write_sketches(self, older: Sequence[Leaf]) -> None:
        """Write the sketches, and find out which stories the documents belong to."""
        sketches = np.frombuffer(self._sketches, np.uint8)
        starts, ends = self._columns.numbers("start"), self._columns.numbers("end")
        self._columns.fill("story", numbered(sketches.reshape(-1, SIZE), starts, ends, older))
        self._file.write("sketches", sketches)

    def _write_lexicon(self, of_spelling: Array, keys_of: KeysOf, known: Sequence[Lexicon]) -> Array:
        """Write the lexicon, and return the rank of the form of every spelling in the order of the forms' bytes."""
        form_of, is_capitals = self._spellings.form_of, self._spellings.capitals
        encoded = [form.encode() for form in self._spellings.forms]
        ahead = (
            [(self._spellings.numbers_of_forms(some.forms), some) for some in self._ahead.take()] if self._ahead else []
        )
        del self._spellings
        frequencies = np.bincount(form_of, of_spelling, len(encoded)).astype(np.int64)
        capitals = np.bincount(form_of, of_spelling * is_capitals, len(encoded)).astype(np.int64)
        order = sorted(np.flatnonzero(frequencies).tolist(), key=encoded.__getitem__)
        forms = [encoded[number] for number in order]
        ranks = np.zeros(len(encoded), np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        del encoded
        write_forms(self._file, forms, frequencies[order], capitals[order])
        ahead = [(ranks[numbers].astype(np.int64), some) for numbers, some in ahead]
        key_table(forms, frequencies[order], capitals[order], known, keys_of, ahead).write(self._file)
        write_folded(self._file, forms)
        return ranks[form_of]

    def _write_postings(self, family: str, ranks: Array, of_spelling: Array) -> None:
        writer = PostingsWriter(self._file, family)
        for block in self._streams[family].postings(ranks, np.bincount(ranks, of_spelling).astype(np.int64)):
            writer.add(block)
        writer.finish()

    def abandon(self) -> None:
        """Let go of the files of a segment that nobody wants any more."""
        self._file.abandon()
        for stream in self._streams.values():
            stream.close()
