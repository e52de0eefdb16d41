"""Lemmas: the words of an archive as a dictionary lists them, each with all its forms, to be counted together."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.matching.form_counts import FormCounts, form_counts
from indexer.engine.storage.array_ops import Ints, Mask, are_new
from indexer.polish.stopwords import FUNCTION_LEMMAS, STOPWORDS

_DICTIONARY = b"="
_NONE = -1
ENOUGH = 20
"""What stands in the archive so often, but never as the dictionary has it, is another word (Łukaszence: Łukaszenko)."""


class Lemmas:
    """The words of a snapshot, by numbers: of a form with several lemmas, the one that the archive has most often.

    Forms that no dictionary knows are one word where they share a stem. Function words are none.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._segments = snapshot.segments
        live = [np.ones(one.count, np.bool_) if one.live is None else one.live for one in self._segments]
        self._counts = self._counts_in(live)
        self._keys, of_keys = self._numbered_keys()
        self._of_forms = self._chosen(of_keys)

    def _counts_in(self, documents: Sequence[Mask]) -> list[FormCounts]:
        return [form_counts(one, "text", some) for one, some in zip(self._segments, documents, strict=True)]

    def _numbered_keys(self) -> tuple[list[bytes], list[Ints]]:
        """Return the keys of all segments together, and the number there of every key of each."""
        if len(self._segments) == 1:
            keys = list(self._segments[0].lexicon.keys)
            return keys, [np.arange(len(keys))]
        numbers: dict[bytes, int] = {}
        of_keys = [
            np.array([numbers.setdefault(key, len(numbers)) for key in segment.lexicon.keys], np.int64)
            for segment in self._segments
        ]
        return list(numbers), of_keys

    def _chosen(self, of_keys: Sequence[Ints]) -> list[Ints]:
        """Return the word of every form of each segment."""
        totals = np.zeros(len(self._keys))
        pairs = []
        for segment, counts, numbers in zip(self._segments, self._counts, of_keys, strict=True):
            relation = segment.lexicon.keys_by_form
            starts = relation.starts.astype(np.int64)
            sizes = starts[1:] - starts[:-1]
            forms = np.arange(len(counts.occurrences)).repeat(sizes)
            keys = numbers[relation.targets]
            totals += np.bincount(keys, counts.occurrences[forms], len(totals))
            pairs.append((forms, keys))
        excluded = [number for number, key in enumerate(self._keys) if key[1:].decode() in FUNCTION_LEMMAS]
        found = []
        for segment, counts, (forms, keys) in zip(self._segments, self._counts, pairs, strict=True):
            order = np.lexsort((keys, -totals[keys], forms))
            first = order[are_new(forms[order])]
            of_forms = np.full(len(counts.occurrences), _NONE)
            of_forms[forms[first]] = keys[first]
            of_forms[np.isin(of_forms, excluded)] = _NONE
            stopwords = (segment.lexicon.find(word) for word in STOPWORDS)
            of_forms[[number for number in stopwords if number is not None]] = _NONE
            found.append(of_forms)
        return found

    def of(self, form: str) -> int | None:
        """Return the word that a form is of, None for one that is a function word or does not stand in the archive."""
        for segment, of_forms in zip(self._segments, self._of_forms, strict=True):
            number = segment.lexicon.find(form)
            if number is not None:
                found = int(of_forms[number])
                return None if found == _NONE else found
        return None

    @cached_property
    def everywhere(self) -> Ints:
        """How often every word stands in the archive."""
        return self._summed([counts.occurrences for counts in self._counts])

    @property
    def token_count(self) -> int:
        """How many words stand in the archive, function words and all."""
        return sum(int(counts.occurrences.sum()) for counts in self._counts)

    def counted(self, documents: Sequence[Mask]) -> tuple[Ints, int]:
        """Return how often every word stands in some documents of each segment, and how many words do in all."""
        counts = [some.occurrences for some in self._counts_in(documents)]
        return self._summed(counts), sum(int(some.sum()) for some in counts)

    def name(self, lemma: int) -> str:
        """Return a word as a dictionary has it, or in its commonest form where none has it as the archive does."""
        key = self._keys[lemma]
        attested: dict[str, int] = {}
        capitalised = lower = shouted = total = 0
        for segment, of_forms, counts in zip(self._segments, self._of_forms, self._counts, strict=True):
            for number in np.flatnonzero(of_forms == lemma).tolist():
                spelling = segment.lexicon.forms[number].decode()
                attested[spelling] = attested.get(spelling, 0) + int(counts.occurrences[number])
                capitalised += int(counts.capitalised[number])
                lower += int(counts.lower[number])
                shouted += int(segment.lexicon.capitals[number])
                total += int(segment.lexicon.frequencies[number])
        own = key[1:].decode()
        is_own = key.startswith(_DICTIONARY) and (own in attested or sum(attested.values()) < ENOUGH)
        word = own if is_own else max(attested, key=lambda one: (attested[one], one))
        if 2 * shouted > total:
            return word.upper()
        return "-".join(part[:1].upper() + part[1:] for part in word.split("-")) if capitalised > lower else word

    def _summed(self, of_forms: Sequence[Ints]) -> Ints:
        """Add up numbers of forms, by their words."""
        sums = np.zeros(len(self._keys))
        for words, numbers in zip(self._of_forms, of_forms, strict=True):
            known = words != _NONE
            sums += np.bincount(words[known], numbers[known], len(sums))
        return sums.astype(np.int64)
