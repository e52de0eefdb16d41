"""Inflection: what the nominative of a word may be that no dictionary knows."""

from functools import lru_cache
from typing import NamedTuple

NOMINATIVE = frozenset({"nom"})
CASES = ("nom", "gen", "acc", "dat", "inst", "loc")
"""The cases, the likelier for a name before the others."""
ALL_CASES = frozenset(CASES)

# Ending, what the nominative has instead ("-": nothing), cases, gender.
_DECLENSIONS = """
skiego ski gen,acc m|ckiego cki gen,acc m|skiemu ski dat m|ckiemu cki dat m|skim ski inst,loc m
ckim cki inst,loc m|iego i gen,acc m|iego ie gen,acc m|iemu i dat m|im i inst,loc m|ego y gen,acc m
ego e gen,acc m|emu y dat m|ym y inst,loc m|iem - inst m|iem i inst m|em - inst m|owi - dat m|ia - gen,acc m
ka ek gen,acc m|a - gen,acc m|a o gen,acc m|u - gen,loc m|ce k loc m|ce ka dat,loc f|dze g loc m
dze ga dat,loc f|rze r loc m|rze ra dat,loc f|cie t loc m|cie ta dat,loc f|dzie d loc m|dzie da dat,loc f
le ł loc m|le l loc m|le ła dat,loc f|ście st loc m|ście sta dat,loc f|ździe zd loc m|ździe zda dat,loc f
sie s loc m|sie sa dat,loc f|zie z loc m|zie za dat,loc f|nie n loc m|nie na dat,loc f|ie - loc m|ie a dat,loc f
y a gen f|ii ia gen,dat,loc f|i a gen f|i ia gen f|ę a acc f|ą a inst f|ej a gen,dat,loc f
"""
_SHORTEST_FORM = 4
_SHORTEST_STEM = 2


class Guess(NamedTuple):
    """A nominative, and in what cases and gender (m or f) the form would then stand."""

    base: str
    cases: frozenset[str]
    gender: str


def _by_ending() -> dict[str, list[Guess]]:
    found: dict[str, list[Guess]] = {}
    for line in _DECLENSIONS.strip().replace("\n", "|").split("|"):
        ending, base_ending, cases, gender = line.split()
        guess = Guess("" if base_ending == "-" else base_ending, frozenset(cases.split(",")), gender)
        found.setdefault(ending, []).append(guess)
    return found


_BY_ENDING = _by_ending()
_LONGEST_ENDING = max(map(len, _BY_ENDING))


@lru_cache(maxsize=1 << 12)
def guesses(form: str) -> tuple[Guess, ...]:
    """Return what may be the nominative of a form: itself first, then by the longest endings first."""
    found = [Guess(form, NOMINATIVE, "m"), Guess(form, NOMINATIVE, "f")]
    if len(form) >= _SHORTEST_FORM:
        for length in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM), 0, -1):
            for ending in _BY_ENDING.get(form[-length:], ()):
                found.append(Guess(form[:-length] + ending.base, ending.cases, ending.gender))
    return tuple(found)
