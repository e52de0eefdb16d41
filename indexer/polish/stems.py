"""Stems: what joins the forms of a word that no dictionary knows."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from indexer.polish.stempel import polimorf

# A shorter word or stem has lost too much to tell one word from another.
_SHORTEST_WORD = 4
_SHORTEST_STEM = 3

# How the dative and the locative end, and the stem before them: Marcie, Idzie, Olimpce, Barbarze.
_HARDENED = (
    ("ście", "st"),
    ("cie", "t"),
    ("ździe", "zd"),
    ("dzie", "d"),
    ("rze", "r"),
    ("dze", "g"),
    ("ce", "k"),
    ("le", "ł"),
)
_VOWELS = frozenset("aeioóuyąę")


def stempel_stems(forms: Sequence[str]) -> list[str]:
    """The Stempel stem of each form, "" where it has none that is worth anything."""
    stem = polimorf().stem
    return [_guarded(stem(form)) if _may_be_stemmed(form) else "" for form in forms]


def snowball_stems(forms: Sequence[str]) -> list[str]:
    """The Snowball stem of each form, "" where it has none that is worth anything."""
    stems = _snowball().stemWords(forms)
    return [_guarded(stem) if _may_be_stemmed(form) else "" for form, stem in zip(forms, stems, strict=True)]


def hard_stem(form: str) -> str:
    """The stem of a form as the nominative has it, "" where this cannot be told.

    Snowball does not harden the last consonant (`sephorze`: `sephor`), and cuts nominatives that only look like a form
    of something else (`mombaj`).
    """
    return _guarded(_hardened(form)) if _may_be_stemmed(form) else ""


def _hardened(form: str) -> str:
    for soft, hard in _HARDENED:
        if form.endswith(soft):
            return form.removesuffix(soft) + hard
    return "" if form[-1] in _VOWELS else form


def _may_be_stemmed(form: str) -> bool:
    return len(form) >= _SHORTEST_WORD and form.isalpha()


def _guarded(stem: str) -> str:
    """The stem, unless it is one of those that the table of Stempel gives to unrelated words."""
    return "" if len(stem) < _SHORTEST_STEM or stem == "ąć" or stem.endswith("ativus") else stem


@cache
def _snowball() -> Any:
    from Stemmer import Stemmer

    # Its cache is slower than stemming: every form is asked once.
    return Stemmer("polish", 0)
