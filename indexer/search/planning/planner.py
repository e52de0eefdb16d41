"""The planner: the tree that a query was read into becomes nodes that the engine answers."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from indexer.engine.matching.query_nodes import (
    AllOf,
    AnyOf,
    Everything,
    FieldWeights,
    InSequence,
    MergedTerm,
    Named,
    NoneOf,
    Nothing,
    Period,
    Query,
    Ranked,
    WithId,
    Within,
    only_field,
)
from indexer.engine.storage.columns import ENTITIES as ENTITY_COLUMNS
from indexer.engine.storage.fields import FIELD_GROUPS
from indexer.messages import message
from indexer.polish.letter_case import CAPITALS
from indexer.polish.stopwords import STOPWORDS
from indexer.polish.tokens import query_forms
from indexer.records.search import Notes
from indexer.search.language import tree
from indexer.search.language.clauses import is_filter
from indexer.search.language.field_names import ENTITIES
from indexer.search.planning.query_terms import (
    ExactWord,
    InflectedWord,
    MisspelledWord,
    PatternWord,
    Phrase,
    PrefixWord,
    TypedTerm,
)
from indexer.search.planning.ranking_constants import COORDINATION, FIELD_WEIGHTS, MOST_EXPANDED, NAME, PHRASE_WORD

ANYWHERE = FieldWeights("text", tuple(FIELD_WEIGHTS[name] for name in FIELD_GROUPS["text"]))


class Place(NamedTuple):
    """A place of the query: what stands there, and whether that is a function word."""

    term: TypedTerm
    is_stopword: bool


class Planner:
    """Makes the nodes of a tree, and gathers on the way what ranking and showing need to know of its words."""

    def __init__(self, minds_capitals: bool = True) -> None:
        """Without `minds_capitals`, the query is written in capitals only, and they mean nothing."""
        self.minds_capitals = minds_capitals
        self.terms: list[TypedTerm] = []
        self.phrases: list[Phrase] = []
        self.places: list[Place] = []
        self.ignored_stopwords: list[str] = []
        self.has_period = False
        self.expanded = 0
        self.notes = Notes()

    def query(self, node: tree.Node, fields: FieldWeights) -> Query:
        """Plan a node in some fields."""
        match node:
            case tree.Word() | tree.Prefix() | tree.Wildcard() | tree.Fuzzy():
                return self._ranked(tree.Ranked(should=(node,)), fields)
            case tree.Phrase() | tree.Near():
                return self._sequence(node, fields)
            case tree.Dates():
                self.has_period |= not node.undated
                return period_of(node.since, node.until, node.undated)
            case tree.Field():
                return self._field(node)
            case tree.And():
                return AllOf([self.query(item, fields) for item in node.items])
            case tree.Or():
                return AnyOf([self.query(item, fields) for item in node.items])
            case tree.Not():
                return NoneOf(self._not_highlighted(node.item, fields))
            case tree.Ranked():
                return self._ranked(node, fields)
            case tree.Everything():
                return Everything()
            case tree.Nothing():
                return Nothing()

    def _not_highlighted(self, node: tree.Node, fields: FieldWeights) -> Query:
        """Plan what must not match: its words are not highlighted."""
        planner = Planner(self.minds_capitals)
        planner.expanded, planner.notes = self.expanded, self.notes
        query = planner.query(node, fields)
        self.expanded = planner.expanded
        return query

    def _field(self, node: tree.Field) -> Query:
        match node:
            case tree.Field("id", tree.Word() | tree.Prefix() | tree.Wildcard() as value):
                return _id_query(value)
            case tree.Field("url", tree.Word() | tree.Prefix() | tree.Wildcard() as value):
                return _url_query(value)
            case tree.Field(name) if name in ENTITIES:
                return self._named(node.query, ENTITY_COLUMNS if name == "name" else (name,))
            case _:
                return self.query(node.query, only_field(node.name))

    def _named(self, node: tree.Node, columns: tuple[str, ...]) -> Query:
        """Plan what names an article has: the words of a phrase stand in one name."""
        match node:
            case tree.Word() | tree.Prefix() | tree.Wildcard() | tree.Fuzzy():
                return Named(columns, (self._term(node, ANYWHERE, is_highlighted=False),))
            case tree.Phrase():
                return Named(columns, tuple(self._term(word, ANYWHERE, is_highlighted=False) for word in node.words))
            case tree.And():
                return AllOf([self._named(item, columns) for item in node.items])
            case tree.Or():
                return AnyOf([self._named(item, columns) for item in node.items])
            case tree.Not():
                return NoneOf(self._named(node.item, columns))
            case tree.Near():
                return AllOf([self._named(side, columns) for side in (node.left, node.right)])
            case tree.Ranked():
                wanted = [self._named(item, columns) for item in node.must or node.should]
                excluded = [NoneOf(self._named(item, columns)) for item in node.must_not]
                return AllOf([*(wanted if node.must else [AnyOf(wanted)] if wanted else [Everything()]), *excluded])
            case _:
                return self.query(node, ANYWHERE)

    def _ranked(self, node: tree.Ranked, fields: FieldWeights) -> Query:
        """Plan words that rank, and apart from them what only filters: it is not enough that a filter matches."""
        filters = tuple(self.query(item, fields) for item in node.must if is_filter(item))
        must = tuple(self._clause(item, fields) for item in node.must if not is_filter(item))
        should = self._should(_clauses(node.should), fields, has_more=bool(must))
        must_not = tuple(self._not_highlighted(item, fields) for item in node.must_not)
        if not (filters or must or should or must_not):
            return Nothing()
        asked = (*(isinstance(query, (MergedTerm, InSequence)) for query in must), *(counts for _, counts in should))
        ranking = tuple(query for query, _ in should)
        return Ranked(ranking, must, must_not, asked, COORDINATION, filters=filters)

    def _should(self, clauses: Sequence[tree.Node], fields: FieldWeights, has_more: bool) -> list[tuple[Query, bool]]:
        """Plan clauses that rank, each with whether it is one of the words asked for.

        Function words are, only where there is nothing else.
        """
        has_more |= not all(map(self._is_stopword, clauses))
        planned: list[tuple[Query, bool]] = []
        for item in clauses:
            if has_more and isinstance(item, tree.Word) and self._is_stopword(item):
                self._ignore_stopword(item, fields)
            else:
                planned += self._ranking_clause(item, fields)
        return planned

    def _ignore_stopword(self, word: tree.Word, fields: FieldWeights) -> None:
        """Let a function word count by its neighbours alone."""
        self.ignored_stopwords.append(word.text)
        if fields is ANYWHERE:
            self.places.append(Place(InflectedWord(word.text, fields), is_stopword=True))

    def _clause(self, item: tree.Node, fields: FieldWeights) -> Query:
        """Plan a clause that stands by itself: a word is its term, not a ranking of one."""
        if isinstance(item, (tree.Word, tree.Prefix, tree.Wildcard, tree.Fuzzy)):
            return self._term(item, fields)
        return self.query(item, fields)

    def _ranking_clause(self, item: tree.Node, fields: FieldWeights) -> list[tuple[Query, bool]]:
        """Plan one of several clauses: beside a phrase its words count by themselves as well."""
        query = self._clause(item, fields)
        if not isinstance(item, tree.Phrase) or not isinstance(query, InSequence):
            return [(query, True)]
        singles = [
            self._term(word, fields, is_highlighted=False, boost=PHRASE_WORD)
            for word in item.words
            if not self._is_stopword(word)
        ]
        return [(query, True), *((single, False) for single in singles)]

    def _sequence(self, node: tree.Phrase | tree.Near, fields: FieldWeights) -> InSequence | Within | MergedTerm:
        if isinstance(node, tree.Near):
            left, right = (self._positional(side, fields) for side in (node.left, node.right))
            return Within(left, right, node.distance)
        terms = tuple(self._term(word, fields) for word in node.words)
        if len(terms) == 1:
            return terms[0]
        self.phrases.append(Phrase(tuple(map(self._number, terms)), node.slop))
        return InSequence(terms, node.slop)

    def _number(self, term: TypedTerm) -> int:
        """Return the number of a term that is highlighted: of those typed alike, that of the first."""
        return next(number for number, other in enumerate(self.terms) if other.text == term.text)

    def _positional(self, node: tree.Term | tree.Phrase, fields: FieldWeights) -> MergedTerm | InSequence:
        if isinstance(node, tree.Phrase):
            sequence = self._sequence(node, fields)
            assert not isinstance(sequence, Within)
            return sequence
        return self._term(node, fields)

    def _term(
        self, node: tree.Term, fields: FieldWeights, is_highlighted: bool = True, boost: float = 1.0
    ) -> TypedTerm:
        term: TypedTerm
        if isinstance(node, tree.Word):
            weight = boost * NAME if node.is_name else boost
            term = (ExactWord if node.exact else InflectedWord)(node.text, fields, weight, node.case)
        else:
            term = self._expansion(node, fields, boost)
        if is_highlighted:
            self.terms.append(term)
            if fields is ANYWHERE:
                self.places.append(Place(term, self._is_stopword(node)))
        return term

    def _is_stopword(self, node: tree.Node) -> bool:
        """Tell whether a node is a function word, and no abbreviation typed in capitals (`PO`)."""
        if not isinstance(node, tree.Word) or node.exact or node.text not in STOPWORDS:
            return False
        return node.case != CAPITALS or not self.minds_capitals

    def _expansion(
        self, node: tree.Prefix | tree.Wildcard | tree.Fuzzy, fields: FieldWeights, boost: float
    ) -> TypedTerm:
        """Plan a pattern or a misspelling. Each costs a look at every form of the archive: only a few are planned."""
        self.expanded += 1
        if self.expanded > MOST_EXPANDED:
            typed = node.pattern.replace("*", "") if isinstance(node, tree.Wildcard) else node.text
            sentence = message(
                "“*” and “~” work in at most {most} words of a query, but not in: {typed}.", most=MOST_EXPANDED
            )
            self.notes.quote("capped", sentence, typed)
            return InflectedWord(typed, fields, boost)
        match node:
            case tree.Prefix():
                return PrefixWord(node.text, fields, boost)
            case tree.Wildcard():
                return PatternWord(node.pattern, fields, boost)
            case tree.Fuzzy():
                return MisspelledWord(node.text, node.distance, fields, boost)


def _clauses(nodes: Iterable[tree.Node]) -> list[tree.Node]:
    """Return clauses that rank together, each once; the parts of a compound are words like others then."""
    parts = (node.words if isinstance(node, tree.Phrase) and node.compound else (node,) for node in nodes)
    return list(dict.fromkeys(chain.from_iterable(parts)))


def _id_query(term: tree.Term) -> Query:
    match term:
        case tree.Wildcard():
            return WithId(term.pattern)
        case tree.Prefix():
            return WithId(term.text + "*")
        case _:
            return WithId(term.text)


def _url_query(term: tree.Term) -> Query:
    """Look for the words of a URL, one after the other, wherever they stand in it."""
    typed = term.pattern if isinstance(term, tree.Wildcard) else term.text
    forms = [form for part in typed.split("*") for form in query_forms(part)]
    if not forms:
        return Nothing()
    place = only_field("url")
    terms: list[MergedTerm] = [ExactWord(form, place) for form in forms]
    if isinstance(term, tree.Prefix) and typed[-1:].isalnum():
        terms[-1] = PrefixWord(forms[-1], place)
    return InSequence(tuple(terms))


def period_of(since: str | None, until: str | None, undated: bool = False) -> Period:
    """Return the node for the articles between two dates, each a whole period."""
    from indexer.engine.storage.documents import seconds_of  # most queries have no dates

    start = seconds_of(since)[0] if since else None
    end = seconds_of(until)[1] if until else None
    return Period(start, end, undated)
