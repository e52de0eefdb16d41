"""Metadata among the lines of a page, also where a scraper broke "Autor: Jan Nowak" or a date into several lines."""

import re
from collections.abc import Sequence

from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.metadata.metadata_lines import is_empty_label, read_meta

# A part of a broken date or label is short.
_LONGEST_PART = 60
_DAY = re.compile(r"[0-9]{1,2}\.?")
_REST_OF_DATE = re.compile(r",|,?\s?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?")


def find_metadata(lines: Sequence[str], start: int, end: int) -> dict[int, MetaLine]:
    """What the lines from `start` to `end` say that are metadata, by position.

    Of metadata over several lines the first has what all of them say, and the others say nothing.
    """
    found: dict[int, MetaLine] = {}
    position = start
    while position < end:
        length, meta = _read_block(lines, position, end)
        if meta:
            found[position] = meta
            found.update((part, MetaLine()) for part in range(position + 1, position + length))
        position += length
    return found


def _read_block(lines: Sequence[str], start: int, end: int) -> tuple[int, MetaLine | None]:
    """How many lines from `start` on belong together, and what they say."""
    text = lines[start]
    if len(text) <= _LONGEST_PART and (is_empty_label(text) or _DAY.fullmatch(text)):
        for length in range(2, min(5, end - start + 1)):
            text = f"{text} {lines[start + length - 1]}"
            if len(lines[start + length - 1]) > _LONGEST_PART:
                break
            meta = read_meta(text)
            part = lines[start + length - 1]
            if meta and (meta != MetaLine(is_labelled=True) or read_meta(part)):
                while start + length < end and _REST_OF_DATE.fullmatch(lines[start + length]):
                    text = f"{text} {lines[start + length]}"
                    length += 1
                return length, read_meta(text) or meta
    return 1, read_meta(lines[start])
