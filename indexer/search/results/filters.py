"""Filters: the conditions of a request that stand beside its query, as nodes of the engine."""

from datetime import date

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.query_nodes import AnyOf, Everything, InSequence, Period, Picked, Query, only_field
from indexer.errors import UsageError
from indexer.messages import message
from indexer.polish.tokens import query_forms
from indexer.search.planning.planner import period_of
from indexer.search.planning.query_terms import InflectedWord


def period(since: str | None, until: str | None, today: date) -> Period:
    """Return the node for the time between two typed dates, either of which may be missing."""
    from indexer.polish.dates import parse_range  # few searches are limited to a period

    try:
        first = parse_range(f"{since}..", today)[0] if since else None
        last = parse_range(f"..{until}", today)[1] if until else None
    except ValueError as error:
        raise UsageError(*error.args) from error
    node = period_of(first, last)
    if node.start is not None and node.end is not None and node.start > node.end:
        raise UsageError(
            message("The period ends before it begins: from {since} to {until}.", since=since, until=until)
        )
    return node


def added_after(commit: str, snapshot: Snapshot) -> Query:
    """Return the articles that came after a commit; all where that was a commit of another index."""
    identity, dash, generation = commit.rpartition("-")
    if not (dash and generation.isdecimal()):
        raise UsageError(message("“{commit}” is no name of a commit.", commit=commit))
    if identity != snapshot.commit.catalog.identity:
        return Everything()
    last = int(generation)
    return Picked(lambda segment: np.flatnonzero(segment.columns["added"] > last))


def any_named(name: str, values: tuple[str, ...]) -> Query:
    """Return the articles of which a source or an author has all the words of one of the values, in any inflection."""
    field = only_field(name)
    options = []
    for value in values:
        terms = tuple(InflectedWord(form, field) for form in query_forms(value))
        if not terms:
            raise UsageError(message("The name “{name}” has no word in it.", name=value))
        options.append(terms[0] if len(terms) == 1 else InSequence(terms))
    return AnyOf(options)
