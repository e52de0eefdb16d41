"""What the markup around the lines of a page says of each: where the article stands, and what is linked or a menu."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from indexer.scrapes.furniture.captions import is_caption
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.wording import ADVERT, COMMENTS, LINK, MENU, SHARING, SUBSCRIPTION, TAGS
from indexer.scrapes.markup.boxes import Box, RawLine
from indexer.scrapes.metadata.metadata_lines import read_meta

_OFF_TAGS = frozenset("nav footer aside form button label".split())
_MENU_TAGS = frozenset("nav footer button label".split())
_REASONS = {
    "comment": COMMENTS,
    "related": LINK,
    "menu": MENU,
    "share": SHARING,
    "tags": TAGS,
    "notice": SUBSCRIPTION,
    "advert": ADVERT,
}
# A paragraph counts for the boxes around it, for the nearest most; a very long one counts no more than this.
_SHARES = (1.0, 1.0, 0.8, 0.6, 0.5)
_LONGEST = 800
# Paragraphs are linked here and there, teasers from end to end.
_MOST_LINKED = 0.5
_LINKED = 0.8
_HARDLY_LINKED = 0.3
_LONG = 200
_LONGEST_METADATA = 100
_MANY_WORDS = 6


class Markup(NamedTuple):
    """How a line was marked up.

    `tag`, `tags` and `hints` are those of its box, hints that the article's paragraphs have too left out; `linked` is
    the share of it that is a link; `is_inside` says whether it stands in the box of the article; `reason` why the
    markup shows that it is furniture.
    """

    tag: str
    tags: frozenset[str]
    hints: frozenset[str]
    linked: float
    is_inside: bool
    reason: str | None


def weigh_markup(lines: Sequence[Line], raw: Sequence[RawLine]) -> list[Markup]:
    """The evidence of the markup for each line, `raw` being the same lines as they stood on the page."""
    article = _find_article(lines, raw)
    inside = [article is not None and article in (line.box.number, *line.box.path) for line in raw]
    usual = _usual(lines, raw, inside)
    return [
        Markup(
            found.box.tag,
            found.box.tags,
            found.box.hints - usual,
            found.linked,
            is_inside,
            _reason(line, found, usual, is_inside=is_inside),
        )
        for line, found, is_inside in zip(lines, raw, inside, strict=True)
    ]


def _find_article(lines: Sequence[Line], raw: Sequence[RawLine]) -> int | None:
    """The number of the box that holds most of the paragraphs, near to them; None where there are none."""
    sizes: Counter[int] = Counter()
    for line, found in zip(lines, raw, strict=True):
        if not line.is_prose or found.linked > _MOST_LINKED or _is_aside(found.box):
            continue
        around = (found.box.number, *reversed(found.box.path))
        for number, share in zip(around, _SHARES, strict=False):
            sizes[number] += int(share * min(len(line.text), _LONGEST))
    return max(sizes, key=lambda number: sizes[number], default=None)


def _is_aside(box: Box) -> bool:
    return bool(box.tags & _OFF_TAGS) or "comment" in box.hints


def _usual(lines: Sequence[Line], raw: Sequence[RawLine], inside: Sequence[bool]) -> frozenset[str]:
    """Hints and tags around more than half of the article's prose: what they say is not about furniture."""
    sizes: Counter[str] = Counter()
    total = 0
    for line, found, is_inside in zip(lines, raw, inside, strict=True):
        if is_inside and line.is_prose and found.linked < _MOST_LINKED:
            total += len(line.text)
            for name in found.box.hints | (found.box.tags & _OFF_TAGS):
                sizes[name] += len(line.text)
    return frozenset(name for name, size in sizes.items() if 2 * size > total)


def _is_byline(line: Line, found: RawLine, *, is_inside: bool) -> bool:
    """Whether a link leads to what else the author wrote."""
    is_near = is_inside or ("byline" in found.box.hints and not found.box.hints & {"comment", "related"})
    return is_near and len(line.text) < _LONGEST_METADATA and read_meta(line.text) is not None


def _reason(line: Line, found: RawLine, usual: frozenset[str], *, is_inside: bool) -> str | None:
    """Why the markup shows that a line is furniture, or None; a caption is one in a box of related texts too."""
    tags = (found.box.tags & _OFF_TAGS) - usual
    if "h1" in found.box.tags and not tags & _MENU_TAGS:
        return None
    if tags:
        return MENU if tags & _MENU_TAGS else LINK
    if found.linked >= _LINKED and _is_byline(line, found, is_inside=is_inside):
        return None
    if is_caption(line):
        return None
    hint = next((hint for hint in _REASONS if hint in found.box.hints and hint not in usual), None)
    is_text = found.linked < _HARDLY_LINKED and line.text.count(" ") > _MANY_WORDS and hint != "comment"
    if hint and not (is_inside and is_text) and (not is_inside or found.linked > _MOST_LINKED or hint != "advert"):
        return _REASONS[hint]
    is_paragraph = line.is_prose and is_inside and len(line.text) > _LONG
    return LINK if found.linked >= _LINKED and " " in line.text and not is_paragraph else None
