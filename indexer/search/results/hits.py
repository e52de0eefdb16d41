"""Hits: what is shown of the documents that were found."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.matching.term_postings import forms_in
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.engine.storage.stored_article import fields_of
from indexer.records.article import opening_of
from indexer.records.search import Hit, Snippet
from indexer.search.planning.query_terms import Phrase
from indexer.search.results.highlights import Lights, Literal, literal_of, outline, within
from indexer.search.results.snippets import MOST_OF_A_FORM, Asked, best_snippet

READ_AT_ONCE = 16
"""Articles are made into hits so many together; of more, the texts would fill the memory."""
NO_SNIPPET = Snippet("")
NOWHERE = (0.0,) * len(FIELD_GROUPS["text"])


def make_hits(
    evaluator: Evaluator,
    terms: Sequence[MergedTerm],
    phrases: Sequence[Phrase],
    documents: Sequence[int],
    scores: Sequence[float],
    first_rank: int,
    snippets: bool,
) -> tuple[Hit, ...]:
    """Make the hits of documents of the whole index, best first; the words of `terms` are lit, by their numbers."""
    asked = Asked([evaluator.term(term).idf for term in terms], _unlit(terms), phrases)
    lights = _lights(evaluator, terms, documents)
    ranked = [_Ranked(rank, *one) for rank, one in enumerate(zip(documents, scores, strict=True), first_rank)]
    pieces = (ranked[start : start + READ_AT_ONCE] for start in range(0, len(ranked), READ_AT_ONCE))
    return tuple([hit for some in pieces for hit in _hits(evaluator.snapshot, some, lights, asked, snippets)])


def _unlit(terms: Sequence[MergedTerm]) -> list[frozenset[int]]:
    """Return, field by field of an article's text, the numbers of the terms that are not asked for there."""
    weights = [term.fields.weights if term.fields.group == "text" else NOWHERE for term in terms]
    fields = range(len(NOWHERE))
    return [frozenset([number for number, of_term in enumerate(weights) if not of_term[field]]) for field in fields]


class _Ranked(NamedTuple):
    """A document of the whole index and its place in the order."""

    rank: int
    document: int
    score: float


def all_lights(evaluator: Evaluator, terms: Sequence[MergedTerm]) -> Lights:
    """Return the lights for any text: every form that a term stands for."""
    words: dict[str, int] = {}
    for number, term in enumerate(terms):
        for segment, found in zip(evaluator.snapshot.segments, evaluator.term(term).per_segment, strict=True):
            for form in found.forms.tolist():
                words.setdefault(segment.lexicon.forms[form].decode(), number)
    return Lights(words)


def _lights(evaluator: Evaluator, terms: Sequence[MergedTerm], documents: Sequence[int]) -> dict[int, Lights]:
    """Return the lights of each document: the postings know which forms stand in it, so that no other is looked for."""
    words: dict[int, dict[str, int]] = {document: {} for document in documents}
    literals: dict[str, Literal] = {}
    for segment_number, segment in enumerate(evaluator.snapshot.segments):
        here = sorted(number for document in documents if 0 <= (number := document - segment.base) < segment.count)
        local = DocumentSet(segment.count, numbers=np.array(here, np.int64))
        spelled: dict[int, str] = {}
        matches = [evaluator.term(term).per_segment[segment_number] for term in terms] if here else []
        standing = forms_in(matches, local)
        # A word that is asked for anywhere is lit for that, not for a field that it is asked for in as well.
        for number, some in sorted(enumerate(matches), key=lambda match: not match[1].batch.fields.are_all):
            for document, form in standing[some]:
                if form not in spelled:
                    word = spelled[form] = segment.lexicon.forms[form].decode()
                    literals[word] = literal_of(word)
                words[document + segment.base].setdefault(spelled[form], number)
    return {document: Lights(some, literals) for document, some in words.items()}


def _hits(
    snapshot: Snapshot, ranked: Sequence[_Ranked], lights: dict[int, Lights], asked: Asked, snippets: bool
) -> Iterator[Hit]:
    """Make some of the hits, step by step for all of them: each step then finds near at hand what it needs."""
    places = [snapshot.segment_of(one.document) for one in ranked]
    packed = [segment.stored[local] for segment, local in places]
    articles = [fields_of(data) for data in packed]
    outlines = [outline(data) if snippets else b"" for data in packed]
    for one, (segment, local), article, outlined in zip(ranked, places, articles, outlines, strict=True):
        lit, line = lights[one.document], segment.columns["line"].item(local)
        title, snippet = article.title, NO_SNIPPET
        if snippets:
            spans = asked.lit_in(article, lit.spans(article.text, MOST_OF_A_FORM, outlined[-len(article.text) :]))
            snippet, place = best_snippet(article, spans, lit, asked)
            place = place if snippet.highlights or not spans else 0  # else only the title is lit
            line = article.lines[place] if place < len(article.lines) else line
        else:
            spans = asked.lit(lit.spans(title), "title")
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
