"""Snippets: the passage of an article that says most about the query, with its words lit.

A passage begins and ends with a sentence where that can be; only the text around the best place is looked at closely.
"""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from indexer.answers import Snippet
from indexer.engine.documents import StoredFields
from indexer.engine.zones import FAMILIES
from indexer.search.highlights import Lights, within
from indexer.search.sentences import sentence_end, sentence_start
from indexer.search.settings import SNIPPET_LENGTH

Spans = list[tuple[int, int, int]]

ELLIPSIS = "…"
LONGEST_LEAD_IN = SNIPPET_LENGTH * 2 // 3
"""How far before the first lit word a sentence may begin to be shown from its beginning."""
SHORT_LEAD_IN = SNIPPET_LENGTH // 4
MOST_COUNTED = 5
"""How many lit words of a passage are counted as more of the same."""
MOST_SPANS = 300
"""How many lit words of one text are weighed: the best passage of a very long one is looked for among these."""


def best_snippet(
    article: StoredFields, lights: Lights, weights: Sequence[float], outlined: bytes
) -> tuple[Snippet, int]:
    """Return the best snippet, and the place of its paragraph as `Reading.lines` counts them.

    `weights` says how much each query word tells. Running text comes before captions; without any lit word the first
    sentences of the article stand there, unlit. `outlined` ends with the outlines of title, lead and body.
    """
    body = len(outlined) - len(article.body)
    lead = body - len(article.lead)
    lit = [
        *_lit("lead", article.lead, outlined[lead:body], lights, weights),
        *_lit("body", article.body, outlined[body:], lights, weights),
    ]
    if not lit and article.captions:
        lit = _lit("caption", "\n".join(article.captions), None, lights, weights)
    best = max(lit, key=lambda one: one.told) if lit else _unlit(article)
    return _cut(best), _paragraph(article, best)


class _Passage(NamedTuple):
    """A stretch of a zone from one lit word to another, how much the words in it tell, and all that are lit there."""

    zone: str
    text: str
    spans: Spans
    told: float
    start: int
    end: int


def _lit(zone: str, text: str, outlined: bytes | None, lights: Lights, weights: Sequence[float]) -> list[_Passage]:
    """Return the best passage of a zone, if any word of it is lit."""
    spans = lights.spans(text, MOST_SPANS, outlined) if text else []
    return [_Passage(zone, text, spans, *_best_stretch(spans, weights))] if spans else []


def _unlit(article: StoredFields) -> _Passage:
    """Return the beginning of the first zone that has a text, the title being the last of them."""
    captions = "\n".join(article.captions)
    zones = ("lead", article.lead), ("body", article.body), ("caption", captions), ("title", article.title)
    zone, text = next((one for one in zones if one[1]), ("body", ""))
    return _Passage(zone, text, [], 0.0, 0, 0)


def _paragraph(article: StoredFields, passage: _Passage) -> int:
    """Return the place, over all zones, of the paragraph that a passage begins in."""
    before = (article.title, article.lead, article.body)[: FAMILIES["text"].index(passage.zone)]
    return passage.text.count("\n", 0, passage.start) + sum([text.count("\n") + 1 for text in before if text])


def _best_stretch(spans: Spans, weights: Sequence[float]) -> tuple[float, int, int]:
    """Return how much the best stretch of SNIPPET_LENGTH tells, its start and its end: the first of the best ones.

    Each query word tells something once, and there is a bit for more of the same.
    """
    best, best_first, best_last, last = -1.0, 0, 0, 0
    inside = [0] * len(weights)  # how often each query word stands in the passage
    count, absent = len(spans), len(weights) - len({number for _, _, number in spans})
    for first, (start, _, number) in enumerate(spans):
        before, stop = last, start + SNIPPET_LENGTH
        while last < count and (spans[last][1] <= stop or last == first):
            inside[spans[last][2]] += 1
            last += 1
        if last > before:  # else it has less than the passage before
            told = sum(compress(weights, inside)) + 0.01 * min(last - first, MOST_COUNTED)
            if told > best:
                best, best_first, best_last = told, first, last - 1
                if last - first >= MOST_COUNTED and inside.count(0) == absent:
                    break  # none can tell more
        if last == count:
            break
        inside[number] -= 1
    return best, spans[best_first][0], spans[best_last][1]


def _cut(passage: _Passage) -> Snippet:
    """Cut out the sentences around a passage, within the paragraph that it begins in."""
    zone, text, spans, _, first, last = passage
    top = text.rfind("\n", 0, first) + 1
    bottom = text.find("\n", first)
    bottom = len(text) if bottom < 0 else bottom
    last = min(last, bottom)
    start, before = _beginning(text, top, first)
    end, after = _ending(text, start, last, bottom)
    shift = len(before) - start
    highlights = tuple([(a + shift, b + shift) for a, b, _ in within(spans, start, end)])
    return Snippet(before + text[start:end] + after, highlights, zone)


def _beginning(text: str, top: int, first: int) -> tuple[int, str]:
    earliest = max(top, first - LONGEST_LEAD_IN)
    start = sentence_start(text, earliest, first)
    if start > earliest or earliest == top:
        return start, ""
    space = text.find(" ", first - SHORT_LEAD_IN, first)
    return (space + 1 if space >= 0 else first), ELLIPSIS


def _ending(text: str, start: int, last: int, bottom: int) -> tuple[int, str]:
    if bottom - start <= SNIPPET_LENGTH // 2:
        return bottom, ""
    latest = min(bottom, max(last + SHORT_LEAD_IN, start + SNIPPET_LENGTH + SHORT_LEAD_IN))
    end = sentence_end(text, last, latest)
    while end < latest and end - start < SNIPPET_LENGTH // 2:
        end = sentence_end(text, end + 1, latest)
    if end < latest or end == bottom:
        return end, ""
    space = text.rfind(" ", last, end)
    return (space if space > last else end), ELLIPSIS
