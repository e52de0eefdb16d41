"""What is seen of each line of a page, as short names: the line model has a weight for each of them.

A name says one thing that is true of a line ("prose", "end-ask", "up-known"), or several at once, joined by "/": how
the line looks, what it says, what stands around it, where on the page it stands, and what the rules make of it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.scrapes.furniture.captions import is_caption
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.web_words import ADDRESSING, JOINING, NAMING, PROMPTING, TELLING, kinds_of
from indexer.scrapes.furniture.wording import (
    ADDRESSES,
    ADVERT,
    COMMENTS,
    CONTACT,
    COOKIES,
    COUNTER,
    LEGAL,
    LINK,
    MENU,
    ORNAMENT,
    PLAYER,
    POLL,
    PRIVACY,
    SHARING,
    SUBSCRIPTION,
    TAGS,
)
from indexer.scrapes.markup.line_markup import Markup
from indexer.scrapes.metadata.authors import is_person
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.metadata.metadata_lines import read_meta
from indexer.scrapes.page.extent import word_beginnings
from indexer.scrapes.page.label import AFTER, BEFORE, HEADLINE, REPEATED, Label, Role

_NAMES = {
    ADDRESSES: "addresses",
    ADVERT: "advert",
    COMMENTS: "comments",
    CONTACT: "contact",
    COOKIES: "cookies",
    COUNTER: "counter",
    LEGAL: "legal",
    LINK: "link",
    MENU: "menu",
    ORNAMENT: "ornament",
    PLAYER: "player",
    POLL: "poll",
    PRIVACY: "privacy",
    SHARING: "sharing",
    SUBSCRIPTION: "subscription",
    TAGS: "tags",
}
_PLACES = {BEFORE: "before", AFTER: "after", HEADLINE: "headline", REPEATED: "repeated"}
# After one of these, what follows is hardly the article any more.
_CLOSING = {COMMENTS, TAGS, SHARING, SUBSCRIPTION, LINK, LEGAL, MENU, CONTACT}
_WORD = re.compile(r"\w+(?:-\w+)*")
_LONG_WORD = re.compile(r"\w{4,}")
# So much of a line shows what kind of line it is.
_HEAD = 400
_ENDS = {".": "stop", "?": "ask", "!": "ask", ":": "colon", "…": "dots"}
_NEAR = 4
_NICK_AND_DATE = re.compile(r"\W*[\w.-]{3,30}\W{1,3}\d{1,2}[.-]\d{1,2}[.-]\d{4}")


class _Look(NamedTuple):
    """A line by itself: its features, its length in nine steps, how it ends, and whether it is a paragraph."""

    features: list[str]
    length: int
    end: str
    kind: str


def features_of(
    lines: Sequence[Line],
    reasons: Sequence[str | None],
    labels: Sequence[Label],
    markups: Sequence[Markup] | None = None,
) -> list[list[str]]:
    """The features of every line of a page.

    `reasons` say why lines are furniture wherever they stand, `labels` what the rules make of them, and `markups` how
    the lines of an HTML page were marked up.
    """
    return list(_Page(lines, reasons, labels, markups).features())


def _step(value: float, *edges: float) -> int:
    """In which of the ranges that end at `edges` a value lies."""
    for number, edge in enumerate(edges):
        if value <= edge:
            return number
    return len(edges)


def _look(line: Line, reason: str | None, meta: MetaLine | None, *, caption: bool) -> _Look:
    text = line.text
    words = _WORD.findall(text[:_HEAD])
    length = _step(len(words) if len(text) <= _HEAD else 99, 1, 2, 4, 7, 11, 17, 30, 60)
    end = _ENDS.get(text[-1:], "") or ("quote" if text[-1:] in '"”’»)' else "digit" if text[-1:].isdigit() else "")
    end = "dots" if text.endswith("...") else end or ("bar" if text[-1:] in "|>»/" else "word")
    kind = "paragraph" if line.is_prose else "short"
    found = [f"length{length}", f"end-{end}", f"end-{end}/{min(length, 6)}", f"start-{_start(text[:1])}", kind]
    found += [name for name in ("item", "heading", "continues") if getattr(line, name)]
    found += _words(words, length)
    found += [name for name, is_so in _marks(text, len(words)) if is_so]
    if reason:
        found += ["known", f"known-{_NAMES.get(reason, 'learned')}"]
    if meta:
        found += ["meta", f"meta-{_kind_of(meta)}"]
    elif len(words) in (2, 3) and is_person(text):
        found.append("person")
    if caption:
        found.append("caption")
    return _Look(found, length, end, kind)


def _start(character: str) -> str:
    if character.isalpha():
        return "upper" if character.isupper() else "lower"
    if character.isdigit():
        return "digit"
    return "dash" if character in "-–—" else "quote" if character in '"„«' else "mark"


def _kind_of(meta: MetaLine) -> str:
    if meta.published:
        return "date"
    return "agency" if meta.agencies else "byline" if meta.is_byline else "label" if meta.is_labelled else "signed"


def _words(words: Sequence[str], length: int) -> Iterator[str]:
    """What the words of a line tell."""
    if not words:
        yield "wordless"
        return
    count = len(words)
    kinds = [kinds_of(word.lower()) for word in words]
    prompts, addresses, names, joints = (
        sum(kind & wanted > 0 for kind in kinds) for wanted in (PROMPTING, ADDRESSING, NAMING, JOINING)
    )
    size = _step(length, 3, 5, 6)
    if count > 1:
        capitals = sum(word[0].isupper() for word in words) / count
        yield f"capitals{_step(capitals, 0.15, 0.34, 0.5, 0.99)}/{min(length, 5)}"
    yield f"joints{_step(joints / count, 0, 0.12, 0.25)}/{min(length, 5)}"
    if any(kind & TELLING for kind in kinds):
        yield "tells"
    if prompts:
        yield from ("prompts", f"prompts/{size}")
    if kinds[0] & PROMPTING:
        yield "prompts-first"
    if addresses:
        yield f"addresses-you/{size}"
    if names:
        yield from (f"names-page/{size}", f"names-page{_step(names / count, 0.1, 0.25, 0.4)}")
    if prompts + addresses + names > 2:
        yield f"web{_step((prompts + addresses + names) / count, 0.1, 0.2, 0.3)}"


def _marks(text: str, words: int) -> Iterator[tuple[str, bool]]:
    """Marks and numbers in a line, and whether it has them."""
    digits = sum(map(str.isdigit, text[:_HEAD])) / max(1, len(text[:_HEAD]))
    yield f"digits{_step(digits, 0.05, 0.2, 0.5)}", digits > 0
    yield "capitals-only", text.isupper()
    yield "bar", "|" in text
    yield "address", "://" in text or "www." in text or "@" in text
    yield "copyright", "©" in text or "®" in text
    yield "percent", text.endswith("%")
    yield "nick-and-date", words < 9 and bool(_NICK_AND_DATE.match(text))


class _Page:
    """The lines of a page while they are looked at, one beside the other."""

    def __init__(
        self,
        lines: Sequence[Line],
        reasons: Sequence[str | None],
        labels: Sequence[Label],
        markups: Sequence[Markup] | None,
    ) -> None:
        self._lines, self._reasons, self._labels, self._markups = lines, reasons, labels, markups
        self._metas = [None if line.is_prose else read_meta(line.text) for line in lines]
        self._captions = [is_caption(line) for line in lines]
        self._looks = [
            _look(line, reason, meta, caption=caption)
            for line, reason, meta, caption in zip(lines, reasons, self._metas, self._captions, strict=True)
        ]
        self._prose = [line.is_prose and not reason for line, reason in zip(lines, reasons, strict=True)]
        self._low = [line.text.lower() for line in lines]
        self._copies = Counter(self._low)
        paragraphs = [at for at, is_prose in enumerate(self._prose) if is_prose]
        self._beginnings = Counter(word for at in paragraphs for word in self._beginnings_of(at))
        self._words = [
            set(_LONG_WORD.findall(low)) if line.is_prose else set() for line, low in zip(lines, self._low, strict=True)
        ]
        self._total = sum(len(line.text) for at, line in enumerate(lines) if self._prose[at]) or 1
        self._first = next((at for at, is_prose in enumerate(self._prose) if is_prose), len(lines))
        self._last = max((at for at, is_prose in enumerate(self._prose) if is_prose), default=-1)
        self._dirt = _step(sum(not line.is_prose for line in lines) / max(1, len(lines)), 0.34, 0.6, 0.8)
        self._size = _step(len(lines), 3, 8, 20, 60)

    def _beginnings_of(self, at: int) -> set[str]:
        return word_beginnings(self._lines[at].text)

    def features(self) -> Iterator[list[str]]:
        """The features of one line after the other."""
        distances = self._distances()
        seen = 0
        first_seen: dict[str, int] = {}
        closed: dict[str, int] = {}
        for at, line in enumerate(self._lines):
            done = seen / self._total
            seen += len(line.text) if self._prose[at] else 0
            if self._reasons[at] in _CLOSING and done > 0.3:
                closed.setdefault(_NAMES[self._reasons[at] or ""], at)
            yield [
                *self._looks[at].features,
                *self._place(at, done, *distances[at]),
                *self._neighbours(at),
                *self._closed(at, closed),
                *self._repetition(at, first_seen),
                *self._rules(at),
                *self._markup(at),
            ]
            first_seen[self._low[at]] = at

    def _distances(self) -> list[tuple[int, int]]:
        """How many lines above and below each line the nearest paragraph stands."""
        count = len(self._lines)
        above, below = [count] * count, [count] * count
        for order, found in ((range(count), above), (range(count - 1, -1, -1), below)):
            distance = count
            for at in order:
                found[at] = distance
                distance = 1 if self._prose[at] else distance + 1
        return list(zip(above, below, strict=True))

    def _place(self, at: int, done: float, above: int, below: int) -> Iterator[str]:
        look, last = self._looks[at], len(self._lines) - 1
        zone = "head" if at < self._first else "tail" if at > self._last else "body"
        short = _step(look.length, 2, 4, 5)
        yield zone
        yield f"{zone}/{min(look.length, 6)}"
        yield f"{zone}/{look.end}/{short}"
        yield f"dirt{self._dirt}/{look.kind}/{zone}"
        yield f"lines{self._size}/{look.kind}/{zone}"
        yield f"done{_step(done, 0, 0.2, 0.5, 0.8, 0.999)}/{look.kind}"
        yield f"above{_step(above, 1, 2, 4, 8, 20)}"
        yield f"below{_step(below, 1, 2, 4, 8, 20)}"
        yield f"between{_step(above, 1, 2, 5)}-{_step(below, 1, 2, 5)}/{short}"
        if at == 0:
            yield from ("top", f"top/{look.kind}/{look.end}")
        if at == 1:
            yield "second"
        if at == last:
            yield from ("bottom", f"bottom/{look.kind}/{look.end}")
        if not self._lines[at].is_prose:
            gap_below = at < last and self._lines[at + 1].gap
            yield f"gaps-{'yes' if self._lines[at].gap else 'no'}-{'yes' if gap_below else 'no'}/{zone}"

    def _neighbours(self, at: int) -> Iterator[str]:
        for name, beside in (("up", at - 1), ("down", at + 1)):
            if not 0 <= beside < len(self._lines):
                continue
            look, reason = self._looks[beside], self._reasons[beside]
            yield f"{name}-{look.kind}{_step(look.length, 1, 4)}"
            yield f"{name}-end-{look.end}"
            yield f"{name}-rule-{self._labels[beside].role.name.lower()}"
            if reason:
                yield from (f"{name}-known", f"{name}-known-{_NAMES.get(reason, 'learned')}")
            if self._metas[beside]:
                yield f"{name}-meta"
            if self._captions[beside]:
                yield f"{name}-caption"
        near = [beside for beside in range(max(0, at - _NEAR), min(len(self._lines), at + _NEAR + 1)) if beside != at]
        kind = self._looks[at].kind
        short = sum(not self._lines[beside].is_prose for beside in near) / max(1, len(near))
        yield f"near-known{_step(sum(self._reasons[beside] is not None for beside in near), 0, 1, 3)}/{kind}"
        yield f"near-meta{_step(sum(self._metas[beside] is not None for beside in near), 0, 1, 3)}/{kind}"
        yield f"near-short{_step(short, 0.2, 0.5, 0.8)}/{kind}"

    def _closed(self, at: int, closed: dict[str, int]) -> Iterator[str]:
        """What stands above, below much of the prose, and usually stands below an article."""
        kind = self._looks[at].kind
        for name, where in closed.items():
            if where < at:
                yield f"closed-{name}/{_step(at - where, 3, 10, 40)}/{kind}"
        yield f"closed{len(closed)}/{kind}"

    def _repetition(self, at: int, first_seen: dict[str, int]) -> Iterator[str]:
        low, line = self._low[at], self._lines[at]
        kind, is_prose = self._looks[at].kind, self._prose[at]
        if self._copies[low] > 1:
            yield from ("copied", f"copied/{kind}")
        if low in first_seen:
            yield from ("repeats", f"repeats/{_step(at - first_seen[low], 1, 5)}")
        if len(low) > 14:
            if at + 1 < len(self._low) and self._low[at + 1].startswith(low.rstrip(" .")[:60]):
                yield "begins-next"
            if at and len(self._low[at - 1]) > 14 and low.startswith(self._low[at - 1].rstrip(" .")[:60]):
                yield "begins-as-last"
        words = self._words[at]
        if line.is_prose and words and self._is_said_elsewhere(at, words):
            yield "said-elsewhere"
        own = self._beginnings_of(at)
        if own:
            shared = sum(self._beginnings[word] > is_prose for word in own) / len(own)
            zone = "head" if at < self._first else "tail" if at > self._last else "body"
            yield f"shares{_step(shared, 0, 0.3, 0.6)}/{kind}/{zone}"

    def _is_said_elsewhere(self, at: int, words: set[str]) -> bool:
        """Whether another paragraph, no shorter, has nearly all words of this one, as that of a pull quote has."""
        least = 0.85 * len(words)
        return any(
            other is not words and len(other) >= least and len(words & other) >= least for other in self._words if other
        )

    def _rules(self, at: int) -> Iterator[str]:
        label, kind = self._labels[at], self._looks[at].kind
        role = label.role.name.lower()
        if label.role is Role.FURNITURE:
            role = f"out-{_PLACES.get(label.reason) or ('known' if label.reason == self._reasons[at] else 'near')}"
        zone = "head" if at < self._first else "tail" if at > self._last else "body"
        yield f"rule-{role}"
        yield f"rule-{role}/{self._dirt}"
        yield f"rule-{role}/{kind}/{zone}"

    def _markup(self, at: int) -> Iterator[str]:
        if not self._markups:
            return
        markup, kind = self._markups[at], self._looks[at].kind
        side = "in" if markup.is_inside else "out"
        yield f"html-{side}/{kind}"
        yield f"html-{side}/{markup.tag}"
        yield f"linked{_step(markup.linked, 0, 0.3, 0.7)}/{side}/{kind}"
        for hint in sorted(markup.hints & {"caption", "byline", "date", "headline", "lead"}):
            yield f"html-{hint}"
        if "figcaption" in markup.tags:
            yield "html-figcaption"
