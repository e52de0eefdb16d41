"""Quotes: who says what in the articles that match."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.query_nodes import AllOf, Everything
from indexer.engine.matching.top_documents import collect
from indexer.engine.storage.document_store import unpacked
from indexer.polish.tokens import TOKEN, form, query_forms
from indexer.records.names import Quote
from indexer.records.search import Request
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import InflectedWord
from indexer.search.results.hits import highlighter_of
from indexer.search.results.names import named
from indexer.search.results.names_in_article import quotes_in
from indexer.search.results.search import Search


def quotes(snapshot: Snapshot, request: Request, today: date, by: str | None = None) -> Iterator[Quote]:
    """Yield the quotes of a request: of its best articles first, and in each in the order of the text."""
    found = _quotes(snapshot, request, today, by)
    return islice(found, request.offset, request.offset + request.limit)


def _quotes(snapshot: Snapshot, request: Request, today: date, by: str | None) -> Iterator[Quote]:
    search = Search(snapshot, replace(request, offset=0), today)
    evaluator, question = search.evaluator, search.question
    has_words = bool(request.query.strip())
    query = question.query if has_words else Everything()
    filters = [named(by)] if by is not None else []
    sort = request.sort if has_words else "newest" if request.sort == "relevance" else request.sort
    ranking = collect(
        evaluator, AllOf([query, *filters]) if filters else query, search.filters, search.count, sort, None
    )
    highlighter = highlighter_of(evaluator, question) if question.terms else None
    wanted = [evaluator.forms(InflectedWord(word, ANYWHERE)) for word in query_forms(by)] if by is not None else []
    for document in ranking.documents.tolist():
        segment, local = snapshot.segment_of(document)
        article = unpacked(segment.columns.id(local), segment.stored[local]).article
        for quote in quotes_in(snapshot, article):
            spoken_by = {form(word).encode() for word in TOKEN.findall(quote.speaker)}
            if all(not spoken_by.isdisjoint(forms) for forms in wanted) and (
                highlighter is None or any(True for _ in highlighter.spans(quote.text))
            ):
                yield quote
