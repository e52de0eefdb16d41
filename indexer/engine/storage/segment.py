"""A segment: a part of the index that is written once. What the table of contents says of it."""

from typing import Any, NoReturn

import numpy as np

from indexer.engine.storage.array_ops import Array, Mask
from indexer.messages import message

EXTENSION = ".arrays"
INDEX_NAME = "MAIN"
CODEC = "indexer.engine.whoosh_api.codec:PressCodec"
"""Where Whoosh, which stands above the storage, has its codec; it is loaded by its name."""
READ_ONLY = message(
    "Only Prasówka writes to its index (the command: prasowka index). Whoosh would turn it into another format."
)


class SegmentInfo:
    """What Whoosh's table of contents says of a segment: its name, how many documents it has, which are deleted.

    Whoosh asks it what it asks its own `whoosh.codec.base.Segment`, which is no base of it: a search opens segments
    without loading Whoosh. The names of the attributes are part of the format; `compound` is for Whoosh alone. Deleted
    documents are a bitmap, one bit a document, so that a commit stays small however many there are.
    """

    def __init__(self, count: int, indexname: str = INDEX_NAME) -> None:
        from whoosh.util import random_name  # only writers make segments, and they have loaded Whoosh

        self.indexname = indexname
        self.segid: str = random_name(16)
        self.compound = False
        self.count = count
        self.deleted = b""

    def codec(self) -> Any:
        """Return the codec that reads it, for Whoosh's own readers; nothing else of Prasówka's asks for it."""
        from pkgutil import resolve_name  # takes a millisecond to load

        return resolve_name(CODEC)()

    def segment_id(self) -> str:
        """Return the name of the segment, which its files begin with."""
        return f"{self.indexname}_{self.segid}"

    def make_filename(self, extension: str) -> str:
        """Return the name of a file of the segment."""
        return self.segment_id() + extension

    def is_compound(self) -> bool:
        """Tell that the segment is no compound file."""
        return False

    def should_assemble(self) -> bool:
        """Never pack the segment into a compound file: those are pickled."""
        return False

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return self.count - self.deleted_count()

    def doc_count_all(self) -> NoReturn:
        """Refuse: Whoosh's own writers ask this before they write anything, its readers never. It is `count`."""
        raise NotImplementedError(READ_ONLY)

    def deleted_mask(self) -> Mask:
        """Tell of every document whether it is deleted."""
        if not self.deleted:
            return np.zeros(self.count, bool)
        return np.unpackbits(np.frombuffer(self.deleted, np.uint8), count=self.count).astype(bool)

    def delete_documents(self, documents: Array) -> None:
        """Mark documents as deleted; the work is that of copying the bitmap."""
        bits = np.frombuffer(self.deleted or bytes(-(-self.count // 8)), np.uint8).copy()
        np.bitwise_or.at(bits, documents >> 3, (0x80 >> (documents & 7)).astype(np.uint8))
        self.deleted = bits.tobytes()

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:
        """Refuse: this is how Whoosh's own writers delete."""
        raise NotImplementedError(READ_ONLY)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return bool(self.deleted and self.deleted[docnum >> 3] & (0x80 >> (docnum & 7)))

    def deleted_count(self) -> int:
        """Return how many documents are deleted."""
        return int(self.deleted_mask().sum()) if self.deleted else 0

    def deleted_docs(self) -> list[int]:
        """Return the numbers of the deleted documents."""
        documents: list[int] = np.flatnonzero(self.deleted_mask()).tolist()
        return documents
