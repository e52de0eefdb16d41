"""One search, from the typed query to finished hits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from time import perf_counter

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.bm25 import BM25
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.proximity import Proximity
from indexer.engine.matching.query_nodes import AnyOf, InSequence, MergedTerm, NoneOf, Query, WithId, only_field
from indexer.engine.matching.top_documents import Ranking, collect, facet, left_out_undated, periods
from indexer.engine.storage.documents import seconds_of
from indexer.errors import UsageError
from indexer.messages import _, message
from indexer.polish.dates import parse_range
from indexer.polish.tokens import query_forms
from indexer.records.search import Note, Request, Results
from indexer.search.language.notes import Notes, quotation
from indexer.search.language.parser import parse
from indexer.search.planning.planner import ANYWHERE, Plan, make_plan, period_of
from indexer.search.planning.query_terms import ExpandedWord, InflectedWord
from indexer.search.planning.ranking_constants import (
    K1,
    PROXIMITY,
    PROXIMITY_DEPTH,
    PROXIMITY_DEPTH_IN_QUESTIONS,
    PROXIMITY_IN_QUESTIONS,
    PROXIMITY_K1,
    PROXIMITY_REVERSED,
    PROXIMITY_WINDOW,
    SPECIFICITY,
    B,
)
from indexer.search.results.hits import all_lights, make_hits

FACETS = {"source": "source", "author": "author", "month": "month"}
SORTS = ("relevance", "newest", "oldest")
MOST_PROPOSED = 5
"""So many other spellings are tried, until one of them finds something."""


class Search:
    """A request being answered on a snapshot; `but` is the id of an article to leave out."""

    def __init__(self, snapshot: Snapshot, request: Request, today: date, but: str | None = None) -> None:
        if request.sort not in SORTS:
            raise UsageError(
                message("Unknown order “{order}”. Possible: {orders}.", order=request.sort, orders=", ".join(SORTS))
            )
        if unknown := [name for name in request.facets if name not in FACETS]:
            raise UsageError(
                message("Unknown facet “{facet}”. Possible: {facets}.", facet=unknown[0], facets=", ".join(FACETS))
            )
        self._started = perf_counter()
        self._snapshot, self._today, self._but = snapshot, today, but
        self._request = request
        self._parsed = parse(request.query, today)
        self._plan = make_plan(self._parsed.query)
        self._filters = _filters(request, today, but)
        self._evaluator = Evaluator(snapshot, BM25(K1, B, SPECIFICITY))

    def results(self) -> Results:
        """Answer the request."""
        request = self._request
        snapshot, last = self._snapshot, request.offset + request.limit
        ranking = self._folded(last) if request.fold else self._ranking(last)
        shown = slice(request.offset, last)
        documents, scores = ranking.documents[shown].tolist(), ranking.scores[shown].tolist()
        plan, rank = self._plan, request.offset + 1
        hits = make_hits(self._evaluator, plan.terms, plan.phrases, documents, scores, rank, request.snippets)
        stories = None
        if request.fold:
            from indexer.search.results.folding import copies, count_stories

            stories = count_stories(snapshot, ranking)
            others = copies(snapshot, ranking, documents)
            hits = tuple(replace(hit, copies=some) for hit, some in zip(hits, others, strict=True))
        facets = {name: self._facet(name, ranking) for name in request.facets}
        return Results(
            query=request.query,
            understood=self._parsed.understood,
            total=ranking.total,
            took_ms=round((perf_counter() - self._started) * 1000, 3),
            hits=hits,
            notes=self._notes(ranking),
            facets=facets,
            stories=stories,
        )

    def highlights(self, text: str) -> list[tuple[int, int]]:
        """Return the [start, end) of every word of a text that the query stands for."""
        return [(start, end) for start, end, _ in all_lights(self._evaluator, self._plan.terms).spans(text)]

    def _folded(self, limit: int) -> Ranking:
        from indexer.search.results.folding import folded  # programs mostly ask for every article

        return folded(self._snapshot, self._ranking, limit)

    def _ranking(self, limit: int) -> Ranking:
        return collect(
            self._evaluator,
            self._plan.query,
            self._filters,
            limit,
            self._request.sort,
            self._proximity(),
        )

    def _proximity(self) -> Proximity | None:
        pairs = self._plan.pairs
        if not pairs:
            return None
        weight, depth = PROXIMITY, PROXIMITY_DEPTH
        if self._plan.is_question:
            weight, depth = PROXIMITY_IN_QUESTIONS / len(pairs), PROXIMITY_DEPTH_IN_QUESTIONS
        return Proximity(pairs, weight, PROXIMITY_WINDOW, PROXIMITY_REVERSED, BM25(PROXIMITY_K1, b=0.0), depth)

    def _facet(self, name: str, ranking: Ranking) -> tuple[tuple[str, int], ...]:
        if name == "month":
            starts, ends = periods(self._evaluator, ranking)
            months = Counter(map(_month, starts.tolist(), ends.tolist()))
            return tuple(sorted(months.items()))
        counts = facet(self._evaluator, ranking, name)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _notes(self, ranking: Ranking) -> tuple[Note, ...]:
        return (
            *self._parsed.notes,
            *self._plan.notes,
            *_said_of_words(self._plan),
            *self._unknown_words(),
            *self._unmatched(ranking),
            *self._other_analyser(),
            *self._undated(ranking),
            *(self._proposals() if not ranking.total else ()),
        )

    def _proposals(self) -> Iterator[Note]:
        from indexer.search.suggest.suggestions import corrected  # only where nothing was found

        for proposal in corrected(self._snapshot, self._request.query)[:MOST_PROPOSED]:
            if self._finds(proposal):
                yield Note("did-you-mean", _("Did you mean “{proposal}”?").format(proposal=proposal), proposal)
                return

    def _finds(self, query: str) -> bool:
        """Tell whether another spelling of the query finds anything."""
        other = Search(self._snapshot, replace(self._request, query=query), self._today, self._but)
        return other._ranking(0).total > 0

    def _unknown_words(self) -> Iterator[Note]:
        """Say which words no article has, in whatever form: the others alone were searched for."""
        unknown = Notes()
        for term in self._plan.terms:
            if self._is_known(term):
                continue
            if isinstance(term, ExpandedWord):
                unknown.quote("unknown-word", message("No word of the archive fits: {typed}."), term.text + term.sign)
            else:
                in_any_field = message("No article has the word: {typed}.")
                in_one_field = message("No article has in that field the word: {typed}.")
                unknown.quote("unknown-word", in_any_field if term.fields == ANYWHERE else in_one_field, term.text)
        return iter(unknown.all())

    def _unmatched(self, ranking: Ranking) -> Iterator[Note]:
        """Say when it is no word that is missing, but an article with all that was asked."""
        if ranking.total or not all(map(self._is_known, self._plan.terms)):
            return
        if self._plan.terms:
            yield Note("no-article", _("The archive has the words, but no article fits the whole query."))
        elif not self._parsed.notes:  # which say already why there was nothing to look for
            yield Note("no-article", _("No article fits this condition."))

    def _is_known(self, term: MergedTerm) -> bool:
        return any(found.list_count for found in self._evaluator.term(term).per_segment)

    def _other_analyser(self) -> Iterator[Note]:
        """Say when a form that the archive does not have got its keys by other rules than the forms that it has."""
        terms = self._plan.terms
        if any(self._evaluator.term(term) and not term.is_known for term in terms if isinstance(term, InflectedWord)):
            from indexer.polish.keys import analyser  # finding those keys has loaded the language already

            if self._snapshot.commit.catalog.analyser != analyser():
                yield Note(
                    "analyser-changed", _("The index knows inflection by other rules. Update it: prasowka index")
                )

    def _undated(self, ranking: Ranking) -> Iterator[Note]:
        if self._plan.has_period or self._request.since or self._request.until:
            count = left_out_undated(self._evaluator, self._plan.query, self._filters, ranking)
            if count:
                sentence = _(
                    "Matching articles without a date are left out: {count}. The condition date:none finds them."
                )
                yield Note("undated", sentence.format(count=count))


def _said_of_words(plan: Plan) -> Iterator[Note]:
    if plan.left_out:
        words = ", ".join(map(quotation, dict.fromkeys(plan.left_out)))
        yield Note(
            "stopwords", _("Words that are nearly everywhere do not decide the order: {words}.").format(words=words)
        )
    for term in plan.terms:
        if isinstance(term, ExpandedWord) and term.is_capped:
            sentence = _("“{text}” fits too many words; the most frequent are taken.")
            yield Note("capped", sentence.format(text=term.text))


def _filters(request: Request, today: date, but: str | None) -> list[Query]:
    filters: list[Query] = []
    if request.since or request.until:
        since = _range(f"{request.since}..", today)[0] if request.since else None
        until = _range(f"..{request.until}", today)[1] if request.until else None
        if since and until and seconds_of(since)[0] > seconds_of(until)[1]:
            typed = {"since": request.since, "until": request.until}
            raise UsageError(message("The period ends before it begins: from {since} to {until}.", **typed))
        filters.append(period_of(since, until))
    for name, values in (("source", request.sources), ("author", request.authors)):
        if values:
            filters.append(_any_named(name, values))
    if but is not None:
        filters.append(NoneOf(WithId(but)))
    return filters


def _range(text: str, today: date) -> tuple[str | None, str | None]:
    try:
        return parse_range(text, today)
    except ValueError as error:
        raise UsageError(*error.args) from error


def _any_named(name: str, values: tuple[str, ...]) -> Query:
    """Return the articles of which a source or an author has all the words of one of the values, in any inflection."""
    place = only_field(name)
    options = []
    for value in values:
        terms = tuple(InflectedWord(form, place) for form in query_forms(value))
        if not terms:
            raise UsageError(message("The name “{name}” has no word in it.", name=value))
        options.append(terms[0] if len(terms) == 1 else InSequence(terms))
    return AnyOf(options)


def _month(start: int, end: int) -> str:
    """Return the month of a date, or only its year where the date tells no month."""
    first, last = (datetime.fromtimestamp(second, UTC).strftime("%Y-%m") for second in (start, end))
    return first if first == last else first[:4]
