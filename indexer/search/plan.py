"""The plan: the tree that a query was read into becomes the tree of nodes that the engine answers."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from indexer.answers import Note
from indexer.engine.documents import seconds_of
from indexer.engine.proximity import Pair
from indexer.engine.queries import (
    AllOf,
    AnyOf,
    Everything,
    InSequence,
    MergedTerm,
    NoneOf,
    Nothing,
    Period,
    Query,
    Ranked,
    WithId,
    Within,
    Zones,
    zone,
)
from indexer.engine.zones import FAMILIES
from indexer.polish.stopwords import QUESTION_WORDS, STOPWORDS
from indexer.polish.tokens import query_forms
from indexer.search import syntax
from indexer.search.clauses import is_filter
from indexer.search.neighbours import Place, neighbours
from indexer.search.notes import Notes
from indexer.search.settings import COORDINATION, MOST_EXPANDED, NAME, PHRASE_WORD, ZONE_WEIGHTS
from indexer.search.snippets import Phrase
from indexer.search.words import ExactWord, InflectedWord, MisspelledWord, PatternWord, PrefixWord, TypedTerm

ANYWHERE = Zones("text", tuple(ZONE_WEIGHTS[name] for name in FAMILIES["text"]))


class Plan(NamedTuple):
    """A query tree with what ranks by nearness: pairs of neighbours, and whether they are those of a question.

    `terms` are those that light up, in the order typed, and `phrases` which of them are phrases; `left_out` are the
    words that do not count by themselves; `has_period` tells whether only articles of some time match. `notes` say
    what could not be done as it was typed.
    """

    query: Query
    terms: tuple[TypedTerm, ...]
    phrases: tuple[Phrase, ...]
    pairs: tuple[Pair, ...]
    is_question: bool
    left_out: tuple[str, ...]
    has_period: bool
    notes: tuple[Note, ...]


def make_plan(node: syntax.Node) -> Plan:
    """Make the plan of a query."""
    planner = _Planner()
    query = planner.query(node, ANYWHERE)
    is_question = not QUESTION_WORDS.isdisjoint(planner.left_out)
    match query:
        case InSequence() | Ranked(should=(), must=(InSequence(),)):
            pairs: tuple[Pair, ...] = ()  # it matches only where its words are neighbours
        case _:
            pairs = neighbours(planner.places, is_question)
    return Plan(
        query=query,
        terms=tuple(planner.terms),
        phrases=tuple(planner.phrases),
        pairs=pairs,
        is_question=is_question,
        left_out=tuple(planner.left_out),
        has_period=planner.has_period,
        notes=planner.notes.all(),
    )


class _Planner:
    def __init__(self) -> None:
        self.terms: list[TypedTerm] = []
        self.phrases: list[Phrase] = []
        self.places: list[Place] = []
        self.left_out: list[str] = []
        self.has_period = False
        self.expanded = 0
        self.notes = Notes()

    def query(self, node: syntax.Node, zones: Zones) -> Query:
        match node:
            case syntax.Word() | syntax.Prefix() | syntax.Wildcard() | syntax.Fuzzy():
                return self._ranked(syntax.Ranked(should=(node,)), zones)
            case syntax.Phrase() | syntax.Near():
                return self._sequence(node, zones)
            case syntax.Dates():
                self.has_period |= not node.undated
                return period_of(node.since, node.until, node.undated)
            case syntax.Field():
                return self._field(node)
            case syntax.And():
                return AllOf([self.query(item, zones) for item in node.items])
            case syntax.Or():
                return AnyOf([self.query(item, zones) for item in node.items])
            case syntax.Not():
                return NoneOf(self._unlit(node.item, zones))
            case syntax.Ranked():
                return self._ranked(node, zones)
            case syntax.Everything():
                return Everything()
            case syntax.Nothing():
                return Nothing()

    def _unlit(self, node: syntax.Node, zones: Zones) -> Query:
        """Plan what must not match: its words do not light up."""
        planner = _Planner()
        planner.expanded, planner.notes = self.expanded, self.notes
        query = planner.query(node, zones)
        self.expanded = planner.expanded
        return query

    def _field(self, node: syntax.Field) -> Query:
        match node:
            case syntax.Field("id", syntax.Word() | syntax.Prefix() | syntax.Wildcard() as value):
                return _id_query(value)
            case syntax.Field("url", syntax.Word() | syntax.Prefix() | syntax.Wildcard() as value):
                return _url_query(value)
            case _:
                return self.query(node.query, zone(node.name))

    def _ranked(self, node: syntax.Ranked, zones: Zones) -> Query:
        """Plan words that rank, and apart from them what only filters: a word has to match beside it."""
        filters = tuple(self.query(item, zones) for item in node.must if is_filter(item))
        must = tuple(self.query_of_clause(item, zones) for item in node.must if not is_filter(item))
        should = self._should(_clauses(node.should), zones, has_more=bool(must))
        must_not = tuple(self._unlit(item, zones) for item in node.must_not)
        if not (filters or must or should or must_not):
            return Nothing()
        asked = (*(isinstance(query, (MergedTerm, InSequence)) for query in must), *(counts for _, counts in should))
        ranking = tuple(query for query, _ in should)
        return Ranked(ranking, must, must_not, asked, COORDINATION, filters=filters)

    def _should(self, clauses: Sequence[syntax.Node], zones: Zones, has_more: bool) -> list[tuple[Query, bool]]:
        """Plan clauses that rank: each with whether it counts. Function words do only where there is nothing else."""
        has_more |= not all(map(_is_stopword, clauses))
        planned: list[tuple[Query, bool]] = []
        for item in clauses:
            if has_more and isinstance(item, syntax.Word) and _is_stopword(item):
                self._leave_out(item, zones)
            else:
                planned += self._ranking(item, zones)
        return planned

    def _leave_out(self, word: syntax.Word, zones: Zones) -> None:
        """Let a function word count by its neighbours alone."""
        self.left_out.append(word.text)
        if zones is ANYWHERE:
            self.places.append(Place(InflectedWord(word.text, zones), is_telling=False))

    def query_of_clause(self, item: syntax.Node, zones: Zones) -> Query:
        """Plan a clause that stands by itself: a word is its term, not a ranking of one."""
        if isinstance(item, (syntax.Word, syntax.Prefix, syntax.Wildcard, syntax.Fuzzy)):
            return self._term(item, zones)
        return self.query(item, zones)

    def _ranking(self, item: syntax.Node, zones: Zones) -> list[tuple[Query, bool]]:
        """Plan one of several clauses: beside a phrase its words count by themselves as well."""
        query = self.query_of_clause(item, zones)
        if not isinstance(item, syntax.Phrase) or not isinstance(query, InSequence):
            return [(query, True)]
        singles = [
            self._term(word, zones, lit=False, boost=PHRASE_WORD) for word in item.words if not _is_stopword(word)
        ]
        return [(query, True), *((single, False) for single in singles)]

    def _sequence(self, node: syntax.Phrase | syntax.Near, zones: Zones) -> InSequence | Within | MergedTerm:
        if isinstance(node, syntax.Near):
            left, right = (self._positional(side, zones) for side in (node.left, node.right))
            return Within(left, right, node.distance)
        terms = tuple(self._term(word, zones) for word in node.words)
        if len(terms) == 1:
            return terms[0]
        self.phrases.append(Phrase(tuple(map(self._number, terms)), node.slop))
        return InSequence(terms, node.slop)

    def _number(self, term: TypedTerm) -> int:
        """Return the number that a term lights up by: of those typed alike, that of the first."""
        return next(number for number, other in enumerate(self.terms) if other.text == term.text)

    def _positional(self, node: syntax.Term | syntax.Phrase, zones: Zones) -> MergedTerm | InSequence:
        if isinstance(node, syntax.Phrase):
            sequence = self._sequence(node, zones)
            assert not isinstance(sequence, Within)
            return sequence
        return self._term(node, zones)

    def _term(self, node: syntax.Term, zones: Zones, lit: bool = True, boost: float = 1.0) -> TypedTerm:
        term: TypedTerm
        if isinstance(node, syntax.Word):
            weight = boost * NAME if node.is_name else boost
            term = (ExactWord if node.exact else InflectedWord)(node.text, zones, weight)
        else:
            term = self._expansion(node, zones, boost)
        if lit:
            self.terms.append(term)
            if zones is ANYWHERE:
                self.places.append(Place(term, not _is_stopword(node)))
        return term

    def _expansion(self, node: syntax.Prefix | syntax.Wildcard | syntax.Fuzzy, zones: Zones, boost: float) -> TypedTerm:
        """Plan what stands for many forms: each costs a look at all of them, so that only the first few do."""
        self.expanded += 1
        if self.expanded > MOST_EXPANDED:
            typed = node.pattern.replace("*", "") if isinstance(node, syntax.Wildcard) else node.text
            sentence = f"„*” i „~” działają w najwyżej {MOST_EXPANDED} słowach zapytania, nie działają już w: {{}}."
            self.notes.quote("capped", sentence, typed)
            return InflectedWord(typed, zones, boost)
        match node:
            case syntax.Prefix():
                return PrefixWord(node.text, zones, boost)
            case syntax.Wildcard():
                return PatternWord(node.pattern, zones, boost)
            case syntax.Fuzzy():
                return MisspelledWord(node.text, node.distance, zones, boost)


def _clauses(nodes: Iterable[syntax.Node]) -> list[syntax.Node]:
    """Return clauses that rank together, each once; the parts of a compound are words like others then."""
    parts = (node.words if isinstance(node, syntax.Phrase) and node.compound else (node,) for node in nodes)
    return list(dict.fromkeys(chain.from_iterable(parts)))


def _is_stopword(node: syntax.Node) -> bool:
    return isinstance(node, syntax.Word) and not node.exact and node.text in STOPWORDS


def _id_query(term: syntax.Term) -> Query:
    match term:
        case syntax.Wildcard():
            return WithId(term.pattern)
        case syntax.Prefix():
            return WithId(term.text + "*")
        case _:
            return WithId(term.text)


def _url_query(term: syntax.Term) -> Query:
    """Look for the words of a URL, one after the other, wherever they stand in it."""
    typed = term.pattern if isinstance(term, syntax.Wildcard) else term.text
    forms = [form for part in typed.split("*") for form in query_forms(part)]
    if not forms:
        return Nothing()
    place = zone("url")
    terms: list[MergedTerm] = [ExactWord(form, place) for form in forms]
    if isinstance(term, syntax.Prefix) and typed[-1:].isalnum():
        terms[-1] = PrefixWord(forms[-1], place)
    return InSequence(tuple(terms))


def period_of(since: str | None, until: str | None, undated: bool = False) -> Period:
    """Return the node for the articles between two dates, each a whole period."""
    start = seconds_of(since)[0] if since else None
    end = seconds_of(until)[1] if until else None
    return Period(start, end, undated)
