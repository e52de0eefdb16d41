"""Inflection: which forms a typed word stands for in every segment, by the keys that they share."""

from collections.abc import Sequence
from functools import lru_cache

from indexer.engine.matching.query_nodes import Weights
from indexer.engine.storage.lexicon import Lexicon
from indexer.polish.diacritics import is_folded
from indexer.search.planning.ranking_constants import FOLDED_KNOWN, FOLDED_UNKNOWN, OTHER_FORM, OTHER_WORD

DICTIONARY = b"="
"""How keys that are lemmas of the dictionary begin."""


def forms_of_word(text: str, lexicons: Sequence[Lexicon]) -> tuple[list[Weights], bool]:
    """Return the forms that are the same word in every lexicon, weighted; and whether one has it as it is typed."""
    weights: list[Weights] = [{} for _ in lexicons]
    known = [lexicon.find(text) for lexicon in lexicons]
    is_known = known.count(None) < len(known)
    if is_folded(text):
        weight = FOLDED_KNOWN if is_known else FOLDED_UNKNOWN
        for spelling, numbers in _meant_without_diacritics(text, lexicons).items():
            _add_same_words(weights, spelling, numbers, lexicons, weight)
    own_lemma = DICTIONARY + text.encode()
    is_lemma_of_several = _is_among_several(own_lemma, known, lexicons)
    _add_same_words(weights, text, known, lexicons, OTHER_WORD if is_lemma_of_several else OTHER_FORM)
    if is_lemma_of_several:
        for lexicon, some in zip(lexicons, weights, strict=True):
            some.update(dict.fromkeys(lexicon.forms_with([own_lemma]).tolist(), OTHER_FORM))
    for number, some in zip(known, weights, strict=True):
        if number is not None:
            some[number] = 1.0
    return weights, is_known


def _is_among_several(lemma: bytes, known: Sequence[int | None], lexicons: Sequence[Lexicon]) -> bool:
    """Tell whether a known form has a lemma, and others beside it."""
    keys = (lexicon.keys_of(form) for lexicon, form in zip(lexicons, known, strict=True) if form is not None)
    return any(len(some) > 1 and lemma in some for some in keys)


def _meant_without_diacritics(text: str, lexicons: Sequence[Lexicon]) -> dict[str, list[int | None]]:
    """Return the spellings that become a text without diacritics, each with its number in every lexicon."""
    meant: dict[str, list[int | None]] = {}
    for place, lexicon in enumerate(lexicons):
        for number in lexicon.forms_folding_to(text):
            meant.setdefault(lexicon.forms[number].decode(), [None] * len(lexicons))[place] = number
    return meant


def _add_same_words(
    weights: Sequence[Weights],
    text: str,
    known: Sequence[int | None],
    lexicons: Sequence[Lexicon],
    weight: float,
) -> None:
    """Give a weight to all forms that share a key with a word; `known` is its number in each lexicon that has it."""
    own, ask_fallback = _own_keys(known, lexicons)
    numbers = own or []
    if own is None or len(lexicons) > 1:  # keys have the same name everywhere, but not the same number
        names, ask_fallback = _computed_keys(text) if own is None else (_names_of(own, lexicons), ask_fallback)
        numbers = [[key for key in map(lexicon.keys.find, names) if key is not None] for lexicon in lexicons]
    for lexicon, keys, some in zip(lexicons, numbers, weights, strict=True):
        some.update(dict.fromkeys(lexicon.forms_of_keys(keys, ask_fallback), weight))


def keys_of_word(text: str, lexicons: Sequence[Lexicon]) -> tuple[set[bytes], bool]:
    """Return the keys of a word, and whether fallback keys may meet them too."""
    own, ask_fallback = _own_keys([lexicon.find(text) for lexicon in lexicons], lexicons)
    return _computed_keys(text) if own is None else (_names_of(own, lexicons), ask_fallback)


def _own_keys(known: Sequence[int | None], lexicons: Sequence[Lexicon]) -> tuple[list[list[int]] | None, bool]:
    """Return the keys of a word in every lexicon, by number; and whether fallback keys may meet them too.

    The keys are None where no lexicon knows the word. The dictionary has `Łukaszence` of `Łukaszenko` but has never
    heard of `Łukaszenka`: a word that it knows also goes with the unknown forms that share its stem, and an unknown
    word with the known forms that share its own.
    """
    if known.count(None) == len(known):
        return None, True
    own, is_in_dictionary = [], False
    for lexicon, form in zip(lexicons, known, strict=True):
        own.append([] if form is None else lexicon.key_numbers(form))
        lemmas = lexicon.keys_beginning_with(DICTIONARY)
        is_in_dictionary = is_in_dictionary or any(key in lemmas for key in own[-1])
    if not is_in_dictionary:
        return own, True
    for lexicon, form, keys in zip(lexicons, known, own, strict=True):
        if form is not None:
            keys += lexicon.key_numbers(form, fallback=True)
    return own, False


def _names_of(keys: Sequence[Sequence[int]], lexicons: Sequence[Lexicon]) -> set[bytes]:
    return {lexicon.keys[number] for lexicon, numbers in zip(lexicons, keys, strict=True) for number in numbers}


@lru_cache(maxsize=1024)
def _computed_keys(text: str) -> tuple[set[bytes], bool]:
    """Ask the language for the keys of a word that the archive has never seen in this form."""
    from indexer.polish.keys import keys_of

    ((keys, fallback),) = keys_of([text])
    return {key.encode() for key in (*keys, *fallback)}, not any(key.encode().startswith(DICTIONARY) for key in keys)
