"""Who signed: a line that is nothing but names, initials, agencies and portals, and what such a line is not."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from indexer.scrapes.metadata.agencies import find_agencies, is_agency
from indexer.scrapes.metadata.authors import as_person, is_initials
from indexer.scrapes.metadata.meta_line import MetaLine

_MOST_PARTS = 5
_SEPARATOR = re.compile(r"[,/|;·•()]|\s(?:i|oraz)\s")
_FILLER = re.compile(
    r"(?:\b(?:r|rok|roku|godz|godzina|dnia|przez|by|autor(?:zy|ka)?|w dziale|(?:ten tekst )?przeczytasz w|o|"
    r"czas czytania|min(?:uty?|ut)?|czytania|komentarz\w*|odsłon\w*|wyświetle\w*|dodał|dodała|dziś|dzisiaj|"
    r"wczoraj|pon|wt|śr|czw|pt|sob|ndz?|niedz)\b|[\W\d_])+",
    re.IGNORECASE,
)
_SECTION = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+")
# "jk (KAI) / Gniezno"
_CITY = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:[ -][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)?")
_PORTAL = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,7}|[A-ZĄĆĘŁŃÓŚŹŻ]{2,}(?: [A-ZĄĆĘŁŃÓŚŹŻ0-9]{2,})+|RMF24|TVN24")
# Also names of sections and magazines: alone on a line they are hardly a signature.
_WEAK_AGENCIES = frozenset(("Forum", "Reporter", "Agencja Gazeta", "Sputnik"))


class Signatories(NamedTuple):
    """The parts of a line that is nothing but signatories, and what each of them is."""

    text: str
    parts: tuple[str, ...]
    people: tuple[str, ...]
    initials: tuple[str, ...]
    agencies: tuple[str, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """The people, then those who gave their initials only, each once."""
        return tuple(dict.fromkeys((*self.people, *self.initials)))


def read_signatories(text: str) -> MetaLine | None:
    """Return who signed, where a text is nothing but a signature."""
    found = find_signatories(text)
    return found and judge(found)[1]


def find_signatories(text: str) -> Signatories | None:
    """Return the signatories that a text consists of; None where a part of it is none."""
    parts = [part.strip(" .") for part in _SEPARATOR.split(text.strip("()[]/. ")) if part.strip(" .")]
    parts = [part for part in parts if not _FILLER.fullmatch(part)]
    if not parts or len(parts) > _MOST_PARTS:
        return None
    people: list[str] = []
    initials: list[str] = []
    agencies: list[str] = []
    for part in parts:
        if is_agency(part):
            agencies.extend(find_agencies(part))
        elif person := as_person(part):
            people.append(person)
        elif is_initials(part):
            initials.append(part)
        elif not (_PORTAL.fullmatch(part) or (agencies and initials and _CITY.fullmatch(part))):
            return None
    return Signatories(text, tuple(parts), tuple(people), tuple(initials), tuple(dict.fromkeys(agencies)))


def judge(found: Signatories) -> tuple[str, MetaLine | None]:
    """Return the name of the rule that decides, and what it takes signatories for; None for no signature."""
    for name, decide in RULES.items():
        decided = decide(found)
        if decided is not False:
            return name, decided
    return "no signature", None


def is_filler(text: str) -> bool:
    """Whether a part of a line says nothing: "godz.", "przeczytasz w 3 minuty", the name of a section."""
    text = text.strip(" |•·,;-–—/()[]")
    return not text or bool(_FILLER.fullmatch(text)) or bool(_SECTION.fullmatch(text))


Verdict = MetaLine | Literal[False] | None
"""What signatories say; None where they sign nothing; False where the rule does not apply."""


def _section(found: Signatories) -> Verdict:
    """The name of a section: "Forum" alone."""
    is_alone = len(found.parts) == 1 and not found.text.startswith(("(", "/"))
    return None if found.agencies and is_alone and _WEAK_AGENCIES.issuperset(found.agencies) else False


def _credit_of_picture(found: Signatories) -> Verdict:
    """Who took a picture: "PAP/Jan Nowak"."""
    return None if found.people and is_agency(found.parts[0]) else False


def _subhead(found: Signatories) -> Verdict:
    """A subhead: "Projekt Lewicy i KO"."""
    return None if found.people and any(map(str.isupper, found.initials)) else False


def _agency(found: Signatories) -> Verdict:
    labelled = bool(found.people)
    return MetaLine(found.authors, agencies=found.agencies, is_labelled=labelled) if found.agencies else False


def _byline(found: Signatories) -> Verdict:
    return MetaLine(found.authors, is_byline=True) if found.people else False


def _initials(found: Signatories) -> Verdict:
    """Capitals alone may be a party or a country, and a word of five letters may be any word."""
    in_brackets = found.text.startswith("(")
    is_sure = len(found.parts) > 1 or in_brackets or all(len(part) < 5 for part in found.initials)
    is_signed = in_brackets or all(map(str.islower, found.initials))
    return MetaLine(found.authors) if found.authors and is_sure and is_signed else False


RULES: dict[str, Callable[[Signatories], Verdict]] = {
    "section": _section,
    "credit of a picture": _credit_of_picture,
    "subhead": _subhead,
    "agency": _agency,
    "byline": _byline,
    "initials": _initials,
}
"""The first that applies decides; where none does, there is no signature."""
