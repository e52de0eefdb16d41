"""The dictionary: which lemmas a form may belong to, by Morfeusz 2 and the SGJP dictionary that comes with it.

Morfeusz lists everything that a form could be. Readings that hardly ever stand in a newspaper join frequent words that
have nothing to do with each other (`spraw` as "make!" with `sprawić`, `dzień` as a vocative of a name): they count
only for forms that have no other reading.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

# Words in one call; more make no difference to its speed.
_BATCH = 1000
# Its number for the tag of what it does not know.
_UNKNOWN = 0
# How forms end that Morfeusz may take apart: `widział-em`, `czyta-by`, `czemu-ż`, `za-ń`.
_JOINED_ENDINGS = ("m", "ś", "ż", "ń", "śmy", "ście", "by", "że")

# Morfeusz calls itself for every character of what it reads: of thousands of them, which are no word, it dies. The
# longest word of the dictionary has some fifty letters; digits stand in compounds only (`100-lecie`).
LONGEST_WORD = 64
_MAY_BE_WORD = re.compile(rf"(?:[0-9]{{1,4}}-)?\D{{1,{LONGEST_WORD}}}")
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
    found: dict[str, tuple[str, ...]] = {}
    for batch in _batches(forms):
        found.update(zip(batch, _lemmas(batch), strict=True))
    return [found.get(form, ()) for form in forms]


class Entry(NamedTuple):
    """One thing that a form may be: its lemma, its class and features, and what it is a name of (`nazwisko`)."""

    lemma: str
    tag: str
    kinds: tuple[str, ...]


def entries(forms: Sequence[str]) -> list[tuple[Entry, ...]]:
    """Everything that each form may be, common or rare; () for a form that the dictionary does not know."""
    if not available():
        return [()] * len(forms)
    found: dict[str, tuple[Entry, ...]] = {}
    for batch in _batches(forms):
        of_batch: list[list[Entry]] = [[] for _ in batch]
        for segment in _segments(batch):
            if segment.tagId != _UNKNOWN:
                tag, kinds = _tags_and_kinds[segment.tagId, segment.nameId]
                of_batch[segment.startNode].append(Entry(segment._lemma.partition(":")[0], tag, kinds))
        found.update(zip(batch, map(tuple, of_batch), strict=True))
    return [found.get(form, ()) for form in forms]


@cache
def inflected(lemma: str, tag_parts: frozenset[str]) -> str | None:
    """The first form of a lemma whose tag has all these parts (`{"subst", "pl", "nom"}`), None where there is none."""
    if not available():
        return None
    for form, _, tag, *_ in _generator().generate(lemma):
        if all(any(part in values.split(".") for values in tag.split(":")) for part in tag_parts):
            return str(form)
    return None


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


@cache
def _generator() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(analyse=False, generate=True)


class _Reading(NamedTuple):
    """What matters of a reading: whether it is rare, negates, or may have an auxiliary joined to it (`widział-bym`)."""

    rare: bool
    negated: bool
    carries_auxiliary: bool


class _Readings(dict[tuple[int, int], _Reading | None]):
    """The readings by their numbers of Morfeusz, of a tag and of labels; None for what is no word."""

    def __missing__(self, numbers: tuple[int, int]) -> _Reading | None:
        names = _morfeusz()._morfeusz_obj.getIdResolver()
        word_class, *features = names.getTag(numbers[0]).split(":")
        labels = " ".join(names.getLabels(numbers[1]))
        self[numbers] = None
        if word_class not in _NO_WORD:
            self[numbers] = _Reading(
                rare=word_class in _RARE_CLASSES
                or (word_class == "subst" and features[1] == "voc")
                or (word_class == "ger" and features[0] == "pl")
                or any(label in labels for label in _RARE_LABELS),
                negated="neg" in features,
                carries_auxiliary=word_class in ("praet", "winien"),
            )
        return self[numbers]


_readings = _Readings()


def _lemmas(forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The lemmas of each of some forms, asked in one call: a call for each form takes twice the time."""
    none: tuple[str, ...] = ()
    ordinary, rare = [none] * len(forms), [none] * len(forms)
    for segment in _segments(forms):
        tag = segment.tagId
        if tag == _UNKNOWN or (reading := _readings[tag, segment.labelsId]) is None:
            continue
        number, lemma = segment.startNode, segment._lemma
        if ":" in lemma:
            lemma = lemma[: lemma.index(":")]
        if reading.negated:
            lemma = "nie" + lemma
        found = rare if reading.rare else ordinary
        if lemma not in found[number]:
            found[number] += (lemma,)
    return (usual or rarely for usual, rarely in zip(ordinary, rare, strict=True))


class _TagsAndKinds(dict[tuple[int, int], tuple[str, tuple[str, ...]]]):
    """A tag, and what a lemma is a name of, by their numbers of Morfeusz."""

    def __missing__(self, numbers: tuple[int, int]) -> tuple[str, tuple[str, ...]]:
        names = _morfeusz()._morfeusz_obj.getIdResolver()
        self[numbers] = names.getTag(numbers[0]), tuple(filter(None, names.getName(numbers[1]).split("|")))
        return self[numbers]


_tags_and_kinds = _TagsAndKinds()


def _batches(forms: Sequence[str]) -> Iterator[Sequence[str]]:
    """The forms in calls of a good size: what may be taken apart has calls of its own, where nothing is, forms and
    segments are numbered alike.
    """
    forms = [form for form in forms if _MAY_BE_WORD.fullmatch(form)]
    apart = [form for form in forms if form.endswith(_JOINED_ENDINGS) or not form.isalpha()]
    others = set(forms).difference(apart)
    for some in (apart, [form for form in forms if form in others]):
        for start in range(0, len(some), _BATCH):
            yield some[start : start + _BATCH]


def _segments(forms: Sequence[str]) -> Iterable[Any]:
    """The segments of forms asked in one call, each beginning at the number of its form."""
    # Its own analyse() builds five strings for every reading and takes twice the time; one or two of them will do.
    segments = _morfeusz()._morfeusz_obj.analyse(" ".join(forms))
    # Morfeusz numbers the places between segments: between forms, unless it takes one of them apart.
    return segments if segments.back().endNode == len(forms) else _placed(segments, forms)


def _placed(segments: Iterable[Any], forms: Sequence[str]) -> Iterator[Any]:
    """The segments that are forms, or begin one to which an auxiliary is joined, with the number of their form."""
    # A form begins where the letters of those before it are used up.
    lengths = [len(form) for form in forms]
    begins = {at: number for number, at in enumerate(accumulate(lengths, initial=0))}
    letters_before = {0: 0}
    for segment in segments:
        at, length = letters_before[segment.startNode], len(segment._orth)
        letters_before[segment.endNode] = at + length
        number = begins.get(at)
        if number is None:
            continue
        if length < lengths[number]:
            reading = _readings[segment.tagId, segment.labelsId]
            if reading is None or not reading.carries_auxiliary:
                continue
        segment.startNode = number
        yield segment
