"""Lines of metadata around an article: dates, bylines, signatures, sources."""

import re
from dataclasses import dataclass, replace

from indexer.polish.dates import find_date, search_date
from indexer.scrapes.metadata.agencies import find_agencies, is_agency
from indexer.scrapes.metadata.authors import INITIALS, as_person, split_people

_LONGEST = 260
_MOST_PARTS = 5
_DATE_LABEL = re.compile(
    r"(?:data (?:publikacji|dodania|utworzenia|wydania|(?:ostatniej )?aktualizacji)|publikacja(?: artykułu)?|"
    r"opublikowan[oye]?|dodan[oey]|utworzono|zamieszczono|wysłano|data|published|wydanie(?:/data)?|wydano|"
    r"(?:ostatnia )?aktualizacja|zaktualizowano|modyfikacja|updated)\s*:?",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:data )?(?:ostatni\w+ )?aktualizacj|zaktualizowano|modyfikacja|updated", re.IGNORECASE)
# After one of these, or after any label with a colon, a line is metadata whatever else it says.
_SURE_LABELS = frozenset("opublikowano opublikowane publikacja dodano dodane utworzono zamieszczono published".split())
_FILLER = re.compile(
    r"(?:\b(?:r|rok|roku|godz|godzina|dnia|przez|by|autor(?:zy|ka)?|w dziale|(?:ten tekst )?przeczytasz w|o|"
    r"czas czytania|min(?:uty?|ut)?|czytania|komentarz\w*|odsłon\w*|wyświetle\w*|dodał|dodała|dziś|dzisiaj|"
    r"wczoraj|pon|wt|śr|czw|pt|sob|ndz?|niedz)\b|[\W\d_])+",
    re.IGNORECASE,
)
_RELATIVE_DATE = re.compile(
    r"(?:dziś|dzisiaj|wczoraj|przedwczoraj|\d+ (?:minut|godzin|dni|tygodni)\w* temu)\b.{0,60}$", re.IGNORECASE
)
# "13:49Polska", "18:20aktualizacja": what follows the time was glued to it.
_GLUED = re.compile(r"(\d:\d\d)(?=[^\W\d_])")
# "1 lipca 2022 | 18:20", "01.07.2022 [18:20]"
_SPLIT_TIME = re.compile(r"(?<=\d)\s*[|(\[]\s*(\d{1,2}[:.]\d{2})(?!\d|\.\d)\s*[)\]]?")
_SECTION = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+")
_COLLECTIVE = re.compile(
    r"(?:zespół|redakcja) .{2,60}|red\.?|"
    r"(?:artykuł|tekst|materiał) (?:przygotowany|opracowany|powstał|napisany).{0,80}",
    re.IGNORECASE,
)
_AUTHOR_LABEL = re.compile(
    r"(?:autor(?:zy|ka|ki)?(?:/autor(?:ka)?)?(?: artykułu| tekstu)?|tekst(?=:)|opracowanie|opracował[ai]?|"
    r"oprac\.?|opr\.?|przygotował[ai]?|"
    r"(?:napisane|opublikowan[eyo]|dodane)? ?przez|by|napisał[ai]?|rozmawiał[ai]?|notował[ai]?|dodał[ai]?)"
    r"(?:\s?:\s?|\s)(?P<who>.+)",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(
    r"(?:źródło|źródła|source)(?: artykułu| tekstu| informacji)?(?:\s?:\s?|\s)(?P<what>.{2,100})", re.IGNORECASE
)
_EMPTY_LABEL = re.compile(
    r"(?:autor(?:zy|ka|ki)?(?:/autor(?:ka)?)?|źródło|źródła|dodano|opublikowano|data(?: publikacji)?|"
    r"publikacja|opracowanie|oprac\.?|"
    r"tekst|(?:ostatnia )?aktualizacja|zaktualizowano)\s?:?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_PLACE = re.compile(r"Ze? [A-ZĄĆĘŁŃÓŚŹŻ]\w+,? (?=[A-ZĄĆĘŁŃÓŚŹŻ])")
# "jk (KAI) / Gniezno"
_CITY = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:[ -][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)?")
_SEPARATOR = re.compile(r"\s*[,/|;·•()]\s*|\s(?:i|oraz)\s")
_PORTAL = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,7}|[A-ZĄĆĘŁŃÓŚŹŻ]{2,}(?: [A-ZĄĆĘŁŃÓŚŹŻ\d]{2,})+|RMF24|TVN24")
# Also names of sections and magazines: alone on a line they are hardly a signature.
_WEAK_AGENCIES = frozenset(("Forum", "Reporter", "Agencja Gazeta", "Sputnik"))
_NOT_INITIALS = "się nie tak ale czy jak ten ona ono oni dla pod nad bez tel fax kom ul woj fot foto rys red"
_IS_NO_INITIALS = frozenset(_NOT_INITIALS.split()).__contains__


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
    text = text.strip(" |•·-–—*_©ⒸⓅ")
    return _dated(text) if _DIGIT.search(text) else _undated(text)


def _undated(text: str) -> MetaLine | None:
    if _EMPTY_LABEL.fullmatch(text):
        return MetaLine(is_labelled=True)
    if _COLLECTIVE.fullmatch(text) or _RELATIVE_DATE.fullmatch(text):
        return MetaLine()
    if match := _AUTHOR_LABEL.fullmatch(text):
        return _labelled_author(match["who"])
    if match := _SOURCE_LABEL.fullmatch(text):
        return MetaLine(agencies=find_agencies(match["what"]), source=match["what"].strip(" ."), is_labelled=True)
    return _signature(_PLACE.sub("", text, count=1))


def _labelled_author(who: str) -> MetaLine | None:
    meta = _signature(who)
    if meta:
        return replace(meta, is_labelled=True, is_byline=False)
    if initials := re.fullmatch(INITIALS, who.strip(" ()./")):
        return MetaLine(() if _IS_NO_INITIALS(initials.group()) else (initials.group(),), is_labelled=True)
    people = tuple(filter(None, map(as_person, split_people(who))))
    # "Autor podkreśla, że…" is a sentence, not a byline.
    return MetaLine(people, agencies=find_agencies(who), is_labelled=True) if people and len(who) < 80 else None


def _dated(text: str) -> MetaLine | None:
    text = _SPLIT_TIME.sub(r", \1", _GLUED.sub(r"\g<1> ", text))
    if (whole := find_date(text)) and len(whole) > len("2022"):
        return MetaLine(published=whole)
    found = search_date(text)
    if not found:
        return _undated(text)
    date, start, end = found
    label = _DATE_LABEL.match(text)
    is_update = bool(label and _UPDATE.match(label.group()))
    published = date if len(date) >= len("2022-07-01") and not is_update else None
    before = _DATE_LABEL.sub("", text[:start], count=1)
    after = text[end:]
    if _UPDATE.match(after.strip(" |•·,-–—/(")) or search_date(after):
        after = ""
    rest = f"{before} | {after}".strip(" |•·,;-–—/()[]")
    meta = _undated(" | ".join(part for part in rest.split(" | ") if not _is_filler(part)))
    if meta:
        return replace(meta, published=published, is_labelled=bool(label) or meta.is_labelled, is_byline=False)
    if label and (
        label.group().rstrip(" :").lower() in _SURE_LABELS or label.group().endswith(":") or after.startswith(";")
    ):
        return MetaLine(published=published, agencies=find_agencies(text), is_labelled=True)
    if not all(map(_is_filler, rest.split(" | "))):
        return None
    return MetaLine(published=published, is_labelled=bool(label)) if published or label else None


def _is_filler(part: str) -> bool:
    part = part.strip(" |•·,;-–—/()[]")
    return not part or bool(_FILLER.fullmatch(part)) or bool(_SECTION.fullmatch(part))


def _signature(text: str) -> MetaLine | None:
    """Who signed, where a text is nothing but names, initials, agencies and portals."""
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
        elif re.fullmatch(INITIALS, part) and not _IS_NO_INITIALS(part):
            initials.append(part)
        elif not (_PORTAL.fullmatch(part) or (agencies and initials and _CITY.fullmatch(part))):
            return None
    if len(parts) == 1 and agencies and not text.startswith(("(", "/")) and _WEAK_AGENCIES.issuperset(agencies):
        return None
    authors = tuple(dict.fromkeys((*people, *initials)))
    if (people and is_agency(parts[0])) or (people and any(map(str.isupper, initials))):
        # "PAP/Jan Nowak" is who took a picture, "Projekt Lewicy i KO" a subhead.
        return None
    if agencies:
        return MetaLine(authors, agencies=tuple(dict.fromkeys(agencies)), is_labelled=bool(people))
    if people:
        return MetaLine(authors, is_byline=True)
    # Capitals alone may be a party or a country, and a word of five letters may be any word.
    is_sure = len(parts) > 1 or text.startswith("(") or all(len(part) < 5 for part in initials)
    is_signed = text.startswith("(") or all(map(str.islower, initials))
    return MetaLine(authors) if authors and is_sure and is_signed else None
