"""Lines as some tools dump a page: broken at a fixed width, with the numbers of links in brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LINK_NUMBER = re.compile(r"\[[0-9]{1,3}\](?=[^\W_])")
_LEAST_NUMBERS = 5
_WIDEST = 100
_NARROWEST = 50
# A line that was broken is at least so full.
_FULL = 0.8
# A page is wrapped where this many lines go on in the middle of a sentence, and this share of its long ones.
_LEAST_BROKEN = 4
_LEAST_SHARE = 0.3


def without_link_numbers(text: str) -> str:
    """A page without "[12]" before the texts of its links, where all of them are numbered."""
    if text.count("[") < _LEAST_NUMBERS or len(_LINK_NUMBER.findall(text)) < _LEAST_NUMBERS:
        return text
    return _LINK_NUMBER.sub("", text)


def unwrap(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of a page and their numbers from 1; those that were broken at a fixed width are one line again."""
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST or not _is_wrapped(lines, width):
        yield from enumerate(lines, 1)
        return
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _goes_on(lines[at - 1], lines[at], width):
            yield start + 1, " ".join(line.strip() for line in lines[start:at])
            start = at


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    full = sum(len(line) >= _FULL * width for line in lines)
    broken = sum(len(line) >= _FULL * width and below.lstrip()[:1].islower() for line, below in pairwise(lines))
    return broken >= _LEAST_BROKEN and broken >= _LEAST_SHARE * full


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether the line below is the rest of a line: that one was full, and they are indented alike."""
    rest = below.lstrip()
    if not rest or len(line) < _FULL * width:
        return False
    return rest[0].isalnum() or rest[0] in '„"(–-—«'
