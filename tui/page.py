"""An article set for reading: one text with its styles and its hits in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content, Span

from indexer import Article
from indexer.messages import _
from tui.answers import Highlights
from tui.display import safe
from tui.styles import CAPTION, CURRENT_HIT, FAINT, HEADLINE, HIT, LEAD
from tui.wording import SEPARATOR, date_in_words, in_a_row


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is safe to show; `spans` style it; `hits` are the [start, end) offsets of lit words, top to bottom."""

    text: str
    spans: tuple[Span, ...]
    hits: tuple[tuple[int, int], ...]

    def content(self, current: int | None = None) -> Content:
        """Return the page to show, with the hit numbered `current` (from 0) standing out."""
        spans = [*self.spans, *(Span(start, end, HIT) for start, end in self.hits)]
        if current is not None:
            spans.append(Span(*self.hits[current], CURRENT_HIT))
        return Content(self.text, spans)

    def line_of(self, hit: int, width: int) -> int:
        """Return the line (from 0) in which a hit begins when the page is wrapped to `width` cells."""
        lines = Content(self.text, [Span(*self.hits[hit], HIT)]).wrap(max(1, width))
        return next((number for number, line in enumerate(lines) if line.spans), 0)


class _Setting:
    """A page in the making: pieces of text one under the other."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[Span] = []
        self.hits: list[tuple[int, int]] = []

    def add(self, text: str, highlights: Iterable[tuple[int, int]] = (), style: str = "", gap: str = "\n\n") -> None:
        """Add foreign text below what is there, after a gap; an empty text leaves no trace."""
        if not text:
            return
        begin = len(self.text) + (len(gap) if self.text else 0)
        self.text += (gap if self.text else "") + safe(text)
        if style:
            self.spans.append(Span(begin, begin + len(text), style))
        self.hits += [(begin + start, begin + end) for start, end in highlights]


def _paragraphs(text: str, highlights: Iterable[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Set paragraphs apart by an empty line, and move the highlights with them."""
    apart = text.replace("\n", "\n\n")
    moved = [(start + text.count("\n", 0, start), end + text.count("\n", 0, end)) for start, end in highlights]
    return apart, moved


def typeset(article: Article, highlights: Highlights, copies: Iterable[str] = ()) -> Page:
    """Set an article: title, byline, lead, body, captions, and where else the same text stands."""
    setting = _Setting()
    setting.add(article.heading, highlights.title, HEADLINE)
    agencies = ", ".join(article.agencies)
    byline = in_a_row([", ".join(article.authors), date_in_words(article.published), article.source, agencies])
    setting.add(byline, style=FAINT, gap="\n")
    setting.add(article.url or "", style=FAINT, gap="\n")
    setting.add(*_paragraphs(article.lead, highlights.lead), LEAD)
    setting.add(*_paragraphs(article.body, highlights.body))
    for number, (caption, lights) in enumerate(zip(article.captions, highlights.captions, strict=True)):
        label = _("Caption: ")
        shifted = [(start + len(label), end + len(label)) for start, end in lights]
        setting.add(label + caption, shifted, CAPTION, gap="\n" if number else "\n\n")
    if same := SEPARATOR.join(copies):
        setting.add(_("The same text is also in: {ids}").format(ids=same), style=CAPTION)
    return Page(setting.text, tuple(setting.spans), tuple(setting.hits))
