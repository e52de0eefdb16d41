"""Stems: what joins the forms of a word that no dictionary knows."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from indexer.polish.stempel import polimorf

# A shorter word or stem has lost too much to tell one word from another.
_SHORTEST_WORD = 4
_SHORTEST_STEM = 3

# How the dative and the locative end, and the stem before them: Marcie, Idzie, Olimpce, Barbarze. After them, two
# endings of nouns in -ia, of which Snowball leaves the i: Interię, Interii.
_ENDINGS = (
    ("ście", "st"),
    ("cie", "t"),
    ("ździe", "zd"),
    ("dzie", "d"),
    ("rze", "r"),
    ("dze", "g"),
    ("ce", "k"),
    ("le", "ł"),
    ("ię", ""),
    ("ii", ""),
)
# Foreign names of which Snowball takes too much or nothing: Clay and Claya, Rubio and Rubiem; an abbreviation that
# somebody wrote with its ending, PRLu; Sarkozyego; the family Beckhamowie.
_FOREIGN = re.compile(
    "(?P<stem>.+(?:[aeo]y|[^aeiouyąęó]i)|[^aeiouyąęó]{3,})(?:a|owi|em|u|ów)|(?P<longer>.+)(?:yego|yemu|owie)"
)
_VOWELS = frozenset("aeioóuyąę")


def may_be_stemmed(form: str) -> bool:
    """Whether a form is long enough to be stemmed, and a word."""
    return len(form) >= _SHORTEST_WORD and form.isalpha()


def abbreviation_stem(form: str, is_capitals: bool) -> str:
    """The stem of an abbreviation, which is all of it, "" for other forms: `odkb` in capitals, `prl` without a vowel.

    So it meets the forms that somebody wrote with an ending, `PRLu`.
    """
    is_one = form.isalpha() and (is_capitals or _VOWELS.isdisjoint(form))
    return _guarded(form) if is_one else ""


def stempel_stems(words: Sequence[str]) -> list[str]:
    """The Stempel stem of each word that may be stemmed, "" where it is worth nothing."""
    # The table takes 40 ms to load: too long for a query whose words all stand in the dictionary.
    return list(map(_guarded, map(polimorf().stem, words))) if words else []


def snowball_stems(words: Sequence[str]) -> list[str]:
    """The Snowball stem of each word that may be stemmed, "" where it is worth nothing."""
    return list(map(_guarded, _snowball().stemWords(words)))


def hard_stem(word: str) -> str:
    """The stem of a word that may be stemmed as the nominative has it, "" where this cannot be told.

    Snowball does not harden the last consonant (`sephorze`: `sephor`), and cuts nominatives that only look like a form
    of something else (`mombaj`); it knows no declension of names like Rubio.
    """
    if foreign := _FOREIGN.fullmatch(word):
        return _guarded(foreign["stem"] or foreign["longer"])
    if word[-1] not in _VOWELS or (word[-1] in "yu" and word[-2] in _VOWELS):
        return _guarded(word)
    for ending, hard in _ENDINGS:
        if word.endswith(ending):
            return _guarded(word.removesuffix(ending) + hard)
    return ""


def bare_stem(word: str) -> str:
    """The stem of a word of which Snowball leaves nothing of worth, having taken it for a verb (`obamy`: `ob`)."""
    return _guarded(word[:-1]) if word[-1] in _VOWELS else ""


def _guarded(stem: str) -> str:
    """The stem, unless it is one of those that the table of Stempel gives to unrelated words."""
    return "" if len(stem) < _SHORTEST_STEM or stem.endswith("ativus") else stem


@cache
def _snowball() -> Any:
    from Stemmer import Stemmer

    # Its cache is slower than stemming: every form is asked once.
    return Stemmer("polish", 0)
