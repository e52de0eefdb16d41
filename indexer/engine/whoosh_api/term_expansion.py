"""Expansion: which terms of a field one of Whoosh's own term queries stands for."""

import fnmatch
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from whoosh import query as whoosh_query
from whoosh.fields import FieldType

from indexer.engine.whoosh_api.field_terms import SortedTerms, find, prefixed

TermQuery: TypeAlias = whoosh_query.Term | whoosh_query.MultiTerm

SPECIAL = re.compile(r"[*?\[]")


def expansion(node: TermQuery, field: FieldType, terms: SortedTerms) -> list[int]:
    """Return the places, rising, of the terms that a node stands for. Raises NotImplementedError."""
    match node:
        case whoosh_query.Term():
            place = find(terms, _bytes(field, node.text))
            return [] if place is None else [place]
        case whoosh_query.Prefix():
            return list(prefixed(terms, _bytes(field, node.text)))
        case whoosh_query.Wildcard():
            literal = SPECIAL.split(node.text, maxsplit=1)[0]
            return list(_matching(fnmatch.translate(node.text), terms, prefixed(terms, literal.encode())))
        case whoosh_query.Regex():
            return list(_matching(node.text, terms, range(len(terms))))
        case whoosh_query.FuzzyTerm():
            start = node.text[: node.prefixlength].encode()
            return list(_similar(node.text, node.maxdist, terms, prefixed(terms, start)))
        case whoosh_query.TermRange():
            return list(_in_range(node, field, terms))
        case _:
            raise NotImplementedError(f"{type(node).__name__} is not evaluated")


def _bytes(field: FieldType, text: Any) -> bytes:
    """Return a term as the field writes it."""
    term: bytes = field.to_bytes(text)
    return term


def _matching(pattern: str, terms: SortedTerms, places: range) -> Iterator[int]:
    matches = re.compile(pattern).match
    return (place for place, text in _decoded(terms, places) if matches(text))


def _similar(text: str, most: int, terms: SortedTerms, places: range) -> Iterator[int]:
    from rapidfuzz.distance import Levenshtein

    return (
        place
        for place, other in _decoded(terms, places)
        if Levenshtein.distance(text, other, score_cutoff=most) <= most
    )


def _decoded(terms: SortedTerms, places: range) -> Iterable[tuple[int, str]]:
    return (
        (place, term.decode()) for place, term in zip(places, terms.between(places.start, places.stop), strict=True)
    )


def _in_range(node: whoosh_query.TermRange, field: FieldType, terms: SortedTerms) -> range:
    first, last = 0, len(terms)
    if node.start is not None:
        first = (bisect_right if node.startexcl else bisect_left)(terms, _bytes(field, node.start))
    if node.end is not None:
        last = (bisect_left if node.endexcl else bisect_right)(terms, _bytes(field, node.end))
    return range(first, last)
