"""Terms on one segment: the documents of many forms, their summed frequencies, and where in the text they stand."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engine.matching.document_sets import DocumentSet, set_of
from indexer.engine.matching.query_nodes import CaseWeights, FieldWeights, Weights
from indexer.engine.storage.array_ops import Array, Floats, Ints, Mask, are_new, distinct, offsets_of, places
from indexer.engine.storage.fields import FIELD_BITS, FIELD_MASK
from indexer.engine.storage.segment_reader import SegmentReader
from indexer.polish.letter_case import CASES

COMMON_SHARE = 8
"""What stands in more than one of so many documents is added up over all of them, which saves looking for its own."""
POSITION_BITS = 32
OWNER_BITS = POSITION_BITS + FIELD_BITS
"""How far to shift `unit << POSITION_BITS | position` for its document."""


class PostingSubset:
    """The postings of a batch in some documents, of the fields that count."""

    def __init__(self, documents: DocumentSet, chosen: Ints, all_owners: Ints) -> None:
        """Take the `chosen` postings by their rising places in the batch, and the document of each that this has."""
        self.documents = documents
        self.chosen = chosen
        self._all_owners = all_owners
        self._slots: Ints | None = None

    @property
    def owners(self) -> Ints:
        """The document of each of the postings."""
        return self._all_owners.take(self.chosen)

    @property
    def slots(self) -> Ints:
        """Where the document of each of them stands among the numbers of the documents."""
        if self._slots is None:
            self._slots = self.documents.places.take(self.owners).astype(np.int64)
        return self._slots

    def part(self, stretches: Sequence[slice]) -> "PostingSubset":
        """Return some stretches of the postings."""
        parts = [self.chosen[stretch] for stretch in stretches]
        return PostingSubset(self.documents, parts[0] if len(parts) == 1 else np.concatenate(parts), self._all_owners)

    def chosen_in(self, wanted: Ints) -> Ints:
        """Return which of `chosen` stand in those of the documents that have these places among their numbers."""
        is_wanted = np.zeros(len(self.documents), bool)
        is_wanted[wanted] = True
        return self.chosen.take(is_wanted.take(self.slots).nonzero()[0])


def subset_of_known(known: Sequence[PostingSubset], documents: DocumentSet, owners: Ints) -> PostingSubset | None:
    """Find the postings in some documents among those in others; None where not all of the documents are known.

    `owners` are the documents of all postings of the batch.
    """
    missing, found = documents.numbers, [np.zeros(0, np.int64)]
    for some in reversed(known):
        if not len(missing):
            break
        place, here = places(missing, some.documents.numbers)
        if here.any():
            found.append(some.chosen_in(place[here]))
            missing = missing[~here]
    if len(missing):
        return None
    chosen = found[-1] if len(found) < 3 else distinct(np.concatenate(found), are_runs=True)
    return PostingSubset(documents, chosen, owners)


class TermBatch:
    """Terms of the same fields on a segment, looked up together: numpy takes longer to be asked than to answer.

    `gathered` are the postings of all their forms, one term after the other, in whatever field. What is asked of them
    is worked out when it is asked.
    """

    def __init__(
        self,
        segment: SegmentReader,
        fields: FieldWeights,
        resolved: Sequence[Weights],
        case_weights: Sequence[CaseWeights | None] = (),
    ) -> None:
        """Look up the forms of every term."""
        self.segment = segment
        self.fields = fields
        self.postings = segment.postings[fields.group]
        forms = [sorted(weights) for weights in resolved]
        lists, here = self.postings.lists_of(list(chain.from_iterable(forms)))
        self.gathered = self.postings.gather(lists)
        weights = [of_term[form] for of_term, some in zip(resolved, forms, strict=True) for form in some]
        self._weights = np.array(weights, np.float32)[here]
        self._first_lists = offsets_of(here)[list(accumulate(map(len, forms), initial=0))]
        self._bounds = self.gathered.bounds[self._first_lists]
        self._known: list[PostingSubset] = []
        self._case_weights = self._weights_by_case(case_weights) if any(case_weights) else None
        self._is_excluded = self._excluded_by_case()

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def _weights_by_case(self, wanted: Sequence[CaseWeights | None]) -> NDArray[np.float32] | None:
        """Return the weight of every letter case, a row a list; None where capitals do not matter."""
        weights = np.ones((len(self._weights), CASES), np.float32)
        for one, (first, last), (start, end) in zip(
            wanted, pairwise(self._first_lists.tolist()), pairwise(self._bounds.tolist()), strict=True
        ):
            if one and not (one.if_mostly_capitalised and _is_mostly_lower(self.gathered.cases[start:end])):
                weights[first:last] = one.weights
        return None if (weights == 1).all() else weights

    def _excluded_by_case(self) -> Mask | None:
        """Tell which of the gathered postings do not match for their letter case; None where all do."""
        if self._case_weights is None or self._case_weights.all():
            return None
        is_excluded: Mask = self._by_case(self.gathered.counts, self.gathered.cases) == 0
        return is_excluded

    def _by_case(self, of_lists: Ints, cases: Array) -> NDArray[np.float32]:
        """Return the weights of postings, so many `of_lists`, by their letter cases."""
        assert self._case_weights is not None
        rows = np.arange(len(of_lists)).repeat(of_lists)
        weights: NDArray[np.float32] = self._case_weights.reshape(-1).take(rows * CASES + cases)
        return weights

    def weights_of(self, lists: slice) -> NDArray[np.float32]:
        """Return the weights of the forms of some lists."""
        weights: NDArray[np.float32] = self._weights[lists]
        return weights

    def terms(self) -> list["SegmentTerm"]:
        """Return the terms one by one; the batch does not keep them, so that both are freed as soon as nobody does."""
        stretches = zip(pairwise(self._first_lists.tolist()), pairwise(self._bounds.tolist()), strict=True)
        return [SegmentTerm(self, number, *stretch) for number, stretch in enumerate(stretches)]

    @property
    def owners(self) -> Ints:
        """The document of each of the gathered postings."""
        return self.gathered.owners

    @property
    def match_all(self) -> bool:
        """Whether all of the gathered postings match, in whatever field and letter case."""
        return self.fields.are_all and self._is_excluded is None

    def are_matches(self, chosen: Ints | slice) -> Mask:
        """Tell of some of the gathered postings whether their field and their letter case count."""
        are: Mask = np.array(self.fields.weights, bool)[self.gathered.lows[chosen] & np.uint16(FIELD_MASK)]
        return are if self._is_excluded is None else are & ~self._is_excluded[chosen]

    def frequencies(
        self, terms: Sequence["SegmentTerm"], documents: DocumentSet, known: PostingSubset | None = None
    ) -> Floats:
        """Return the weighted frequency of some of the terms, rising, in some documents: one row a term.

        The postings in the documents are those that are `known`, else they are looked for.
        """
        if len(self) == 1 and documents is terms[0].all_documents and self.match_all:
            return self._frequencies_everywhere(documents)
        some, of_terms = self._of_terms(terms, known or self.subset(documents))
        lows, freqs = self.gathered.lows.take(some.chosen), self.gathered.freqs.take(some.chosen)
        of_lists = self._of_lists(some.chosen)
        weights = self._weighted(of_lists, lows, freqs)
        if self._case_weights is not None:
            weights *= self._by_case(of_lists, self.gathered.cases.take(some.chosen))
        slots = some.slots
        if len(terms) > 1:
            slots = slots + (np.arange(len(terms)) * len(documents)).repeat(of_terms)
        sums: Floats = np.bincount(slots, weights, len(terms) * len(documents)).astype(np.float64, copy=False)
        return sums.reshape(len(terms), len(documents))

    def _frequencies_everywhere(self, documents: DocumentSet) -> Floats:
        """Return the same of the only term in all documents that have it."""
        weights = self._weighted(self.gathered.counts, self.gathered.lows, self.gathered.freqs)
        if self._case_weights is not None:
            weights *= self._by_case(self.gathered.counts, self.gathered.cases)
        if len(documents) * COMMON_SHARE > documents.count:
            sums = np.bincount(self.owners, weights, documents.count).take(documents.numbers)
        else:
            sums = np.bincount(documents.places.take(self.owners), weights, len(documents))
        return sums.astype(np.float64, copy=False).reshape(1, len(documents))

    def _weighted(self, of_lists: Ints, lows: Array, freqs: Array) -> NDArray[np.float32]:
        """Weight the frequencies of postings, so many `of_lists`, by their forms and their fields."""
        weights: NDArray[np.float32] = self._weights.repeat(of_lists)
        # Of many postings, `take` would need five times as long for numbers that are not of 64 bits.
        weights *= np.array(self.fields.weights, np.float32)[lows & np.uint16(FIELD_MASK)]
        weights *= freqs
        return weights

    def occurrences(self, terms: Sequence["SegmentTerm"], documents: DocumentSet) -> list[Ints]:
        """Return where each of some of the terms, rising, stands in some documents: `unit << 32 | position`, rising."""
        some, of_terms = self._of_terms(terms, self.subset(documents))
        freqs = self.gathered.freqs.take(some.chosen)
        keys = (self.gathered.units(some.chosen) << POSITION_BITS).repeat(freqs)
        keys |= self.postings.positions(self.gathered, some.chosen)
        ends = offsets_of(freqs)[offsets_of(of_terms)].tolist()
        found = [keys[start:end] for start, end in pairwise(ends)]
        for term, of_term in zip(terms, found, strict=True):
            if term.list_count > 1:
                of_term.sort(kind="stable")  # those of every form rise already
        return found

    def forms_in(self, terms: Sequence["SegmentTerm"], documents: DocumentSet) -> list[list[tuple[int, int]]]:
        """Return of some of the terms, rising, which forms stand in some documents: (document, number of the form)."""
        some, of_terms = self._of_terms(terms, self.subset(documents))
        forms = self.postings.forms.take(self.gathered.lists).repeat(self._of_lists(some.chosen))
        pairs = list(zip(some.owners.tolist(), forms.tolist(), strict=True))
        return [pairs[start:end] for start, end in pairwise(offsets_of(of_terms).tolist())]

    def _of_lists(self, chosen: Ints) -> Ints:
        """Return how many of some rising places in `gathered` belong to each list."""
        cuts = chosen.searchsorted(self.gathered.bounds)
        return cuts[1:] - cuts[:-1]

    def _of_terms(self, terms: Sequence["SegmentTerm"], every: PostingSubset) -> tuple[PostingSubset, Ints]:
        """Return those of some postings that are of some of the terms, and how many each has."""
        cuts = every.chosen.searchsorted(self._bounds)
        sizes = cuts[1:] - cuts[:-1]
        if len(terms) == len(self):
            return every, sizes
        numbers, starts = [term.number for term in terms], cuts.tolist()
        return every.part([slice(starts[number], starts[number + 1]) for number in numbers]), sizes[numbers]

    def subset(self, documents: DocumentSet) -> PostingSubset:
        """Return the postings in some documents, and remember them: mostly ever fewer of the same are asked for."""
        known = self._known and subset_of_known(self._known, documents, self.owners)
        if known:
            self._known.append(known)
            return known
        return self.subset_at(documents.mask.take(self.owners).nonzero()[0], documents)

    def subset_at(self, chosen: Ints, documents: DocumentSet) -> PostingSubset:
        """Return those of the postings in some documents that match, by field and letter case, and remember them.

        `chosen` are the rising places, in `gathered`, of all postings in the documents.
        """
        if not self.match_all:
            chosen = chosen[self.are_matches(chosen)]
        found = PostingSubset(documents, chosen, self.owners)
        self._known.append(found)
        return found


class SegmentTerm:
    """One term of a group."""

    def __init__(self, batch: TermBatch, number: int, lists: tuple[int, int], postings: tuple[int, int]) -> None:
        """Take the term with this `number`, and the [start, stop) of its lists and of its postings in the group.

        It has a list for each of its forms that stand in the segment.
        """
        self.batch = batch
        self.number = number
        self.list_count = lists[1] - lists[0]
        self._lists = slice(*lists)
        self._postings = slice(*postings)
        self._all_documents: DocumentSet | None = None
        self._documents: DocumentSet | None = None

    @property
    def forms(self) -> Ints:
        """The numbers of its forms that stand in the segment."""
        forms: Ints = self.batch.postings.forms[self.batch.gathered.lists[self._lists]].astype(np.int64)
        return forms

    @property
    def weights(self) -> NDArray[np.float32]:
        """How much an occurrence of each of these forms counts."""
        return self.batch.weights_of(self._lists)

    @property
    def found(self) -> int:
        """How many documents have it, deleted ones too, as document frequency counts them."""
        return len(self.all_documents)

    @property
    def all_documents(self) -> DocumentSet:
        """The documents that have it, deleted ones too."""
        if self._all_documents is None:
            batch = self.batch
            owners = batch.owners[self._postings]
            if not batch.match_all:
                owners = owners[batch.are_matches(self._postings)]
            self._all_documents = set_of(owners, batch.segment.count)
        return self._all_documents

    @property
    def documents(self) -> DocumentSet:
        """The documents that have it, without the deleted ones."""
        if self._documents is None:
            live = self.batch.segment.live
            self._documents = self.all_documents if live is None else self.all_documents.only(live)
        return self._documents

    def occurrences(self, documents: DocumentSet) -> Ints:
        """Return where the term stands in some documents: `unit << 32 | position`, rising."""
        (keys,) = self.batch.occurrences([self], documents)
        return keys


def _is_mostly_lower(cases: Array) -> bool:
    return 2 * int(np.count_nonzero(cases)) < len(cases)


def occurrences_of(terms: Iterable[SegmentTerm], documents: DocumentSet) -> dict[SegmentTerm, Ints]:
    """Return where each of some terms stands in some documents, as `SegmentTerm.occurrences`."""
    found: dict[SegmentTerm, Ints] = {}
    for batch, some in by_batch(terms).items():
        found.update(zip(some, batch.occurrences(some, documents), strict=True))
    return found


def forms_in(terms: Iterable[SegmentTerm], documents: DocumentSet) -> dict[SegmentTerm, list[tuple[int, int]]]:
    """Return which forms of each of some terms stand in some documents: pairs of a document and a form's number."""
    found: dict[SegmentTerm, list[tuple[int, int]]] = {}
    for batch, some in by_batch(terms).items():
        found.update(zip(some, batch.forms_in(some, documents), strict=True))
    return found


def by_batch(terms: Iterable[SegmentTerm]) -> dict[TermBatch, list[SegmentTerm]]:
    """Return the groups that some terms belong to, and which of its terms, rising, each once."""
    batches: dict[TermBatch, dict[int, SegmentTerm]] = {}
    for term in terms:
        batches.setdefault(term.batch, {})[term.number] = term
    return {batch: [some[number] for number in sorted(some)] for batch, some in batches.items()}


def lengths_in(segment: SegmentReader, fields: FieldWeights, documents: Ints) -> Floats:
    """Return how many tokens some documents of a segment have in the fields that count."""
    if fields.are_all:
        return segment.document_lengths(fields.group).take(documents).astype(np.float64)
    lengths: Floats = segment.lengths(fields.group)[documents][:, list(fields.chosen)].sum(axis=1, dtype=np.float64)
    return lengths


def documents_of(keys: Ints) -> tuple[Ints, Ints]:
    """Return the documents that rising keys of `occurrences` stand in, rising, and how many stand in each."""
    owners = keys >> OWNER_BITS
    first = are_new(owners)
    return owners[first], np.bincount(first.cumsum() - 1)
