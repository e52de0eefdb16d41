"""Scrapes: bytes on disk -> articles. Files are found, decoded, told apart, parsed and cleaned here."""

from indexer.scrapes.furniture.learned import NOTHING, Learned, learn
from indexer.scrapes.input.files import IGNORE_FILE, FoundFile, find_files
from indexer.scrapes.limits import TOO_LONG
from indexer.scrapes.reading import RecordKey, original, read, read_again, read_bytes, read_changes
from indexer.scrapes.time_limit import TookTooLong, each_in_time

__all__ = [
    "IGNORE_FILE",
    "NOTHING",
    "TOO_LONG",
    "FoundFile",
    "Learned",
    "RecordKey",
    "TookTooLong",
    "each_in_time",
    "find_files",
    "learn",
    "original",
    "read",
    "read_again",
    "read_bytes",
    "read_changes",
]
