"""Narrowed: the postings of a group of terms in some documents, which are looked at again and again."""

from collections.abc import Sequence

import numpy as np

from indexer.engine.matching.document_sets import DocumentSet
from indexer.engine.storage.array_ops import Ints, distinct, places


class Narrowed:
    """The postings in some documents: `chosen` are their rising places among all of the group."""

    def __init__(self, documents: DocumentSet, chosen: Ints, owners: Ints) -> None:
        """Take also the document of every posting of the group, as `owners`."""
        self.documents = documents
        self.chosen = chosen
        self._owners = owners
        self._slots: Ints | None = None

    @property
    def owners(self) -> Ints:
        """The document of each of the postings."""
        return self._owners.take(self.chosen)

    @property
    def slots(self) -> Ints:
        """Where the document of each of them stands among the numbers of the documents."""
        if self._slots is None:
            self._slots = self.documents.places.take(self.owners).astype(np.int64)
        return self._slots

    def part(self, stretches: Sequence[slice]) -> "Narrowed":
        """Return some stretches of the postings."""
        parts = [self.chosen[stretch] for stretch in stretches]
        return Narrowed(self.documents, parts[0] if len(parts) == 1 else np.concatenate(parts), self._owners)

    def places_in(self, wanted: Ints) -> Ints:
        """Return which of `chosen` stand in those of the documents that have these places among their numbers."""
        is_wanted = np.zeros(len(self.documents), bool)
        is_wanted[wanted] = True
        return self.chosen.take(is_wanted.take(self.slots).nonzero()[0])


def narrowed_further(known: Sequence[Narrowed], documents: DocumentSet, owners: Ints) -> Narrowed | None:
    """Find the postings in some documents among those in others; None where not all of the documents are known."""
    missing, found = documents.numbers, [np.zeros(0, np.int64)]
    for some in reversed(known):
        if not len(missing):
            break
        place, here = places(missing, some.documents.numbers)
        if here.any():
            found.append(some.places_in(place[here]))
            missing = missing[~here]
    if len(missing):
        return None
    chosen = found[-1] if len(found) < 3 else distinct(np.concatenate(found), are_runs=True)
    return Narrowed(documents, chosen, owners)
