"""Mentions: the runs of capitalised words in a text that may be names, with what the words around say of them.

Everything here is shape alone: no dictionary is asked, so that a text is read once and in linear time. A run may hold
several names (`Komisji Europejskiej Donalda Tuska`) or none (`Jednak`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.polish.names.cues import (
    ABBREVIATIONS,
    COUNTED,
    GOVERNING_HEADS,
    NO_CUE,
    PARTICLES,
    SHORTENED_FIRST,
    SHORTENED_LAST,
    Cue,
    cue_after,
    cue_before,
)

_LONGEST_RUN = 14
"""Words; what is longer is a list."""
_LONGEST_GOVERNED = 160
"""Code points."""

_ALPHABET = 0x250  # Latin with all its accents: names on a Cyrillic page are not ours to decline
_UPPER = "".join(c for c in map(chr, range(_ALPHABET)) if c.isupper())
_LOWER = re.compile(f"[{''.join(c for c in map(chr, range(_ALPHABET)) if c.islower())}]")

# The rest of a word after its capital: Tusk, PiS-u, Jean-Claude'a, COVID-19, Leave.EU, O’Leary, AT&T.
_REST = rf"\w*+(?>(?:[-‑]\w++|['’‘`´]\w++|\.(?:[{_UPPER}]\w*+|[a-z]{{2,4}}\b)|&[{_UPPER}]\w*+)*)"
# W. and Wlk. before another word, Płn. after one; a shortened word may be followed by a space or by none.
_WORD = rf"(?:(?:{SHORTENED_LAST})\.|(?:{SHORTENED_FIRST})\.(?= ?[{_UPPER}])|[{_UPPER}](?:\.(?= ?[{_UPPER}])|{_REST}))"
_NEXT = rf"(?>(?: (?:{PARTICLES}))*)(?: |(?<=\.)){_WORD}| \d{{1,2}}\b(?![.,:%]\d|[%–-]| ?(?:{COUNTED}))"
# It begins with a set of characters, which `re` looks for much faster than for alternatives.
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w@/].)(?:(?:(?<=W)lk|(?<=Ś)w|(?<=S)t)?\.(?= ?[{_UPPER}])|{_REST})(?:{_NEXT}){{0,{_LONGEST_RUN}}}"
)
# What goes on inside a name that its head governs: Ministerstwo Rodziny, Pracy i Polityki Społecznej.
_GOVERNED = re.compile(rf"(?: (?:i|oraz) |, (?={_WORD}(?: {_WORD})* i )){_WORD}(?:{_NEXT})*")
_IN_BRACKETS = re.compile(rf" \((?:[\w.]+ )?([{_UPPER}][\w.-]{{1,11}})[);,]")
_WORD_AFTER = re.compile(r",? (?:[–—-] )?([^\W\d_]+)")
_ABBREVIATED = re.compile(
    rf"(?<![\w.])(?:[{_UPPER}]|{'|'.join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))})\.$",
    re.IGNORECASE,
)

_FURTHEST_BEFORE = 24
_OPENING = " \t\u00a0\"„”“«»‚'’([{–—-*•·"
_QUOTES = frozenset("\"„”“«»‚'’")
_ENDING = frozenset(".!?…\n")


class Mention(NamedTuple):
    """A run of words that may be names.

    `field` is the number of its text among those of the article, `start` and `end` are its place there in code points.
    `initial` says that its first word would have a capital anyway: it begins a sentence or a quotation. `short` is the
    abbreviation in brackets after it, "" where there is none.
    """

    field: int
    start: int
    end: int
    text: str
    initial: bool
    cue: Cue
    short: str


def mentions_of(texts: Sequence[str]) -> list[Mention]:
    """Return the runs of the texts of one article, such as its title, lead and body, in order."""
    return [mention for field, text in enumerate(texts) for mention in _mentions_in(text, field)]


def _mentions_in(text: str, field: int) -> Iterator[Mention]:
    """Yield the runs of one text; lines that are written in capitals have none."""
    at = 0
    while found := _RUN.search(text, at):
        start, at = found.span()
        run = found[0]
        if run.isupper() and len(run) > 6 and (line_end := _end_of_shouted_line(text, start)):
            at = max(at, line_end)
            continue
        if run.startswith(GOVERNING_HEADS):
            while (more := _GOVERNED.match(text, at)) and more.end() - start < _LONGEST_GOVERNED:
                at = more.end()
            run = text[start:at]
        initial, cue = _beginning(text, start, at)
        if cue[1] < 2 and text.startswith((" ", ", "), at) and (word := _WORD_AFTER.match(text, at)):
            cue = cue_after(word[1]) or cue
        short = _IN_BRACKETS.match(text, at) if text.startswith(" (", at) else None
        yield Mention(field, start, at, run, initial, cue, short[1] if short else "")


def _end_of_shouted_line(text: str, at: int) -> int:
    """Return where the line ends that stands here, if most of it is capitals, else 0."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return start + len(line) if len(_LOWER.findall(line[:400])) * 4 < min(len(line), 400) else 0


def _beginning(text: str, start: int, end: int) -> tuple[bool, Cue]:
    """Return whether a capital has to stand here, and what the word before says of a name."""
    furthest = max(0, start - _FURTHEST_BEFORE)
    before = text[furthest:start]
    simple = _after_word(before[before.rfind(" ", 0, -1) + 1 :])
    if simple:
        return simple
    bare = before.rstrip(_OPENING)
    if not bare:
        return not furthest or "\n" in before, NO_CUE
    opened = before[len(bare) :].lstrip()[:1]
    if bare[-1] == ".":
        return not _ABBREVIATED.search(bare), NO_CUE
    is_quotation = opened in _QUOTES and text[end : end + 1] not in _QUOTES
    return bare[-1] in _ENDING or is_quotation or (bare[-1] == ":" and opened != ""), NO_CUE


def is_abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop that stands there ends an abbreviation, not a sentence."""
    return text[stop : stop + 1] == "." and _ABBREVIATED.search(text[max(0, stop - 8) : stop + 1]) is not None


@lru_cache(maxsize=1 << 16)
def _after_word(before: str) -> tuple[bool, Cue] | None:
    """Return the same where a word or an abbreviation stands before, else None: there is more to look at."""
    if not before.endswith(" "):
        return None
    word = before[:-1]
    if word.isalpha() or (word.endswith(".") and _ABBREVIATED.search(word)):
        return False, cue_before(word)
    return None
