"""Hits: what is shown of the documents that were found."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.evaluator import Evaluation
from indexer.engine.matching.query_nodes import MergedTerm
from indexer.engine.matching.term_postings import forms_in
from indexer.engine.storage.documents import fields_of
from indexer.engine.storage.fields import FAMILIES
from indexer.records.article import opening_of
from indexer.records.search import Hit, Snippet
from indexer.search.planning.query_terms import Phrase
from indexer.search.results.highlights import Lights, Literal, literal_of, outline, within
from indexer.search.results.snippets import MOST_OF_A_FORM, Asked, best_snippet

READ_AT_ONCE = 16
"""Articles are made into hits so many together; of more, the texts would fill the memory."""
NO_SNIPPET = Snippet("")
NOWHERE = (0.0,) * len(FAMILIES["text"])


def make_hits(
    evaluation: Evaluation,
    terms: Sequence[MergedTerm],
    phrases: Sequence[Phrase],
    documents: Sequence[int],
    scores: Sequence[float],
    first_rank: int,
    snippets: bool,
) -> tuple[Hit, ...]:
    """Make the hits of documents of the whole index, best first; the words of `terms` are lit, by their numbers."""
    asked = Asked([evaluation.term(term).idf for term in terms], _unlit(terms), phrases)
    lights = _lights(evaluation, terms, documents)
    ranked = [_Ranked(rank, *one) for rank, one in enumerate(zip(documents, scores, strict=True), first_rank)]
    pieces = (ranked[start : start + READ_AT_ONCE] for start in range(0, len(ranked), READ_AT_ONCE))
    return tuple([hit for some in pieces for hit in _hits(evaluation.snapshot, some, lights, asked, snippets)])


def _unlit(terms: Sequence[MergedTerm]) -> list[frozenset[int]]:
    """Return, zone by zone of an article's text, the numbers of the terms that are not asked for there."""
    weights = [term.zones.weights if term.zones.family == "text" else NOWHERE for term in terms]
    zones = range(len(NOWHERE))
    return [frozenset([number for number, of_term in enumerate(weights) if not of_term[zone]]) for zone in zones]


class _Ranked(NamedTuple):
    """A document of the whole index and its place in the order."""

    rank: int
    document: int
    score: float


def all_lights(evaluation: Evaluation, terms: Sequence[MergedTerm]) -> Lights:
    """Return the lights for any text: every form that a term stands for."""
    words: dict[str, int] = {}
    for number, term in enumerate(terms):
        for leaf, found in zip(evaluation.snapshot.leaves, evaluation.term(term).on_leaf, strict=True):
            for form in found.forms.tolist():
                words.setdefault(leaf.lexicon.forms[form].decode(), number)
    return Lights(words)


def _lights(evaluation: Evaluation, terms: Sequence[MergedTerm], documents: Sequence[int]) -> dict[int, Lights]:
    """Return the lights of each document: the postings know which forms stand in it, so that no other is looked for."""
    words: dict[int, dict[str, int]] = {document: {} for document in documents}
    literals: dict[str, Literal] = {}
    for leaf_number, leaf in enumerate(evaluation.snapshot.leaves):
        here = sorted(number for document in documents if 0 <= (number := document - leaf.base) < leaf.count)
        local = DocumentSet(leaf.count, numbers=np.array(here, np.int64))
        spelled: dict[int, str] = {}
        matches = [evaluation.term(term).on_leaf[leaf_number] for term in terms] if here else []
        standing = forms_in(matches, local)
        # A word that is asked for anywhere is lit for that, not for a field that it is asked for in as well.
        for number, some in sorted(enumerate(matches), key=lambda match: not match[1].group.zones.are_all):
            for document, form in standing[some]:
                if form not in spelled:
                    word = spelled[form] = leaf.lexicon.forms[form].decode()
                    literals[word] = literal_of(word)
                words[document + leaf.base].setdefault(spelled[form], number)
    return {document: Lights(some, literals) for document, some in words.items()}


def _hits(
    snapshot: Snapshot, ranked: Sequence[_Ranked], lights: dict[int, Lights], asked: Asked, snippets: bool
) -> Iterator[Hit]:
    """Make some of the hits, step by step for all of them: each step then finds near at hand what it needs."""
    places = [snapshot.leaf_of(one.document) for one in ranked]
    packed = [leaf.stored[local] for leaf, local in places]
    articles = [fields_of(data) for data in packed]
    outlines = [outline(data) if snippets else b"" for data in packed]
    for one, (leaf, local), article, outlined in zip(ranked, places, articles, outlines, strict=True):
        lit, line = lights[one.document], leaf.columns["line"].item(local)
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
            id=leaf.columns.id(local),
            title=title,
            published=article.published,
            source=article.source,
            authors=tuple(article.authors),
            agencies=tuple(article.agencies),
            url=article.url,
            path=snapshot.path_in(leaf, local),
            line=line,
            snippet=snippet,
            title_highlights=tuple([(start, end) for start, end, _ in within(spans, 0, len(title))]),
            opening="" if title else opening_of(article.lead, article.body, article.captions),
        )
