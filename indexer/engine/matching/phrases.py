"""Phrases: where terms stand one after the other, or near each other.

Where a term stands is told by its rising *occurrences*: `unit << 32 | position`. Two occurrences in one field of one
document are as far apart as their numbers are.
"""

from collections.abc import Callable, Iterable

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.matching.query_nodes import InSequence, MergedTerm, Within
from indexer.engine.matching.term_postings import SegmentTerm, occurrences_of
from indexer.engine.storage.array_ops import Ints, Mask


def terms_of(node: MergedTerm | InSequence | Within) -> list[MergedTerm]:
    """Return the terms of a node that has positions, in order."""
    match node:
        case MergedTerm():
            return [node]
        case InSequence():
            return list(node.terms)
        case _:
            return terms_of(node.left) + terms_of(node.right)


def starts_of(
    node: MergedTerm | InSequence | Within, term_of: Callable[[MergedTerm], SegmentTerm], documents: DocumentSet
) -> Ints:
    """Return where a node begins in some documents: the occurrences of its first term, of `Within` those of either.

    `term_of` gives a term as it stands in the segment.
    """
    match node:
        case MergedTerm():
            return term_of(node).occurrences(documents)
        case InSequence():
            return _starts_of_sequence([term_of(term) for term in node.terms], node.slop, documents)
        case _:
            left = starts_of(node.left, term_of, documents)
            right = starts_of(node.right, term_of, documents)
            is_before = _have_between(right, left - node.distance, left - 1)  # one word is not near itself
            return left[is_before | _have_between(right, left + 1, left + node.distance)]


def _starts_of_sequence(terms: Iterable[SegmentTerm], slop: int, documents: DocumentSet) -> Ints:
    """Go from the last term back: of each, keep what is followed closely enough by what was kept of the next."""
    terms = list(terms)
    found = occurrences_of(terms, documents)
    *others, kept = (found[term] for term in terms)
    for occurrences in reversed(others):
        kept = occurrences[_have_between(kept, occurrences + 1, occurrences + 1 + slop)]
    return kept


def _have_between(occurrences: Ints, low: Ints, high: Ints) -> Mask:
    """Tell of every range [low, high] whether one of the rising occurrences lies in it."""
    if not len(occurrences):
        return np.zeros(len(low), bool)
    first = occurrences.searchsorted(low)
    return (first < len(occurrences)) & (occurrences.take(first, mode="clip") <= high)
