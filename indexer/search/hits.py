"""Hits: what is shown of the documents that were found."""

from collections.abc import Sequence

import numpy as np

from indexer.answers import Hit, Snippet
from indexer.engine.document_sets import DocumentSet
from indexer.engine.documents import StoredArticle, unpacked
from indexer.engine.evaluation import Evaluation
from indexer.engine.queries import MergedTerm
from indexer.search.highlights import Lights
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
            for form in leaf.postings[term.zones.family].forms[found.lists].tolist():
                words.setdefault(leaf.lexicon.forms[form].decode(), number)
    return Lights(words)


def _lights(evaluation: Evaluation, terms: Sequence[MergedTerm], documents: Sequence[int]) -> dict[int, Lights]:
    """Return the lights of each document: the postings know which forms stand in it, so that no other is looked for."""
    words: dict[int, dict[str, int]] = {document: {} for document in documents}
    rising = np.array(sorted(documents), np.int64)
    for leaf_number, leaf in enumerate(evaluation.snapshot.leaves):
        start, stop = np.searchsorted(rising, [leaf.base, leaf.base + leaf.count])
        local = DocumentSet(leaf.count, numbers=rising[start:stop] - leaf.base)
        spelled: dict[int, str] = {}
        for number, term in enumerate(terms):
            for document, form in evaluation.term(term).on_leaf[leaf_number].forms_in(local):
                if form not in spelled:
                    spelled[form] = leaf.lexicon.forms[form].decode()
                words[document + leaf.base].setdefault(spelled[form], number)
    return {document: Lights(some) for document, some in words.items()}


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
    stored = unpacked(leaf.columns.id(local), leaf.stored[local])
    article = stored.article
    snippet, place = best_snippet(article, lights, weights) if snippets else (Snippet(""), -1)
    return Hit(
        rank=rank,
        score=round(score, 4),
        id=article.id,
        title=article.title,
        published=article.published,
        source=article.source,
        authors=article.authors,
        agencies=article.agencies,
        url=article.url,
        path=snapshot.path_of(document),
        line=_line(stored, place, int(leaf.columns["line"][local])),
        snippet=snippet,
        title_highlights=tuple((start, end) for start, end, _ in lights.spans(article.title)),
        opening="" if article.title else article.opening,
    )


def _line(stored: StoredArticle, place: int, first: int) -> int:
    return stored.lines[place] if 0 <= place < len(stored.lines) else first
