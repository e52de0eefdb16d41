"""Stored articles: each compressed by itself with a dictionary that all share, so that any one can be read alone.

A dictionary trained on a sample of the archive makes an article of 3 kB as small as blocks of 64 kB would be, and
reading one back takes a few microseconds.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import zstandard

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.array_ops import Array, narrowest, offsets_of
from indexer.records.article import Article

LEVEL = 3
DICTIONARY_BYTES = 112_640
SAMPLE_BYTES = 8_000_000
COLLECTED_BYTES = 16_000_000
"""How much is collected before a sample of it trains a dictionary: neighbours may all be from the same portal."""
BYTES_AT_ONCE = 1_000_000
FEWEST_SAMPLES = 64


def trained_dictionary(samples: Sequence[bytes]) -> bytes:
    """Train a dictionary for articles like these; too few of them get none, which is the empty one."""
    step = max(1, sum(map(len, samples)) // SAMPLE_BYTES)
    sample = samples[::step]
    if len(sample) < FEWEST_SAMPLES:
        return b""
    try:
        return zstandard.train_dictionary(DICTIONARY_BYTES, list(sample)).as_bytes()
    except zstandard.ZstdError:  # the samples are too few or too much alike for one
        return b""


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_READ = json.JSONDecoder()


def packed(article: Article, lines: Sequence[int], suspicious: str | None, record: str) -> bytes:
    """Return an article as it is stored; the other arguments are as in `StoredArticle`."""
    short = (
        len(article.title),
        len(article.lead),
        article.authors,
        article.published,
        article.source,
        article.agencies,
        article.url,
        article.captions,
        lines,
        suspicious,
        record,
    )
    return "\n".join((_JSON.encode(short), article.title, article.lead, article.body)).encode()


class StoredArticle(NamedTuple):
    """An article read back, with the lines of its paragraphs in the scrape and the name of its record there."""

    article: Article
    lines: tuple[int, ...]
    suspicious: str | None
    record: str


class StoredFields(NamedTuple):
    """What is stored of an article, as it is read, for those who do not need all of it as an `Article`.

    `text` is title, lead and body, parted by newlines.
    """

    text: str
    lead_start: int
    body_start: int
    authors: Sequence[str]
    published: str | None
    source: str | None
    agencies: Sequence[str]
    url: str | None
    captions: Sequence[str]
    lines: Sequence[int]
    suspicious: str | None
    record: str

    @property
    def title(self) -> str:
        """The title of the article."""
        return self.text[: self.lead_start - 1]

    @property
    def lead(self) -> str:
        """The paragraphs of its lead."""
        return self.text[self.lead_start : self.body_start - 1]

    @property
    def body(self) -> str:
        """The paragraphs of its body."""
        return self.text[self.body_start :]

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs title, lead and body have."""
        return self.paragraph_at(len(self.text)) + (1 if self.body else 0)

    def field_at(self, place: int) -> str:
        """Return the field that a place behind the title lies in."""
        return "lead" if place < self.body_start else "body"

    def paragraph_at(self, place: int) -> int:
        """Return which paragraph a place of lead or body lies in; an empty field is a line, but no paragraph."""
        has_no_title, has_no_lead = self.lead_start == 1, self.body_start == self.lead_start + 1
        return self.text.count("\n", 0, place) - has_no_title - (has_no_lead and place >= self.body_start)


def fields_of(data: bytes) -> StoredFields:
    """Read what is stored of an article."""
    text = data.decode()
    (title_size, lead_size, *others), end = _READ.raw_decode(text)
    lead_start = title_size + 1
    return StoredFields(text[end + 1 :], lead_start, lead_start + lead_size + 1, *others)


def unpacked(id: str, data: bytes) -> StoredArticle:
    """Read an article back."""
    found = fields_of(data)
    authors, agencies, captions = tuple(found.authors), tuple(found.agencies), tuple(found.captions)
    about = (authors, found.published, found.source, agencies, found.url, captions)
    article = Article(id, found.title, found.lead, found.body, *about)
    return StoredArticle(article, tuple(found.lines), found.suspicious, found.record)


class Compressor:
    """Compresses articles with one dictionary."""

    def __init__(self, dictionary: bytes) -> None:
        self.dictionary = dictionary
        shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self.compress = zstandard.ZstdCompressor(level=LEVEL, dict_data=shared, write_checksum=True).compress


class DocumentStoreWriter:
    """Writes articles to a file as they come; without a dictionary, the first COLLECTED_BYTES train one."""

    def __init__(self, file: ArrayFileWriter, dictionary: bytes) -> None:
        self._file = file
        self._compressor = Compressor(dictionary) if dictionary else None
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._sizes = array("I")
        file.begin("stored.articles", np.dtype(np.uint8))

    def add(self, article: bytes) -> None:
        """Store the next article."""
        self._waiting.append(article)
        self._waiting_bytes += len(article)
        if self._waiting_bytes >= (BYTES_AT_ONCE if self._compressor else COLLECTED_BYTES):
            self._write()

    def _write(self) -> Compressor:
        compressor = self._compressor = self._compressor or Compressor(trained_dictionary(self._waiting))
        compressed = [compressor.compress(article) for article in self._waiting]
        self._sizes.extend(map(len, compressed))
        self._file.append(b"".join(compressed))
        self._waiting, self._waiting_bytes = [], 0
        return compressor

    def finish(self) -> None:
        """Write the articles that are left, and what is needed to read them."""
        compressor = self._write()
        self._file.finish()
        _write_key(self._file, compressor.dictionary, np.array(self._sizes, np.int64))


def write_stored(file: ArrayFileWriter, dictionary: bytes, sizes: Array, articles: Iterable[bytes]) -> None:
    """Write compressed articles, each of the given size in bytes, and the dictionary they need."""
    file.write_pieces("stored.articles", np.dtype(np.uint8), articles)
    _write_key(file, dictionary, sizes)


def _write_key(file: ArrayFileWriter, dictionary: bytes, sizes: Array) -> None:
    file.write_pieces("stored.dictionary", np.dtype(np.uint8), (dictionary,))
    file.write("stored.offsets", narrowest(offsets_of(sizes)))


class DocumentStore:
    """Reads stored articles."""

    def __init__(self, file: ArrayFile) -> None:
        self._articles = file["stored.articles"].data
        self._offsets = file["stored.offsets"]
        self._ends = self._offsets.data
        self.dictionary: bytes = file["stored.dictionary"].tobytes()
        """The dictionary that the articles are compressed with."""

    @cached_property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        shared = zstandard.ZstdCompressionDict(self.dictionary) if self.dictionary else None
        return zstandard.ZstdDecompressor(dict_data=shared)

    def __getitem__(self, document: int) -> bytes:
        """Return one article as it was given to be stored."""
        data: bytes = self._decompressor.decompress(self._compressed(document))
        return data

    def _compressed(self, document: int) -> memoryview:
        return self._articles[self._ends[document] : self._ends[document + 1]]

    def all_compressed(self, documents: Array) -> Iterator[bytes]:
        """Yield several articles compressed."""
        return (self._compressed(document).tobytes() for document in documents.tolist())

    def sizes(self, documents: Array) -> Array:
        """Return the compressed sizes of several articles."""
        sizes: Array = self._offsets[documents + 1].astype(np.int64) - self._offsets[documents]
        return sizes
