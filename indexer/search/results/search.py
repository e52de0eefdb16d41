"""One search, from the typed query to finished hits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import (
    AnyOf,
    Everything,
    MergedTerm,
    NoneOf,
    Period,
    Query,
    WithId,
)
from indexer.engine.matching.top_documents import Ranking, collect, left_out_undated
from indexer.engine.storage.array_ops import Ints
from indexer.errors import UsageError
from indexer.messages import _, message
from indexer.records.search import Note, Notes, Request, Results, quotation
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import ExpandedWord, InflectedWord
from indexer.search.planning.question import Question, proximity_of, question_of, weighting_of
from indexer.search.results.facets import FACETS, facet_of
from indexer.search.results.filters import added_after, any_named, period
from indexer.search.results.hits import highlighter_of, make_hits

SORTS = ("relevance", "newest", "oldest")
MOST_PROPOSED = 5
"""So many other spellings are tried, until one of them finds something."""


class Search:
    """A request being answered on a snapshot; `exclude_id` is the id of an article to leave out."""

    def __init__(self, snapshot: Snapshot, request: Request, today: date, exclude_id: str | None = None) -> None:
        if request.sort not in SORTS:
            raise UsageError(
                message("Unknown order “{order}”. Possible: {orders}.", order=request.sort, orders=", ".join(SORTS))
            )
        if unknown := [name for name in request.facets if name not in FACETS]:
            raise UsageError(
                message("Unknown facet “{facet}”. Possible: {facets}.", facet=unknown[0], facets=", ".join(FACETS))
            )
        self._started = perf_counter()
        self._snapshot, self._request = snapshot, request
        self._today, self._exclude_id = today, exclude_id
        self._question = question_of(request.query, today)
        self._filters = _filters(request, snapshot, today, exclude_id)
        self._evaluator = Evaluator(snapshot, weighting_of(self._question))

    @property
    def question(self) -> Question:
        """What was asked, as it was understood."""
        return self._question

    @property
    def evaluator(self) -> Evaluator:
        """What answers the question."""
        return self._evaluator

    @property
    def filters(self) -> "list[Query]":
        """What else has to match."""
        return self._filters

    @property
    def count(self) -> int:
        """How many articles there are."""
        return self._snapshot.live_count

    def matching(self) -> tuple[Ints, ...]:
        """Return all documents that match, segment by segment; no words ask for every document."""
        query = self._question.query if self._request.query.strip() else Everything()
        return collect(self._evaluator, query, self._filters, 0, "newest", None).per_segment

    def all_in_order(self) -> Ints:
        """Return all documents that match, in the order of the request; no words ask for every document, newest first.

        Of near-copies only the best is among them where the request folds them.
        """
        request = self._request
        has_words = bool(request.query.strip())
        query = self._question.query if has_words else Everything()
        sort = "newest" if request.sort == "relevance" and not has_words else request.sort
        nearness = proximity_of(self._question)

        def ranked(limit: int) -> Ranking:
            return collect(self._evaluator, query, self._filters, limit, sort, nearness)

        if not request.fold:
            return ranked(self.count).documents
        from indexer.search.results.folding import folded

        return folded(self._snapshot, ranked, self.count).documents

    def results(self) -> Results:
        """Answer the request."""
        request, question = self._request, self._question
        last = request.offset + request.limit
        ranking = self._folded(last) if request.fold else self._ranking(last)
        shown = slice(request.offset, last)
        documents, scores = ranking.documents[shown].tolist(), ranking.scores[shown].tolist()
        first_rank = request.offset + 1
        hits = make_hits(self._evaluator, question, documents, scores, first_rank, with_snippets=request.snippets)
        stories = None
        if request.fold or request.copies:
            from indexer.search.results.folding import copies, count_groups

            stories = count_groups(self._snapshot, ranking) if request.fold else None
            others = copies(self._snapshot, ranking, documents)
            hits = tuple(replace(hit, copies=ids) for hit, ids in zip(hits, others, strict=True))
        facets = {name: facet_of(self._evaluator, ranking, name) for name in request.facets}
        return Results(
            query=request.query,
            understood=question.understood,
            total=ranking.total,
            took_ms=round((perf_counter() - self._started) * 1000, 3),
            hits=hits,
            notes=(
                *question.notes,
                *notes_on(question, self._evaluator, self._filters, ranking),
                *(self._proposals() if not ranking.total else ()),
            ),
            facets=facets,
            stories=stories,
        )

    def ids(self) -> list[str]:
        """Return the ids of all articles that match, in the order of the index."""
        ranking = self._ranking(0)
        pairs = zip(self._snapshot.segments, ranking.per_segment, strict=True)
        return [segment.columns.id(local) for segment, matching in pairs for local in matching.tolist()]

    def _folded(self, limit: int) -> Ranking:
        from indexer.search.results.folding import folded  # programs mostly ask for every article

        return folded(self._snapshot, self._ranking, limit)

    def _ranking(self, limit: int) -> Ranking:
        question, sort = self._question, self._request.sort
        return collect(self._evaluator, question.query, self._filters, limit, sort, proximity_of(question))

    def facets(self, names: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
        """Return facets with all their values; no words ask for every document."""
        query = self._question.query if self._request.query.strip() else Everything()
        ranking = collect(self._evaluator, query, self._filters, 0, "newest", None)
        return {name: facet_of(self._evaluator, ranking, name, most=None) for name in names}

    def _proposals(self) -> Iterator[Note]:
        """Propose another field or spelling where a query finds nothing: the likeliest that finds something."""
        from indexer.search.suggest.other_fields import with_other_fields  # only where nothing was found
        from indexer.search.suggest.suggestions import corrected

        query = self._request.query
        others = list(with_other_fields(query))[:MOST_PROPOSED]
        for proposal in others + corrected(self._snapshot, query)[:MOST_PROPOSED]:
            if self._finds(proposal):
                yield Note("did-you-mean", _("Did you mean “{proposal}”?").format(proposal=proposal), proposal)
                return

    def _finds(self, query: str) -> bool:
        """Tell whether another spelling of the query finds anything."""
        other = Search(self._snapshot, replace(self._request, query=query), self._today, self._exclude_id)
        return other._ranking(0).total > 0


def highlights(snapshot: Snapshot, question: Question, text: str) -> list[tuple[int, int]]:
    """Return the [start, end) of every word of a text that a question stands for."""
    evaluator = Evaluator(snapshot, weighting_of(question))
    return [(start, end) for start, end, _ in highlighter_of(evaluator, question).spans(text)]


def _filters(request: Request, snapshot: Snapshot, today: date, exclude_id: str | None) -> list[Query]:
    filters: list[Query] = []
    if request.since or request.until:
        filters.append(period(request.since, request.until, today))
    for name, values in (("source", request.sources), ("author", request.authors)):
        if values:
            filters.append(any_named(name, values))
    if request.ids is not None:
        filters.append(AnyOf(tuple(map(WithId, request.ids))))
    if request.added_after is not None:
        filters.append(added_after(request.added_after, snapshot))
    if exclude_id is not None:
        filters.append(NoneOf(WithId(exclude_id)))
    return filters


def notes_on(question: Question, evaluator: Evaluator, filters: Sequence[Query], ranking: Ranking) -> Iterator[Note]:
    """Yield what there is to say of a question that has been answered, beside its own notes."""
    yield from _stopwords(question)
    yield from _too_many_forms(question)
    yield from _unknown_words(question, evaluator)
    if not ranking.total:
        yield from _no_article(question, evaluator)
    yield from _other_analyser(question, evaluator)
    if question.has_period or any(isinstance(condition, Period) for condition in filters):
        yield from _undated(left_out_undated(evaluator, question.query, filters, ranking))


def _stopwords(question: Question) -> Iterator[Note]:
    if question.ignored_stopwords:
        words = ", ".join(map(quotation, dict.fromkeys(question.ignored_stopwords)))
        sentence = _("Words that are nearly everywhere do not decide the order: {words}.")
        yield Note("stopwords", sentence.format(words=words))


def _too_many_forms(question: Question) -> Iterator[Note]:
    for term in question.terms:
        if isinstance(term, ExpandedWord) and term.is_capped:
            sentence = _("“{text}” fits too many words; the most frequent are taken.")
            yield Note("capped", sentence.format(text=term.text))


def _unknown_words(question: Question, evaluator: Evaluator) -> Iterator[Note]:
    """Say which words no article has, in whatever form: the others alone were searched for."""
    notes = Notes()
    for term in question.terms:
        if _is_known(term, evaluator):
            continue
        if isinstance(term, ExpandedWord):
            notes.quote("unknown-word", message("No word of the archive fits: {typed}."), term.text + term.sign)
        elif term.fields == ANYWHERE:
            notes.quote("unknown-word", message("No article has the word: {typed}."), term.text)
        else:
            notes.quote("unknown-word", message("No article has in that field the word: {typed}."), term.text)
    yield from notes.all()


def _no_article(question: Question, evaluator: Evaluator) -> Iterator[Note]:
    """Say when it is no word that is missing, but an article with all that was asked."""
    if not all(_is_known(term, evaluator) for term in question.terms):
        return
    if question.terms:
        yield Note("no-article", _("The archive has the words, but no article fits the whole query."))
    elif not question.notes:  # which say already why there was nothing to look for
        yield Note("no-article", _("No article fits this condition."))


def _is_known(term: MergedTerm, evaluator: Evaluator) -> bool:
    return any(found.list_count for found in evaluator.term(term).per_segment)


def _other_analyser(question: Question, evaluator: Evaluator) -> Iterator[Note]:
    """Say when a form that the archive does not have got its keys by other rules than the forms that it has."""
    words = [term for term in question.terms if isinstance(term, InflectedWord)]
    if any(evaluator.term(word) and not word.is_known for word in words):
        from indexer.polish.keys import analyser  # finding those keys has loaded the language already

        if evaluator.snapshot.commit.catalog.analyser != analyser():
            sentence = _("The index knows inflection by other rules. Update it: prasowka index")
            yield Note("analyser-changed", sentence)


def _undated(count: int) -> Iterator[Note]:
    if count:
        sentence = _("Matching articles without a date are left out: {count}. The condition date:none finds them.")
        yield Note("undated", sentence.format(count=count))
