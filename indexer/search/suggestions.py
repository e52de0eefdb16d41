"""Suggestions: what the word being typed may become, and how a query may have been meant."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.article import Suggestions
from indexer.engine.snapshot import Snapshot
from indexer.polish.folding import fold
from indexer.polish.tokens import form, normalise
from indexer.search.completion import completing, completions
from indexer.search.fields import METADATA
from indexer.search.spelling import correctable, corrections

FEWEST_LETTERS = 1
FIELD_COLUMNS = {"author": "author", "source": "source", "agency": "agency"}


@dataclass(frozen=True)
class Vocabulary:
    """All forms of an archive in the order of their code points, with their frequencies."""

    snapshot: Snapshot

    @cached_property
    def _counts(self) -> dict[str, int]:
        return self.snapshot.frequencies()

    @cached_property
    def forms(self) -> list[str]:
        """The forms."""
        return sorted(self._counts)

    @cached_property
    def frequencies(self) -> NDArray[np.int64]:
        """How often each form stands in the archive."""
        counts = self._counts
        return np.fromiter((counts[form] for form in self.forms), np.int64, len(counts))

    @cached_property
    def folded(self) -> list[str]:
        """Each form without its diacritics."""
        return [form if form.isascii() else fold(form) for form in self.forms]


def suggestions(vocabulary: Vocabulary, text: str, limit: int) -> Suggestions:
    """Complete the last word of a text, and correct the words that the archive does not know."""
    typing = completing(text)
    found: list[tuple[str, int]] = []
    if typing.field in METADATA:
        found = _values(vocabulary.snapshot, typing.field or "", typing.word, limit, typing.before.endswith('"'))
    elif len(typing.word) >= FEWEST_LETTERS:
        found = completions(form(typing.word), vocabulary.forms, vocabulary.frequencies, limit)
    completed = tuple((typing.before + word, count) for word, count in found)
    return Suggestions(text, completed, tuple(corrected(vocabulary, text)))


def _values(snapshot: Snapshot, field: str, typed: str, limit: int, is_quoted: bool) -> list[tuple[str, int]]:
    """Return the values of a field of which a word begins like what is typed, most frequent first."""
    if field not in FIELD_COLUMNS:
        return []
    wanted = fold(typed.lower())
    counts: dict[str, int] = {}
    for leaf in snapshot.leaves:
        column = leaf.columns.names(FIELD_COLUMNS[field])
        per_value = np.bincount(column.ordinals, minlength=len(column.values))
        for value, count in zip(column.values, per_value.tolist(), strict=True):
            name = value.decode()
            plain = fold(name.lower())
            if plain.startswith(wanted) or f" {wanted}" in plain:
                counts[name] = counts.get(name, 0) + count
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return [(f'"{name}"' if " " in name and not is_quoted else name, count) for name, count in best]


def corrected(vocabulary: Vocabulary, text: str) -> list[str]:
    """Return other spellings of a text: every word that the archive does not have becomes the likeliest one it has."""
    typed = normalise(text)
    leaves = vocabulary.snapshot.leaves
    best, others = typed, []
    for start, end in reversed(correctable(typed)):
        word = form(typed[start:end])
        if any(leaf.lexicon.find(word) is not None or len(leaf.lexicon.forms_folding_to(word)) for leaf in leaves):
            continue
        found = [meant for meant, _ in corrections(word, vocabulary.forms, vocabulary.folded, vocabulary.frequencies)]
        if found:
            others += [typed[:start] + meant + typed[end:] for meant in found[1:]]
            best = best[:start] + found[0] + best[end:]
    return [] if best == typed else list(dict.fromkeys([best, *others]))
