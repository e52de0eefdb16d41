"""Snippets: where the words of a query stand in a text, and the passage that says most about it.

A passage begins and ends with a sentence where that can be; only the text around the best place is looked at closely.
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from indexer.engine.storage.document_store import StoredFields
from indexer.engine.storage.fields import FIELD_GROUPS, GROUP_OF
from indexer.polish.tokens import JOINTS, TOKEN, base, form, sentence_end, sentence_start
from indexer.records.search import Snippet
from indexer.search.planning.query_terms import Phrase
from indexer.search.planning.ranking_constants import SNIPPET_LENGTH

Spans = list[tuple[int, int, int]]
"""Stretches [start, end) of a text, in order, each with the number of the query word that it is highlighted for."""

ELLIPSIS = "…"
LONGEST_LEAD_IN = SNIPPET_LENGTH * 2 // 3
"""How far before the first highlighted word a sentence may begin to be shown from its beginning."""
SHORT_LEAD_IN = SNIPPET_LENGTH // 4
MOST_COUNTED = 5
"""How many highlighted words of a passage are counted as more of the same."""
MOST_OF_A_FORM = 60
"""How often each form is highlighted in one text: the best passage of a very long one is looked for among these."""
MOST_LITERALS = 64
_JOINTS = frozenset(JOINTS)

NOT_ASCII = 0x80
"""The byte of an outline for every character outside ASCII: which one it is, only the text can tell."""
_LOWER_CASE = bytes(range(NOT_ASCII)).lower() + bytes([NOT_ASCII]) * (0x100 - NOT_ASCII)
_INSIDE_CHARACTERS = bytes(range(0x80, 0xC0))
_NO_MORE, _SAME_WORD, _PERHAPS = 0, 1, 2
"""What the byte beside a word in an outline says: the word ends, it goes on, or only the text can tell."""
_BESIDE = bytes(
    _PERHAPS if byte == NOT_ASCII or chr(byte) in _JOINTS else _SAME_WORD if chr(byte).isalnum() else _NO_MORE
    for byte in range(NOT_ASCII + 1)
)


def outline(text: bytes) -> bytes:
    """Return the outline of a text in UTF-8: a byte for every code point, ASCII in lower case, 0x80 for all others.

    Looking for the outline of a word in it is fast, finds the word in whatever case, and sometimes something similar.
    """
    return text.translate(_LOWER_CASE, _INSIDE_CHARACTERS)


class Literal(NamedTuple):
    """The part of a form that is looked for, its outline, and whether the outline says all of it.

    The outline is empty where it says nothing, as for a word in Cyrillic.
    """

    text: str
    outlined: bytes
    is_ascii: bool


def literal_of(word: str) -> Literal:
    """Return the literal of a form: of all of it, or of what stands before a joint."""
    text = word if word.isalnum() else base(word)
    if text.isascii():
        return Literal(text, text.encode(), is_ascii=True)
    outlined = outline(text.encode())
    return Literal(text, outlined if outlined.strip(b"\x80") else b"", is_ascii=False)


class Highlighter:
    """Finds the tokens of a text that are one of some forms, each of which belongs to a query word, by its number."""

    def __init__(self, words: dict[str, int], literals: Mapping[str, Literal] | None = None) -> None:
        """Take every form with the number of its query word; `literals` of them need not be made again."""
        self._words = words
        if literals is None:
            literals = {word: literal_of(word) for word in words}
        # Several forms may have the same literal (`pis`, `pis-u`); an empty one would be found for ever.
        sought = {literal.text: literal for word in words if (literal := literals[word]).text}
        self._literals = [(*literal, words.get(text)) for text, literal in sought.items()]

    def spans(self, text: str, most: int = sys.maxsize, outlined: bytes | None = None) -> Spans:
        """Return [start, end) and the number of the query word of the tokens to highlight in a text, in order.

        Of each form `most` are found at the most, which bounds the work for a text that has very many. `outlined` is
        the outline of the text, for those who have it.
        """
        if not self._literals:
            return []
        # Only these two become letters of ASCII in lower case, the first of them two, which shifts all after it.
        if len(self._literals) > MOST_LITERALS or "İ" in text or "\N{KELVIN SIGN}" in text:
            return self._by_tokens(text)
        if outlined is None:
            outlined = outline(text.encode("utf-8", "surrogatepass"))
        found: Spans = []
        find_in_text: Callable[..., int] | None = None
        around = outlined + b" "  # what stands before the beginning and behind the end
        for literal, literal_outlined, is_ascii, number in self._literals:
            if literal_outlined:
                find: Callable[..., int] = outlined.find
            else:
                find = find_in_text = find_in_text or text.lower().find
            sought = literal_outlined or literal
            if (start := find(sought)) < 0:
                continue
            size, room = len(literal), most
            while start >= 0 and room > 0:
                end = start + size
                beside = _BESIDE[around[start - 1]] | _BESIDE[around[end]]
                if beside and (beside & _SAME_WORD or _is_inside(text, start, end)):
                    start = find(sought, start + 1)  # it is part of a longer word
                elif not is_ascii and text[start:end].lower() != literal:
                    start = find(sought, start + 1)  # it is only similar
                elif beside and text[end : end + 1] in _JOINTS:
                    found += self._token(text, start)
                    start = find(sought, end)
                else:
                    if number is not None:
                        found.append((start, end, number))
                        room -= 1
                    start = find(sought, end)
        found.sort()
        return found

    def _token(self, text: str, start: int) -> Spans:
        """Return the span of the token that starts here, if the whole of it is one of the forms."""
        token = TOKEN.match(text, start)
        number = self._words.get(form(token.group())) if token else None
        return [] if token is None or number is None else [(*token.span(), number)]

    def _by_tokens(self, text: str) -> Spans:
        numbers = ((token, self._words.get(form(token.group()))) for token in TOKEN.finditer(text))
        return [(*token.span(), number) for token, number in numbers if number is not None]


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on before `start` or behind `end`."""
    return text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum()


def within(spans: Spans, start: int, end: int) -> Spans:
    """Return the spans that lie wholly in [start, end) of the text; they are in order."""
    first = bisect_left(spans, (start, -1, -1))
    return [span for span in spans[first : bisect_left(spans, (end, -1, -1))] if span[1] <= end]


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
        return _snippet_around(article.field_at(first), text, visible, first, last), article.paragraph_at(first)
    captions = "\n".join(article.captions)
    if visible := words.visible(highlighter.spans(captions, MOST_OF_A_FORM), "caption"):
        first, last = _best_passage(captions, visible, words)
        paragraph = article.paragraph_count + captions.count("\n", 0, first)
        return _snippet_around("caption", captions, visible, first, last), paragraph
    start = lead if article.lead else article.body_start
    if start < len(text):
        return _snippet_around(article.field_at(start), text, [], start, start), article.paragraph_at(start)
    if captions:
        return _snippet_around("caption", captions, [], 0, 0), article.paragraph_count
    return _snippet_around("title" if article.title else "body", text, [], 0, 0), 0


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
            if number == phrase.numbers[0] and (
                end := phrase_end(text, spans[place : place + len(phrase.numbers)], phrase)
            ):
                found.append((start, end, len(words.weights)))
                if words.is_one_phrase:
                    break
    return found


def phrase_end(text: str, spans: Spans, phrase: Phrase) -> int:
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
