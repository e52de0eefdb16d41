"""Signatures at the end of a paragraph: "(PAP) autor: Jan Nowak", "osk/ akl/", "Opracowała Anna Kowal"."""

import re

from indexer.polish.dates import search_date
from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.metadata.authors import INITIALS, PERSON
from indexer.scrapes.metadata.lines import MetaLine

_PERSON = re.compile(PERSON)
_INITIALS = re.compile(rf"(?<![\w.])(?:{INITIALS})(?![\w.])")
_NOT_INITIALS = frozenset(
    [
        "red",
        "mal",
        "opr",
        "oprac",
        "autor",
        "autorzy",
        "i",
        "z",
        "data",
        "źródło",
        "źródła",
        "PAP",
        "IAR",
        "AFP",
        "KAI",
        "ISB",
        "RED",
    ]
)


def read_signature(text: str) -> MetaLine:
    """Authors, agencies and perhaps the date that a signature names."""
    date = search_date(text)
    people = tuple(match.group() for match in _PERSON.finditer(text))
    if not people:
        found = _INITIALS.findall(re.sub(r"(?i)źródło.*", "", text))
        people = tuple(initials for initials in found if initials not in _NOT_INITIALS and not find_agencies(initials))
    published = date[0] if date and len(date[0]) >= len("2022-07-01") else None
    return MetaLine(people, published, find_agencies(text), None, bool(people))
