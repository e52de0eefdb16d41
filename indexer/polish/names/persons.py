"""Persons: the nominative of first names with surnames, which stand in one case and gender."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from indexer.polish.names.boundaries import Token, text_of
from indexer.polish.names.cues import is_foreign_organisation
from indexer.polish.names.evidence import Evidence, pair_of
from indexer.polish.names.inflection import ALL_CASES, CASES, guesses
from indexer.polish.names.name_words import FIRST, PLACE, SURNAME, Noun, Word

MOST_FORMS = 24
"""So many base forms of one name are remembered, by which its short forms find it."""
_LETTERS = re.compile(r"(?:[^\W\d_]|['-])+")
_ARTICLES = frozenset("The Die Der Das Le La Les El Il Los Las Al New North South West East".split())
_ENGLISH_PARTICLES = frozenset({"of", "the", "and", "for"})


def looks_foreign(part: Sequence[Token], evidence: Evidence) -> bool:
    """Whether two or three words, of which the first is in no dictionary, look like a person."""
    words = [token.word for token in part if not token.word.is_filler and not token.word.is_initial]
    if not 1 < len(words) < 4:
        return False
    first, last = words[0], words[-1]
    is_pair = (
        len(words) == 2
        and not last.is_common
        and evidence.pairs.get(pair_of(first.text, last.text), 0) > 1
        and evidence.run_count(last.text) > 1
    )
    return (
        (not first.is_known or is_pair)
        and PLACE not in first.kinds
        and first.text not in _ARTICLES
        and (SURNAME in last.kinds or not last.is_known)
        and not any(word.is_abbreviation or not _LETTERS.fullmatch(word.text) for word in words)
        and not any(is_foreign_organisation(word.text) for word in words)
        and not any(token.text[0].isdigit() or token.text in _ENGLISH_PARTICLES for token in part)
    )


def person_form(part: Sequence[Token], evidence: Evidence) -> tuple[str, tuple[str, ...]]:
    """Return the nominative of a first name with a surname, both in one case and gender, and what else it may be."""
    text = text_of(part)
    last = next(token for token in reversed(part) if not token.word.is_filler)
    kind = FIRST if part[-1].word.is_roman else SURNAME  # Jan Paweł II
    bases: dict[str, None] = {}
    best, rank = text, (-1.0, -1.0, -1.0, -1.0)
    for first in _first_names(part[0].word):
        for case in CASES:
            if case not in first.cases:
                continue
            for surname, likelihood in _surnames(last.word, kind, first.gender, case):
                base = " ".join(_person_words(part, last, first, surname, case))
                bases[base] = None
                shown = evidence.run_count(base) * (1 if base != text else 0.3)
                is_declined = surname != last.text or case == "nom"
                other = (
                    shown,
                    likelihood + (first.kind == FIRST),
                    float(case == "nom"),
                    float(evidence.word_count(surname) if is_declined else 0),
                )
                if other > rank:
                    best, rank = base, other
    return best, tuple(dict.fromkeys(islice(bases, MOST_FORMS)))


def _first_names(word: Word) -> list[Noun]:
    """Return what a first name may be a form of; of one in no dictionary, what its ending makes possible."""
    if word.is_cut:
        return [Noun(word.text, SURNAME, False, ALL_CASES, "m1")]
    found = [noun for noun in word.nouns if noun.kind == FIRST and not noun.plural]
    if not found or word.text.endswith("a"):  # Michela may be a woman, and a form of Michel
        found += [
            Noun(guess.base, SURNAME, False, guess.cases, "f" if guess.gender == "f" else "m1")
            for guess in guesses(word.text)
            if not found or guess.base != word.text
        ]
    return found


def _person_words(part: Sequence[Token], last: Token, first: Noun, surname: str, case: str) -> Iterator[str]:
    for token in part:
        if token is part[0]:
            yield first.lemma
        elif token is last:
            yield surname
        elif token.word.is_filler or token.word.is_initial:
            yield token.text
        else:
            yield _middle_name(token.word, first.gender, case)


def _middle_name(word: Word, gender: str, case: str) -> str:
    for noun in word.nouns:
        if noun.kind in (FIRST, SURNAME) and _is_in(noun, gender, case):
            return noun.lemma
    if not word.is_cut and case != "nom":
        for guess in guesses(word.text)[2:]:
            if case in guess.cases and (guess.gender == "f") == (gender == "f"):
                return guess.base
    return word.text


def _is_in(noun: Noun, gender: str, case: str) -> bool:
    return case in noun.cases and not noun.plural and (noun.gender == "f") == (gender == "f")


def _surnames(word: Word, kind: str, gender: str, case: str) -> list[tuple[str, float]]:
    """Return what the nominative of a surname in this case may be, with how likely it is."""
    if word.is_cut:
        return [(word.text, 1)]
    known = [(noun.lemma, 2.0) for noun in word.nouns if noun.kind == kind and _is_in(noun, gender, case)]
    if known:
        return known
    is_woman = gender == "f"
    found = [
        # Men's names in -a are declined like women's.
        (guess.base, 1.0 if (guess.gender == "f") == is_woman else 0.8)
        for guess in guesses(word.text)
        if case in guess.cases and ((guess.gender == "f") == is_woman or guess.base.endswith("a"))
    ]
    if not found or word.text[-1] not in "aąęy":
        is_declined = not is_woman and word.text[-1] not in "iouey" and case != "nom"
        found.append((word.text, 0.2 if is_declined else 0.9))
    return found
