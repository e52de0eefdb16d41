"""Snippets: the sentence of an article that says most about the query, with its words lit."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.article import Article, Snippet
from indexer.search.highlights import Lights, within
from indexer.search.sentences import sentences
from indexer.search.settings import SNIPPET_LENGTH

Spans = list[tuple[int, int, int]]

ELLIPSIS = "…"
LONGEST = SNIPPET_LENGTH * 3 // 2
MOST_PARAGRAPHS = 6
"""How many paragraphs, those with most to tell, are cut into sentences."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article with what is lit in it; `place` counts paragraphs as `Reading.lines` does."""

    zone: str
    place: int
    text: str
    spans: Spans


def best_snippet(article: Article, lights: Lights, weights: Sequence[float]) -> tuple[Snippet, int]:
    """Return the best snippet, and the place of its paragraph.

    `weights` says how much each query word tells. Running text comes before captions; without any lit word the first
    sentences of the article stand there, unlit.
    """
    every = list(_paragraphs(article, lights))
    for zones in (("lead", "body"), ("caption",)):
        lit = [paragraph for paragraph in every if paragraph.zone in zones and paragraph.spans]
        lit.sort(key=lambda paragraph: (-_told(paragraph.spans, weights), paragraph.place))
        candidates = [_best_sentence(paragraph, weights) for paragraph in lit[:MOST_PARAGRAPHS]]
        if candidates:
            best = max(candidates, key=lambda found: (found.told, -found.paragraph.place))
            return _cut(best.paragraph, best.start, best.end), best.paragraph.place
    running = [paragraph for paragraph in every if paragraph.zone != "title"] or every
    if not running:
        return Snippet(""), 0
    first = running[0]
    start, end = sentences(first.text)[0]
    return _cut(first, start, end), first.place


def _paragraphs(article: Article, lights: Lights) -> Iterator[Paragraph]:
    """Yield the paragraphs; what is lit is looked for once in each zone."""
    place = 0
    for zone, text in (
        ("title", article.title),
        ("lead", article.lead),
        ("body", article.body),
        ("caption", "\n".join(article.captions)),
    ):
        if not text:
            continue
        spans = lights.spans(text)
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            inside = [(a - start, b - start, number) for a, b, number in within(spans, start, end)]
            yield Paragraph(zone, place, line, inside)
            place += 1
            start = end + 1


def _told(spans: Spans, weights: Sequence[float]) -> float:
    """Say how much lit words tell: each query word once, and a little more for more of them."""
    return sum(weights[number] for number in {number for _, _, number in spans}) + 0.01 * min(len(spans), 5)


@dataclass(frozen=True, slots=True)
class _Sentence:
    told: float
    paragraph: Paragraph
    start: int
    end: int


def _best_sentence(paragraph: Paragraph, weights: Sequence[float]) -> _Sentence:
    """Return the first of the sentences that tell most; a lit word always lies in one."""
    found = [
        _Sentence(_told(inside, weights), paragraph, start, end)
        for start, end in sentences(paragraph.text)
        if (inside := within(paragraph.spans, start, end))
    ]
    return max(found, key=lambda sentence: sentence.told)


def _cut(paragraph: Paragraph, start: int, end: int) -> Snippet:
    """Cut [start, end) out: what is short grows by the next sentences, what is long shrinks to where its words are."""
    text = paragraph.text
    if end - start < SNIPPET_LENGTH:
        for following, last in sentences(text):
            if following >= end and last - start <= SNIPPET_LENGTH:
                end = last
    before = after = ""
    if end - start > LONGEST:
        middle = _densest(within(paragraph.spans, start, end), start)
        from_here = max(start, middle - SNIPPET_LENGTH // 3)
        to_here = min(end, from_here + SNIPPET_LENGTH)
        if from_here > start:
            start, before = _word_start(text, from_here, middle), ELLIPSIS
        if to_here < end:
            end, after = _word_end(text, to_here, start), ELLIPSIS
    shift = len(before) - start
    highlights = tuple((a + shift, b + shift) for a, b, _ in within(paragraph.spans, start, end))
    return Snippet(before + text[start:end] + after, highlights, paragraph.zone)


def _densest(spans: Spans, default: int) -> int:
    """Return where the most different words stand together."""
    best, place = 0, default
    for index, (start, _, _) in enumerate(spans):
        upto = bisect_left(spans, (start + SNIPPET_LENGTH // 2, 0, 0))
        different = len({number for _, _, number in spans[index:upto]})
        if different > best:
            best, place = different, start
    return place


def _word_start(text: str, place: int, latest: int) -> int:
    """Return the start of the first word from a place on, at the latest where something is lit."""
    space = text.find(" ", place, latest)
    return space + 1 if space >= 0 else place


def _word_end(text: str, place: int, earliest: int) -> int:
    """Return the end of the last whole word before a place."""
    space = text.rfind(" ", earliest, place)
    return space if space > earliest else place
