"""The dictionary: which lemmas a form may belong to, by Morfeusz 2 and the SGJP dictionary that comes with it.

Morfeusz lists everything that a form could be. Readings that hardly ever stand in a newspaper join frequent words that
have nothing to do with each other (`spraw` as "make!" with `sprawić`, `dzień` as a vocative of a name): they count
only for forms that have no other reading.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

# Words in one call; more make no difference to its speed.
_BATCH = 1000

# Not words: unknown, punctuation, numbers. Abbreviations stand for a word that nobody means who types the other
# (`pl` is Polska, `zł` is złoty).
_NO_WORD = frozenset({"ign", "interp", "sp", "sym", "dig", "romandig", "brev"})
# Depreciative plural, imperative, interjection, part of a fixed phrase.
_RARE_CLASSES = frozenset({"depr", "impt", "interj", "frag"})
# Archaic, obsolete, rare, dialectal, regional, one author's, as names in books, in jest, incorrect.
_RARE_LABELS = ("daw.", "przest.", "rzad.", "gwar.", "reg.", "indyw.", "char.", "żart.", "niepopr.", "niezal.")


def lemmas(forms: Sequence[str]) -> list[tuple[str, ...]]:
    """The lemmas of each form, names with a capital; () for a form that the dictionary does not know.

    Forms have lost their capitals: each is asked for as a name and as a common word. A participle with `nie-` belongs
    to a lemma of its own, `niezaszczepiony` to `niezaszczepić`. Verbs with a joined auxiliary (`widziałbym`) are verbs.
    """
    if not available():
        return [()] * len(forms)
    return [found for start in range(0, len(forms), _BATCH) for found in _lemmas(forms[start : start + _BATCH])]


def dictionary_id() -> str:
    """The dictionary of this machine, such as "sgjp-2026.06.01", or "none"."""
    return str(_morfeusz().dict_id()).removeprefix("pl.sgjp.") if available() else "none"


@cache
def available() -> bool:
    """Whether Morfeusz is installed; PRASOWKA_NO_MORFEUSZ=1 in the environment does as if it were not."""
    if os.environ.get("PRASOWKA_NO_MORFEUSZ"):
        return False
    try:
        _morfeusz()
    except ImportError:
        return False
    return True


@cache
def _morfeusz() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(generate=False, case_handling=morfeusz2.IGNORE_CASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What matters of a reading: whether it is rare, negates, or may have an auxiliary joined to it (`widział-bym`)."""

    rare: bool
    negated: bool
    carries_auxiliary: bool


@cache
def _reading(tag_id: int, labels_id: int) -> _Reading | None:
    """The reading with these numbers of Morfeusz, None where it is no word."""
    names = _morfeusz()._morfeusz_obj.getIdResolver()
    word_class, *features = names.getTag(tag_id).split(":")
    if word_class in _NO_WORD:
        return None
    labels = " ".join(names.getLabels(labels_id))
    return _Reading(
        rare=word_class in _RARE_CLASSES
        or (word_class == "subst" and features[1] == "voc")
        or (word_class == "ger" and features[0] == "pl")
        or any(label in labels for label in _RARE_LABELS),
        negated="neg" in features,
        carries_auxiliary=word_class in ("praet", "winien"),
    )


def _lemmas(forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The lemmas of each of some forms, asked in one call: a call for each form takes twice the time."""
    ordinary: dict[int, dict[str, None]] = {}
    rare: dict[int, dict[str, None]] = {}
    # Morfeusz numbers the places between segments; a form begins where the letters of those before it are used up.
    lengths = [len(form) for form in forms]
    begins = {at: number for number, at in enumerate(accumulate(lengths, initial=0))}
    letters_before = {0: 0}
    # Its own analyse() builds five strings for every reading and takes twice the time; these two of them will do.
    for segment in _morfeusz()._morfeusz_obj.analyse(" ".join(forms)):
        at, length = letters_before[segment.startNode], len(segment._orth)
        letters_before[segment.endNode] = at + length
        reading = _reading(segment.tagId, segment.labelsId)
        number = begins.get(at)
        if reading is None or number is None or (length < lengths[number] and not reading.carries_auxiliary):
            continue
        lemma = segment._lemma.split(":", 1)[0]
        readings = (rare if reading.rare else ordinary).setdefault(number, {})
        readings["nie" + lemma if reading.negated else lemma] = None
    return (tuple(ordinary.get(number) or rare.get(number) or ()) for number in range(len(forms)))
