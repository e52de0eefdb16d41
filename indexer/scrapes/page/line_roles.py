"""Every line of a page gets its role: title, text, caption, metadata or furniture, and the reason for it."""

from collections.abc import Sequence

from indexer.scrapes.furniture import learned
from indexer.scrapes.furniture.known_lines import reason_of
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.links import runs_into_sentence
from indexer.scrapes.furniture.wording import LINK
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.metadata.blocks import find_metadata
from indexer.scrapes.metadata.metadata_lines import read_meta
from indexer.scrapes.metadata.title import clean_title
from indexer.scrapes.page.article_lines import SHORTEST_REPEAT, ArticleLines
from indexer.scrapes.page.extent import find_body, find_end, find_title, is_sentence
from indexer.scrapes.page.label import AFTER, BEFORE, TEXT, Label, Role, furniture, metadata

# Metadata may stand this many lines after the text.
_AFTERWORD = 12
# And so many above the title.
_FOREWORD = 6
_LONGEST_TITLE = 220


def reasons_of(
    lines: Sequence[Line], known: frozenset[str] = frozenset(), markups: Sequence[Markup] | None = None
) -> list[str | None]:
    """Why lines are furniture wherever they stand, None for the others.

    `known` are the lines that the archive has learned to be furniture here; the markup of an HTML page tells too.
    """
    reasons = [_reason(line, known) for line in lines]
    if not markups:
        return reasons
    return [reason or markup.reason for reason, markup in zip(reasons, markups, strict=True)]


def label_lines(
    lines: Sequence[Line],
    reasons: Sequence[str | None],
    markups: Sequence[Markup] | None = None,
    headline: int | None = None,
) -> list[Label]:
    """The label of every line as the rules see it, `reasons` as from `reasons_of`.

    An HTML page has the markup of each line, and maybe the position of its headline.
    """
    body = find_body(lines, reasons)
    if body is None:
        return _without_prose(lines, reasons)
    title = find_title(lines, reasons, body) if headline is None else headline
    if title is None and body[0] == 0 and _can_open(lines):
        title = 0
    # A headline may also stand between the lead and the line of date and author.
    start = 0 if title is None or title > body[0] else title + 1
    end = find_end(lines, reasons, (max(body[0], start), body[1]))
    name = "" if title is None else clean_title(lines[title].text)
    labels = [_label_outside(reasons[at], BEFORE) for at in range(start)]
    labels += ArticleLines(lines, reasons, start, end, name, markups).label_all()
    if title is not None:
        labels[title] = Label(Role.TITLE)
    labels += [_label_outside(reasons[at], AFTER) for at in range(end, len(lines))]
    _find_metadata_around(lines, labels, title, end)
    return labels


def label_article_text(lines: Sequence[Line], known: frozenset[str] = frozenset()) -> list[Label]:
    """The labels of a text that holds nothing but an article: furniture goes only at its end, or by what it says."""
    reasons = [_reason(line, known) for line in lines]
    end = len(lines)
    while end and reasons[end - 1]:
        end -= 1
    labels = []
    for at, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        meta = read_meta(line.text) if at >= end - 2 and not line.is_prose else None
        if reason and (at >= end or reason == learned.REASON or len(line.text) > SHORTEST_REPEAT):
            labels.append(furniture(reason))
        elif meta and at > 0 and (meta.is_labelled or meta.agencies or line.text.startswith("(")):
            labels.append(metadata(meta))
        else:
            labels.append(TEXT)
    return labels


def _can_open(lines: Sequence[Line]) -> bool:
    """Whether the first line of a page, a paragraph, may be its headline."""
    return len(lines) > 1 and len(lines[0].text) <= _LONGEST_TITLE and not is_sentence(lines[0])


def _label_outside(reason: str | None, place: str) -> Label:
    """The label of a line above the headline or in the tail."""
    return furniture(reason) if reason else furniture(place, rule=place)


def _reason(line: Line, known: frozenset[str]) -> str | None:
    """Why a line is furniture wherever it stands, or None."""
    reason = reason_of(line.text)
    if reason == LINK and line.is_prose and runs_into_sentence(line.text):
        return None
    if not reason and known and learned.fingerprint(line.text) in known:
        return learned.REASON
    return reason


def _without_prose(lines: Sequence[Line], reasons: Sequence[str | None]) -> list[Label]:
    """A page without paragraphs: its first line is the title, and what else is no furniture is the text.

    A page of one line is all text.
    """
    labels = []
    for line, reason in zip(lines, reasons, strict=True):
        meta = None if reason else read_meta(line.text)
        if reason:
            labels.append(furniture(reason))
        else:
            labels.append(metadata(meta) if meta and not meta.is_byline else TEXT)
    texts = [at for at, label in enumerate(labels) if label.role is Role.TEXT]
    if texts and len(lines) > 1:
        labels[texts[0]] = Label(Role.TITLE)
    return labels


def _find_metadata_around(lines: Sequence[Line], labels: list[Label], title: int | None, end: int) -> None:
    """Find dates and bylines among the furniture right above the title and right below the text."""
    texts = [line.text for line in lines]
    above = find_metadata(texts, max(0, (title or 0) - _FOREWORD), title or 0)
    below = find_metadata(texts, end, min(len(lines), end + _AFTERWORD))
    for at, meta in (above | below).items():
        if meta.is_labelled or meta.published or meta.agencies:
            labels[at] = metadata(meta, rule="metadata around the article")
