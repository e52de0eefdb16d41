"""Pointers to other texts that stand among the lines of an article, or in a list below it."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.wording import LINK, TAGS

_SHORTEST_LIST = 4
_MOST_LINES = 4
_LONGEST_HEADLINE = 200
_LONGEST_TEASER = 330
_CONTENTS = re.compile(r"(?i)spis treści:?")
_NUMBER = re.compile(r"[0-9]{1,2}[.)] ")
_BARE_LINK = re.compile(
    r"(?i)(?:(?:prze)?czytaj|zobacz|sprawdź|obejrzyj|posłuchaj|polecamy|więcej)(?: \w+)?\s?[:>»]*|powiązane.{0,20}|"
    r"polecan[ey] (?:artykuł|tekst|materiał)\w*\s?:?|"
    r"wideo:?|video:?|dowiedz się więcej:?|dotyczy:?|tagi:?|tematy:?"
)


def find_related(lines: Sequence[Line], reasons: Sequence[str | None], start: int, end: int) -> set[int]:
    """The positions of headlines, sections and teasers of other texts under a bare "Czytaj też:"."""
    found: set[int] = set()
    for at in range(start, end):
        if reasons[at] not in (LINK, TAGS) or not _BARE_LINK.fullmatch(lines[at].text):
            continue
        group: list[int] = []
        below = at + 1
        while (
            below < end
            and len(group) < _MOST_LINES
            and len(lines[below].text) <= _LONGEST_HEADLINE
            and not (group and lines[below].gap)
        ):
            if lines[below].is_prose and (not group or lines[below].text.endswith((".", "”", '"'))):
                break
            group.append(below)
            below += 1
        if below < end and group and lines[below].text in {lines[member].text for member in group}:
            group.append(below)
            below += 1
        is_card = len(group) == 2 and lines[group[0]].text.count(" ") < 3 and lines[group[1]].text.count(" ") >= 3
        if is_card and below < end and lines[below].is_prose and len(lines[below].text) <= _LONGEST_TEASER:
            group.append(below)
        found.update(group)
    return found


def find_contents(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The positions of a table of contents: its title, and below it items and headings that come again in the text."""
    titles = [at for at in range(start, end) if _CONTENTS.fullmatch(lines[at].text)]
    found = set(titles)
    copies = Counter(line.text for line in lines[start:end]) if titles else Counter()
    for title in titles:
        for at in range(title + 1, end):
            line = lines[at]
            if line.is_prose or not (line.item or _NUMBER.match(line.text) or copies[line.text] > 1):
                break
            found.add(at)
    return found


def find_list_below(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The positions of a list below the article: a block of sections and headlines ("Sport", a headline, "Kraj", …)."""
    last = max((at for at in range(start, end) if lines[at].is_prose), default=end)
    block: list[int] = []
    for at in range(last + 1, end + 1):
        if at < end and (not block or not lines[at].gap) and not lines[at].text.endswith(".") and not lines[at].item:
            block.append(at)
        elif len(block) >= _SHORTEST_LIST and any(" " not in lines[member].text for member in block):
            return set(range(block[0], end))
        else:
            block = [at]
    return set()


_OPTION = re.compile(r"(?i).{1,120}\b\d{1,3}(?:[.,]\d+)? ?%(?: \(\d+\))?")
_VOTES = re.compile(r"(?i).{0,30}\bgłos(?:y|ów)\b:? ?\d+.{0,3}|.{0,20}\d+ głos(?:y|ów)")


def find_polls(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The positions of a poll of readers: its question, its options with their shares, and the number of votes."""
    found: set[int] = set()
    at = start
    while at < end:
        options = at
        while options < end and not lines[options].is_prose and _OPTION.fullmatch(lines[options].text):
            options += 1
        if options - at > 1:
            found.update(range(at, options))
            if options < end and _VOTES.fullmatch(lines[options].text):
                found.add(options)
            if at > start and lines[at - 1].text.endswith("?") and not lines[at - 1].is_prose:
                found.add(at - 1)
        at = max(options, at + 1)
    return found
