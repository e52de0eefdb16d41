"""Signatures at the end of a paragraph: "(PAP) autor: Jan Nowak", "osk/ akl/", "Opracowała Anna Kowal"."""

import re
from typing import NamedTuple

from indexer.polish.dates import find_date, search_date
from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.metadata.authors import BYLINE, INITIALS, PERSON, has_first_name
from indexer.scrapes.metadata.meta_line import MetaLine
from indexer.scrapes.word_lists import EXAMPLES, LOWER, POINTERS, SIGNING_AGENCY, TITLES, UNITS, UPPER

_LONGEST = 240
_DOMAIN = r"[A-Za-z][\w-]{0,60}\.[a-z]{2,7}"
_AGENCY = rf"(?:{SIGNING_AGENCY}|DW|BBC|Polskie Radio(?: 24)?)"
_ITEM = rf"(?:red\.|{INITIALS}|{_DOMAIN}|{_AGENCY})"
_ROLE = (
    r"(?:[Oo]pracowa(?:ł[ai]?|nie)|[Oo]prac\.|[Oo]pr\.|[Aa]utor(?:zy|ka|ki)?|[Zz]ebrał[ai]?|[Tt]ekst|[Rr]ozmawiał[ai]?)"
)
# In "www.uczelnia.edu.pl/en" no sentence ends.
_AFTER_SENTENCE = r"(?:(?<=[!?…”\"»):])\s?|(?<=\.)(?:\s|(?=[A-ZĄĆĘŁŃÓŚŹŻ(])))"
# "… 200 kg.", "… itd." end a sentence and sign nothing.
_ABBREVIATIONS = "|".join((*UNITS, *POINTERS, *EXAMPLES))
_SIGNATURE = re.compile(
    # (PAP), (PAP/red.), (PAP) autor: Jan Nowak, (mim), (JOK, 20.01.2018)
    rf"\s?(?:\((?:(?:{_AGENCY}|red|mal|opr|oprac)\.?(?:[,/; ]+|(?=\))))+[\w., /-]{{0,40}}\)|\([a-ząćęłńóśźż]{{2,4}}\)"
    rf"|\([A-Z]{{2,4}}, [0-9]{{1,2}}[./][0-9]{{1,2}}[./][0-9]{{4}}\))\.?"
    rf"(?:\s*(?:{_ROLE}:?|[Zz] \w+) {BYLINE})?(?>(?:\s?[a-z]{{2,4}}/)*)\s*+(?:Źródło:?\s*+)?$"
    # osk/ akl/ Źródło:, laf/PAP, ps / polsatnews.pl / PAP, Polskie Radio 24/gr.
    rf"|{_AFTER_SENTENCE}(?:{_ITEM}\s?/\s?){{1,4}}(?:{_ITEM})?\.?\s*+(?:Źródło:?\s*+)?$"
    # APW, PAP.
    rf"|{_AFTER_SENTENCE}(?:{_ITEM}, ){{1,3}}{_AGENCY}\.?\s*$"
    # dcz.
    rf"|(?<=[.!?…”\"»])\s(?!(?:{_ABBREVIATIONS})\b)[a-ząćęłńóśźż]{{2,3}}\.?\s*$"
    # Opracował Daniel Czyżewski, PolskieRadio.pl. Data 05.04.2018; Autor Barbara Cöllen; Słowa kluczowe
    rf"|{_AFTER_SENTENCE}(?:{_ROLE}(?::\s?|\s(?={PERSON}))|Autor(?:ka)? jest |Data [0-9])[^!?]{{2,120}}$"
    # Z Waszyngtonu Mateusz Obremski (PAP)
    rf"|{_AFTER_SENTENCE}(?:Ze? \w+,? )?{BYLINE},? ?[(/]\s?{_AGENCY}\)?\.?(?>(?:\s*[a-z]{{2,4}}/)*)\s*+$"
    # Z Brukseli Jan Nowak
    rf"|{_AFTER_SENTENCE}Ze? [{UPPER}][{LOWER}]+ (?P<reporter>{PERSON})\.?\s*$"
    # rbb, dpa / stas.
    rf"|{_AFTER_SENTENCE}(?:{INITIALS}), ?(?:{_AGENCY}|dpa|afp)\s?/\s?(?:{INITIALS})\.?\s*$"
    # (AM), Mly/ PAP., PAP, mw., Informacyjna Agencja Radiowa
    rf"|{_AFTER_SENTENCE}(?:\([{UPPER}]{{2,3}}\)|[{UPPER}][{LOWER}]{{1,3}}\s?/\s?{_AGENCY}|"
    rf"{_AGENCY}(?:\s?[,/]\s?(?:{INITIALS}))?)\.?\s*$"
    # ako / gloslodzki.pl, after furniture that ends no sentence
    rf"|(?<=\s)[a-ząćęłńóśźż]{{2,4}}\.?(?:/[a-ząćęłńóśźż]{{2,4}})* / {_DOMAIN}(?: / {_AGENCY})?\s*$"
    # Źródło: Raport Work Service
    rf"|{_AFTER_SENTENCE}(?:Źródło|źródło|ŹRÓDŁO)(?: informacji| artykułu| tekstu)?\s?:\s?[^:]{{0,120}}$"
    # Gazeta Morska/Jan Nowak
    rf"|{_AFTER_SENTENCE}(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w.]+ ){{0,3}}[A-ZĄĆĘŁŃÓŚŹŻ][\w.]+ ?/ ?(?P<writer>{PERSON})\.?\s*$"
)
# After "st. sierż." or "prof." the name belongs to the sentence.
# Where a signature can begin, which is much faster to find than a signature.
_START = re.compile(
    r"(?<=REKLAMA)(?=\s)|(?<=[.!?…”\"»):])\s?(?=\S)|\s?\(|(?<=\s)(?=[a-ząćęłńóśźż]{2,4}\.?(?:/[a-ząćęłńóśźż]{2,4})* / )"
)
_MOST_STARTS = 6
_TITLE = re.compile(rf"\b(?:{'|'.join((*TITLES, *POINTERS))})\.$")
_NAME_ALONE = re.compile(
    rf"\s(?P<name>(?>{PERSON})),?"
    r"(?P<date>\s[0-9.]{8,10}(?:,? [0-9]{1,2}[:.][0-9]{2})?)?\.?\s*$"
)
_PERSON = re.compile(PERSON)
_AGENCY_NAME = re.compile(_AGENCY)
_INITIALS = re.compile(INITIALS)
_OPENING = re.compile(rf"^\W*+(?:Ze? \w+,?|{_ROLE}:?)\s+(?={PERSON})")
_SOURCE = re.compile(rf"(?i:źródło).*|{_DOMAIN}")
_SOURCE_OR_AGENCY = re.compile(rf"(?i:źródło\b).*|\b{_AGENCY}\b|{_DOMAIN}")
_BIOGRAPHY = re.compile("(?i)autor(?:ka)? jest")
_BETWEEN_INITIALS = re.compile(r"[\s/,;().]+")
_NOT_INITIALS = frozenset("red mal opr oprac pap dpa afp pl com eu www".split())


class Signature(NamedTuple):
    """A signature, [start, end) in its paragraph, and what it says."""

    start: int
    end: int
    meta: MetaLine


def find_signature(text: str, *, is_last: bool = False) -> Signature | None:
    """The signature at the end of a paragraph, or None; a name alone is one in the last paragraph only."""
    starts = [match.start() for match in _START.finditer(text, max(0, len(text) - _LONGEST))]
    for start in starts[-_MOST_STARTS:]:
        match = _SIGNATURE.match(text, start)
        name = match and (match["writer"] or match["reporter"])
        if match and (not name or has_first_name(name)):
            return Signature(start, match.end(), _read(match.group()))
        match = _NAME_ALONE.match(text, start) if is_last else None
        if match and has_first_name(match["name"]) and not _TITLE.search(text, max(0, start - 8), start):
            published = find_date(match["date"] or "")
            return Signature(start, match.end(), MetaLine((match["name"],), published, is_labelled=True))
    return None


def _read(text: str) -> MetaLine:
    date = search_date(text)
    text = _OPENING.sub("", text)
    people = tuple(match.group() for match in _PERSON.finditer(_SOURCE_OR_AGENCY.sub("", text)))
    people = tuple(filter(has_first_name, people)) or people
    if _BIOGRAPHY.search(text):
        people = ()
    elif not people:
        people = tuple(filter(_signs, _BETWEEN_INITIALS.split(_SOURCE.sub("", text))))
    published = date[0] if date and len(date[0]) >= len("2022-07-01") else None
    return MetaLine(people, published, find_agencies(text), None, bool(people))


def _signs(part: str) -> bool:
    """Whether a part of a signature is the initials of an editor."""
    return bool(_INITIALS.fullmatch(part)) and part not in _NOT_INITIALS and not _AGENCY_NAME.fullmatch(part)
