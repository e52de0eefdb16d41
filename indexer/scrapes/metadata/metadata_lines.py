"""Lines of metadata around an article: dates, bylines, signatures, sources."""

import re
from collections.abc import Callable
from typing import NamedTuple

from indexer.polish.dates import find_date, search_date
from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.metadata.authors import PERSON, as_person, is_initials, looks_like_initials, split_people
from indexer.scrapes.metadata.meta_line import NOTHING, MetaLine
from indexer.scrapes.metadata.signatories import is_filler, read_signatories

_LONGEST = 260
_LONGEST_BYLINE = 80
_SHORTEST_DAY = len("2022-07-01")
_DATE_LABEL = re.compile(
    r"(?:data (?:publikacji|dodania|utworzenia|wydania|(?:ostatniej )?aktualizacji)|publikacja(?: artykułu)?|"
    r"opublikowan[oye]?|dodan[oey]|utworzono|zamieszczono|wysłano|data|published|wydanie(?:/data)?|wydano|"
    r"(?:ostatnia )?aktualizacja|zaktualizowano|modyfikacja|updated)\s*:?",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:data )?(?:ostatni\w+ )?aktualizacj|zaktualizowano|modyfikacja|updated", re.IGNORECASE)
# After one of these, or after any label with a colon, a line is metadata whatever else it says.
_SURE_LABELS = frozenset("opublikowano opublikowane publikacja dodano dodane utworzono zamieszczono published".split())
_RELATIVE_DATE = re.compile(
    r"(?:dziś|dzisiaj|wczoraj|przedwczoraj|(?:godzinę|tydzień|miesiąc|rok) temu|"
    r"(?:około )?\d+ (?:minut|godzin|dni|dzień|tydzień|tygodni|miesi|rok|lat)\w* temu)\b.{0,60}$",
    re.IGNORECASE,
)
# "13:49Polska", "18:20aktualizacja": what follows the time was glued to it.
_GLUED = re.compile(r"([0-9]:[0-9][0-9])(?=[^\W\d_])")
# "1 lipca 2022 | 18:20", "01.07.2022 [18:20]"
_SPLIT_TIME = re.compile(r"(?<=[0-9])\s*[|(\[]\s*([0-9]{1,2}[:.][0-9]{2})(?![0-9]|\.[0-9])\s*[)\]]?")
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
# "7 grudnia 2017 (artykuł sprzed 6 lat)"
_AGE = re.compile(r"\s{0,3}\((?:artykuł|tekst|materiał|wpis) sprzed [^()]{2,20}\)", re.IGNORECASE)
# "Aktualizacja: 02.02.2025 23:49 Publikacja: 02.02.2025 21:52"
_PUBLICATION = re.compile(
    r"\b(?:publikacja|opublikowan[oye]|data publikacji|dodan[oye]|utworzono)\s?:?\s*(?=\d)", re.IGNORECASE
)
# "Jan Nowak, fot. Anna Kowal", "Jan Nowak, dziennikarz"
_BESIDE_AUTHOR = re.compile(
    rf"(?P<who>(?>{PERSON}))(?:\s{{0,3}}[,;|/]?\s{{0,3}}(?:fot\.|foto:?|zdjęcia:?|rys\.)\s?.{{2,60}}|"
    r"\s{0,3}[,–-]\s{0,3}(?i:(?:foto)?reporter|dziennikar|redaktor|publicyst|korespondent)\w{0,20}"
    r"(?: [\w.]{1,40}){0,2})"
)
# "polemika", "w Informacje, Polska"
_SECTIONS = re.compile(r"(?:w )?[\w-]+(?: [\w-]+){0,2}(?:\s?[,/|] ?[\w-]+(?: [\w-]+){0,2}){0,3}")
_LONGEST_SECTIONS = 45
_PLACE = re.compile(r"Ze? [A-ZĄĆĘŁŃÓŚŹŻ]\w+,? (?=[A-ZĄĆĘŁŃÓŚŹŻ])")


class Recognised(NamedTuple):
    """What a line of metadata says, and the name of the rule that says so."""

    rule: str
    meta: MetaLine


def is_empty_label(text: str) -> bool:
    """Whether a line announces metadata that stands on the next one: "Autor:", "Dodano:"."""
    return bool(_EMPTY_LABEL.fullmatch(text))


def is_metadata(text: str) -> bool:
    """Whether a line says nothing but when, by whom or from where, and more than the bare name of a person."""
    meta = read_meta(text)
    return meta is not None and not meta.is_byline


def read_meta(text: str) -> MetaLine | None:
    """What `text` says where it is a line of metadata and nothing else."""
    found = recognise(text)
    return found and found.meta


def recognise(text: str) -> Recognised | None:
    """What a line of metadata says, and which rule knows it; None for any other line."""
    if not text or len(text) > _LONGEST:
        return None
    text = _AGE.sub("", text.strip(" |•·-–—*_©ⒸⓅ"), count=1)
    return _recognise_dated(text) if _DIGIT.search(text) else _recognise_undated(text)


def _recognise_undated(text: str) -> Recognised | None:
    for name, read in UNDATED_RULES.items():
        if meta := read(text):
            return Recognised(name, meta)
    return None


def _recognise_dated(text: str) -> Recognised | None:
    text = _SPLIT_TIME.sub(r", \1", _GLUED.sub(r"\g<1> ", text))
    if (whole := find_date(text)) and len(whole) > len("2022"):
        return Recognised("date alone", MetaLine(published=whole))
    line = _DatedLine.of(text)
    if line is None:
        return _recognise_undated(text)
    for name, read in DATED_RULES.items():
        if meta := read(line):
            return Recognised(name, meta)
    return None


def _empty_label(text: str) -> MetaLine | None:
    return MetaLine(is_labelled=True) if _EMPTY_LABEL.fullmatch(text) else None


def _collective(text: str) -> MetaLine | None:
    return NOTHING if _COLLECTIVE.fullmatch(text) else None


def _relative_date(text: str) -> MetaLine | None:
    return NOTHING if _RELATIVE_DATE.fullmatch(text) else None


def _labelled_author(text: str) -> MetaLine | None:
    match = _AUTHOR_LABEL.fullmatch(text)
    if not match:
        return None
    who = match["who"]
    if meta := read_signatories(who):
        return meta._replace(is_labelled=True, is_byline=False)
    initials = who.strip(" ()./")
    if looks_like_initials(initials):
        return MetaLine((initials,) if is_initials(initials) else (), is_labelled=True)
    people = tuple(filter(None, map(as_person, split_people(who))))
    # "Autor podkreśla, że…" is a sentence, not a byline.
    is_byline = people and len(who) < _LONGEST_BYLINE
    return MetaLine(people, agencies=find_agencies(who), is_labelled=True) if is_byline else None


def _labelled_source(text: str) -> MetaLine | None:
    match = _SOURCE_LABEL.fullmatch(text)
    return match and MetaLine(agencies=find_agencies(match["what"]), source=match["what"].strip(" ."), is_labelled=True)


def _author_and_more(text: str) -> MetaLine | None:
    """An author, and who took the pictures, or what the author works as."""
    match = _BESIDE_AUTHOR.fullmatch(text)
    return read_signatories(match["who"]) if match else None


def _signature(text: str) -> MetaLine | None:
    """Names, initials, agencies and portals, perhaps after a place: "Z Londynu Jan Nowak (PAP)"."""
    return read_signatories(_PLACE.sub("", text, count=1))


UNDATED_RULES: dict[str, Callable[[str], MetaLine | None]] = {
    "empty label": _empty_label,
    "collective": _collective,
    "relative date": _relative_date,
    "labelled author": _labelled_author,
    "labelled source": _labelled_source,
    "author and more": _author_and_more,
    "signature": _signature,
}
"""Lines without a date; the first rule that knows a line says what it says."""


class _DatedLine(NamedTuple):
    """A line with a date in it: what stands before and after that, and the label of the date ("Opublikowano:")."""

    text: str
    published: str | None
    label: str
    after: str
    rest: str
    has_time: bool

    @classmethod
    def of(cls, text: str) -> "_DatedLine | None":
        """Take a line apart; None where there is no date in it."""
        found = search_date(text)
        if not found:
            return None
        if (label := _PUBLICATION.search(text)) and (later := search_date(text[label.end() :])) and later[1] == 0:
            # Of several dates that of publication counts.
            text, found = text[label.start() :], (later[0], label.end() - label.start(), len(label[0]) + later[2])
        date, start, end = found
        match = _DATE_LABEL.match(text)
        name = match.group() if match else ""
        published = date if len(date) >= _SHORTEST_DAY and not _UPDATE.match(name) else None
        before = _DATE_LABEL.sub("", text[:start], count=1)
        after = text[end:]
        if _UPDATE.match(after.strip(" |•·,-–—/(")) or search_date(after):
            after = ""
        rest = f"{before} | {after}".strip(" |•·,;-–—/()[]")
        return cls(text, published, name, after, rest, has_time="T" in date)


def _dated_signature(line: _DatedLine) -> MetaLine | None:
    """A date and who signed: "Jan Nowak | 01.07.2022"."""
    found = _recognise_undated(" | ".join(part for part in line.rest.split(" | ") if not is_filler(part)))
    if not found:
        return None
    is_labelled = bool(line.label) or found.meta.is_labelled
    return found.meta._replace(published=line.published, is_labelled=is_labelled, is_byline=False)


def _labelled_date(line: _DatedLine) -> MetaLine | None:
    """A sure label, and whatever else: "Opublikowano: 1.07.2022 …"."""
    is_sure = line.label.rstrip(" :").lower() in _SURE_LABELS or line.label.endswith(":") or line.after.startswith(";")
    if not line.label or not is_sure:
        return None
    return MetaLine(published=line.published, agencies=find_agencies(line.text), is_labelled=True)


def _date_among_fillers(line: _DatedLine) -> MetaLine | None:
    """A date, and words that say nothing: "1 lipca 2022, czas czytania 3 minuty"."""
    if not all(map(is_filler, line.rest.split(" | "))):
        return None
    return MetaLine(published=line.published, is_labelled=bool(line.label)) if line.published or line.label else None


def _date_and_sections(line: _DatedLine) -> MetaLine | None:
    """A date with its time, and the sections of the portal: "5 maja 2021 11:22 / w Informacje, Polska"."""
    rest = line.rest.strip(" |•·,;-–—/()[]")
    is_short = line.has_time and len(rest) <= _LONGEST_SECTIONS and not rest.endswith((".", "!", "?"))
    return MetaLine(published=line.published) if is_short and _SECTIONS.fullmatch(rest) else None


DATED_RULES: dict[str, Callable[[_DatedLine], MetaLine | None]] = {
    "dated signature": _dated_signature,
    "labelled date": _labelled_date,
    "date among fillers": _date_among_fillers,
    "date and sections": _date_and_sections,
}
"""Lines with a date and more; the first rule that knows a line says what it says."""
