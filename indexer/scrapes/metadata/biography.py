"""Notes about authors, and what an author is: "Anna Kowal jest reporterką…", "dziennikarz działu miasto"."""

import re

from indexer.scrapes.metadata.authors import PERSON, has_first_name
from indexer.scrapes.metadata.meta_line import MetaLine

_POSITIONS = (
    r"(?:(?:foto)?reporter|dziennikar|redaktor|publicyst|felietonist|korespondent|komentator|wydawc|"
    r"wydawczyni|prezenter)"
)
_PROFESSIONS = (
    rf"(?:{_POSITIONS}|autor|pisar|eseist|socjolog|politolog|historyk|ekonomist|prawnik|analityk|profesor|doktor)"
)
_POSITION = re.compile(rf"{_POSITIONS}\w*\b[^.!?:]{{0,70}}", re.IGNORECASE)
_BIOGRAPHY = re.compile(
    rf"(?P<who>(?>{PERSON})),? ?(?:–|-|jest|był[ay]?|ur\.|to)?,? (?:[\w-]+ ){{0,3}}(?i:{_PROFESSIONS})\w*\b.{{0,400}}"
)
_LONGEST = 500


def is_position(text: str) -> bool:
    """Whether a line says only what a person named before it works as."""
    return len(text) <= 80 and bool(_POSITION.fullmatch(text))


def find_biography(text: str) -> MetaLine | None:
    """Whom a paragraph introduces as one who writes, or None."""
    match = _BIOGRAPHY.fullmatch(text) if len(text) <= _LONGEST else None
    if not match or not has_first_name(match["who"]):
        return None
    return MetaLine((match["who"],), is_labelled=True)
