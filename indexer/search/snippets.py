"""Snippets: the passage of an article that says most about the query, with its words lit.

A passage begins and ends with a sentence where that can be; only the text around the best place is looked at closely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from indexer.article import Article, Snippet
from indexer.search.highlights import Lights, within
from indexer.search.sentences import sentence_end, sentence_start
from indexer.search.settings import SNIPPET_LENGTH

Spans = list[tuple[int, int, int]]

ELLIPSIS = "…"
LONGEST_LEAD_IN = SNIPPET_LENGTH * 2 // 3
"""How far before the first lit word a sentence may begin to be shown from its beginning."""
SHORT_LEAD_IN = SNIPPET_LENGTH // 4
MOST_SPANS = 300
"""How many lit words of one text are weighed: the best passage of a very long one is looked for among these."""


def best_snippet(article: Article, lights: Lights, weights: Sequence[float]) -> tuple[Snippet, int]:
    """Return the best snippet, and the place of its paragraph as `Reading.lines` counts them.

    `weights` says how much each query word tells. Running text comes before captions; without any lit word the first
    sentences of the article stand there, unlit.
    """
    zones = list(_zones(article))
    for wanted in (("lead", "body"), ("caption",)):
        passages = [
            (_best_passage(spans, weights), zone, spans)
            for zone in zones
            if zone.name in wanted and (spans := lights.spans(zone.text, MOST_SPANS))
        ]
        if passages:
            best, zone, spans = max(passages, key=lambda found: found[0].told)
            return _cut(zone, spans, best.start, best.end)
    unlit = next((zone for zone in zones if zone.name != "title"), zones[0] if zones else None)
    return _cut(unlit, [], 0, 0) if unlit else (Snippet(""), 0)


@dataclass(frozen=True, slots=True)
class _Zone:
    """A zone of an article; its paragraphs are its lines, and `first` is the place of the first of them."""

    name: str
    text: str
    first: int


def _zones(article: Article) -> Iterator[_Zone]:
    place = 0
    for name, text in (
        ("title", article.title),
        ("lead", article.lead),
        ("body", article.body),
        ("caption", "\n".join(article.captions)),
    ):
        if text:
            yield _Zone(name, text, place)
            place += text.count("\n") + 1


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of text from one lit word to another, and how much the words in it tell."""

    told: float
    start: int
    end: int


def _best_passage(spans: Spans, weights: Sequence[float]) -> _Passage:
    """Return the first of the passages of SNIPPET_LENGTH that tell most: each query word once, a bit for more."""
    best, last = _Passage(-1.0, 0, 0), 0
    inside = [0] * len(weights)  # how often each query word stands in the passage
    for index, (start, _, number) in enumerate(spans):
        while last < len(spans) and (last == index or spans[last][1] <= start + SNIPPET_LENGTH):
            inside[spans[last][2]] += 1
            last += 1
        told = _told(inside, last - index, weights)
        if told > best.told:
            best = _Passage(told, start, spans[last - 1][1])
        if last == len(spans):  # what begins later has less of it
            break
        inside[number] -= 1
    return best


def _told(inside: Sequence[int], count: int, weights: Sequence[float]) -> float:
    return sum(compress(weights, inside)) + 0.01 * min(count, 5)


def _cut(zone: _Zone, spans: Spans, first: int, last: int) -> tuple[Snippet, int]:
    """Cut out the sentences around [first, last) of a zone, within its paragraph, and say which paragraph it is."""
    text = zone.text
    top = text.rfind("\n", 0, first) + 1
    bottom = text.find("\n", first)
    bottom = len(text) if bottom < 0 else bottom
    last = min(last, bottom)
    start, before = _beginning(text, top, first)
    end, after = _ending(text, start, last, bottom)
    shift = len(before) - start
    highlights = tuple((a + shift, b + shift) for a, b, _ in within(spans, start, end))
    return Snippet(before + text[start:end] + after, highlights, zone.name), zone.first + text.count("\n", 0, first)


def _beginning(text: str, top: int, first: int) -> tuple[int, str]:
    earliest = max(top, first - LONGEST_LEAD_IN)
    start = sentence_start(text, earliest, first)
    if start > earliest or earliest == top:
        return start, ""
    space = text.find(" ", first - SHORT_LEAD_IN, first)
    return (space + 1 if space >= 0 else first), ELLIPSIS


def _ending(text: str, start: int, last: int, bottom: int) -> tuple[int, str]:
    latest = min(bottom, max(last + SHORT_LEAD_IN, start + SNIPPET_LENGTH + SHORT_LEAD_IN))
    end = sentence_end(text, last, latest)
    while end < latest and end - start < SNIPPET_LENGTH // 2:
        end = sentence_end(text, end + 1, latest)
    if end < latest or end == bottom:
        return end, ""
    space = text.rfind(" ", last, end)
    return (space if space > last else end), ELLIPSIS
