"""Names: who and what the articles are about that match, and who stands beside whom."""

from collections.abc import Sequence
from datetime import date
from math import log
from typing import NamedTuple

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.evaluator import Evaluator
from indexer.engine.matching.query_nodes import Named
from indexer.engine.storage.array_ops import Ints
from indexer.engine.storage.columns import ENTITIES
from indexer.errors import UsageError
from indexer.messages import message
from indexer.polish.tokens import query_forms
from indexer.records.names import KINDS, FoundName, Names
from indexer.records.search import Request
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import InflectedWord
from indexer.search.results.search import Search

COLUMN_OF_KIND = {"person": "person", "place": "place", "organisation": "org", "other": "thing"}
assert tuple(COLUMN_OF_KIND) == KINDS
KIND_OF_COLUMN = {column: kind for kind, column in COLUMN_OF_KIND.items()}
_SHOWN_BY_DEFAULT = KINDS[:3]


class _Key(NamedTuple):
    column: str
    name: str


def names(
    snapshot: Snapshot, request: Request, today: date, kinds: Sequence[str] = (), beside: str | None = None
) -> Names:
    """Return the names of the articles that match a request, most frequent first, `request.limit` of them.

    With `beside`, they are those that stand in the same articles as such a name, by how little chance explains that.
    Raises UsageError for a kind that is none, and for a name without a word.
    """
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise UsageError(message("Unknown kind “{kind}”. Possible: {kinds}.", kind=unknown[0], kinds=", ".join(KINDS)))
    columns = [COLUMN_OF_KIND[kind] for kind in kinds or _SHOWN_BY_DEFAULT]
    search = Search(snapshot, request, today)
    matching = search.matching()
    total = sum(map(len, matching))
    counts = _counts(snapshot, columns, matching)
    if beside is None:
        order = sorted(counts, key=lambda key: (-counts[key], key))
        found = [FoundName(key.name, KIND_OF_COLUMN[key.column], counts[key]) for key in order]
    else:
        found = _beside(search.evaluator, beside, columns, matching, counts)
    return Names(
        request.query,
        search.question.understood,
        total,
        tuple(found[request.offset : request.offset + request.limit]),
        search.question.notes,
    )


def named(text: str, columns: Sequence[str] = ENTITIES) -> Named:
    """Return the query for the articles that have a name with all words of a text. Raises UsageError."""
    words = tuple(InflectedWord(form, ANYWHERE) for form in query_forms(text))
    if not words:
        raise UsageError(message("The name “{name}” has no word in it.", name=text))
    return Named(tuple(columns), words)


def _counts(snapshot: Snapshot, columns: Sequence[str], matching: Sequence[Ints]) -> dict[_Key, int]:
    """Count in how many of the documents each name of some columns stands."""
    counts: dict[_Key, int] = {}
    for segment, documents in zip(snapshot.segments, matching, strict=True):
        for column in columns:
            of_segment = segment.columns.names(column)
            per_value = of_segment.counts(documents)
            present = np.flatnonzero(per_value)
            for value, count in zip(of_segment.values.chosen(present), per_value[present].tolist(), strict=True):
                key = _Key(column, value.decode())
                counts[key] = counts.get(key, 0) + count
    return counts


def _beside(
    evaluator: Evaluator, beside: str, columns: Sequence[str], matching: Sequence[Ints], counts: dict[_Key, int]
) -> list[FoundName]:
    """Return the names that stand oftener beside a name than by chance, among the matching documents."""
    query = named(beside)
    with_it = [
        np.intersect1d(documents, evaluator.matches(query, number).documents, assume_unique=True)
        for number, documents in enumerate(matching)
    ]
    total, having = sum(map(len, matching)), sum(map(len, with_it))
    itself = _meant(evaluator, query)
    found = []
    for key, both in _counts(evaluator.snapshot, columns, with_it).items():
        if key in itself:
            continue
        association = _association(both, counts[key], having, total)
        if association > 0:
            found.append(FoundName(key.name, KIND_OF_COLUMN[key.column], both, round(association, 2)))
    return sorted(found, key=lambda name: (-(name.association or 0), name.name))


def _meant(evaluator: Evaluator, query: Named) -> set[_Key]:
    """Return the names that a query for a name finds."""
    words = [evaluator.forms(word) for word in query.words]
    return {
        _Key(name, value.decode())
        for segment in evaluator.snapshot.segments
        for name in query.columns
        for column in [segment.columns.names(name)]
        for value in column.values.chosen(column.with_words(words))
    }


def _association(both: int, one: int, other: int, total: int) -> float:
    """Return the log-likelihood ratio of two names being in the same articles, 0 where they avoid each other.

    Dunning 1993: twice the sum over the four cells of observed · ln(observed / expected); here half of it, in nats.
    """
    if both * total <= one * other:
        return 0.0
    cells = (
        (both, one, other),
        (one - both, one, total - other),
        (other - both, total - one, other),
        (total - one - other + both, total - one, total - other),
    )
    return sum(seen * log(seen * total / (row * column)) for seen, row, column in cells if seen > 0)
