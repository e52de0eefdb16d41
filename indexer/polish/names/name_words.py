"""Words: what the dictionary says that a capitalised word may be."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from indexer.polish import dictionary
from indexer.polish.dictionary import Entry
from indexer.polish.names.cues import (
    NO_NAMES,
    NO_ORGANISATIONS,
    ORGANISATION_HEADS,
    PATRONS_HEADS,
    PLACE_HEADS,
    Kind,
    cue_before,
)
from indexer.polish.names.inflection import ALL_CASES

FIRST = "first"
SURNAME = "surname"
PLACE = "place"
ORGANISATION = "organisation"
PEOPLE = "people"
PROPER = "proper"
COMMON = "common"

_KINDS = {
    "imię": FIRST,
    "nazwisko": SURNAME,
    "człon_nazwiska": SURNAME,
    "nazwisko_(odmężowskie)": SURNAME,
    "nazwisko_(odojcowskie)": SURNAME,
    "patronimicum": SURNAME,
    "pseudonim": SURNAME,
    "przydomek": SURNAME,
    "nazwa_własna_osoby": SURNAME,
    "nazwa_geograficzna": PLACE,
    "nazwa_firmy": ORGANISATION,
    "nazwa_organizacji": ORGANISATION,
    "nazwa_instytucji": ORGANISATION,
    "człon_nazwy_firmy": ORGANISATION,
    "człon_nazwy_organizacji": ORGANISATION,
    "człon_nazwy_instytucji": ORGANISATION,
    "marka": ORGANISATION,
}
_COMMON_NAME = "nazwa_pospolita"
_NO_WORDS = frozenset({"frag", "brev", "romandig", "depr"})
_LONGEST_ABBREVIATION = 4
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‑": "-"})
_ENDING_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_a-zż-ž])-[a-ząęó]{1,5}$")
_ENDING_AFTER_APOSTROPHE = re.compile(r"(?<=\w\w)'(?:a|u|owi|em|iem|e|ie|ego|emu|m|ym|im|go|mu|om|ów|ami|ach|y|i)$")
_ROMAN = re.compile(r"[IVX]+")
_INITIAL = re.compile(r"[^\W\d_]\.")


class Noun(NamedTuple):
    """A noun or a name that a form may be; `gender` is m1, m2, m3, f or n, `kind` one of the words above."""

    lemma: str
    kind: str
    plural: bool
    cases: frozenset[str]
    gender: str
    only_plural: bool = False


class Adjective(NamedTuple):
    """An adjective or participle that a form may be."""

    lemma: str
    plural: bool
    cases: frozenset[str]
    genders: frozenset[str]
    is_participle: bool
    degree: str

    def agrees(self, noun: Noun, case: str) -> bool:
        """Whether it may stand beside a noun in this case."""
        return self.plural == noun.plural and case in self.cases and noun.gender in self.genders


class Word(NamedTuple):
    """A word as spelled, without an ending that is joined to it (`PiS-u`: `PiS`), and what it may be."""

    text: str
    nouns: tuple[Noun, ...] = ()
    adjectives: tuple[Adjective, ...] = ()
    kinds: frozenset[str] = frozenset()
    head: Kind | None = None
    """What it makes of a name that it heads: Bank, Morze."""
    is_patrons_head: bool = False
    """Whether a person behind it may be its patron: Uniwersytet Jagielloński, Instytut Piłsudskiego."""
    is_known: bool = False
    is_common: bool = False
    """Whether it is a word of the language too, which needs no capital."""
    is_title: bool = False
    is_no_name: bool = False
    is_abbreviation: bool = False
    is_shouted: bool = False
    """Whether it looks like an abbreviation and is a common word in capitals."""
    is_cut: bool = False
    is_filler: bool = False
    """Whether it only stands inside names: von, II, 2."""
    is_roman: bool = False
    is_initial: bool = False


class Words(dict[str, Word]):
    """What spellings may be: the dictionary is asked for all of them at once, and each is looked at when needed."""

    def __init__(self, spellings: Iterable[str]) -> None:
        super().__init__()
        self._texts = {spelling: _without_ending(spelling) for spelling in spellings}
        asked = {part for text in self._texts.values() for part in text.split("-") if part.isalpha()}
        self._known = dict(zip(asked, dictionary.entries(list(asked)), strict=True))

    def __missing__(self, spelling: str) -> Word:
        text = self._texts[spelling]
        self[spelling] = word = _word(text, text != spelling, self._known)
        return word

    def __contains__(self, spelling: object) -> bool:
        return spelling in self._texts

    def needs_no_capital(self, spelling: str) -> bool:
        """Whether a word is a common one; what looks like an abbreviation is not looked at."""
        entries = self._known.get(spelling, ())
        return not spelling.isupper() and needs_no_capital(entries)


def _without_ending(spelling: str) -> str:
    if spelling.isalpha():
        return spelling
    text = spelling.translate(_APOSTROPHES)
    return _ENDING_AFTER_APOSTROPHE.sub("", _ENDING_AFTER_HYPHEN.sub("", text))


def _word(text: str, is_cut: bool, known: dict[str, tuple[Entry, ...]]) -> Word:
    is_roman = _ROMAN.fullmatch(text) is not None
    if is_roman or text[0].isdigit() or text.islower():
        return Word(text, is_filler=True, is_roman=is_roman)
    letters = text.replace(".", "")
    capitals = sum(map(str.isupper, letters))
    is_abbreviation = len(letters) > 1 and capitals * 2 > len(letters) and not text.endswith(".")
    first, _, last = text.rpartition("-")
    entries = known.get(last, ())
    if is_abbreviation:
        is_shouted = capitals == len(letters) and _is_shouted(text, entries)
        entries = tuple(entry for entry in entries if entry.lemma == text)
    else:
        is_shouted = False
    nouns = [noun for entry in entries for noun in _nouns(entry, first)]
    if first and any("imię" in entry.kinds for entry in known.get(first.rpartition("-")[2], ())):
        nouns.append(Noun(text, FIRST, False, ALL_CASES, "m1"))
    common = {entry.lemma for entry in entries if entry.lemma[:1].islower() and _class_of(entry) not in _NO_WORDS}
    kinds = frozenset(noun.kind for noun in nouns)
    lemmas = {noun.lemma.lower() for noun in nouns if noun.kind in (COMMON, PLACE)}
    head = _head(lemmas)
    may_be_title = head is None and any(noun.kind == COMMON and not noun.plural for noun in nouns)
    return Word(
        text,
        tuple(nouns),
        tuple(_adjectives(entries)),
        kinds,
        head=head,
        is_patrons_head=not PATRONS_HEADS.isdisjoint(common),
        is_known=bool(entries),
        is_common=bool(common),
        is_title=may_be_title and PLACE not in kinds and cue_before(text.lower())[0] is Kind.PERSON,
        is_no_name=not NO_NAMES.isdisjoint(common) or text.lower() in NO_NAMES or _names_nobody(text, entries),
        is_abbreviation=is_abbreviation,
        is_shouted=is_shouted and not nouns,
        is_cut=is_cut,
        is_initial=_INITIAL.fullmatch(text) is not None,
    )


def _head(lemmas: set[str]) -> Kind | None:
    if not ORGANISATION_HEADS.isdisjoint(lemmas):
        return Kind.ORGANISATION
    return None if PLACE_HEADS.isdisjoint(lemmas) else Kind.PLACE


def _class_of(entry: Entry) -> str:
    return entry.tag.partition(":")[0]


def _is_shouted(text: str, entries: Iterable[Entry]) -> bool:
    """Whether a word in capitals is no abbreviation but a common word, or too long to be one."""
    return any(entry.lemma[:1].islower() or len(text) > _LONGEST_ABBREVIATION for entry in entries)


def _names_nobody(text: str, entries: Iterable[Entry]) -> bool:
    """Whether an abbreviation stands for a thing: PKB, VAT."""
    return text in NO_ORGANISATIONS or (
        text.isupper() and any(entry.lemma == text and _COMMON_NAME in entry.kinds for entry in entries)
    )


def _adjectives(entries: Iterable[Entry]) -> list[Adjective]:
    found = []
    for entry in entries:
        features = _adjective_features(entry.tag)
        if features is not None:
            found.append(Adjective(entry.lemma, *features))
    return found


@cache
def _adjective_features(tag: str) -> tuple[bool, frozenset[str], frozenset[str], bool, str] | None:
    word_class, *features = tag.split(":")
    if word_class not in ("adj", "ppas", "pact"):
        return None
    number, cases, genders, degree, *_ = *features, "pos"
    is_participle = word_class != "adj"
    return (
        number == "pl",
        ALL_CASES.intersection(cases.split(".")),
        frozenset(genders.split(".")),
        is_participle,
        "pos" if is_participle else degree,
    )


def _nouns(entry: Entry, first: str) -> list[Noun]:
    features = _noun_features(entry.tag)
    if features is None:
        return []
    lemma = f"{first}-{entry.lemma}" if first else entry.lemma
    kinds = (COMMON,) if entry.lemma[:1].islower() else _kinds_of_name(entry.kinds)
    return [Noun(lemma, kind, *features) for kind in kinds]


@cache
def _noun_features(tag: str) -> tuple[bool, frozenset[str], str, bool] | None:
    word_class, *features = tag.split(":")
    if word_class != "subst":
        return None
    cases = ALL_CASES.intersection(features[1].split("."))
    return (features[0] == "pl", cases, features[2].partition(".")[0], "pt" in features) if cases else None


@cache
def _kinds_of_name(kinds: tuple[str, ...]) -> tuple[str, ...]:
    if _COMMON_NAME in kinds:
        return (PEOPLE,)
    return tuple(sorted({_KINDS[kind] for kind in kinds if kind in _KINDS})) or (PROPER,)


def needs_no_capital(entries: Iterable[Entry]) -> bool:
    """Whether a word is a common noun, or any word of the language that is no name as well."""
    is_lower = [entry.lemma[:1].islower() for entry in entries]
    return (bool(is_lower) and all(is_lower)) or any(
        lower and entry.tag.startswith("subst:") for lower, entry in zip(is_lower, entries, strict=True)
    )


def adjective_form(adjective: Adjective, noun: Noun) -> str:
    """Return the nominative of an adjective, as a noun wants it."""
    lemma, gender, plural = adjective.lemma, noun.gender, noun.plural
    if adjective.is_participle or adjective.degree != "pos" or (plural and gender == "m1"):
        return _generated(lemma, adjective.is_participle, adjective.degree, gender, plural)
    if gender.startswith("m") and not plural:
        return lemma
    vowel = "a" if gender == "f" and not plural else "e"
    if lemma.endswith("y"):
        return lemma[:-1] + vowel
    if lemma.endswith("i"):
        is_hard = lemma.endswith(("ki", "gi"))
        return (lemma[:-1] if is_hard and vowel == "a" else lemma) + vowel
    return lemma


@cache
def _generated(lemma: str, is_participle: bool, degree: str, gender: str, plural: bool) -> str:
    parts = {"pl" if plural else "sg", "nom", gender} | ({"ppas", "aff"} if is_participle else {"adj", degree})
    return dictionary.inflected(lemma, frozenset(parts)) or lemma


def noun_form(noun: Noun) -> str:
    """Return the nominative of a noun in its number."""
    return _plural(noun.lemma, noun.gender) if noun.plural and not noun.only_plural else noun.lemma


@cache
def _plural(lemma: str, gender: str) -> str:
    parts = frozenset({"subst", "pl", "nom", gender})
    return dictionary.inflected(lemma, parts) or dictionary.inflected(lemma[:1].lower() + lemma[1:], parts) or lemma
