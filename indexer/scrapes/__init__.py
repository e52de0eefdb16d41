"""Scrapes: bytes on disk -> articles. Files are found, decoded, told apart, parsed and cleaned here."""

from indexer.scrapes.furniture.learned import NOTHING, Learned, learn
from indexer.scrapes.input.files import IGNORE_FILE, FoundFile, find_files
from indexer.scrapes.reading import RecordKey, original, read, read_again, read_bytes, read_changes

__all__ = [
    "IGNORE_FILE",
    "NOTHING",
    "FoundFile",
    "Learned",
    "RecordKey",
    "find_files",
    "learn",
    "original",
    "read",
    "read_again",
    "read_bytes",
    "read_changes",
]
