"""Snippets: the sentence of an article that says most about the query, with its words lit."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.article import Article, Snippet
from indexer.search.highlights import Lights, within
from indexer.search.sentences import sentences
from indexer.search.settings import SNIPPET_LENGTH

Spans = list[tuple[int, int, int]]

ELLIPSIS = "…"
LONGEST = SNIPPET_LENGTH * 3 // 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: the zone it stands in and its place among all of them, title first."""

    zone: str
    place: int
    text: str


def paragraphs(article: Article) -> list[Paragraph]:
    """Return the paragraphs in the order in which `Reading.lines` gives their lines."""
    texts = [("title", article.title)] if article.title else []
    texts += [("lead", text) for text in article.lead.split("\n") if text]
    texts += [("body", text) for text in article.body.split("\n") if text]
    texts += [("caption", text) for text in article.captions]
    return [Paragraph(zone, place, text) for place, (zone, text) in enumerate(texts)]


def best_snippet(article: Article, lights: Lights, weights: Sequence[float]) -> tuple[Snippet, int]:
    """Return the best snippet, and the place of its paragraph.

    `weights` says how much each query word tells. Text comes before captions, captions before the title alone; without
    any lit word the article's first sentences stand there, unlit.
    """
    every = paragraphs(article)
    running = [paragraph for paragraph in every if paragraph.zone in ("lead", "body")]
    captions = [paragraph for paragraph in every if paragraph.zone == "caption"]
    for group in (running, captions):
        best = max(
            (found for paragraph in group if (found := _best_sentence(paragraph, lights, weights))), default=None
        )
        if best is not None:
            paragraph = every[-best.place]
            return _cut(paragraph, lights.spans(paragraph.text), best.start, best.end), paragraph.place
    if not running:
        first = captions[0] if captions else Paragraph("title", 0, article.title)
        return _cut(first, [], 0, len(first.text)), first.place
    first = running[0]
    return _cut(first, [], 0, (sentences(first.text) or [(0, 0)])[0][1]), first.place


@dataclass(frozen=True, slots=True, order=True)
class _Sentence:
    """A candidate: what it tells comes first in the comparison, then an earlier paragraph (`place` is negative)."""

    told: float
    place: int
    start: int
    end: int


def _best_sentence(paragraph: Paragraph, lights: Lights, weights: Sequence[float]) -> _Sentence | None:
    spans = lights.spans(paragraph.text)
    if not spans:
        return None
    best: _Sentence | None = None
    for start, end in sentences(paragraph.text):
        inside = within(spans, start, end)
        if inside:
            told = sum(weights[number] for number in {number for _, _, number in inside}) + 0.01 * min(len(inside), 5)
            candidate = _Sentence(told, -paragraph.place, start, end)
            if best is None or told > best.told:
                best = candidate
    return best


def _cut(paragraph: Paragraph, spans: Spans, start: int, end: int) -> Snippet:
    """Cut [start, end) out of a paragraph: what is short grows by the next sentence, what is long shrinks to its words."""
    text = paragraph.text
    for following, last in sentences(text):
        if following >= end and last - start <= SNIPPET_LENGTH:
            end = last
    inside = within(spans, start, end)
    before = after = ""
    if end - start > LONGEST:
        middle = _densest(inside, start)
        new_start = max(start, middle - SNIPPET_LENGTH // 3)
        new_end = min(end, new_start + SNIPPET_LENGTH)
        if new_start > start:
            new_start = _word_start(text, new_start, middle)
            before = ELLIPSIS
        if new_end < end:
            new_end = _word_end(text, new_end, new_start)
            after = ELLIPSIS
        start, end = new_start, new_end
        inside = within(spans, start, end)
    shift = len(before) - start
    return Snippet(
        before + text[start:end] + after, tuple((a + shift, b + shift) for a, b, _ in inside), paragraph.zone
    )


def _densest(spans: Spans, default: int) -> int:
    """Return where the most different words stand together."""
    best, place = 0, default
    for index, (start, _, _) in enumerate(spans):
        different = len({number for begin, _, number in spans[index:] if begin < start + SNIPPET_LENGTH // 2})
        if different > best:
            best, place = different, start
    return place


def _word_start(text: str, place: int, latest: int) -> int:
    space = text.find(" ", place, latest)
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int, earliest: int) -> int:
    space = text.rfind(" ", earliest, place)
    return space if space > earliest else place
