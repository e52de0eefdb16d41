"""Random histories of an index: documents in several segments, some deleted again, perhaps merged at the end.

The same history can be written by Prasówka and by Whoosh with its own codec.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from indexer.engine.commits.catalog import Catalog
from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.commits.whoosh_schema import KeywordField, TextField
from indexer.engine.storage.documents import Document, seconds_of, texts_of
from indexer.engine.storage.fields import FIELD_GROUPS, GROUP_OF
from indexer.engine.storage.segment import INDEX_NAME
from indexer.engine.writing.index_writer import IndexWriter
from tests.support.invented import archives, keys_of


@dataclass(frozen=True)
class History:
    """The documents of every segment, the ids of those that were deleted, and whether all was merged in the end."""

    segments: tuple[tuple[Document, ...], ...]
    deleted: frozenset[str]
    optimized: bool

    @property
    def documents(self) -> list[Document]:
        """The documents that the index still has, deleted ones too, in order."""
        every = [document for segment in self.segments for document in segment]
        return [one for one in every if not self.optimized or one.article.id not in self.deleted]

    def as_in(self, snapshot: Snapshot) -> "History":
        """The same with the documents that an index has kept, segment by segment."""
        known = {one.article.id: one for segment in self.segments for one in segment}
        kept = tuple(tuple(known[id.decode()] for id in segment.columns.ids) for segment in snapshot.segments)
        return replace(self, segments=kept)

    def is_live(self, document: Document) -> bool:
        return document.article.id not in self.deleted


@st.composite
def histories(draw: st.DrawFn, merging: bool = False) -> History:
    """Without `merging` at most half of a segment is deleted, so that nothing is merged but at the end."""
    segments = []
    deleted: list[str] = []
    for number in range(draw(st.integers(1, 8 if merging else 4))):
        segment = [_renamed(one, number) for one in draw(archives(4 if merging else 8))]
        if segment:
            segments.append(tuple(segment))
            ids = [one.article.id for one in segment]
            most = len(segment) if merging else len(segment) // 2
            deleted += draw(st.lists(st.sampled_from(ids), max_size=most, unique=True))
    return History(tuple(segments), frozenset(deleted), draw(st.booleans()))


def _renamed(document: Document, segment: int) -> Document:
    return document.replaced(article=replace(document.article, id=f"{segment}/{document.article.id}"))


def write_with_prasowka(folder: Path, history: History) -> None:
    for documents in history.segments:
        with IndexWriter(folder, keys_of) as writer:
            for document in documents:
                writer.add(document)
            writer.commit(Catalog())
    with IndexWriter(folder, keys_of) as writer:
        for segment in writer.segments:
            ids = [id.decode() for id in segment.columns.ids]
            writer.delete(segment, [number for number, id in enumerate(ids) if id in history.deleted])
        writer.commit(Catalog(), optimize=history.optimized)


class WritableText(TextField):
    """A field that Whoosh may write."""

    index = fields.FieldType.index
    clean = fields.FieldType.clean


class WritableKeyword(KeywordField):
    """A keyword that Whoosh may write."""

    index = fields.FieldType.index
    clean = fields.FieldType.clean


def write_with_whoosh(folder: Path, history: History) -> FileIndex:
    """Write the history with Whoosh's codec.

    What was merged is written at once: Whoosh's own merge adds up lengths that are already rounded to a byte.
    """
    text_fields = {name: WritableText() for name in GROUP_OF}
    date = fields.DATETIME(stored=True, sortable=True)
    schema = fields.Schema(id=WritableKeyword(unique=True), date=date, **text_fields)
    index = FileIndex.create(FileStorage(str(folder)), schema, INDEX_NAME)
    for segment in (history.documents,) if history.optimized else history.segments:
        writer = SegmentWriter(index, codec=W3Codec())
        for document in segment:
            writer.add_document(**_fields(document))
        writer.commit(merge=False)
    writer = SegmentWriter(index, codec=W3Codec())
    for number, document in enumerate(history.documents):
        if not history.is_live(document):
            writer.delete_document(number)
    writer.commit(merge=False)
    return index


def _fields(document: Document) -> dict[str, object]:
    texts = texts_of(document.article)
    filled = {
        name: text
        for group in FIELD_GROUPS
        for name, text in zip(FIELD_GROUPS[group], texts[group], strict=True)
        if text
    }
    start, _ = seconds_of(document.article.published)
    if document.article.published:
        filled["date"] = np.datetime64(start, "s").astype("O")
    return {"id": document.article.id, **filled}
