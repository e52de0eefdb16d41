"""Building a segment from documents: tokens become form numbers by one dictionary look-up, postings one array sort."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFileWriter, offsets_of
from indexer.engine.columns import ColumnEntries, write_columns
from indexer.engine.documents import Document
from indexer.engine.lexicon import KeysOf, Lexicon, LexiconEntries, keyed, write_lexicon
from indexer.engine.postings import PostingsWriter, block_of_tokens
from indexer.engine.schema import FAMILIES
from indexer.engine.segment import EXTENSION, PressSegment, write_lengths
from indexer.engine.stored import Compressor, trained_dictionary, write_stored
from indexer.polish.tokens import TOKEN, form

MOST_TOKENS = 6_000_000
MOST_BYTES = 80_000_000


class Spellings(dict[str, int]):
    """Every spelling seen, as written, and its number; `forms` numbers the surface forms, `form_of` joins the two."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}
        self.form_of: list[int] = []
        self.capitals: list[bool] = []

    def __missing__(self, spelling: str) -> int:
        """Number a new spelling."""
        number = self[spelling] = len(self)
        self.form_of.append(self.forms.setdefault(form(spelling), len(self.forms)))
        self.capitals.append(len(spelling) > 1 and spelling.isupper())
        return number


class SegmentBuilder:
    """Collects documents in memory until they are written as one segment."""

    def __init__(self, spellings: Spellings, dictionary: bytes = b"") -> None:
        self._spellings = spellings
        self._dictionary = dictionary
        self._columns = ColumnEntries()
        self._packed: list[bytes] = []
        self._tokens: dict[str, list[Array]] = {family: [] for family in FAMILIES}
        self._buffers: dict[str, list[int]] = {family: [] for family in FAMILIES}
        self._lengths: dict[str, list[int]] = {family: [] for family in FAMILIES}
        self._size = self._bytes = 0

    def __len__(self) -> int:
        return len(self._packed)

    @property
    def is_full(self) -> bool:
        """Whether it is time to write, so that memory stays bounded."""
        return self._size >= MOST_TOKENS or self._bytes >= MOST_BYTES

    def add(self, document: Document) -> None:
        """Add a document."""
        packed = document.packed()
        self._columns.add(document.article.id, document.numbers(), document.names())
        self._packed.append(packed)
        self._bytes += len(packed)
        number_of = self._spellings.__getitem__
        for family, texts in document.zones().items():
            buffer, lengths = self._buffers[family], self._lengths[family]
            for text in texts:
                before = len(buffer)
                buffer.extend(map(number_of, TOKEN.findall(text)))
                lengths.append(len(buffer) - before)
            if len(buffer) > 500_000:
                self._empty_buffer(family)

    def _empty_buffer(self, family: str) -> None:
        buffer = self._buffers[family]
        self._size += len(buffer)
        self._tokens[family].append(np.array(buffer, np.int32))
        buffer.clear()

    def write(self, folder: Path, keys_of: KeysOf | None = None, known: Sequence[Lexicon] = ()) -> PressSegment:
        """Write the segment and return it. Without `keys_of` it is a spill: a merge gives its forms their keys."""
        segment = PressSegment(len(self))
        tokens = {family: self._tokens_of(family) for family in FAMILIES}
        numbers, entries = self._lexicon(tokens)
        if keys_of is not None:
            entries.keys = keyed(entries.forms, entries.frequencies, entries.capitals, known, keys_of)
        with ArrayFileWriter(folder / segment.make_filename(EXTENSION)) as file:
            write_lexicon(file, entries)
            for family in FAMILIES:
                self._write_postings(file, family, numbers[tokens.pop(family)])
            write_columns(file, self._columns)
            compressor = Compressor(self._dictionary or trained_dictionary(self._packed))
            packed = [compressor.compress(article) for article in self._packed]
            sizes = np.fromiter(map(len, packed), np.int64, len(packed))
            write_stored(file, compressor.dictionary, sizes, packed)
        return segment

    def _tokens_of(self, family: str) -> Array:
        self._empty_buffer(family)
        return np.concatenate(self._tokens.pop(family))

    def _lexicon(self, tokens: dict[str, Array]) -> tuple[NDArray[np.int32], LexiconEntries]:
        """Return the number of the form of every spelling, in the order of the forms' bytes, and the lexicon."""
        spellings = self._spellings
        form_of = np.array(spellings.form_of, np.int64)
        frequencies = sum(
            (np.bincount(some, minlength=len(form_of)) for some in tokens.values()), np.zeros(len(form_of), int)
        )
        of_form = np.bincount(form_of, frequencies, len(spellings.forms)).astype(np.int64)
        capitals = np.bincount(form_of, frequencies * np.array(spellings.capitals, bool), len(spellings.forms)).astype(
            np.int64
        )
        forms = [spelling.encode() for spelling in spellings.forms]
        order = sorted(np.flatnonzero(of_form).tolist(), key=forms.__getitem__)
        rank = np.zeros(len(forms), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        entries = LexiconEntries([forms[number] for number in order], of_form[order], capitals[order], [])
        return rank[form_of], entries

    def _write_postings(self, file: ArrayFileWriter, family: str, forms: Array) -> None:
        zones = len(FAMILIES[family])
        lengths = np.array(self._lengths[family], np.int64)
        units = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        positions = (np.arange(len(forms)) - np.repeat(offsets_of(lengths)[:-1], lengths)).astype(np.int32)
        keys = forms.astype(np.uint64) << np.uint64(32) | np.arange(len(forms), dtype=np.uint64)
        keys.sort()
        order = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
        writer = PostingsWriter(family)
        writer.add(block_of_tokens((keys >> np.uint64(32)).astype(np.int64), units[order], positions[order]))
        writer.write(file)
        write_lengths(file, family, lengths.reshape(len(self), zones))
