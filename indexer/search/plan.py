"""The plan: the tree that a query was read into becomes the Whoosh query tree that the engine answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from whoosh import query as whoosh_query
from whoosh.query import Query

from indexer.engine.documents import seconds_of
from indexer.engine.queries import InSequence, MergedTerm, Period, Ranked, WithId, Within, Zones, zone
from indexer.engine.schema import FAMILIES
from indexer.polish.stopwords import STOPWORDS
from indexer.polish.tokens import query_forms
from indexer.search import syntax
from indexer.search.settings import COORDINATION, PHRASE_WORD, ZONE_WEIGHTS
from indexer.search.words import ExactWord, InflectedWord, MisspelledWord, PatternWord, PrefixWord

ValueQuery = Callable[[syntax.Term], Query]

ANYWHERE = Zones("text", tuple(ZONE_WEIGHTS[name] for name in FAMILIES["text"]))


@dataclass(slots=True)
class Plan:
    """A query tree, the terms that light up and rank, in the order typed, and the words left out as too common."""

    query: Query
    terms: list[MergedTerm] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def words(self) -> tuple[MergedTerm, ...]:
        """The terms by which nearness is judged: those that look everywhere, each once."""
        seen: dict[str, MergedTerm] = {}
        for term in self.terms:
            if term.zones == ANYWHERE:
                seen.setdefault(getattr(term, "text", ""), term)
        return tuple(seen.values())


def make_plan(node: syntax.Node) -> Plan:
    """Make the plan of a query."""
    planner = _Planner()
    query = planner.query(node, ANYWHERE)
    return Plan(query, planner.terms, planner.left_out)


class _Planner:
    def __init__(self) -> None:
        self.terms: list[MergedTerm] = []
        self.left_out: list[str] = []

    def query(self, node: syntax.Node, zones: Zones) -> Query:
        match node:
            case syntax.Word() | syntax.Prefix() | syntax.Wildcard() | syntax.Fuzzy():
                return self._ranked(syntax.Ranked(should=(node,)), zones)
            case syntax.Phrase() | syntax.Near():
                return self._sequence(node, zones)
            case syntax.Dates():
                return period_of(node.since, node.until, node.undated)
            case syntax.Field():
                return self._field(node)
            case syntax.And():
                return whoosh_query.And([self.query(item, zones) for item in node.items])
            case syntax.Or():
                return whoosh_query.Or([self.query(item, zones) for item in node.items])
            case syntax.Not():
                return whoosh_query.Not(self._unlit(node.item, zones))
            case syntax.Ranked():
                return self._ranked(node, zones)
            case syntax.Everything():
                return whoosh_query.Every()
            case syntax.Nothing():
                return whoosh_query.NullQuery

    def _unlit(self, node: syntax.Node, zones: Zones) -> Query:
        """Plan what must not match: its words do not light up."""
        planner = _Planner()
        return planner.query(node, zones)

    def _field(self, node: syntax.Field) -> Query:
        if node.name == "id":
            return self._of_values(node.query, _id_query)
        if node.name == "url":
            return self._of_values(node.query, _url_query)
        return self.query(node.query, zone(node.name))

    def _of_values(self, node: syntax.Node, query_of: ValueQuery) -> Query:
        """Plan a field whose values are taken verbatim."""
        match node:
            case syntax.Word() | syntax.Prefix() | syntax.Wildcard():
                return query_of(node)
            case syntax.Or() | syntax.And():
                kind = whoosh_query.Or if isinstance(node, syntax.Or) else whoosh_query.And
                return kind([self._of_values(item, query_of) for item in node.items])
            case syntax.Not():
                return whoosh_query.Not(self._of_values(node.item, query_of))
            case syntax.Ranked():
                return Ranked(
                    should=tuple(self._of_values(item, query_of) for item in node.should),
                    must=tuple(self._of_values(item, query_of) for item in node.must),
                    must_not=tuple(self._of_values(item, query_of) for item in node.must_not),
                    counted=(False,) * len(node.should + node.must),
                )
            case _:
                return self.query(node, zone("url"))

    def _ranked(self, node: syntax.Ranked, zones: Zones) -> Query:
        must = [self.query_of_clause(item, zones) for item in node.must]
        should, counted = [], []
        for item in self._telling(node.should, bool(node.must)):
            for query, counts in self._should(item, zones):
                should.append(query)
                counted.append(counts)
        must_not = tuple(self._unlit(item, zones) for item in node.must_not)
        if not must and not should and not must_not:
            return whoosh_query.NullQuery
        asked = [isinstance(query, (MergedTerm, InSequence)) for query in must]
        return Ranked(tuple(should), tuple(must), must_not, (*asked, *counted), COORDINATION)

    def query_of_clause(self, item: syntax.Node, zones: Zones) -> Query:
        """Plan a clause that stands by itself: a word is its term, not a ranking of one."""
        if isinstance(item, (syntax.Word, syntax.Prefix, syntax.Wildcard, syntax.Fuzzy)):
            return self._term(item, zones)
        return self.query(item, zones)

    def _telling(self, nodes: Sequence[syntax.Node], has_more: bool) -> list[syntax.Node]:
        """Leave out the function words, unless there is nothing else."""
        telling = [node for node in nodes if not _is_stopword(node)]
        if not telling and not has_more:
            return list(nodes)
        self.left_out += [node.text for node in nodes if isinstance(node, syntax.Word) and _is_stopword(node)]
        return telling

    def _should(self, item: syntax.Node, zones: Zones) -> list[tuple[Query, bool]]:
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
        return terms[0] if len(terms) == 1 else InSequence(terms, node.slop)

    def _positional(self, node: syntax.Term | syntax.Phrase, zones: Zones) -> MergedTerm | InSequence:
        if isinstance(node, syntax.Phrase):
            sequence = self._sequence(node, zones)
            assert not isinstance(sequence, Within)
            return sequence
        return self._term(node, zones)

    def _term(self, node: syntax.Term, zones: Zones, lit: bool = True, boost: float = 1.0) -> MergedTerm:
        term: MergedTerm
        match node:
            case syntax.Word():
                term = (ExactWord if node.exact else InflectedWord)(node.text, zones, boost)
            case syntax.Prefix():
                term = PrefixWord(node.text, zones, boost)
            case syntax.Wildcard():
                term = PatternWord(node.pattern, zones, boost)
            case syntax.Fuzzy():
                term = MisspelledWord(node.text, node.distance, zones, boost)
        if lit:
            self.terms.append(term)
        return term


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
        return whoosh_query.NullQuery
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
