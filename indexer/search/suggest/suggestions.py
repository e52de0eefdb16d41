"""Suggestions: what the word being typed may become, and how a query may have been meant."""

from collections.abc import Sequence
from itertools import islice

import numpy as np

from indexer.engine.commits.snapshot import Snapshot
from indexer.engine.storage.columns import ENTITIES
from indexer.engine.storage.lexicon import Lexicon
from indexer.polish.tokens import fold, form, normalise
from indexer.records.report import Suggestions
from indexer.records.search import most_frequent_first
from indexer.search.language.field_names import METADATA
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import DICTIONARY, InflectedWord, keys_of_word
from indexer.search.suggest.spelling import correctable, corrections
from indexer.search.suggest.word_completion import completing, completions

FEWEST_LETTERS = 1
MOST_CORRECTED = 4
LONGEST_CORRECTED = 40
FIELD_COLUMNS = {field: (field,) for field in ("author", "source", "agency", "person", "place", "org")} | {
    "name": ENTITIES
}


def suggestions(snapshot: Snapshot, text: str, limit: int) -> Suggestions:
    """Complete the last word of a text, and correct the words that the archive does not know."""
    typing = completing(text)
    found: list[tuple[str, int]] = []
    if typing.field in METADATA:
        found = _values(snapshot, typing.field or "", typing.word, limit, typing.before.endswith('"'))
    elif len(typing.word) >= FEWEST_LETTERS:
        found = completions(form(typing.word), [segment.lexicon for segment in snapshot.segments], limit)
    completed = tuple((typing.before + word, count) for word, count in found)
    return Suggestions(text, completed, tuple(corrected(snapshot, text)))


def _values(snapshot: Snapshot, field: str, typed: str, limit: int, is_quoted: bool) -> list[tuple[str, int]]:
    """Return the values of a field of which a word begins like what is typed, most frequent first."""
    if field not in FIELD_COLUMNS:
        return []
    wanted = fold(typed.lower())
    counts: dict[str, int] = {}
    for segment in snapshot.segments:
        for column in map(segment.columns.names, FIELD_COLUMNS[field]):
            per_value = np.bincount(column.ordinals, minlength=len(column.values))
            for value, count in zip(column.values, per_value.tolist(), strict=True):
                name = value.decode()
                plain = fold(name.lower())
                if plain.startswith(wanted) or f" {wanted}" in plain:
                    counts[name] = counts.get(name, 0) + count
    best = most_frequent_first(counts)[:limit]
    return [(f'"{name}"' if " " in name and not is_quoted else name, count) for name, count in best]


def corrected(snapshot: Snapshot, text: str) -> list[str]:
    """Return other spellings of a text: its words that the archive does not have become the likeliest ones it has.

    The best spelling comes first, then those with another word in one place. Every unknown word costs a look at the
    letters of all forms: only the first MOST_CORRECTED are corrected.
    """
    typed = normalise(text)
    lexicons = [segment.lexicon for segment in snapshot.segments]
    unknown = (span for span in correctable(typed) if not _is_known(form(typed[slice(*span)]), lexicons))
    best, others = typed, []
    for start, end in reversed(list(islice(unknown, MOST_CORRECTED))):
        found = _words_meant(form(typed[start:end]), lexicons)
        if found:
            others += [typed[:start] + meant + typed[end:] for meant in found[1:]]
            best = best[:start] + found[0] + best[end:]
    return [] if best == typed else list(dict.fromkeys([best, *others]))


def _is_known(word: str, lexicons: Sequence[Lexicon]) -> bool:
    """Tell whether the archive has a word in any form."""
    return any(InflectedWord(word, ANYWHERE).resolve(lexicons))


def _words_meant(word: str, lexicons: Sequence[Lexicon]) -> list[str]:
    """Return the words that a misspelled one may have meant, each in one form, likeliest first."""
    if len(word) > LONGEST_CORRECTED:
        return []
    own_keys, _ = keys_of_word(word, lexicons)
    is_a_word = any(key.startswith(DICTIONARY) for key in own_keys)
    meant: list[str] = []
    seen: set[bytes] = set()
    for candidate, _ in corrections(word, lexicons, is_a_word=is_a_word):
        keys, _ = keys_of_word(candidate, lexicons)
        # Words of the dictionary are the same by what it says of them, even where they share a stem (`rada`, `radio`).
        keys = {key for key in keys if key.startswith(DICTIONARY)} or keys
        if keys.isdisjoint(seen):
            meant.append(candidate)
        seen |= keys
    return meant
