"""Every line of a page gets its role: title, text, caption, metadata or furniture, and the reason for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indexer.scrapes.furniture import learned
from indexer.scrapes.furniture.captions import find_captions
from indexer.scrapes.furniture.extent import find_body, find_end, find_title, stems
from indexer.scrapes.furniture.inline import CREDIT
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.phrases import LINK, ORNAMENT, reason_of
from indexer.scrapes.metadata.lines import MetaLine, read_meta
from indexer.scrapes.metadata.title import clean_title

BEFORE = "przed artykułem"
AFTER = "po artykule"
REPEATED = "powtórzenie"
META = "metryczka: autor, data albo źródło"
HEADLINE = "tytuł innego tekstu"

# A shorter line may well be said twice in one article: "– Tak."
_SHORTEST_REPEAT = 40
# Metadata may stand this many lines after the text.
_AFTERWORD = 12


class Role(Enum):
    """What a line of a page is."""

    TITLE = auto()
    TEXT = auto()
    CAPTION = auto()
    META = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """The role of a line; `reason` says why it is not in the text, `meta` what a line of metadata says."""

    role: Role
    reason: str = ""
    meta: MetaLine | None = None


_TEXT = Label(Role.TEXT)
_BARE_LINK = re.compile(
    r"(?i)(?:(?:prze)?czytaj|zobacz|sprawdź|obejrzyj|posłuchaj|polecamy|więcej)(?: \w+)?\s?[:>»]*|powiązane.{0,20}|"
    r"wideo:?|video:?"
)


def sort_lines(lines: Sequence[Line], known: frozenset[str] = frozenset()) -> list[Label]:
    """The label of every line; `known` are the lines that the archive has learned to be furniture here."""
    reasons = [reason_of(line.text) or _learned_reason(line, known) for line in lines]
    body = find_body(lines, reasons)
    if body is None:
        return _without_prose(lines, reasons)
    title = find_title(lines, reasons, body)
    if title is None and body[0] == 0 and len(lines[0].text) <= 220 and len(lines) > 1:
        title = 0
    start = 0 if title is None else title + 1
    end = find_end(lines, reasons, (max(body[0], start), body[1]))
    labels = [Label(Role.FURNITURE, reasons[at] or BEFORE) for at in range(start)]
    if title is not None:
        labels[title] = Label(Role.TITLE)
    labels += _sort_article(lines, reasons, start, end, title)
    labels += [Label(Role.FURNITURE, reasons[at] or AFTER) for at in range(end, len(lines))]
    _sort_metadata_around(lines, labels, title, end)
    return labels


def sort_article_lines(lines: Sequence[Line], known: frozenset[str] = frozenset()) -> list[Label]:
    """The labels of a text that holds nothing but an article: furniture goes only at its end, or by what it says."""
    reasons = [reason_of(line.text) or _learned_reason(line, known) for line in lines]
    end = len(lines)
    while end and reasons[end - 1]:
        end -= 1
    labels = []
    for at, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        meta = read_meta(line.text) if at >= end - 2 and not line.is_prose else None
        if reason and (at >= end or reason == learned.REASON or len(line.text) > _SHORTEST_REPEAT):
            labels.append(Label(Role.FURNITURE, reason))
        elif meta and at > 0 and not meta.is_byline:
            labels.append(Label(Role.META, META, meta))
        else:
            labels.append(_TEXT)
    return labels


def _learned_reason(line: Line, known: frozenset[str]) -> str | None:
    return learned.REASON if known and learned.fingerprint(line.text) in known else None


def _without_prose(lines: Sequence[Line], reasons: Sequence[str | None]) -> list[Label]:
    """A page without paragraphs: its first line is the title, and whatever is no furniture is the text."""
    labels = []
    seen_title = False
    for line, reason in zip(lines, reasons, strict=True):
        if reason:
            labels.append(Label(Role.FURNITURE, reason))
        elif not seen_title:
            labels.append(Label(Role.TITLE))
            seen_title = True
        else:
            meta = read_meta(line.text)
            labels.append(Label(Role.META, META, meta) if meta and not meta.is_byline else _TEXT)
    return labels


def _sort_article(
    lines: Sequence[Line], reasons: Sequence[str | None], start: int, end: int, title: int | None
) -> list[Label]:
    """The labels of the lines from the headline to the tail."""
    captions = find_captions(lines, start, end)
    is_noisy = start > 3 or sum(reason is not None for reason in reasons) >= 8
    headline = clean_title(lines[title].text) if title is not None else ""
    prose = {stem for at in range(start, end) if lines[at].is_prose for stem in stems(lines[at].text)}
    seen = {_bare(headline)}
    labels: list[Label] = []
    related = _related(lines, reasons, start, end)
    for at in range(start, end):
        line = lines[at]
        bare = _bare(line.text)
        meta = None if line.is_prose else read_meta(line.text)
        if reasons[at]:
            label = Label(Role.FURNITURE, reasons[at] or "")
        elif at in related:
            label = Label(Role.FURNITURE, LINK)
        elif bare in seen and (len(bare) >= _SHORTEST_REPEAT or bare == _bare(headline) or (meta and meta.is_byline)):
            label = Label(Role.FURNITURE, REPEATED)
        elif meta and not meta.is_byline:
            label = Label(Role.META, META, meta)
        elif at in captions:
            label = Label(Role.CAPTION, CREDIT)
        elif meta:
            label = _label_of_name(lines, at, meta, prose)
        elif line.is_prose or not is_noisy:
            label = _TEXT
        else:
            label = _label_of_short_line(lines, reasons, at, end, labels, start)
        seen.add(bare)
        labels.append(label)
    return labels


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _related(lines: Sequence[Line], reasons: Sequence[str | None], start: int, end: int) -> set[int]:
    """Headlines, sections and teasers of other texts under a bare "Czytaj też:" between the paragraphs."""
    found: set[int] = set()
    for at in range(start, end):
        if reasons[at] != LINK or not _BARE_LINK.fullmatch(lines[at].text):
            continue
        group: list[int] = []
        below = at + 1
        while below < end and len(group) < 4 and len(lines[below].text) <= 200 and not (group and lines[below].gap):
            if lines[below].is_prose and not group:
                break
            group.append(below)
            below += 1
        if below < end and group and lines[below].text in {lines[member].text for member in group}:
            group.append(below)
            below += 1
        is_card = len(group) == 2 and lines[group[0]].text.count(" ") < 3 and lines[group[1]].text.count(" ") >= 3
        if is_card and below < end and lines[below].is_prose and len(lines[below].text) <= 330:
            group.append(below)
        found.update(group)
    return found


def _label_of_name(lines: Sequence[Line], at: int, meta: MetaLine, prose: set[str]) -> Label:
    """A line that is a name: a byline where it stands twice, or where the text does not speak of that person."""
    text = lines[at].text
    is_double = any(0 <= near < len(lines) and lines[near].text == text for near in (at - 1, at + 1))
    surnames = {stem for name in meta.authors for stem in stems(name.rsplit(" ", 1)[-1])}
    if is_double or not surnames & prose:
        return Label(Role.META, META, meta)
    return Label(Role.CAPTION, CREDIT)


def _label_of_short_line(
    lines: Sequence[Line], reasons: Sequence[str | None], at: int, end: int, labels: Sequence[Label], start: int
) -> Label:
    """A short line inside the article of a noisy page: a broken sentence, an item, a subhead, or a stray headline."""
    line = lines[at]
    above = labels[-1] if labels else None
    if line.continues or (above is _TEXT and not line.gap and not lines[at - 1].ends_sentence):
        return _TEXT
    if line.ends_sentence and line.text.count(" ") >= 2 and line.text[-1] not in ":":
        return _TEXT
    below = at + 1
    while below < end and reasons[below] == ORNAMENT:
        below += 1
    if below < end and not reasons[below] and (lines[below].is_prose or lines[below].continues):
        return _TEXT
    if above is _TEXT and lines[at - 1].text.endswith(":"):
        return _TEXT
    if line.item and above is _TEXT and (lines[at - 1].item or lines[at - 1].text.endswith(":")):
        return _TEXT
    return Label(Role.FURNITURE, HEADLINE)


def _sort_metadata_around(lines: Sequence[Line], labels: list[Label], title: int | None, end: int) -> None:
    """Find dates and bylines among the furniture right above the title and right below the text."""
    first = max(0, (title or 0) - 4)
    for at in (*range(first, title or 0), *range(end, min(len(lines), end + _AFTERWORD))):
        if labels[at].role is not Role.FURNITURE or labels[at].reason not in (BEFORE, AFTER):
            continue
        meta = read_meta(lines[at].text)
        if meta and not meta.is_byline and (meta.is_labelled or meta.published or meta.agencies):
            labels[at] = Label(Role.META, META, meta)
