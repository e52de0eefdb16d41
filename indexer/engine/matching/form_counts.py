"""How often every form stands in some documents, and with which capitals: what words are counted from."""

from typing import NamedTuple

import numpy as np

from indexer.engine.storage.array_ops import Ints, Mask
from indexer.engine.storage.fields import FIELD_BITS
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.polish.letter_case import CAPITALISED, LOWER

POSTINGS_AT_ONCE = 1 << 20


class FormCounts(NamedTuple):
    """Of every form of a segment, by its number: how often it stands in the documents, in all fields of a group.

    `capitalised` and `lower` count the fields in which it stands with a capital that begins no sentence, and without.
    """

    occurrences: Ints
    capitalised: Ints
    lower: Ints


def form_counts(segment: SegmentReader, group: str, documents: Mask) -> FormCounts:
    """Count the forms of some documents of a segment."""
    postings = segment.postings[group]
    found = FormCounts(*(np.zeros(len(segment.lexicon.forms), np.int64) for _ in FormCounts._fields))
    bounds, start = postings.starts.astype(np.int64), 0
    while start < len(postings.forms):
        stop = int(bounds.searchsorted(bounds[start] + POSTINGS_AT_ONCE, side="right")) - 1
        stop = min(max(stop, start + 1), len(postings.forms))
        some = postings.between(start, stop)
        wanted = documents.take(some.units >> FIELD_BITS)
        lists = np.arange(stop - start).repeat(some.counts)[wanted]
        freqs, cases = some.freqs[wanted], some.cases[wanted]
        forms = postings.forms[start:stop].astype(np.int64)
        found.occurrences[forms] = np.bincount(lists, freqs, stop - start).astype(np.int64)
        found.capitalised[forms] = np.bincount(lists[cases >= CAPITALISED], minlength=stop - start)
        found.lower[forms] = np.bincount(lists[cases == LOWER], minlength=stop - start)
        start = stop
    return found
