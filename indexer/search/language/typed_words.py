"""Typed words: each, with its operators, read as the terms that it asks for."""

import re

from indexer.messages import message
from indexer.polish.letter_case import case_of
from indexer.polish.tokens import TYPED_TOKEN, form
from indexer.search.language.notes import Notes
from indexer.search.language.tree import Fuzzy, Prefix, Term, Wildcard, Word

FARTHEST_FUZZY = 2
"""The most edits that `word~2` may ask for."""

# A run of letters and asterisks with at least one asterisk; the look behind it keeps the search linear.
_STARRED = re.compile(r"(?<![^\W_])([^\W_]*+(?:\*++[^\W_]*+)+)")
_STARS = re.compile(r"\*+")
_DISTANCE = re.compile(r"([0-9]*)[\W_]*")


def read_terms(typed: str, exact: bool, notes: Notes) -> tuple[Term, ...]:
    """The terms of one typed word: none for punctuation, several for a compound (`polsko-białoruski`, `F-16`).

    The text is as `polish.tokens.normalise` leaves it; with `exact`, words are meant as typed.
    """
    word, distance = _fuzziness(typed, notes)
    if "*" in word:
        if distance:
            notes.quote("ignored", message("“~” does not work together with “*” and is ignored: {typed}."), typed)
        terms = _starred_terms(word, exact)
    elif distance:
        terms = tuple(Fuzzy(text, distance) for text in _forms(word))
    else:
        terms = _words(word, exact)
    return terms


def _forms(normalised: str) -> list[str]:
    return [form(spelling) for spelling in TYPED_TOKEN.findall(normalised)]


def _words(normalised: str, exact: bool) -> tuple[Word, ...]:
    spellings = [normalised] if normalised.isalnum() else TYPED_TOKEN.findall(normalised)
    return tuple([_word(one, exact) for one in spellings])


def _word(spelling: str, exact: bool) -> Word:
    if spelling[0].isupper() or spelling.isupper():
        return Word(form(spelling), exact, True, case_of(spelling), spelling if exact else "")
    return Word(form(spelling), exact, spelling[0].isdigit())


def _fuzziness(typed: str, notes: Notes) -> tuple[str, int]:
    """The word without its tilde, and how many edits that allows: `literufka~2` allows 2."""
    if "~" not in typed:
        return typed, 0
    word, tilde, rest = typed.rpartition("~")
    wanted = _DISTANCE.fullmatch(rest)
    if not tilde or not wanted:
        return typed, 0
    distance = bounded_number(wanted[1] or "1", FARTHEST_FUZZY)
    if wanted[1] and str(distance) != wanted[1]:
        sentence = message("After “~” there may be 1 or {most}; corrected: {typed}.", most=FARTHEST_FUZZY)
        notes.quote("changed", sentence, typed)
    return word, distance


def _starred_terms(word: str, exact: bool) -> tuple[Term, ...]:
    terms: list[Term] = []
    # Splitting by a pattern with one group: plain parts and starred ones alternate.
    for place, part in enumerate(_STARRED.split(word)):
        if place % 2 == 0:
            terms += _words(part, exact)
        elif part.strip("*"):
            terms.append(pattern_term(form(part)))
    return tuple(terms)


def pattern_term(pattern: str) -> Prefix | Wildcard:
    """A text with asterisks as the simplest term that means it."""
    pattern = _STARS.sub("*", pattern)
    beginning, _, rest = pattern.partition("*")
    return Wildcard(pattern) if rest or not beginning else Prefix(beginning)


def bounded_number(digits: str, most: int) -> int:
    """A typed number of any length, brought between 1 and `most`."""
    significant = digits.lstrip("0")
    return most if len(significant) > len(str(most)) else min(max(int(significant or "0"), 1), most)
