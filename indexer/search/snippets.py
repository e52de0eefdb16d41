"""Snippets: the passage of an article that says most about the query, with its words lit.

A passage begins and ends with a sentence where that can be; only the text around the best place is looked at closely.
"""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from indexer.answers import Snippet
from indexer.article import Article
from indexer.engine.zones import FAMILIES
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
    zones = _zones(article)
    for wanted in (("lead", "body"), ("caption",)):
        passages = [
            (_best_passage(spans, weights), zone, spans)
            for zone in zones
            if zone.name in wanted and (spans := lights.spans(zone.text, MOST_SPANS))
        ]
        if passages:
            best, zone, spans = max(passages, key=lambda found: found[0].told)
            return _cut(zone, spans, best.start, best.end), _paragraph(zones, zone, best.start)
    unlit = next((zone for zone in zones if zone.name != "title"), zones[0] if zones else None)
    return (_cut(unlit, [], 0, 0), _paragraph(zones, unlit, 0)) if unlit else (Snippet(""), 0)


class _Zone(NamedTuple):
    """A zone of an article; its paragraphs are its lines."""

    name: str
    text: str


def _zones(article: Article) -> list[_Zone]:
    """Return the zones that have a text, in order."""
    captions = "\n".join(article.captions)
    named = zip(FAMILIES["text"], (article.title, article.lead, article.body, captions), strict=True)
    return [_Zone(name, text) for name, text in named if text]


def _paragraph(zones: Sequence[_Zone], zone: _Zone, first: int) -> int:
    """Return the place, over all zones, of the paragraph that a place of a zone lies in."""
    before = zones[: zones.index(zone)]
    return sum(one.text.count("\n") + 1 for one in before) + zone.text.count("\n", 0, first)


class _Passage(NamedTuple):
    """A stretch of text from one lit word to another, and how much the words in it tell."""

    told: float
    start: int
    end: int


def _best_passage(spans: Spans, weights: Sequence[float]) -> _Passage:
    """Return the first of the passages of SNIPPET_LENGTH that tell most: each query word once, a bit for more."""
    best, last = _Passage(-1.0, 0, 0), 0
    inside = [0] * len(weights)  # how often each query word stands in the passage
    count = len(spans)
    for index, (start, _, number) in enumerate(spans):
        before, stop = last, start + SNIPPET_LENGTH
        while last < count and (spans[last][1] <= stop or last == index):
            inside[spans[last][2]] += 1
            last += 1
        if last > before:  # else it has less than the passage before
            told = sum(compress(weights, inside)) + 0.01 * min(last - index, 5)
            if told > best.told:
                best = _Passage(told, start, spans[last - 1][1])
        if last == count:
            break
        inside[number] -= 1
    return best


def _cut(zone: _Zone, spans: Spans, first: int, last: int) -> Snippet:
    """Cut out the sentences around [first, last) of a zone, within its paragraph."""
    text = zone.text
    top = text.rfind("\n", 0, first) + 1
    bottom = text.find("\n", first)
    bottom = len(text) if bottom < 0 else bottom
    last = min(last, bottom)
    start, before = _beginning(text, top, first)
    end, after = _ending(text, start, last, bottom)
    shift = len(before) - start
    highlights = tuple((a + shift, b + shift) for a, b, _ in within(spans, start, end))
    return Snippet(before + text[start:end] + after, highlights, zone.name)


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
