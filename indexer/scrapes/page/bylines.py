"""Who wrote the article of a page: what is said of it near the headline, below the text and in the text, weighed."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.metadata.authors import PERSON, has_first_name
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.metadata.metadata_lines import read_meta
from indexer.scrapes.page.label import Label, Role
from indexer.scrapes.page.people_mentioned import Mentions

# What speaks for or against a name's being that of the author, and how much.
_WEIGHTS = {
    "below the headline": 3.0,
    "below the lead": 2.5,
    "above the headline": 1.0,
    "below the text": 2.0,
    "right below the text": 0.5,
    "far from the article": -2.0,
    "labelled as author": 2.0,
    "signed inside the text": 2.5,
    "beside the date": 1.0,
    "with an agency": 1.0,
    "marked up as byline": 1.5,
    "initials": -0.5,
    "no usual first name": -1.5,
    "the article speaks of it": -1.5,
    "in the headline": -2.0,
    "took a picture or helped": -4.0,
    "beside a price": -3.0,
    "among other names": -3.0,
}
# A name is the author's from so much evidence on, and where no other name has so much more.
_ENOUGH = 2.0
_MUCH_MORE = 1.0
# So many lines above a headline and below a text may be about the article.
_ABOVE, _BELOW = 4, 12
_RIGHT_BELOW = 2
_NEAR = 3
# So many names below a text are those of other texts.
_MANY = 3
_PHOTO = re.compile(r"(?i)\b(?:fot|foto|zdję\w+|zdj|rys|grafika|wideo)\b")
_OTHER_ROLE = re.compile(
    r"(?i)(?:fot(?:o|ografi[ae])?|zdjęci[ae]|zdj|rys(?:unki)?|grafika|wideo|współpraca|montaż|korekta)\s?[.:]*"
)
_PRICE = re.compile(r"\d+[.,]\d\d(?: ?zł)?|(?i:do koszyka|promocja!)")
_AUTHOR = re.compile(r"(?i)(?:o )?autor\w*\s?:?|tekst\s?:?|napisał[ai]?\s?:?")
_SITE = re.compile(r"(?i)(?<![\w-])[\w-]{1,60}\.(?:pl|com|eu|info|net|tv)\b")
_NO_AUTHOR = frozenset("zł szt eur usd pln tys mln km kg tv wc vs nr art str pl".split())
_AGED = re.compile(
    rf"(?:[a-ząćęłńóśźż]+ ){{0,3}}(?P<who>(?>{PERSON}))[ ,|•·]+"
    r"(?:\d+ (?:min|godz|dni|dzień|tydz|tyg|mies)\w*\.? temu|(?:dziś|dzisiaj|wczoraj)\b.{0,20})"
)
_RELATIVE = re.compile(r"(?i)\btemu$|\b(?:dziś|dzisiaj|wczoraj)\b")
_BARE_INITIALS = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{2,3}")
_NO_INITIALS = frozenset("PAP AFP EPA TVN TVP RMF PO PIS KO PSL SLD UE USA RP ZUS NBP NFZ MSZ MON KAI IAR".split())


class Byline(NamedTuple):
    """Authors named on the line at a position, and how much speaks for them."""

    at: int
    authors: tuple[str, ...]
    weight: float


class Signed(NamedTuple):
    """What a signature inside the paragraph at a position says."""

    at: int
    meta: MetaLine


def choose_authors(
    lines: Sequence[Line],
    labels: Sequence[Label],
    signatures: Sequence[Signed],
    markups: Sequence[Markup] | None = None,
) -> tuple[str, ...]:
    """The authors that the page names, in its order; without initials of those who are there by name."""
    bylines = _Bylines(lines, labels, markups)
    found = [byline for at in range(len(lines)) if (byline := bylines.weigh(at))]
    found += [Byline(signed.at, _people(signed.meta), _WEIGHTS["signed inside the text"]) for signed in signatures]
    found = [byline for byline in found if byline.authors and byline.weight >= _ENOUGH]
    best = max((byline.weight for byline in found), default=0.0)
    names = dict.fromkeys(name for byline in found if byline.weight >= best - _MUCH_MORE for name in byline.authors)
    full = {"".join(part[0] for part in name.split()).lower() for name in names if " " in name}
    return tuple(name for name in names if name.lower() not in full)


def _people(meta: MetaLine) -> tuple[str, ...]:
    return tuple(name for found in meta.authors if found.lower() not in _NO_AUTHOR for name in _apart(found))


def _apart(name: str) -> tuple[str, ...]:
    """Two people whose names a scraper put side by side."""
    words = name.split()
    if len(words) == 4 and has_first_name(words[0]) and has_first_name(words[2]) and not has_first_name(words[1]):
        return " ".join(words[:2]), " ".join(words[2:])
    return (name,)


class _Bylines:
    """The lines of a page, where the headline and the text stand among them, and how much speaks for each name."""

    def __init__(self, lines: Sequence[Line], labels: Sequence[Label], markups: Sequence[Markup] | None) -> None:
        self._lines, self._labels, self._markups = lines, labels, markups
        texts = [at for at, label in enumerate(labels) if label.role is Role.TEXT]
        titles = [at for at, label in enumerate(labels) if label.role is Role.TITLE]
        self._first, self._last = (texts[0], texts[-1]) if texts else (len(lines), len(lines))
        self._second = texts[1] if len(texts) > 1 else self._first
        self._title = titles[0] if titles else -1
        self._metas = [
            label.meta or (None if line.is_prose or label.role is Role.TITLE else _read(line.text))
            for line, label in zip(lines, labels, strict=True)
        ]
        self._mentions: Mentions | None = None

    def weigh(self, at: int) -> Byline | None:
        """The authors whom a line names, or None where it names nobody."""
        text, meta = self._lines[at].text, self._metas[at]
        if self._first < at == len(self._lines) - 1 and at >= self._last and _is_initials(text):
            return Byline(at, (text,), _ENOUGH)
        if not meta or not meta.authors or self._labels[at].role is Role.TEXT:
            return None
        people = _people(meta)
        return Byline(at, people, sum(_WEIGHTS[evidence] for evidence in self.evidence(at, meta, people)))

    def evidence(self, at: int, meta: MetaLine, people: tuple[str, ...]) -> Iterator[str]:
        """What speaks for and against the people of a line."""
        above = self._lines[at - 1].text if at else ""
        is_labelled = meta.is_labelled or bool(_AUTHOR.fullmatch(above))
        yield from self._place(at)
        if is_labelled:
            yield "labelled as author"
        if (
            meta.published
            or _RELATIVE.search(self._lines[at].text)
            or any(self._is_dated(beside) for beside in (at - 1, at + 1))
        ):
            yield "beside the date"
        if meta.agencies:
            yield "with an agency"
        if self._markups and "byline" in self._markups[at].hints:
            yield "marked up as byline"
        if not any(" " in name for name in people):
            yield "initials"
        elif not is_labelled:
            yield from self._doubts(at, people)
        text = self._lines[at].text
        is_caption = self._labels[at].role is Role.CAPTION and bool(meta.agencies)
        if is_caption or _OTHER_ROLE.fullmatch(above) or (not is_labelled and _is_credit(text, meta)):
            yield "took a picture or helped"
        near = self._lines[max(0, at - _NEAR) : at + _NEAR + 1]
        if not self._title < at < self._first and any(_PRICE.fullmatch(line.text) for line in near):
            yield "beside a price"

    def _place(self, at: int) -> Iterator[str]:
        if self._title < at < self._first:
            yield "below the headline"
        elif self._first < at < self._second:
            yield "below the lead"
        elif self._title - _ABOVE <= at < self._title:
            yield "above the headline"
        elif self._last < at <= self._last + _BELOW:
            yield "below the text"
            if at <= self._last + _RIGHT_BELOW:
                yield "right below the text"
        elif not self._first <= at <= self._last:
            yield "far from the article"

    def _doubts(self, at: int, people: tuple[str, ...]) -> Iterator[str]:
        """What speaks against a name that no label says to be that of the author."""
        if not any(map(has_first_name, people)):
            yield "no usual first name"
        if self._title >= 0 and any(name in self._lines[self._title].text for name in people):
            yield "in the headline"
        if self._mentions is None:
            texts = (line for line, label in zip(self._lines, self._labels, strict=True) if label.role is Role.TEXT)
            self._mentions = Mentions.of(texts)
        if any(map(self._mentions.speak_of, people)):
            yield "the article speaks of it"
        if at > self._first and self._is_among_others(at):
            yield "among other names"

    def _is_dated(self, at: int) -> bool:
        meta = self._metas[at] if 0 <= at < len(self._metas) else None
        return meta is not None and meta.published is not None

    def _is_among_others(self, at: int) -> bool:
        """Whether names follow each other below the text, each with the headline of its own text between them."""
        start, end = max(self._first, at - 12), min(len(self._lines), at + 13)
        named = [near for near in range(start, end) if (meta := self._metas[near]) and meta.authors]
        return len(named) >= _MANY


def _is_credit(text: str, meta: MetaLine) -> bool:
    """Whether a line says who took a picture: "fot. Jan Nowak", "Jan Nowak/www.portal.pl"."""
    return bool(_PHOTO.match(text)) or ("/" in text and bool(_SITE.search(text)) and not meta.agencies)


def _read(text: str) -> MetaLine | None:
    """What a line says, also where the section stands before the name: "zdrowie Anna Kowal 4 godziny temu"."""
    if meta := read_meta(text):
        return meta
    match = _AGED.fullmatch(text)
    if not match or not has_first_name(match["who"]):
        return None
    return MetaLine((match["who"],), is_byline=True)


def _is_initials(text: str) -> bool:
    return bool(_BARE_INITIALS.fullmatch(text)) and text not in _NO_INITIALS
