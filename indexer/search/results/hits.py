"""Hits: what is shown of the documents that were found."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.matching.term_postings import forms_in
from indexer.engine.storage.document_store import fields_of
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.records.article import opening_of
from indexer.records.search import Hit, Snippet
from indexer.search.planning.question import Question
from indexer.search.results.snippets import (
    MOST_OF_A_FORM,
    Highlighter,
    Literal,
    QueryWords,
    best_snippet,
    literal_of,
    outline,
    within,
)

READ_AT_ONCE = 16
"""Articles are made into hits so many together; of more, the texts would fill the memory."""
NO_SNIPPET = Snippet("")
NOWHERE = (0.0,) * len(FIELD_GROUPS["text"])


def make_hits(
    evaluator: Evaluator,
    question: Question,
    documents: Sequence[int],
    scores: Sequence[float],
    first_rank: int,
    *,
    with_snippets: bool,
) -> tuple[Hit, ...]:
    """Make the hits of documents of the whole index, best first, with the words of the question highlighted."""
    words = query_words(evaluator, question)
    highlighters = highlighters_of(evaluator, question.terms, documents)
    ranked = [_Ranked(rank, *one) for rank, one in enumerate(zip(documents, scores, strict=True), first_rank)]
    pieces = (ranked[start : start + READ_AT_ONCE] for start in range(0, len(ranked), READ_AT_ONCE))
    return tuple(
        [hit for some in pieces for hit in _hits(evaluator.snapshot, some, highlighters, words, with_snippets)]
    )


def query_words(evaluator: Evaluator, question: Question) -> QueryWords:
    """Return what the words of a question weigh, and where they are highlighted."""
    terms = question.terms
    return QueryWords([evaluator.term(term).idf for term in terms], _hidden(terms), question.phrases)


def _hidden(terms: Sequence[MergedTerm]) -> list[frozenset[int]]:
    """Return, field by field of an article's text, the numbers of the terms that are not asked for there."""
    weights = [term.fields.weights if term.fields.group == "text" else NOWHERE for term in terms]
    fields = range(len(NOWHERE))
    return [frozenset([number for number, of_term in enumerate(weights) if not of_term[field]]) for field in fields]


class _Ranked(NamedTuple):
    """A document of the whole index and its place in the order."""

    rank: int
    document: int
    score: float


def highlighter_of(evaluator: Evaluator, question: Question) -> Highlighter:
    """Return the highlighter for any text: it looks for every form that a word of the question stands for."""
    words: dict[str, int] = {}
    for number, term in enumerate(question.terms):
        for segment, found in zip(evaluator.snapshot.segments, evaluator.term(term).per_segment, strict=True):
            for form in found.forms.tolist():
                words.setdefault(segment.lexicon.forms[form].decode(), number)
    return Highlighter(words)


def highlighters_of(
    evaluator: Evaluator, terms: Sequence[MergedTerm], documents: Sequence[int], least_weight: float = 0.0
) -> dict[int, Highlighter]:
    """Return the highlighter of each document: it looks only for forms that stand there, as the postings tell.

    Forms that weigh less than `least_weight` in their term are not looked for.
    """
    words: dict[int, dict[str, int]] = {document: {} for document in documents}
    literals: dict[str, Literal] = {}
    for segment_number, segment in enumerate(evaluator.snapshot.segments):
        here = sorted(number for document in documents if 0 <= (number := document - segment.base) < segment.count)
        local = DocumentSet(segment.count, numbers=np.array(here, np.int64))
        spelled: dict[int, str] = {}
        matches = [evaluator.term(term).per_segment[segment_number] for term in terms] if here else []
        standing = forms_in(matches, local)
        # A word that is asked for anywhere is highlighted for that, not for a field that it is asked for in as well.
        for number, some in sorted(enumerate(matches), key=lambda match: not match[1].batch.fields.are_all):
            faint = frozenset(some.forms[some.weights < least_weight].tolist()) if least_weight else ()
            for document, form in standing[some]:
                if form in faint:
                    continue
                if form not in spelled:
                    word = spelled[form] = segment.lexicon.forms[form].decode()
                    literals[word] = literal_of(word)
                words[document + segment.base].setdefault(spelled[form], number)
    return {document: Highlighter(some, literals) for document, some in words.items()}


def _hits(
    snapshot: Snapshot,
    ranked: Sequence[_Ranked],
    highlighters: dict[int, Highlighter],
    words: QueryWords,
    with_snippets: bool,
) -> Iterator[Hit]:
    """Make some of the hits, step by step for all of them: each step then finds near at hand what it needs."""
    places = [snapshot.segment_of(one.document) for one in ranked]
    packed = [segment.stored[local] for segment, local in places]
    articles = [fields_of(data) for data in packed]
    outlines = [outline(data) if with_snippets else b"" for data in packed]
    for one, (segment, local), article, outlined in zip(ranked, places, articles, outlines, strict=True):
        highlighter, line = highlighters[one.document], segment.columns["line"].item(local)
        title, snippet = article.title, NO_SNIPPET
        if with_snippets:
            spans = words.visible_in(
                article, highlighter.spans(article.text, MOST_OF_A_FORM, outlined[-len(article.text) :])
            )
            snippet, place = best_snippet(article, spans, highlighter, words)
            place = place if snippet.highlights or not spans else 0  # else only the title has any
            line = article.lines[place] if place < len(article.lines) else line
        else:
            spans = words.visible(highlighter.spans(title), "title")
        yield Hit(
            rank=one.rank,
            score=round(one.score, 4),
            id=segment.columns.id(local),
            title=title,
            published=article.published,
            source=article.source,
            authors=tuple(article.authors),
            agencies=tuple(article.agencies),
            url=article.url,
            path=snapshot.path_in(segment, local),
            line=line,
            snippet=snippet,
            title_highlights=tuple([(start, end) for start, end, _ in within(spans, 0, len(title))]),
            opening="" if title else opening_of(article.lead, article.body, article.captions),
        )
