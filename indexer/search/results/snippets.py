"""Snippets: the passage of an article that says most about the query, with its words highlighted.

A passage begins and ends with a sentence where that can be; only the text around the best place is looked at closely.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from indexer.engine.storage.fields import FIELD_GROUPS, GROUP_OF
from indexer.engine.storage.stored_article import StoredFields
from indexer.polish.sentences import sentence_end, sentence_start
from indexer.polish.tokens import TOKEN
from indexer.records.search import Snippet
from indexer.search.planning.query_terms import Phrase
from indexer.search.planning.ranking_constants import SNIPPET_LENGTH
from indexer.search.results.highlights import Highlighter, Spans, within

ELLIPSIS = "…"
LONGEST_LEAD_IN = SNIPPET_LENGTH * 2 // 3
"""How far before the first highlighted word a sentence may begin to be shown from its beginning."""
SHORT_LEAD_IN = SNIPPET_LENGTH // 4
MOST_COUNTED = 5
"""How many highlighted words of a passage are counted as more of the same."""
MOST_OF_A_FORM = 60
"""How often each form is highlighted in one text: the best passage of a very long one is looked for among these."""


class QueryWords(NamedTuple):
    """The words of a query, by their numbers: how much each says, where it is not highlighted, and which are phrases.

    `hidden` has, field by field of an article's text, the numbers of the words that are not asked for there.
    """

    weights: Sequence[float]
    hidden: Sequence[frozenset[int]] = (frozenset(),) * len(FIELD_GROUPS["text"])
    phrases: Sequence[Phrase] = ()

    @property
    def is_one_phrase(self) -> bool:
        """Whether one phrase is all."""
        return len(self.phrases) == 1 and len(self.phrases[0].numbers) == len(self.weights)

    def visible(self, spans: Spans, field: str) -> Spans:
        """Keep the spans of the words that are highlighted in a field."""
        hidden = self.hidden[GROUP_OF[field][1]]
        return [span for span in spans if span[2] not in hidden] if hidden else spans

    def visible_in(self, article: StoredFields, spans: Spans) -> Spans:
        """Keep the spans in the text of an article of the words that are highlighted there."""
        if not any(self.hidden):
            return spans
        lead, body = (bisect_left(spans, (start,)) for start in (article.lead_start, article.body_start))
        fields = ("title", spans[:lead]), ("lead", spans[lead:body]), ("body", spans[body:])
        return [span for field, some in fields for span in self.visible(some, field)]


def best_snippet(
    article: StoredFields, spans: Spans, highlighter: Highlighter, words: QueryWords
) -> tuple[Snippet, int]:
    """Return the best snippet, and the place of its paragraph as `Reading.lines` counts them.

    `spans` are the highlighted words of the text of the article. Running text comes before captions; without any
    highlighted word the first sentences of the article stand there.
    """
    text, lead = article.text, article.lead_start
    if visible := spans[bisect_left(spans, (lead,)) :]:  # those of the title stand first
        first, last = _best_passage(text, visible, words)
        return _snippet_around(_field(article, first), text, visible, first, last), _paragraph(article, first)
    captions = "\n".join(article.captions)
    if visible := words.visible(highlighter.spans(captions, MOST_OF_A_FORM), "caption"):
        first, last = _best_passage(captions, visible, words)
        paragraph = _paragraphs(article) + captions.count("\n", 0, first)
        return _snippet_around("caption", captions, visible, first, last), paragraph
    start = lead if article.lead else article.body_start
    if start < len(text):
        return _snippet_around(_field(article, start), text, [], start, start), _paragraph(article, start)
    if captions:
        return _snippet_around("caption", captions, [], 0, 0), _paragraphs(article)
    return _snippet_around("title" if article.title else "body", text, [], 0, 0), 0


def _field(article: StoredFields, place: int) -> str:
    return "lead" if place < article.body_start else "body"


def _paragraph(article: StoredFields, place: int) -> int:
    """Return which paragraph a place of lead or body lies in; an empty field is a line, but no paragraph."""
    has_no_title, has_no_lead = article.lead_start == 1, article.body_start == article.lead_start + 1
    return article.text.count("\n", 0, place) - has_no_title - (has_no_lead and place >= article.body_start)


def _paragraphs(article: StoredFields) -> int:
    """Return how many paragraphs title, lead and body have."""
    return _paragraph(article, len(article.text)) + (1 if article.body else 0)


def _best_passage(text: str, spans: Spans, words: QueryWords) -> tuple[int, int]:
    """Return the start and the end of the passage that says most: the first of the best ones.

    It lies within a paragraph and is SNIPPET_LENGTH long at the most. Each query word counts once, and there is a bit
    for more of the same. A phrase counts as much as all words together.
    """
    weights = words.weights
    if phrases := _phrases(text, spans, words):
        if words.is_one_phrase:
            return phrases[0][:2]
        spans, weights = sorted(spans + phrases), [*weights, sum(weights)]
    best, best_first, best_last, last, bottom = -1.0, 0, 0, 0, -1
    inside = [0] * len(weights)  # how often each query word stands in the passage
    count, absent = len(spans), len(weights) - len({number for _, _, number in spans})
    for first, (start, _, number) in enumerate(spans):
        if start > bottom:  # the next paragraph
            bottom = text.find("\n", start)
            bottom = len(text) if bottom < 0 else bottom
        before, stop = last, min(start + SNIPPET_LENGTH, bottom)
        while last < count and (spans[last][1] <= stop or last == first):
            inside[spans[last][2]] += 1
            last += 1
        if last > before:  # else it has less than the passage before
            score = sum(compress(weights, inside)) + 0.01 * min(last - first, MOST_COUNTED)
            if score > best:
                best, best_first, best_last = score, first, last - 1
                if last - first >= MOST_COUNTED and inside.count(0) == absent:
                    break  # none can score higher
        if last == count:
            break
        inside[number] -= 1
    return spans[best_first][0], spans[best_last][1]


def _phrases(text: str, spans: Spans, words: QueryWords) -> Spans:
    """Return where the phrases stand whole, with the number after those of the words; of one alone, the first place."""
    found: Spans = []
    for phrase in words.phrases:
        for place, (start, _, number) in enumerate(spans):
            if number == phrase.numbers[0] and (end := _end(text, spans[place : place + len(phrase.numbers)], phrase)):
                found.append((start, end, len(words.weights)))
                if words.is_one_phrase:
                    break
    return found


def _end(text: str, spans: Spans, phrase: Phrase) -> int:
    """Return where a phrase ends that consists of these spans, 0 where it does not."""
    if tuple([number for _, _, number in spans]) != phrase.numbers:
        return 0
    between = [len(TOKEN.findall(text, left[1], right[0])) for left, right in pairwise(spans)]
    return spans[-1][1] if max(between) <= phrase.slop else 0


def _snippet_around(field: str, text: str, spans: Spans, first: int, last: int) -> Snippet:
    """Cut out the sentences around [first, last) of a text, within the paragraph that it begins in."""
    top = text.rfind("\n", 0, first) + 1
    bottom = text.find("\n", first)
    bottom = len(text) if bottom < 0 else bottom
    start, before = _beginning(text, top, first)
    end, after = _ending(text, start, last, bottom)
    shift = len(before) - start
    highlights = tuple([(a + shift, b + shift) for a, b, _ in within(spans, start, end)])
    return Snippet(before + text[start:end] + after, highlights, field)


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
