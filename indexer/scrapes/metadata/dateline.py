"""Datelines at the beginning of a text: "Anna Kowal 5 września 2022 W poniedziałek …"."""

import re

from indexer.polish.dates import search_date
from indexer.scrapes.metadata.authors import INITIALS, PERSON
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.metadata.signature import Signature

_LONGEST = 90
# "Data publikacji: 02.05.2023" may also stand between the sentences of a text that is one paragraph.
_LABELLED = re.compile(r"(?:Data publikacji|Publikacja|Opublikowano|Dodano)\s?:\s?(?=[0-9])")
_WHO = re.compile(rf"(?P<who>{PERSON}|{INITIALS})?[\s,;|/·–-]*(?:(?i:publikacja|opublikowano|dodano|data)\s?:?\s*)?")
_BODY = re.compile(r"[\s,;|/·–-]*(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"–-])")


def find_dateline(text: str) -> Signature | None:
    """The dateline that opens a text, or the labelled date inside it, or None.

    A date alone may well be that of the story ("24 lutego 2022 r. Rosja zaatakowała Ukrainę"): it counts with a time
    of day or with a name before it only.
    """
    if label := _LABELLED.search(text):
        found = search_date(text[label.end() : label.end() + _LONGEST])
        if found and found[1] == 0 and len(found[0]) >= len("2022-07-01"):
            return Signature(label.start(), label.end() + found[2], MetaLine((), found[0], is_labelled=True))
    found = search_date(text[:_LONGEST])
    if not found:
        return None
    date, start, end = found
    before = _WHO.fullmatch(text, 0, start)
    after = _BODY.match(text, end)
    if not before or not after or len(date) < len("2022-07-01") or not (before["who"] or "T" in date):
        return None
    return Signature(0, after.end(), MetaLine((before["who"],) if before["who"] else (), date, is_labelled=True))
