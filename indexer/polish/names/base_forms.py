"""Base forms: what a reader would look a name up by, and what kind of name it looks like."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from indexer.polish.names.boundaries import Token, is_person, text_of
from indexer.polish.names.cues import (
    ABBREVIATIONS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    Kind,
    is_foreign_organisation,
)
from indexer.polish.names.evidence import Evidence
from indexer.polish.names.inflection import guesses
from indexer.polish.names.name_words import (
    COMMON,
    FIRST,
    ORGANISATION,
    PEOPLE,
    PLACE,
    PROPER,
    SURNAME,
    Noun,
    Word,
    noun_form,
)
from indexer.polish.names.noun_phrases import capitalised, phrase_form
from indexer.polish.names.persons import MOST_FORMS, looks_foreign, person_form


class Name(NamedTuple):
    """A name in a run: its place there, its base form, the kind that it looks like and how much that counts.

    `bases` are all that it may be a form of: by them a short form finds its full name.
    """

    start: int
    end: int
    base: str
    kind: Kind
    weight: float
    bases: tuple[str, ...]


class _Look(NamedTuple):
    """A base form, the kind that it looks like, what that counts, and what else it may be a form of."""

    base: str
    kind: Kind
    weight: float
    bases: tuple[str, ...]


class BaseForms:
    """Finds base forms, with what the archive itself uses as nominatives."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def name(self, part: Sequence[Token]) -> Name | None:
        """Return the name that some words are, None where they are none."""
        if part[-1].text[0].isdigit() and not self._keeps_number(part):
            part = part[:-1]
        look = self._of_one(part[0].word) if len(part) == 1 else self._of_several(part)
        return Name(part[0].start, part[-1].end, *look) if look else None

    def _keeps_number(self, part: Sequence[Token]) -> bool:
        """Whether a number after a name is a part of it: Nord Stream 2, not Warszawa 3."""
        return PLACE not in part[0].word.kinds and self._evidence.run_count(text_of(part)) > 1

    # One word

    def _of_one(self, word: Word) -> _Look | None:
        text = word.text
        if len(text.rstrip(".")) < 2 or text.lower() in ABBREVIATIONS or word.is_filler:
            return None
        if word.is_abbreviation:
            is_place = PLACE in word.kinds and ORGANISATION not in word.kinds
            return _Look(text, Kind.PLACE if is_place else Kind.ORGANISATION, 4 if word.kinds else 3, (text,))
        nouns = [noun for noun in word.nouns if not (noun.plural and noun.kind in (FIRST, SURNAME))]
        if nouns:
            return self._best_of(text, nouns)
        if word.is_known and word.is_common:
            return None
        is_domain = "." in text
        base = text if is_domain or word.is_cut else self._guessed(text)
        return _Look(base, Kind.ORGANISATION, 3 if is_domain else 0.7, _bases(guess.base for guess in guesses(text)))

    def _best_of(self, text: str, nouns: Sequence[Noun]) -> _Look:
        """Return the likeliest of what a word may be, by its kind and by what else the archive has of it."""
        bases = [text if "nom" in noun.cases else capitalised(noun_form(noun)) for noun in nouns]
        counts = [self._evidence.run_count(base) for base in bases]
        most = max(counts) or 1
        best, preferred = _Look("", Kind.OTHER, 0, ()), -1.0
        for noun, base, count in zip(nouns, bases, counts, strict=True):
            kind, weight, preference = _reading(noun, base)
            # The form itself is no evidence of its being the nominative.
            preference += (0.4 if base == text else 2.5) * count / most
            if preference > preferred:
                best, preferred = _Look(base, kind, weight, tuple(dict.fromkeys(bases))), preference
        return best

    def _guessed(self, form: str) -> str:
        """Return the nominative of an unknown form: the guess that the archive itself uses."""
        own = self._evidence.word_count(form)
        best, most = form, 0
        for base, _, _ in guesses(form):
            count = self._evidence.word_count(base)
            if count <= most or base == form:
                continue
            # Many names end in a vowel that may be an ending: there the other form has to be a frequent one.
            is_weak = len(form) - len(base) < 3 and form.startswith(base) and form[len(base) :] in ("a", "i", "y", "ia")
            if count >= own * (0.6 if is_weak else 0.1):
                best, most = base, count
        return best

    # Several words

    def _of_several(self, part: Sequence[Token]) -> _Look:
        if is_person(part):
            base, bases = person_form(part, self._evidence)
            return _Look(base, Kind.PERSON, 6, bases)
        if looks_foreign(part, self._evidence):
            base, bases = person_form(part, self._evidence)
            return _Look(base, Kind.PERSON, 3 if self._evidence.run_count(part[-1].text) > 1 else 1.5, bases)
        phrase = phrase_form(part, self._evidence)
        if phrase is not None:
            base, noun = phrase
            return _Look(base, *_kind_of_head(noun), (base,))
        base = " ".join([self._unknown(token.word) for token in part])
        kind, weight = _kind_of_unknown(part)
        first, last = self._unknown(part[0].word), part[-1].word
        options = [*(guess.base for guess in guesses(last.text)), *(noun.lemma for noun in last.nouns)]
        return _Look(base, kind, weight, _bases(f"{first} {option}" for option in options))

    def _unknown(self, word: Word) -> str:
        """Return the nominative of a word in a name that is not understood."""
        if word.is_known or word.is_filler or word.is_abbreviation or word.is_cut or word.text.endswith("."):
            return word.text
        return self._guessed(word.text)


def _bases(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(islice(found, MOST_FORMS)))


class _Reading(NamedTuple):
    """The kind of a lone noun, what that counts against other kinds, and how much it is preferred to other nouns."""

    kind: Kind
    weight: float
    preference: float


_READINGS = {
    FIRST: _Reading(Kind.PERSON, 3, 4.5),
    SURNAME: _Reading(Kind.PERSON, 2, 3),
    PLACE: _Reading(Kind.PLACE, 4, 5),
    ORGANISATION: _Reading(Kind.ORGANISATION, 4, 5),
    PEOPLE: _Reading(Kind.OTHER, 8, 4.5),
    PROPER: _Reading(Kind.ORGANISATION, 1, 4),
    COMMON: _Reading(Kind.OTHER, 2, 3.3),
}
_PLURAL_PLACE = _Reading(Kind.PLACE, 2, 2)  # there are villages of nearly any name, but hardly two of one
_PLACE_HEAD = _Reading(Kind.PLACE, 3, 3.5)
_PLACE_HEADS = _Reading(Kind.PLACE, 4, 6)  # Wyspy, Stany
_ORGANISATION_HEAD = _Reading(Kind.ORGANISATION, 4, 6)
_ORGANISATION_HEADS = _Reading(Kind.ORGANISATION, 4, 4.5)


def _reading(noun: Noun, base: str) -> _Reading:
    lemma = noun.lemma.lower()
    is_plural = noun.plural and not noun.only_plural
    if is_plural and base.lower() in PLACE_HEADS:
        return _PLACE_HEADS
    if noun.kind == COMMON and lemma in ORGANISATION_HEADS and (is_plural or noun.gender != "m1"):
        return _ORGANISATION_HEADS if is_plural and noun.gender != "m1" else _ORGANISATION_HEAD
    if noun.kind == COMMON and lemma in PLACE_HEADS:
        return _PLACE_HEAD
    return _PLURAL_PLACE if noun.kind == PLACE and is_plural else _READINGS[noun.kind]


def _kind_of_head(noun: Noun) -> tuple[Kind, float]:
    """Return the kind of a phrase by its noun, and what that counts."""
    lemma = noun.lemma.lower()
    if lemma in ORGANISATION_HEADS and noun.kind in (COMMON, PLACE):
        return Kind.ORGANISATION, 6
    if lemma in PLACE_HEADS or noun.kind == PLACE:
        return Kind.PLACE, 5
    if noun.kind == ORGANISATION:
        return Kind.ORGANISATION, 4
    return Kind.OTHER, 4 if noun.kind == PEOPLE else 1.5


def _kind_of_unknown(part: Sequence[Token]) -> tuple[Kind, float]:
    """Return what a name of several words looks like that holds no noun, and what that counts."""
    last = part[-1].word
    if any(is_foreign_organisation(token.text) for token in part):
        return Kind.ORGANISATION, 3
    if any(token.word.is_abbreviation or token.text[0].isdigit() for token in part):
        return Kind.ORGANISATION, 1
    if SURNAME in last.kinds and len(part) < 4 and not part[0].word.is_common:
        return Kind.PERSON, 1.5
    return (Kind.PLACE, 0.8) if PLACE in last.kinds else (Kind.ORGANISATION, 0.7)
