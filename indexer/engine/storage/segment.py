"""A segment: a part of the index that is written once, and the reader of all its arrays."""

from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self

import numpy as np
from numpy.typing import NDArray

from indexer.engine.storage.array_file import Array, ArrayFile, ArrayFileWriter, narrowest
from indexer.engine.storage.columns import Columns
from indexer.engine.storage.document_store import StoredArticles
from indexer.engine.storage.fields import FAMILIES, FAMILY_OF
from indexer.engine.storage.lexicon import Lexicon
from indexer.engine.storage.minhash import SIZE, Sketches
from indexer.engine.storage.postings import Postings
from indexer.engine.whoosh_api.field_terms import DateTerms, FieldTerms, IdTerms, ZoneTerms

if TYPE_CHECKING:
    from indexer.engine.whoosh_api.codec import PressCodec

EXTENSION = ".arrays"
INDEX_NAME = "MAIN"
READ_ONLY = (
    "Do indeksu Prasówki pisze tylko Prasówka (polecenie: prasowka index). "
    "Zapis przez Whoosha przerobiłby go na inny format."
)


class PressSegment:
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

    def codec(self) -> "PressCodec":
        """Return the codec that reads it, for Whoosh."""
        from indexer.engine.whoosh_api.codec import PressCodec

        return PressCodec()

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

    def deleted_mask(self) -> NDArray[np.bool_]:
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


class Leaf:
    """One opened segment; `base` is added to its document numbers to make those of the whole index."""

    def __init__(self, folder: Path, segment: PressSegment, base: int = 0) -> None:
        self.segment = segment
        self.base = base
        self.count = segment.count
        self.file = ArrayFile(folder / segment.make_filename(EXTENSION))

    def at(self, base: int) -> Self:
        """Return the same opened segment at another place of the index."""
        moved = copy(self)
        moved.base = base
        return moved

    @cached_property
    def lexicon(self) -> Lexicon:
        """The forms, and which are the same word."""
        return Lexicon(self.file)

    @cached_property
    def postings(self) -> dict[str, Postings]:
        """The postings of every family of zones."""
        return {family: Postings(self.file, family) for family in FAMILIES}

    @cached_property
    def columns(self) -> Columns:
        """The values of every document."""
        return Columns(self.file)

    @cached_property
    def stored(self) -> StoredArticles:
        """The articles themselves."""
        return StoredArticles(self.file)

    @cached_property
    def terms(self) -> dict[str, FieldTerms]:
        """The term dictionary of every field that Whoosh knows of."""
        zones = {
            zone: ZoneTerms(self.lexicon.forms, self.postings[family], number)
            for zone, (family, number) in FAMILY_OF.items()
        }
        return {**zones, "id": IdTerms(self.columns), "date": DateTerms(self.columns["start"])}

    @cached_property
    def live(self) -> NDArray[np.bool_] | None:
        """Which documents are not deleted; None when all are live."""
        return ~self.segment.deleted_mask() if self.segment.deleted else None

    @property
    def sketches(self) -> Sketches:
        """The sketch of every document, one row each."""
        return self.file["sketches"].reshape(self.count, SIZE)

    def lengths(self, family: str) -> Array:
        """Return how many tokens every zone of every document has, one row a document."""
        return self.file[f"{family}.lengths"].reshape(self.count, len(FAMILIES[family]))

    def document_lengths(self, family: str) -> Array:
        """Return how many tokens every document has in all zones of a family together."""
        return self.file[f"{family}.document_lengths"]

    def total_lengths(self, family: str) -> Array:
        """Return how many tokens all documents, deleted ones too, have in every zone."""
        return self.file[f"{family}.totals"]


def write_lengths(file: ArrayFileWriter, family: str, lengths: Array) -> None:
    """Write the lengths of the zones of a family, one row a document."""
    file.write(f"{family}.lengths", narrowest(lengths.reshape(-1)))
    file.write(f"{family}.document_lengths", narrowest(lengths.sum(axis=1, dtype=np.int64)))
    file.write(f"{family}.totals", lengths.sum(axis=0, dtype=np.int64))
