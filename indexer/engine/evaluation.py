"""Answering a query tree over whole arrays, one leaf after the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from whoosh.query import NullQuery, Query

from indexer.engine.columns import UNDATED
from indexer.engine.connectives import CONNECTIVES, connected
from indexer.engine.matches import (
    DENSE_SHARE,
    NO_MATCHES,
    Matches,
    are_in,
    constant,
    intersection_of_documents,
    places,
    union_of_documents,
)
from indexer.engine.queries import InSequence, MergedTerm, Period, Picked, Ranked, WithId, Within, Zones
from indexer.engine.rewriting import rewritten
from indexer.engine.schema import FAMILIES
from indexer.engine.segment import Leaf
from indexer.engine.snapshot import Snapshot
from indexer.engine.terms import TermMatches, documents_of, documents_with_all
from indexer.engine.weighting import Weighting

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PreparedTerm:
    """A term looked up on every leaf, with its idf over all of them."""

    on_leaf: tuple[TermMatches, ...]
    idf: float
    average: float


class Evaluation:
    """Answers the nodes of one query; every term is looked up once.

    With `keeps_undated` documents without a date are taken to lie within every period.
    """

    def __init__(self, snapshot: Snapshot, weighting: Weighting, keeps_undated: bool = False) -> None:
        self.snapshot = snapshot
        self.weighting = weighting
        self.keeps_undated = keeps_undated
        self._terms: dict[int, tuple[MergedTerm, PreparedTerm]] = {}
        self._rewritten: dict[int, tuple[Query, Query]] = {}

    def term(self, node: MergedTerm) -> PreparedTerm:
        """Look a term up on every leaf."""
        if id(node) not in self._terms:
            leaves, zones = self.snapshot.leaves, node.zones
            resolved = node.resolve([leaf.lexicon for leaf in leaves])
            on_leaf = tuple(TermMatches(leaf, zones, *forms) for leaf, forms in zip(leaves, resolved, strict=True))
            found = sum(some.found for some in on_leaf)
            idf = self.weighting.inverse_document_frequency(found, self.snapshot.count)
            prepared = PreparedTerm(on_leaf, idf, self.snapshot.average_length(zones.family, zones.chosen))
            self._terms[id(node)] = (node, prepared)
        return self._terms[id(node)][1]

    def with_undated(self) -> "Evaluation":
        """Return the same evaluation, terms and all, with the documents that periods leave out for want of a date."""
        other = Evaluation(self.snapshot, self.weighting, keeps_undated=True)
        other._terms = self._terms
        return other

    def matches(self, node: Query, number: int) -> Matches:
        """Return what a node matches on the leaf with this number."""
        leaf = self.snapshot.leaves[number]
        match node:
            case MergedTerm():
                found = self._term_matches(node, number)
            case InSequence() | Within():
                found = self._sequence_matches(node, number)
            case Ranked():
                found = self._ranked_matches(node, number)
            case Picked():
                found = constant(node.pick(leaf))
            case Period():
                found = constant(_in_period(leaf, node, self.keeps_undated))
            case WithId():
                found = constant(_with_id(leaf, node))
            case _ if node is NullQuery:
                found = NO_MATCHES
            case _ if isinstance(node, CONNECTIVES):
                found = connected(node, lambda part: self.matches(part, number), self._is_anywhere, leaf.count)
            case _:
                found = self.matches(self._in_own_nodes(node), number)
        return self._live(found, leaf).scaled(getattr(node, "boost", 1.0))  # some of Whoosh's nodes have none

    def _in_own_nodes(self, node: Query) -> Query:
        """Rewrite one of Whoosh's own nodes, once: its terms are looked up once as well."""
        if id(node) not in self._rewritten:
            self._rewritten[id(node)] = (node, rewritten(node, self.snapshot))
        return self._rewritten[id(node)][1]

    def _is_anywhere(self, node: Query) -> bool:
        return any(len(self.matches(node, number)) for number in range(len(self.snapshot.leaves)))

    def _live(self, found: Matches, leaf: Leaf) -> Matches:
        return found if leaf.live is None else found.only(leaf.live[found.documents])

    def _term_matches(self, node: MergedTerm, number: int, among: Ints | None = None) -> Matches:
        """Return what a term matches, of all documents or `among` some of them."""
        prepared = self.term(node)
        term, count = prepared.on_leaf[number], self.snapshot.leaves[number].count
        documents = term.documents if among is None else intersection_of_documents([among, term.documents], count)
        lengths = self.lengths(number, node.zones, documents)
        frequencies = term.frequencies_in(documents)
        return Matches(documents, self.weighting.scores(frequencies, lengths, prepared.average, prepared.idf))

    def lengths(self, number: int, zones: Zones, documents: Ints) -> Floats:
        """Return how many tokens some documents of a leaf have in the zones that count."""
        leaf = self.snapshot.leaves[number]
        if zones.are_all:
            return leaf.document_lengths(zones.family)[documents].astype(np.float64)
        lengths: Floats = leaf.lengths(zones.family)[documents][:, list(zones.chosen)].sum(axis=1, dtype=np.float64)
        return lengths

    def _ranked_matches(self, node: Ranked, number: int) -> Matches:
        count = self.snapshot.leaves[number].count
        clauses = (*node.must, *node.should)
        if len(clauses) == 1 and not node.must_not and not node.filters:
            return self.matches(clauses[0], number).scaled(1 + node.coordination * node.counted[0])
        others = {id(one): self.matches(one, number) for one in clauses if not isinstance(one, MergedTerm)}
        found = [
            self.term(one).on_leaf[number].documents if isinstance(one, MergedTerm) else others[id(one)].documents
            for one in clauses
        ]
        if node.must:
            documents = intersection_of_documents(found[: len(node.must)], count)
        else:
            documents = union_of_documents(found, count) if found else np.arange(count)
        for one in node.filters:
            documents = documents[are_in(documents, self.matches(one, number).documents, count)]
        for one in node.must_not:
            documents = documents[~are_in(documents, self.matches(one, number).documents, count)]
        # A word is scored only where all that has to match does.
        among = documents if node.must or node.filters else None
        parts = [
            self._term_matches(one, number, among).scaled(one.boost) if isinstance(one, MergedTerm) else others[id(one)]
            for one in clauses
        ]
        scores, matched = _sums(documents, parts, node.counted, count)
        if node.coordination and any(node.counted):
            scores *= 1 + node.coordination * (matched / sum(node.counted)) ** 2
        return Matches(documents, scores)

    def _sequence_matches(self, node: InSequence | Within, number: int) -> Matches:
        terms = terms_of(node)
        zones = terms[0].zones
        candidates = documents_with_all([self.term(term).on_leaf[number] for term in terms])
        if not len(candidates):
            return NO_MATCHES
        keys = self.occurrences(node, number, candidates)
        documents, counts = documents_of(keys, len(FAMILIES[zones.family]))
        idf = sum(self.term(term).idf for term in terms)
        lengths = self.lengths(number, zones, documents)
        average = self.term(terms[0]).average
        return Matches(documents, self.weighting.scores(counts.astype(np.float64), lengths, average, idf))

    def occurrences(self, node: MergedTerm | InSequence | Within, number: int, documents: Ints) -> Ints:
        """Return where a term or the first term of a sequence stands in some documents."""
        match node:
            case MergedTerm():
                return self.term(node).on_leaf[number].occurrences(documents)
            case Within():
                left = self.occurrences(node.left, number, documents)
                right = self.occurrences(node.right, number, documents)
                before = _has_between(right, left - node.distance, left - 1)  # one word is not near itself
                return left[before | _has_between(right, left + 1, left + node.distance)]
        # From the last term back: of each, keep what is followed closely enough by what was kept of the next.
        kept = self.occurrences(node.terms[-1], number, documents)
        for term in reversed(node.terms[:-1]):
            keys = self.occurrences(term, number, documents)
            kept = keys[_has_between(kept, keys + 1, keys + 1 + node.slop)]
        return kept


def terms_of(node: MergedTerm | InSequence | Within) -> list[MergedTerm]:
    """Return the terms of a node that has positions, in order."""
    match node:
        case MergedTerm():
            return [node]
        case InSequence():
            return list(node.terms)
        case _:
            return terms_of(node.left) + terms_of(node.right)


def _sums(documents: Ints, parts: Sequence[Matches], counted: Sequence[bool], count: int) -> tuple[Floats, Floats]:
    """Add up, for some documents, the scores of the parts, and how many of the counted parts match."""
    if sum(map(len, parts)) * DENSE_SHARE > count:
        scores, matched = np.zeros(count), np.zeros(count)
        for part, counts in zip(parts, counted, strict=True):
            scores[part.documents] += part.scores
            if counts:
                matched[part.documents] += 1
        return scores[documents], matched[documents]
    scores, matched = np.zeros(len(documents)), np.zeros(len(documents))
    for part, counts in zip(parts, counted, strict=True):
        place, here = places(part.documents, documents)
        scores[place[here]] += part.scores[here]
        if counts:
            matched[place[here]] += 1
    return scores, matched


def _in_period(leaf: Leaf, node: Period, keeps_undated: bool) -> Ints:
    start, end = leaf.columns["start"], leaf.columns["end"]
    undated = start == UNDATED
    if node.undated:
        return np.flatnonzero(undated)
    kept = ~undated
    if node.start is not None:
        kept &= start >= node.start
    if node.end is not None:
        kept &= end <= node.end
    return np.flatnonzero(kept | undated if keeps_undated else kept)


def _with_id(leaf: Leaf, node: WithId) -> Ints:
    if "*" not in node.id:
        return np.array(sorted(leaf.columns.documents_with_id(node.id)), np.int64)
    pattern = re.compile(b".*".join(re.escape(part.encode()) for part in node.id.split("*")), re.DOTALL)
    return np.array([number for number, id in enumerate(leaf.columns.ids) if pattern.fullmatch(id)], np.int64)


def _has_between(keys: Ints, low: Ints, high: Ints) -> NDArray[np.bool_]:
    """Tell of every range [low, high] whether one of the rising keys lies in it."""
    if not len(keys):
        return np.zeros(len(low), bool)
    first = keys.searchsorted(low)
    return (first < len(keys)) & (keys.take(first, mode="clip") <= high)
