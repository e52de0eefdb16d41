"""Hits: what is shown of the documents that were found."""

from collections.abc import Sequence

import numpy as np

from indexer.answers import Hit, Snippet
from indexer.article import opening_of
from indexer.engine.document_sets import DocumentSet
from indexer.engine.documents import fields_of
from indexer.engine.evaluation import Evaluation
from indexer.engine.queries import MergedTerm
from indexer.engine.terms import forms_in
from indexer.search.highlights import Lights, Literal, literal_of, outline
from indexer.search.snippets import best_snippet


def make_hits(
    evaluation: Evaluation,
    terms: Sequence[MergedTerm],
    documents: Sequence[int],
    scores: Sequence[float],
    first_rank: int,
    snippets: bool,
) -> tuple[Hit, ...]:
    """Make the hits of documents of the whole index, best first; the words of `terms` are lit."""
    weights = [evaluation.term(term).idf for term in terms]
    lights = _lights(evaluation, terms, documents)
    return tuple(
        _hit(evaluation, document, score, rank, lights[document], weights, snippets)
        for rank, (document, score) in enumerate(zip(documents, scores, strict=True), first_rank)
    )


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
        for number, some in enumerate(matches):
            for document, form in standing[some]:
                if form not in spelled:
                    word = spelled[form] = leaf.lexicon.forms[form].decode()
                    literals[word] = literal_of(word)
                words[document + leaf.base].setdefault(spelled[form], number)
    return {document: Lights(some, literals) for document, some in words.items()}


def _hit(
    evaluation: Evaluation,
    document: int,
    score: float,
    rank: int,
    lights: Lights,
    weights: Sequence[float],
    snippets: bool,
) -> Hit:
    snapshot = evaluation.snapshot
    leaf, local = snapshot.leaf_of(document)
    packed = leaf.stored[local]
    stored = fields_of(packed)
    id, line = leaf.columns.id(local), leaf.columns["line"].item(local)
    snippet = Snippet("")
    if snippets:
        snippet, place = best_snippet(stored, lights, weights, outline(packed))
        line = stored.lines[place] if place < len(stored.lines) else line
    return Hit(
        rank=rank,
        score=round(score, 4),
        id=id,
        title=stored.title,
        published=stored.published,
        source=stored.source,
        authors=tuple(stored.authors),
        agencies=tuple(stored.agencies),
        url=stored.url,
        path=snapshot.path_in(leaf, local),
        line=line,
        snippet=snippet,
        title_highlights=tuple([(start, end) for start, end, _ in lights.spans(stored.title)]),
        opening="" if stored.title else opening_of(stored.lead, stored.body, stored.captions),
    )
