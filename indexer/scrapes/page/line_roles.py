"""Every line of a page gets its role: title, text, caption, metadata or furniture, and the reason for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indexer.messages import N_
from indexer.scrapes.furniture import learned
from indexer.scrapes.furniture.captions import find_captions
from indexer.scrapes.furniture.inline import CREDIT
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.links import runs_into_sentence
from indexer.scrapes.furniture.phrases import reason_of
from indexer.scrapes.furniture.related import find_contents, find_list_below, find_related
from indexer.scrapes.furniture.wording import ADVERT, COMMENTS, CONTACT, LINK, ORNAMENT, SHARING, SUBSCRIPTION, TAGS
from indexer.scrapes.metadata.authors import has_first_name
from indexer.scrapes.metadata.biography import find_biography, is_position
from indexer.scrapes.metadata.blocks import find_metadata
from indexer.scrapes.metadata.metadata_lines import MetaLine, read_meta
from indexer.scrapes.metadata.title import clean_title
from indexer.scrapes.page.extent import find_body, find_end, find_title
from indexer.scrapes.page.mentions import Mentions

BEFORE = N_("before the article")
AFTER = N_("after the article")
REPEATED = N_("repeated")
META = N_("about the article: its author, date or source")
HEADLINE = N_("headline of another text")
ABOUT_AUTHOR = N_("note about the author")

# A shorter line may well be said twice in one article: "– Tak."
_SHORTEST_REPEAT = 40
# Paragraphs that may stand below a note about the author: an appeal for support, a note on the series.
_AFTERTHOUGHTS = 2
# Metadata may stand this many lines after the text.
_AFTERWORD = 12
# And so many above the title.
_FOREWORD = 6


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
_ITEM = re.compile(r"(?:[-–—]|\d{1,2}[.)]|[a-z]\)) ")
_LISTED_NAME = re.compile(r"[-–—] ")
# "woda, susza, jezioro"
_TAG_ROW = re.compile(r"[\w-]+(?: [\w-]+){0,2}(?:, ?[\w-]+(?: [\w-]+){0,2}){2,20}")
# What follows the name of the author in a note about the author.
_MARKS = (", ", " – ", " - ")
# After the last paragraph, these are followed by nothing of the article.
_CLOSING = frozenset({SHARING, COMMENTS, SUBSCRIPTION, CONTACT})


def sort_lines(lines: list[Line], known: frozenset[str] = frozenset()) -> list[Label]:
    """The label of every line; `known` are the lines that the archive has learned to be furniture here."""
    reasons = [_reason(line, known) for line in lines]
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
    reasons = [_reason(line, known) for line in lines]
    end = len(lines)
    while end and reasons[end - 1]:
        end -= 1
    labels = []
    for at, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        meta = read_meta(line.text) if at >= end - 2 and not line.is_prose else None
        if reason and (at >= end or reason == learned.REASON or len(line.text) > _SHORTEST_REPEAT):
            labels.append(Label(Role.FURNITURE, reason))
        elif meta and at > 0 and (meta.is_labelled or meta.agencies or line.text.startswith("(")):
            labels.append(Label(Role.META, META, meta))
        else:
            labels.append(_TEXT)
    return labels


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
            labels.append(Label(Role.FURNITURE, reason))
        else:
            labels.append(Label(Role.META, META, meta) if meta and not meta.is_byline else _TEXT)
    texts = [at for at, label in enumerate(labels) if label is _TEXT]
    if texts and len(lines) > 1:
        labels[texts[0]] = Label(Role.TITLE)
    return labels


def _sort_article(
    lines: list[Line], reasons: Sequence[str | None], start: int, end: int, title: int | None
) -> list[Label]:
    """The labels of the lines from the headline to the tail."""
    headline = clean_title(lines[title].text) if title is not None else ""
    article = _Article(lines, reasons, start, end, headline)
    for at in range(start, end):
        article.add(at)
    return article.labels


class _Article:
    """The lines of an article while they get their labels, one after the other."""

    def __init__(self, lines: list[Line], reasons: Sequence[str | None], start: int, end: int, headline: str) -> None:
        self.labels: list[Label] = []
        self._lines = lines
        self._reasons = reasons
        self._start = start
        self._end = end
        paragraphs = [at for at in range(start, end) if lines[at].is_prose and not reasons[at]]
        self._first = min(paragraphs, default=end)
        self._last = max(paragraphs, default=end)
        # Galleries print a caption again and again.
        captions = {lines[at].text for at in find_captions(lines, start, end)}
        self._captions = {at for at in range(start, end) if lines[at].text in captions}
        # Names in a list sign nothing.
        texts = ["" if line.is_prose or _LISTED_NAME.match(line.text) else line.text for line in lines]
        self._metas = find_metadata(texts, start, end)
        self._related = (
            find_related(lines, reasons, start, end)
            | find_list_below(lines, start, end)
            | find_contents(lines, start, end)
        )
        self._is_noisy = start > 3 or sum(reason is not None for reason in reasons) >= 8
        # A line that stands in the tail of a noisy page too is the headline of another text.
        self._elsewhere = {_bare(line.text) for line in lines[end:]} if self._is_noisy else set()
        self._headline = _bare(headline)
        self._seen = {self._headline}
        self._bylines: set[str] = set()
        self._mentions: Mentions | None = None
        self._is_over = False

    def add(self, at: int) -> None:
        """Label the next line."""
        meta = self._metas.get(at)
        is_signed = meta and not meta.is_byline and (meta.source or meta.authors or meta.agencies)
        if at > self._last and (self._reasons[at] in _CLOSING or is_signed):
            self._is_over = True
        self.labels.append(self._label(at, meta))
        self._seen.add(_bare(self._lines[at].text))

    def _label(self, at: int, meta: MetaLine | None) -> Label:
        line = self._lines[at]
        if reason := self._reason_of_any(at, meta):
            return Label(Role.FURNITURE, reason)
        if meta and not meta.is_byline:
            is_credit = meta.authors and meta.agencies and at > self._start and self.labels[-1].role is Role.CAPTION
            return Label(Role.CAPTION, CREDIT) if is_credit else Label(Role.META, META, meta)
        if at in self._captions:
            return Label(Role.CAPTION, CREDIT)
        if meta and (not self._first <= at <= self._last or any(map(has_first_name, meta.authors))):
            return self._label_of_name(at, meta)
        if at > self._end - 4 and line.text.startswith(tuple(name + mark for name in self._bylines for mark in _MARKS)):
            return Label(Role.META, ABOUT_AUTHOR)
        if (about := find_biography(line.text)) and self._is_signed_by(about, at):
            return Label(Role.META, ABOUT_AUTHOR, about)
        if at > self._start and self.labels[-1].meta and self.labels[-1].meta.authors and is_position(line.text):
            return Label(Role.META, ABOUT_AUTHOR)
        if line.is_prose:
            return _TEXT
        if reason := self._reason_of_short_line(at):
            return Label(Role.FURNITURE, reason)
        if not self._is_noisy:
            return _TEXT
        return _label_of_short_line(self._lines, self._reasons, at, self._end, self.labels)

    def _reason_of_any(self, at: int, meta: MetaLine | None) -> str | None:
        """Why a line, be it a paragraph or not, is furniture."""
        reason = self._reasons[at]
        if reason and not meta:
            return reason
        is_signature = meta and (meta.is_labelled or (meta.authors and not meta.is_byline))
        if at in self._related and not is_signature and not (meta and self.labels[-1].role is Role.META):
            return LINK
        bare = _bare(self._lines[at].text)
        if self._is_doubled(at):
            return HEADLINE
        is_copy = len(bare) >= _SHORTEST_REPEAT or bare == self._headline or bool(meta and meta.is_byline)
        return REPEATED if is_copy and bare in self._seen else None

    def _is_doubled(self, at: int) -> bool:
        """Whether a line stands twice, as the picture and the headline of another text do."""
        line = self._lines[at]
        near = {self._lines[beside].text for beside in (at - 1, at + 1) if self._start <= beside < self._end}
        is_headline = line.text.count(" ") > 2 and not line.is_prose and at not in self._captions
        return is_headline and at > self._first and line.text in near

    def _reason_of_short_line(self, at: int) -> str | None:
        """Why a line that is no paragraph is furniture, told by what stands around it."""
        line = self._lines[at]
        is_subhead = at + 1 < self._end and self._lines[at + 1].is_prose
        if at > self._start and self._reasons[at - 1] == ADVERT and not line.gap and not is_subhead:
            return ADVERT
        if self._is_over:
            return AFTER
        if not self._first <= at <= self._last and _TAG_ROW.fullmatch(line.text):
            return TAGS
        if _bare(line.text) in self._elsewhere:
            return HEADLINE
        above = self.labels[-1] if self.labels else None
        if line.continues and above and above.role is Role.FURNITURE and not self._lines[at - 1].ends_sentence:
            # The rest of a broken line shares its fate.
            return above.reason
        return None

    def _label_of_name(self, at: int, meta: MetaLine) -> Label:
        """A name alone: a byline where it stands twice, or where the text does not speak of that person."""
        near = self._lines[max(0, at - 1) : at] + self._lines[at + 1 : at + 2]
        is_double = any(line.text == self._lines[at].text for line in near)
        if not is_double and self._speaks_of(meta):
            return Label(Role.CAPTION, CREDIT)
        self._bylines.update(meta.authors)
        return Label(Role.META, META, meta)

    def _speaks_of(self, meta: MetaLine) -> bool:
        self._mentions = self._mentions or Mentions.of(self._lines[self._start : self._end])
        return any(map(self._mentions.speak_of, meta.authors))

    def _is_signed_by(self, meta: MetaLine, at: int) -> bool:
        """Whether a note about a person, below the text, is one about its author."""
        return at >= self._last - _AFTERTHOUGHTS and not self._speaks_of(meta)


def _bare(text: str) -> str:
    """A line as it is compared with others."""
    return text.lower().strip(" .,:;!?…-–—|„”\"'»«")


def _is_listed(line: Line) -> bool:
    """Whether a line is an item of a list: it has a bullet, a dash, a number or a letter."""
    return line.item or bool(_ITEM.match(line.text))


def _label_of_short_line(
    lines: Sequence[Line], reasons: Sequence[str | None], at: int, end: int, labels: Sequence[Label]
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
    if line.text.endswith(":") and below < end and _is_listed(lines[below]):
        return _TEXT
    if above is _TEXT and (lines[at - 1].text.endswith(":") or (_is_listed(line) and _is_listed(lines[at - 1]))):
        return _TEXT
    return Label(Role.FURNITURE, HEADLINE)


def _sort_metadata_around(lines: Sequence[Line], labels: list[Label], title: int | None, end: int) -> None:
    """Find dates and bylines among the furniture right above the title and right below the text."""
    texts = [line.text for line in lines]
    above = find_metadata(texts, max(0, (title or 0) - _FOREWORD), title or 0)
    below = find_metadata(texts, end, min(len(lines), end + _AFTERWORD))
    for at, meta in (above | below).items():
        if meta.is_labelled or meta.published or meta.agencies:
            labels[at] = Label(Role.META, META, meta)
