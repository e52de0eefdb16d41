"""Lines of metadata around an article: dates, bylines, signatures, sources."""

import re
from dataclasses import dataclass

from indexer.polish.dates import find_date, search_date
from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.metadata.authors import BYLINE, INITIALS, is_person, split_people

_LONGEST = 260
_DATE_LABEL = re.compile(
    r"(?:data (?:publikacji|dodania|utworzenia|wydania)|publikacja|opublikowan[oye]?|dodano|dodane|utworzono|"
    r"zamieszczono|wysłano|data|published|wydanie(?:/data)?|"
    r"wydano|ostatnia aktualizacja|aktualizacja|zaktualizowano|modyfikacja|"
    r"updated)\s*:?",
    re.IGNORECASE,
)
_UPDATE_LABEL = re.compile(r"(?:ostatnia )?aktualizacja|zaktualizowano|modyfikacja|updated", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:\b(?:r|rok|roku|godz|godzina|dnia|przez|by|autor(?:zy|ka)?|w dziale|ten tekst przeczytasz w|czas czytania|"
    r"min(?:uty?|ut)?|czytania|dodał|dodała|o|os?tatnia|dziś|dzisiaj|wczoraj|\d+ min\w*)\b|[\W\d_])+",
    re.IGNORECASE,
)
_RELATIVE_DATE = re.compile(
    r"(?:dziś|dzisiaj|wczoraj|przedwczoraj|\d+ (?:minut|godzin|dni|tygodni)\w* temu)\b.{0,60}$", re.IGNORECASE
)
_SURE_LABELS = frozenset(
    ["opublikowano", "opublikowane", "publikacja", "dodano", "utworzono", "zamieszczono", "published"]
)
# "13:49Polska": the section that follows the date.
_GLUED_SECTION = re.compile(r"(\d:\d\d)(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_SECTION = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+")
_COLLECTIVE = re.compile(
    r"(?:zespół|redakcja) .{2,60}|"
    r"(?:artykuł|tekst|materiał) (?:przygotowany|opracowany|powstał|napisany).{0,80}",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_AUTHOR_LABEL = re.compile(
    r"(?:autor(?:zy|ka|ki)?|tekst|opracowanie|opracował[ai]?|oprac\.?|opr\.?|przygotował[ai]?|napisał[ai]?|"
    r"rozmawiał[ai]?|notował[ai]?|dodał[ai]?)(?:\s?:\s?|\s)(?P<who>.+)",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(r"(?:źródło|źródła|source)(?:\s?:\s?|\s)(?P<what>.{2,100})", re.IGNORECASE)
_EMPTY_LABEL = re.compile(
    r"(?:autor(?:zy|ka|ki)?|źródło|źródła|dodano|opublikowano|data(?: publikacji)?|publikacja|"
    r"opracowanie|oprac\.?|tekst|(?:ostatnia )?aktualizacja|zaktualizowano)"
    r"\s?:?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"\(?(?:(?P<initials>(?:{INITIALS})(?:\s?[/,]\s?(?:[a-ząćęłńóśźż]{{2,4}}))*)\s?[/,;|-]\s?)?"
    r"(?P<agency>[A-ZĄĆĘŁŃÓŚŹŻ][\w.]+(?:[/, ]+[A-Z][\w.]+)*)\)?[/.]?"
)
_INITIALS_ALONE = re.compile(r"[a-ząćęłńóśźż]{2,4}(?:\s?[/,]\s?[a-ząćęłńóśźż]{2,4})*[/.]?|\([a-ząćęłńóśźż]{2,4}\)")
_PERSON_AND_AGENCY = re.compile(
    rf"(?:Ze? [A-ZĄĆĘŁŃÓŚŹŻ]\w+,? )?(?P<who>{BYLINE}),? ?[(/]\s?"
    r"(?P<agency>[A-Z][\w. /,]+)\)?\.?"
)
_NOT_INITIALS = frozenset(
    [
        "się",
        "nie",
        "tak",
        "ale",
        "czy",
        "jak",
        "ten",
        "ona",
        "ono",
        "oni",
        "dla",
        "pod",
        "nad",
        "bez",
        "tel",
        "fax",
        "kom",
        "ul",
        "woj",
        "fot",
        "foto",
        "rys",
    ]
)


@dataclass(frozen=True, slots=True)
class MetaLine:
    """What a line of metadata says; `is_byline` where it names a person and nothing proves that the person wrote."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    agencies: tuple[str, ...] = ()
    source: str | None = None
    is_labelled: bool = False
    is_byline: bool = False


def is_empty_label(text: str) -> bool:
    """Whether a line announces metadata that stands on the next one: "Autor:", "Dodano:"."""
    return bool(_EMPTY_LABEL.fullmatch(text))


def is_metadata(text: str) -> bool:
    """Whether a line says nothing but when, by whom or from where, and more than the bare name of a person."""
    meta = read_meta(text)
    return meta is not None and not meta.is_byline


def read_meta(text: str) -> MetaLine | None:
    """What `text` says where it is a line of metadata and nothing else."""
    if not text or len(text) > _LONGEST:
        return None
    text = text.strip(" |•·-–—*_")
    if _EMPTY_LABEL.fullmatch(text):
        return MetaLine(is_labelled=True)
    if _COLLECTIVE.fullmatch(text):
        return MetaLine()
    if match := _AUTHOR_LABEL.fullmatch(text):
        return _labelled_author(match["who"])
    if match := _SOURCE_LABEL.fullmatch(text):
        return MetaLine(agencies=find_agencies(match["what"]), source=match["what"].strip(" ."), is_labelled=True)
    if _DIGIT.search(text):
        return _date_line(text)
    if _RELATIVE_DATE.fullmatch(text):
        return MetaLine()
    if match := _PERSON_AND_AGENCY.fullmatch(text):
        agencies = find_agencies(match["agency"])
        if agencies:
            return MetaLine(authors=split_people(match["who"]), agencies=agencies, is_labelled=True)
    return _signature(text)


def _labelled_author(who: str) -> MetaLine | None:
    people = split_people(who)
    agencies = find_agencies(who)
    if not people and not agencies:
        return MetaLine(is_labelled=True) if len(who) < 60 else None
    if not all(is_person(person) or re.fullmatch(INITIALS, person) for person in people):
        # "Autor podkreśla, że…": a sentence, not a byline.
        return MetaLine(is_labelled=True) if ":" in who[:1] else None
    return MetaLine(authors=people, agencies=agencies, is_labelled=True)


def _date_line(text: str) -> MetaLine | None:
    text = _GLUED_SECTION.sub(r"\g<1> ", text)
    if (whole := find_date(text)) and len(whole) > len("2022"):
        return MetaLine(published=whole)
    label = _DATE_LABEL.match(text)
    found = search_date(text)
    if not found:
        return MetaLine() if _RELATIVE_DATE.fullmatch(text) else None
    date, start, end = found
    before = _DATE_LABEL.sub("", text[:start], count=1).strip(" |•·,-–—/(")
    after = text[end:].strip(" |•·,;-–—/)")
    if _UPDATE_LABEL.match(after) or search_date(after):
        after = ""
    is_update = bool(label and _UPDATE_LABEL.match(label.group()))
    if label and (label.group().rstrip(" :").lower() in _SURE_LABELS or label.group().endswith(":")):
        return MetaLine((), None if is_update else date if len(date) >= 10 else None, find_agencies(text), None, True)
    authors: tuple[str, ...] = ()
    for rest in (before, after):
        if not rest or _FILLER.fullmatch(rest) or _SECTION.fullmatch(rest):
            continue
        people = split_people(rest)
        if not people or not all(is_person(person) or re.fullmatch(INITIALS, person) for person in people):
            return None
        authors += people
    is_day = len(date) >= len("2022-07-01")
    if not label and not is_day:
        return None
    return MetaLine(authors, date if is_day and not is_update else None, find_agencies(text), None, bool(label))


def _signature(text: str) -> MetaLine | None:
    if _INITIALS_ALONE.fullmatch(text):
        initials = tuple(re.findall(r"[^\W\d_]+", text))
        return None if any(part in _NOT_INITIALS for part in initials) else MetaLine(authors=initials)
    if match := _SIGNED.fullmatch(text):
        agencies = find_agencies(match["agency"])
        if agencies:
            initials = tuple(re.findall(r"[^\W\d_]+", match["initials"] or ""))
            return MetaLine(authors=initials, agencies=agencies)
    parts = re.split(r"\s?[,;/|]\s?|\si\s", text)
    if len(parts) <= 4 and all(map(is_person, parts)):
        return MetaLine(authors=tuple(dict.fromkeys(parts)), is_byline=True)
    return None
