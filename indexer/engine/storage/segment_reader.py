"""The reader of a segment: all its arrays, each opened when it is first asked for."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array, Mask, narrowest
from indexer.engine.storage.columns import Columns
from indexer.engine.storage.document_store import DocumentStore
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.lexicon import Lexicon
from indexer.engine.storage.minhash import SIZE, Signatures
from indexer.engine.storage.postings import Postings
from indexer.engine.storage.segment import EXTENSION, SegmentInfo


class SegmentReader:
    """One opened segment; `base` is added to its document numbers to make those of the whole index."""

    def __init__(self, folder: Path, info: SegmentInfo, base: int = 0) -> None:
        self.info = info
        self.base = base
        self.count = info.count
        self.file = ArrayFile(folder / info.make_filename(EXTENSION), info.segment_id())

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
        """The postings of every group of fields."""
        return {group: Postings(self.file, group) for group in FIELD_GROUPS}

    @cached_property
    def columns(self) -> Columns:
        """The values of every document."""
        return Columns(self.file)

    @cached_property
    def stored(self) -> DocumentStore:
        """The articles themselves."""
        return DocumentStore(self.file)

    @cached_property
    def live(self) -> Mask | None:
        """Which documents are not deleted; None when all are live."""
        return ~self.info.deleted_mask() if self.info.deleted else None

    @property
    def signatures(self) -> Signatures:
        """The MinHash signature of every document, one row each."""
        return self.file["minhash"].reshape(self.count, SIZE)

    def lengths(self, group: str) -> Array:
        """Return how many tokens every field of every document has, one row a document."""
        return self.file[f"{group}.lengths"].reshape(self.count, len(FIELD_GROUPS[group]))

    def document_lengths(self, group: str) -> Array:
        """Return how many tokens every document has in all fields of a group together."""
        return self.file[f"{group}.document_lengths"]

    def total_lengths(self, group: str) -> Array:
        """Return how many tokens all documents, deleted ones too, have in every field."""
        return self.file[f"{group}.totals"]


def verify_some(segments: Sequence[SegmentReader], size: int) -> None:
    """Read at least so many bytes of some segments, others each time, if they have as many. Raises DamagedIndex."""
    from random import sample  # a search needs none

    for segment in sample(segments, len(segments)):
        if size <= 0:
            break
        size -= segment.file.verify(size)


def write_lengths(file: ArrayFileWriter, group: str, lengths: Array) -> None:
    """Write the lengths of the fields of a group, one row a document."""
    file.write(f"{group}.lengths", narrowest(lengths.reshape(-1)))
    file.write(f"{group}.document_lengths", narrowest(lengths.sum(axis=1, dtype=np.int64)))
    file.write(f"{group}.totals", lengths.sum(axis=0, dtype=np.int64))
