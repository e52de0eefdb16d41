"""Scrapes: bytes on disk -> articles. Files are found, decoded, told apart, parsed and cleaned here."""

from indexer.scrapes.furniture.learned import NOTHING, Learned, learn
from indexer.scrapes.input.files import FoundFile, find_files
from indexer.scrapes.reading import original, read, read_again, read_bytes

__all__ = ["NOTHING", "FoundFile", "Learned", "find_files", "learn", "original", "read", "read_again", "read_bytes"]
