"""What a scrape is, told by its content; the name decides only where the content leaves it open."""

import csv
import json
import re
from enum import Enum, auto

from indexer.errors import UnreadableScrape
from indexer.messages import message
from indexer.scrapes.input.record_fields import field_of

_MAGIC = (
    (b"%PDF-", message("a PDF document")),
    (b"\x89PNG", message("a PNG image")),
    (b"\xff\xd8\xff", message("a JPEG image")),
    (b"GIF8", message("a GIF image")),
    (b"7z\xbc\xaf\x27\x1c", message("a 7z archive")),
    (b"\xfd7zXZ", message("an .xz archive")),
    (b"\x28\xb5\x2f\xfd", message("a .zst archive")),
    (b"BZh", message("a .bz2 archive")),
    (b"Rar!", message("a .rar archive")),
    (b"SQLite format 3", message("an SQLite database")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", message("an office document (such as .doc)")),
    (b"{\\rtf", message("an RTF document")),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|section|span|table|meta)\b", re.IGNORECASE
)
_JSON_ARRAY = re.compile(r"\[\s*+(?:\{|\]\s*+$)")
_JSON_OBJECT = re.compile(r"\{\s*+\"")
# {"articles": [{ ..., perhaps after a few numbers.
_LIST_IN_OBJECT = re.compile(
    r"\{(?>(?:\s*+\"[^\"]{1,40}\"\s*+:\s*+[\w\".-]{1,40}\s*+,){0,9})\s*+\"[^\"]{1,40}\"\s*+:\s*+\[\s*+\{"
)
_LINE_END = re.compile(r"[\r\n]")
_DELIMITERS = ",;\t|"


class Format(Enum):
    """The shapes in which scrapers leave articles."""

    TEXT = auto()
    HTML = auto()
    JSON_LINES = auto()
    JSON = auto()
    CSV = auto()


def refuse_binary(head: bytes) -> None:
    """Raise UnreadableScrape where the first bytes of a file are those of a well-known format that is no text."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise UnreadableScrape(message("this is {kind}, not text", kind=kind))


def detect_format(head: str, name: str, *, whole: bool) -> Format:
    """The format of a scrape whose text begins with `head`; `whole` says that there is no more of it."""
    text = head.lstrip("\ufeff \t\r\n")
    if text.startswith("<") and _HTML.search(text[:20_000]):
        return Format.HTML
    if text.startswith("{"):
        return _tell_json(text, name, whole=whole)
    if text.startswith("[") and _JSON_ARRAY.match(text):
        return Format.JSON
    if csv_delimiter(text, name):
        return Format.CSV
    return Format.TEXT


def _tell_json(text: str, name: str, *, whole: bool) -> Format:
    lines = text.split("\n", 8)
    if not whole or len(lines) > 8:
        lines.pop()
    if whole and not any(line.strip() for line in lines[1:]):
        # One line may hold a whole document: {"articles": [...]}.
        return Format.JSON if _is_object(lines[0]) else _tell_broken_json(text, name)
    if not lines:  # one line, longer than what was read of it
        return Format.JSON if _LIST_IN_OBJECT.match(text) and not _is_json_lines(name) else Format.JSON_LINES
    if any(_is_object(line) for line in lines):
        return Format.JSON_LINES
    return _tell_broken_json(text, name)


def _tell_broken_json(text: str, name: str) -> Format:
    """One object over several lines, a line too long to judge, or broken lines: the name decides."""
    if not _JSON_OBJECT.match(text):
        return Format.TEXT
    return Format.JSON_LINES if _is_json_lines(name) else Format.JSON


def _is_json_lines(name: str) -> bool:
    return _has_suffix(name, "jsonl", "ndjson", "jl")


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def csv_delimiter(head: str, name: str) -> str | None:
    """What separates the cells of a CSV file, told by a header that names a text column and one more we know."""
    header = _LINE_END.split(head, maxsplit=1)[0]
    if len(header) > 2000:
        return None
    for delimiter in _DELIMITERS:
        known = [field_of(cell) for cell in next(csv.reader([header], delimiter=delimiter), [])]
        if "text" in known and sum(field is not None for field in known) > 1:
            return delimiter
    if _has_suffix(name, "csv", "tsv") and field_of(header.strip('" ')) == "text":
        return ","
    return None


def _has_suffix(name: str, *suffixes: str) -> bool:
    name = name.lower().removesuffix(".gz")
    return name.endswith(tuple("." + suffix for suffix in suffixes))
