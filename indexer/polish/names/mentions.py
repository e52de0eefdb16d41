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
    PERSON_SAYS,
    SAYING_VERBS,
    SHORTENED_FIRST,
    SHORTENED_LAST,
    Cue,
    cue_before,
)
from indexer.polish.stopwords import STOPWORDS

_LONGEST_RUN = 14
"""Words; what is longer is a list."""
_LONGEST_GOVERNED = 160
_LONGEST_ABBREVIATION = 6
"""Code points."""

_ALPHABET = 0x250  # Latin with all its accents: names on a Cyrillic page are not ours to decline
_UPPER = "".join(c for c in map(chr, range(_ALPHABET)) if c.isupper())
_LOWER = re.compile(f"[{''.join(c for c in map(chr, range(_ALPHABET)) if c.islower())}]")

# The rest of a word after its capital: Tusk, PiS-u, Jean-Claude'a, COVID-19, Leave.EU, O’Leary, AT&T.
_REST = rf"\w*+(?>(?:[-‑]\w++|['’‘`´]\w++|\.(?:[{_UPPER}]\w*+|[a-z]{{2,4}}\b)|&[{_UPPER}]\w*+)*)"
# W. and Wlk. before another word, Płn. after one; a shortened word may be followed by a space or by none.
_WORD = rf"(?:(?:{SHORTENED_LAST})\.|(?:{SHORTENED_FIRST})\.(?= ?[{_UPPER}])|[{_UPPER}](?:\.(?= ?[{_UPPER}])|{_REST}))"
_NEXT = rf"(?>(?: (?:{PARTICLES}))*)(?: |(?<=\.)){_WORD}| \d{{1,2}}\b(?![.,:%]\d|[%–-]| ?(?:{COUNTED}))"
_WORD_AFTER = r",? (?:[–—-] )?([^\W\d_]++)"
# It begins with a set of characters, which `re` looks for much faster than for alternatives.
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w@/].)(?:(?:(?<=W)lk|(?<=Ś)w|(?<=S)t)?\.(?= ?[{_UPPER}])|{_REST})(?:{_NEXT}){{0,{_LONGEST_RUN}}}"
    rf"(?={_WORD_AFTER}|)"
)
# What goes on inside a name that its head governs: Ministerstwo Rodziny, Pracy i Polityki Społecznej.
_GOVERNED = re.compile(rf"(?: (?:i|oraz) |, (?={_WORD}(?: {_WORD})* i )){_WORD}(?:{_NEXT})*")
_AFTER = re.compile(_WORD_AFTER)
_IN_BRACKETS = re.compile(rf" \((?:[\w.]+ )?([{_UPPER}][\w.-]{{1,11}})[);,]")
_ABBREVIATED = re.compile(
    rf"(?<![\w.])(?:[{_UPPER}]|{'|'.join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))})\.$",
    re.IGNORECASE,
)

_GOING_ON = (" i ", " oraz ", ", ")
"""How what a head governs goes on."""
_FUNCTION_WORDS = frozenset(word.capitalize() for word in STOPWORDS)
"""As a sentence begins with them; they are no names there."""
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
    while at >= 0:
        for found in _RUN.finditer(text, at):
            start, end = found.span()
            run, word_after = found.group(0, 1)
            if len(run) > _LONGEST_ABBREVIATION and run.isupper() and (line_end := _end_of_shouted_line(text, start)):
                if line_end > end:
                    at = line_end
                    break
                continue
            if text.startswith(_GOING_ON, end) and run.startswith(GOVERNING_HEADS):
                at = end
                while (more := _GOVERNED.match(text, at)) and more.end() - start < _LONGEST_GOVERNED:
                    at = more.end()
                run, after = text[start:at], _AFTER.match(text, at)
                word_after = after and after[1]
            else:
                at = end
            initial, cue = _beginning(text, start, at)
            if not initial or run not in _FUNCTION_WORDS:
                if word_after in SAYING_VERBS and cue[1] < 2:
                    cue = PERSON_SAYS
                short = _IN_BRACKETS.match(text, at) if text.startswith(" (", at) else None
                yield Mention(field, start, at, run, initial, cue, short[1] if short else "")
            if at > end:
                break  # the run is longer than was found: what is left begins behind it
        else:
            at = -1


def _end_of_shouted_line(text: str, at: int) -> int:
    """Return where the line ends that stands here, if most of it is capitals, else 0."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return start + len(line) if len(_LOWER.findall(line[:400])) * 4 < min(len(line), 400) else 0


def _beginning(text: str, start: int, end: int) -> tuple[bool, Cue]:
    """Return whether a capital has to stand here, and what the word before says of a name."""
    if not start or text[start - 1] == "\n":
        return True, NO_CUE
    furthest = max(0, start - _FURTHEST_BEFORE)
    if text[start - 1] == " ":
        place = text.rfind(" ", furthest, start - 1) + 1 or furthest
        if simple := _after_word(text[place : start - 1]):
            return simple
    before = text[furthest:start]
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
def _after_word(word: str) -> tuple[bool, Cue] | None:
    """Return the same for what follows a word and one space, None where more than the word has to be looked at."""
    if word.isalpha():
        return False, cue_before(word)
    if not word or word[-1] in _OPENING:
        return None
    if word[-1] == ".":
        return (False, cue_before(word)) if _ABBREVIATED.search(word) else (True, NO_CUE)
    return word[-1] in _ENDING, NO_CUE
