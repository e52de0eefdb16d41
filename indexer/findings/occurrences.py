"""Occurrences: every place of the articles found where what was asked for stands, each a word or a whole phrase."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.storage.document_store import StoredFields, fields_of
from indexer.errors import UsageError
from indexer.messages import message
from indexer.polish.letter_case import case_of
from indexer.search.planning.question import Question
from indexer.search.results.hits import highlighters_of, query_words
from indexer.search.results.search import Search
from indexer.search.results.snippets import Highlighter, QueryWords, Spans, outline, phrase_end

LEAST_WEIGHT = 0.4
"""A form or a letter case that counts less in the ranking (`sąd` for `sad`, `po` for `PO`) is no occurrence."""
ARTICLES_AT_ONCE = 64


class Occurrence(NamedTuple):
    """A stretch [start, end) of the text of a field."""

    field: str
    text: str
    start: int
    end: int


class ArticleOccurrences(NamedTuple):
    """An article, by its number in the whole index and what is stored of it, and its occurrences in their order."""

    document: int
    stored: StoredFields
    places: tuple[Occurrence, ...]


def occurrences(search: Search) -> Iterator[list[ArticleOccurrences]]:
    """Yield the articles that a search finds, in its order, some at once; those without an occurrence are left out.

    Raises UsageError where the query has no word that stands in a text.
    """
    wanted = _Wanted.of(search)
    documents = search.all_in_order().tolist()
    some_at_once = (documents[first : first + ARTICLES_AT_ONCE] for first in range(0, len(documents), ARTICLES_AT_ONCE))
    return (_in_articles(search, wanted, some) for some in some_at_once)


class _Wanted(NamedTuple):
    """What of a query is looked for: `alone` are the numbers of the words that are no mere parts of a phrase."""

    question: Question
    words: QueryWords
    alone: frozenset[int]

    @classmethod
    def of(cls, search: Search) -> "_Wanted":
        question = search.question
        if not any(term.fields.group == "text" for term in question.terms):
            raise UsageError(message("A word or a phrase is missing that stands in the texts of articles."))
        first = {term.text: number for number, term in reversed(list(enumerate(question.terms)))}
        typed = Counter(first[term.text] for term in question.terms)
        in_phrases = Counter(chain.from_iterable(phrase.numbers for phrase in question.phrases))
        return cls(question, query_words(search.evaluator, question), frozenset(typed - in_phrases))


def _in_articles(search: Search, wanted: _Wanted, documents: Sequence[int]) -> list[ArticleOccurrences]:
    terms, snapshot = wanted.question.terms, search.evaluator.snapshot
    highlighters = highlighters_of(search.evaluator, terms, documents, LEAST_WEIGHT)
    found = []
    for document in documents:
        segment, local = snapshot.segment_of(document)
        data = segment.stored[local]
        stored = fields_of(data)
        places = tuple(_in_article(stored, data, highlighters[document], wanted))
        if places:
            found.append(ArticleOccurrences(document, stored, places))
    return found


def _in_article(stored: StoredFields, data: bytes, highlighter: Highlighter, wanted: _Wanted) -> Iterator[Occurrence]:
    text, words = stored.text, wanted.words
    every = highlighter.spans(text, outlined=outline(data)[-len(text) :] if text else b"")
    bounds = (
        ("title", 0, stored.lead_start - 1),
        ("lead", stored.lead_start, stored.body_start - 1),
        ("body", stored.body_start, len(text)),
    )
    for field, first, last in bounds:
        spans = [(start - first, end - first, number) for start, end, number in every if first <= start < last]
        if spans:
            yield from _in_field(field, text[first:last], words.visible(spans, field), wanted)
    captions = "\n".join(stored.captions)
    yield from _in_field("caption", captions, words.visible(highlighter.spans(captions), "caption"), wanted)


def _in_field(field: str, text: str, spans: Spans, wanted: _Wanted) -> Iterator[Occurrence]:
    terms = wanted.question.terms
    spans = [span for span in spans if _is_in_its_case(terms[span[2]], text[span[0] : span[1]])]
    found = {(start, end) for start, end, number in spans if number in wanted.alone}
    for phrase in wanted.question.phrases:
        for place, (start, _, number) in enumerate(spans):
            if number == phrase.numbers[0]:
                end = phrase_end(text, spans[place : place + len(phrase.numbers)], phrase)
                if end:
                    found.add((start, end))
    return (Occurrence(field, text, start, end) for start, end in sorted(found))


def _is_in_its_case(term: MergedTerm, spelling: str) -> bool:
    """Tell whether a word has the capitals that it was asked for with."""
    weights = term.case_weights
    return weights is None or weights.if_mostly_capitalised or weights.weights[case_of(spelling)] >= LEAST_WEIGHT
