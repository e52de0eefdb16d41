"""Building a segment from documents: articles go to its file as they come, their tokens wait for the postings."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from indexer.engine.storage.array_file import ArrayFileWriter
from indexer.engine.storage.array_ops import Array, ranks_of
from indexer.engine.storage.column_writer import ColumnWriter
from indexer.engine.storage.document_store import DocumentStoreWriter
from indexer.engine.storage.documents import Document
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.lexicon import Lexicon, write_folded, write_forms
from indexer.engine.storage.minhash import SIZE, signatures_of
from indexer.engine.storage.postings_writer import PostingsWriter
from indexer.engine.storage.segment import EXTENSION, SegmentInfo
from indexer.engine.storage.segment_reader import SegmentReader, write_lengths
from indexer.engine.writing.article_names import ArticleNames
from indexer.engine.writing.batch_tokeniser import BatchTokeniser
from indexer.engine.writing.form_keys import KeysOf, key_table
from indexer.engine.writing.near_copies import copy_groups
from indexer.engine.writing.token_spool import TokenSpool
from indexer.engine.writing.vocabulary import Vocabulary
from indexer.polish.letter_case import CAPITALS

if TYPE_CHECKING:
    from indexer.engine.writing.key_worker import KeyWorker

MOST_TOKENS = 300_000_000
MOST_DOCUMENTS = 1_000_000
MOST_SPELLINGS = 2_000_000
MOST_MENTIONS = 1_000_000
CHARACTERS_AT_ONCE = 4_000_000


class SegmentBuilder:
    """Builds one segment: `add` documents, then `write` it, or `abandon` it."""

    def __init__(self, folder: Path, dictionary: bytes = b"", key_worker: "KeyWorker | None" = None) -> None:
        """Begin a segment in a folder; with a `dictionary` its articles are compressed as those of another one.

        The `key_worker` gets new forms as soon as they are met.
        """
        self._vocabulary = Vocabulary()
        self._key_worker = key_worker
        self._info = SegmentInfo(0)
        self._file = ArrayFileWriter(folder / self._info.make_filename(EXTENSION), self._info.segment_id())
        self._articles = DocumentStoreWriter(self._file, dictionary)
        self._columns = ColumnWriter()
        self._signatures = bytearray()
        self._names = ArticleNames()
        self._tokenisers = {group: BatchTokeniser(self._vocabulary) for group in FIELD_GROUPS}
        self._streams = {group: TokenSpool(self._file.spool) for group in FIELD_GROUPS}

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def is_full(self) -> bool:
        """Whether it is time to write, so that memory stays bounded."""
        return (
            len(self) >= MOST_DOCUMENTS
            or len(self._vocabulary) >= MOST_SPELLINGS
            or len(self._names) >= MOST_MENTIONS
            or sum(map(len, self._streams.values())) >= MOST_TOKENS
        )

    def add(self, document: Document) -> None:
        """Add a document."""
        self._columns.add(document.article.id, document.numbers(), document.names())
        self._articles.add(document.packed())
        texts_of_groups = document.texts()
        self._names.add(texts_of_groups["text"])
        for group, texts in texts_of_groups.items():
            self._tokenisers[group].add(texts)
        if sum(tokeniser.size for tokeniser in self._tokenisers.values()) >= CHARACTERS_AT_ONCE:
            self._take_tokens()

    def _take_tokens(self) -> None:
        """Move what was tokenised to the streams, and sign the documents while their tokens are at hand."""
        for group, fields in FIELD_GROUPS.items():
            numbers, begin_sentences, lengths = self._tokenisers[group].take()
            self._streams[group].add(numbers, begin_sentences, lengths)
            if group == "text":
                rows = lengths.reshape(-1, len(fields))
                self._signatures += signatures_of(numbers, self._vocabulary.checksums, rows).tobytes()
        if self._key_worker:
            self._key_worker.submit(self._vocabulary.new_forms())

    def write(self, keys_of: KeysOf, known: Sequence[Lexicon] = (), older: Sequence[SegmentReader] = ()) -> SegmentInfo:
        """Write the segment and return it.

        Forms that no lexicon of `known` has get their keys from `keys_of`; `older` are the segments that
        near-copies of the documents may stand in.
        """
        self._info.count = len(self)
        self._take_tokens()
        self._tokenisers.clear()
        with self._file as file:
            self._articles.finish()
            self._write_signatures(older)
            names = self._names.columns(older)
            for column, of_documents in names.columns.items():
                self._columns.fill_names(column, of_documents, names.forms)
            self._columns.write(file)
            self._names = ArticleNames()
            self._columns, self._signatures = ColumnWriter(), bytearray()  # the lexicon needs the room
            frequencies = {group: stream.frequencies(len(self._vocabulary)) for group, stream in self._streams.items()}
            cases = self._vocabulary.cases
            ranks = self._write_lexicon(np.sum(list(frequencies.values()), axis=0), keys_of, known)
            for group, stream in self._streams.items():
                self._write_postings(group, ranks, cases, frequencies[group])
                write_lengths(file, group, stream.lengths.reshape(self._info.count, len(FIELD_GROUPS[group])))
                stream.close()
        return self._info

    def _write_signatures(self, older: Sequence[SegmentReader]) -> None:
        """Write the MinHash signatures, and tell which documents are near-copies of which."""
        signatures = np.frombuffer(self._signatures, np.uint8)
        starts, ends = self._columns.numbers("start"), self._columns.numbers("end")
        self._columns.fill("copy_group", copy_groups(signatures.reshape(-1, SIZE), starts, ends, older))
        self._file.write("minhash", signatures)

    def _write_lexicon(self, of_spelling: Array, keys_of: KeysOf, known: Sequence[Lexicon]) -> Array:
        """Write the lexicon, and return the rank of the form of every spelling in the order of the forms' bytes."""
        form_of, is_capitals = self._vocabulary.form_of, self._vocabulary.cases == CAPITALS
        encoded = [form.encode() for form in self._vocabulary.forms]
        begun = self._key_worker.take() if self._key_worker else []
        pending = [(self._vocabulary.numbers_of_forms(some.forms), some) for some in begun]
        del self._vocabulary
        frequencies = np.bincount(form_of, of_spelling, len(encoded)).astype(np.int64)
        capitals = np.bincount(form_of, of_spelling * is_capitals, len(encoded)).astype(np.int64)
        order = sorted(np.flatnonzero(frequencies).tolist(), key=encoded.__getitem__)
        forms = [encoded[number] for number in order]
        ranks = ranks_of(order, len(encoded))
        del encoded
        write_forms(self._file, forms, frequencies[order], capitals[order])
        pending = [(ranks[numbers].astype(np.int64), some) for numbers, some in pending]
        key_table(forms, frequencies[order], capitals[order], known, keys_of, pending).write(self._file)
        write_folded(self._file, forms)
        return ranks[form_of]

    def _write_postings(self, group: str, ranks: Array, cases: Array, of_spelling: Array) -> None:
        writer = PostingsWriter(self._file, group)
        of_form = np.bincount(ranks, of_spelling).astype(np.int64)
        for block in self._streams[group].postings(ranks, cases, of_form):
            writer.add(block)
        writer.finish()

    def abandon(self) -> None:
        """Let go of the files of a segment that nobody wants any more."""
        self._file.abandon()
        for stream in self._streams.values():
            stream.close()
