"""Phrases: the nominative of a noun with its adjectives, as Unii Europejskiej has it, and with what it governs."""

from collections.abc import Sequence

from indexer.polish.names.boundaries import Token
from indexer.polish.names.evidence import Evidence
from indexer.polish.names.inflection import CASES
from indexer.polish.names.name_words import COMMON, FIRST, ORGANISATION, PLACE, SURNAME, Noun, adjective_form, noun_form

_FURTHEST_HEAD = 4


def phrase_form(part: Sequence[Token], evidence: Evidence) -> tuple[str, Noun] | None:
    """Return the nominative of a noun with its adjectives and complements, None where there is no noun."""
    best: tuple[tuple[float, ...], str, Noun] | None = None
    for number, token in enumerate(part[:_FURTHEST_HEAD]):
        if token.word.is_filler or any(not t.word.adjectives and not t.text.endswith(".") for t in part[:number]):
            break
        for noun in token.word.nouns:
            if noun.kind in (SURNAME, FIRST):
                continue
            for case in CASES:
                found = _in_nominative(part, number, noun, case) if case in noun.cases else None
                if found is None:
                    continue
                base, agreeing = found
                is_head = token.word.head is not None and noun.kind == COMMON
                rank = (
                    float(agreeing),
                    2.0 * is_head or float(noun.kind in (PLACE, ORGANISATION)),
                    float(not noun.plural or noun.only_plural),
                    float(evidence.run_count(base)),
                    float(case == "nom"),
                    float(noun.kind != COMMON),
                )
                if best is None or rank > best[0]:
                    best = rank, base, noun
    return best[1:] if best else None


def capitalised(base: str) -> str:
    """Return a base form with a capital."""
    return base[:1].upper() + base[1:]


def _like(text: str, base: str) -> str:
    """Return a base form with the capital of the text, and with the first part of a compound."""
    first, hyphen, last = text.rpartition("-")
    if "-" in base:
        first, hyphen, last = "", "", text
    return first + hyphen + (capitalised(base) if last[:1].isupper() else base)


def _in_nominative(part: Sequence[Token], head: int, noun: Noun, case: str) -> tuple[str, int] | None:
    """Return a phrase in the nominative and how many adjectives agree; None where one before the noun does not."""
    found: list[str] = []
    agreeing = 0
    for number, token in enumerate(part):
        if number == head:
            found.append(token.text if case == "nom" else _like(token.text, noun_form(noun)))
            continue
        if token.text.endswith(".") and not token.word.is_filler:  # W. Brytania, Irlandia Płn.
            found.append(token.text)
            continue
        adjective = next((one for one in token.word.adjectives if one.agrees(noun, case)), None)
        if adjective is None:
            if number < head:
                return None
            found += [token.text for token in part[number:]]
            break
        agreeing += 1
        found.append(_like(token.text, adjective_form(adjective, noun)))
    return " ".join(found), agreeing
