"""An article set for reading: one text with its styles and its hits in reading order."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content, Span

from indexer import Article
from indexer.messages import _
from indexer.presentation.shown_dates import date_in_words
from tui.answers import Highlights
from tui.differences import Change, Difference
from tui.display import SEPARATOR, in_a_row, safe
from tui.styles import ADDED, CAPTION, CURRENT_HIT, FAINT, HEADLINE, HIT, LEAD, REMARK, REMOVED

LOOKS = {Change.REMOVED: REMOVED, Change.ADDED: ADDED}


@dataclass(frozen=True, slots=True)
class TypesetArticle:
    """`text` is safe to show; `spans` style parts of it; `hits` are the [start, end) offsets of lit words.

    `origins` say of every hit in which field of the article, and where in it, it begins; captions are one field.
    Both rise from top to bottom, and neither spans nor hits overlap among themselves.
    """

    text: str
    spans: tuple[Span, ...]
    hits: tuple[tuple[int, int], ...]
    hit_style: str = HIT
    origins: tuple[tuple[str, int], ...] = ()

    def line(self, start: int, end: int, current: int | None = None) -> Content:
        """Return the part [start, end) of the text to show; the hit numbered `current` (from 0) stands out."""
        spans = [
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in self.spans[
                bisect_right(self.spans, start, key=_end_of_span) : bisect_left(self.spans, end, key=_start_of_span)
            ]
        ]
        first, last = bisect_right(self.hits, start, key=_end), bisect_left(self.hits, end, key=_start)
        for number in range(first, last):
            here, there = self.hits[number]
            if style := CURRENT_HIT if number == current else self.hit_style:
                spans.append(Span(max(here, start) - start, min(there, end) - start, style))
        return Content(self.text[start:end], spans)


def _start(hit: tuple[int, int]) -> int:
    return hit[0]


def _end(hit: tuple[int, int]) -> int:
    return hit[1]


def _start_of_span(span: Span) -> int:
    return span.start


def _end_of_span(span: Span) -> int:
    return span.end


def sentence(words: str) -> TypesetArticle:
    """Set a sentence that stands where there is no article."""
    text = safe(words)
    return TypesetArticle(text, (Span(0, len(text), FAINT),) if text else (), ())


class _Setting:
    """An article in the making: pieces of text one under the other."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.spans: list[Span] = []
        self.hits: list[tuple[int, int]] = []
        self.origins: list[tuple[str, int]] = []

    def add(self, text: str, highlights: Iterable[tuple[int, int]] = (), style: str = "", gap: str = "\n\n") -> None:
        """Add foreign text below what is there, after a gap; an empty text leaves no trace."""
        if not text:
            return
        if self.pieces:
            self.pieces.append(gap)
            self.length += len(gap)
        begin = self.length
        self.pieces.append(safe(text))
        self.length += len(text)
        if style:
            self.spans.append(Span(begin, self.length, style))
        self.hits += [(begin + start, begin + end) for start, end in highlights]

    def remember(self, field: str, highlights: Iterable[tuple[int, int]], begin: int = 0) -> None:
        """Take note of where in the article hits were that are added next."""
        self.origins += [(field, begin + start) for start, _end in highlights]


def _paragraphs(text: str, highlights: Iterable[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Set paragraphs apart by an empty line, and move the highlights with them."""
    apart = text.replace("\n", "\n\n")
    breaks = [place for place, character in enumerate(text) if character == "\n"]
    moved = [(start + bisect_left(breaks, start), end + bisect_left(breaks, end)) for start, end in highlights]
    return apart, moved


def typeset(article: Article, highlights: Highlights, copies: Iterable[str] = (), remark: str = "") -> TypesetArticle:
    """Set an article: title, byline, lead, body, captions, where else the same text stands, the person's remark."""
    setting = _Setting()
    setting.remember("title", highlights.title)
    setting.add(article.heading, highlights.title, HEADLINE)
    agencies = ", ".join(article.agencies)
    byline = in_a_row([", ".join(article.authors), date_in_words(article.published), article.source, agencies])
    setting.add(byline, style=FAINT, gap="\n")
    setting.add(article.url or "", style=FAINT, gap="\n")
    setting.remember("lead", highlights.lead)
    setting.add(*_paragraphs(article.lead, highlights.lead), LEAD)
    setting.remember("body", highlights.body)
    setting.add(*_paragraphs(article.body, highlights.body))
    for number, (caption, lights) in enumerate(zip(article.captions, highlights.captions, strict=True)):
        label = _("Caption: ")
        setting.remember("caption", lights, sum(len(other) + 1 for other in article.captions[:number]))
        shifted = [(start + len(label), end + len(label)) for start, end in lights]
        setting.add(label + caption, shifted, CAPTION, gap="\n" if number else "\n\n")
    if same := SEPARATOR.join(copies):
        setting.add(_("Nearly the same text is also in: {ids}").format(ids=same), style=CAPTION)
    setting.add(remark, style=REMARK)
    return TypesetArticle(
        "".join(setting.pieces), tuple(setting.spans), tuple(setting.hits), origins=tuple(setting.origins)
    )


def typeset_differences(here: Article, there: Article, compared: Iterable[Difference]) -> TypesetArticle:
    """Set what differs between two articles: signs and styles for removed and added sentences, which are its hits."""
    setting = _Setting()
    for article, change in ((here, Change.REMOVED), (there, Change.ADDED)):
        facts = in_a_row([article.source, date_in_words(article.published), article.id])
        setting.add(f"{change.value} {facts}", style=LOOKS[change], gap="\n")
    for difference in compared:
        sentences = " ".join(difference.sentences)
        if difference.change is Change.KEPT:
            setting.add(sentences, style=FAINT)
        else:
            text = f"{difference.change.value} {sentences}"
            setting.add(text, [(0, len(text))], LOOKS[difference.change])
    return TypesetArticle("".join(setting.pieces), tuple(setting.spans), tuple(setting.hits), hit_style="")
