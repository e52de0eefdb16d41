"""The codec: how Whoosh's own readers and searchers see a segment.

Whoosh keeps the names of its codecs in the table of contents: this module and `PressCodec` are part of the format.
"""

from pathlib import Path
from typing import Any, NoReturn

from whoosh.codec.base import Codec

from indexer.engine.storage.segment import READ_ONLY, SegmentInfo
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.engine.whoosh_api.document_reader import PressDocumentReader
from indexer.engine.whoosh_api.terms_reader import PressTermsReader


class PressCodec(Codec):
    """Reads segments for Whoosh; writing them is for `indexer.engine.writing.index_writer` alone."""

    def __init__(self) -> None:
        self._opened: dict[str, SegmentReader] = {}

    def terms_reader(self, storage: Any, segment: SegmentInfo) -> PressTermsReader:
        """Return the reader of the term dictionaries and postings. Raises DamagedIndex."""
        return PressTermsReader(self.segment_reader(storage, segment))

    def per_document_reader(self, storage: Any, segment: SegmentInfo) -> PressDocumentReader:
        """Return the reader of what every document has: lengths, columns, stored fields. Raises DamagedIndex."""
        return PressDocumentReader(self.segment_reader(storage, segment))

    def segment_reader(self, storage: Any, segment: SegmentInfo) -> SegmentReader:
        """Return the opened segment, the same for all readers. Raises DamagedIndex."""
        name = segment.segment_id()
        if name not in self._opened:
            self._opened[name] = SegmentReader(Path(storage.folder), segment)
        return self._opened[name]

    def new_segment(self, storage: Any, indexname: str) -> NoReturn:
        """Refuse: Whoosh asks for a new segment when it begins to write."""
        raise NotImplementedError(READ_ONLY)
