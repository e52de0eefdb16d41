"""Building a segment from documents: tokens become form numbers by one dictionary look-up, postings one array sort."""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.engine.arrays import Array, ArrayFileWriter, offsets_of
from indexer.engine.columns import ColumnEntries, write_columns
from indexer.engine.documents import Document
from indexer.engine.keytable import KeysOf, key_table
from indexer.engine.lexicon import Lexicon, write_folded, write_forms
from indexer.engine.postings import PostingsWriter, block_of_tokens
from indexer.engine.schema import FAMILIES
from indexer.engine.segment import EXTENSION, Leaf, PressSegment, write_lengths
from indexer.engine.sketches import sketched
from indexer.engine.stored import Compressor, trained_dictionary, write_stored
from indexer.engine.stories import numbered
from indexer.polish.tokens import TOKEN, form

MOST_TOKENS = 5_000_000
MOST_BYTES = 48_000_000
MOST_SPELLINGS = 2_000_000
TOKENS_AT_ONCE = 500_000


class Spellings(dict[str, int]):
    """Every spelling seen, as written, and its number; `forms` numbers the surface forms, `form_of` joins the two.

    `capitals` and `checksums` say of every spelling whether it is in capitals, and the checksum of its form.
    """

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}
        self.form_of: list[int] = []
        self.capitals: list[bool] = []
        self.checksums = array("I")

    def __missing__(self, spelling: str) -> int:
        """Number a new spelling."""
        number = self[spelling] = len(self)
        surface = form(spelling)
        self.form_of.append(self.forms.setdefault(surface, len(self.forms)))
        self.checksums.append(crc32(surface.encode()))
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

    def write(
        self, folder: Path, keys_of: KeysOf | None = None, known: Sequence[Lexicon] = (), older: Sequence[Leaf] = ()
    ) -> PressSegment:
        """Write the segment and return it. Without `keys_of` it is a spill: a merge gives its forms their keys.

        `older` are the segments whose stories the documents may belong to.
        """
        segment = PressSegment(len(self))
        with ArrayFileWriter(folder / segment.make_filename(EXTENSION)) as file:
            self._write_stored(file)
            tokens = {family: self._tokens_of(family) for family in FAMILIES}
            self._write_sketches(file, tokens["text"], older)
            write_columns(file, self._columns)
            numbers = self._write_lexicon(file, tokens, keys_of, known)
            for family in FAMILIES:
                self._write_postings(file, family, numbers[tokens.pop(family)])
        return segment

    def _write_stored(self, file: ArrayFileWriter) -> None:
        compressor = Compressor(self._dictionary or trained_dictionary(self._packed))
        for number, article in enumerate(self._packed):
            self._packed[number] = compressor.compress(article)
        sizes = np.fromiter(map(len, self._packed), np.int64, len(self))
        write_stored(file, compressor.dictionary, sizes, self._packed)

    def _write_sketches(self, file: ArrayFileWriter, tokens: Array, older: Sequence[Leaf]) -> None:
        """Write the sketches, and find out which stories the documents belong to."""
        lengths = np.array(self._lengths["text"], np.int64).reshape(len(self), len(FAMILIES["text"]))
        sketches = sketched(tokens, np.array(self._spellings.checksums, np.uint32), lengths)
        starts, ends = (np.array(self._columns.numbers[name], np.int64) for name in ("start", "end"))
        self._columns.numbers["story"] = numbered(sketches, starts, ends, older).tolist()
        file.write("sketches", sketches.reshape(-1))

    def _tokens_of(self, family: str) -> Array:
        self._empty_buffer(family)
        return np.concatenate(self._tokens.pop(family))

    def _write_lexicon(
        self, file: ArrayFileWriter, tokens: dict[str, Array], keys_of: KeysOf | None, known: Sequence[Lexicon]
    ) -> NDArray[np.int32]:
        """Write the lexicon, and return the number of the form of every spelling, in the order of the forms' bytes."""
        spellings = self._spellings
        form_of = np.array(spellings.form_of, np.int64)
        of_spelling = np.zeros(len(form_of), np.int64)
        for some in tokens.values():
            of_spelling += np.bincount(some, minlength=len(form_of))
        count = len(spellings.forms)
        frequencies = np.bincount(form_of, of_spelling, count).astype(np.int64)
        capitals = np.bincount(form_of, of_spelling * np.array(spellings.capitals, bool), count).astype(np.int64)
        encoded = [form.encode() for form in spellings.forms]
        order = sorted(np.flatnonzero(frequencies).tolist(), key=encoded.__getitem__)
        forms = [encoded[number] for number in order]
        rank = np.zeros(count, np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        write_forms(file, forms, frequencies[order], capitals[order])
        if keys_of is not None:
            key_table(forms, frequencies[order], capitals[order], known, keys_of).write(file)
            write_folded(file, forms)
        return rank[form_of]

    def _write_postings(self, file: ArrayFileWriter, family: str, forms: Array) -> None:
        lengths = np.array(self._lengths[family], np.int64)
        units = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        positions = (np.arange(len(forms)) - np.repeat(offsets_of(lengths)[:-1], lengths)).astype(np.int32)
        # Tokens sorted by form, and by where they stand: one array sort, with the place in the low half of the key.
        keys = forms.astype(np.uint64)
        del forms
        keys <<= np.uint64(32)
        keys |= np.arange(len(keys), dtype=np.uint64)
        keys.sort()
        writer = PostingsWriter(family)
        for start, stop in _stretches(keys):
            sorted_forms = (keys[start:stop] >> np.uint64(32)).astype(np.int64)
            order = (keys[start:stop] & np.uint64(0xFFFFFFFF)).astype(np.int64)
            writer.add(block_of_tokens(sorted_forms, units[order], positions[order]))
        writer.write(file)
        write_lengths(file, family, lengths.reshape(len(self), len(FAMILIES[family])))


def _stretches(keys: Array) -> Iterator[tuple[int, int]]:
    """Split sorted keys into stretches of about TOKENS_AT_ONCE, none of them in the middle of a form."""
    start = 0
    while start < len(keys):
        last = min(start + TOKENS_AT_ONCE, len(keys)) - 1
        after = ((int(keys[last]) >> 32) + 1) << 32
        stop = int(np.searchsorted(keys, np.uint64(after)))
        yield start, stop
        start = stop
