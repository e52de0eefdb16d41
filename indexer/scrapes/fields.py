"""The fields of a record, under the names that scrapers give them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, auto
from functools import lru_cache

from indexer.polish.dates import find_date
from indexer.scrapes.characters import one_line, squeeze, tidy
from indexer.scrapes.metadata.authors import split_people


class Field(Enum):
    """What Prasówka takes from a record."""

    ID = auto()
    TITLE = auto()
    LEAD = auto()
    TEXT = auto()
    HTML = auto()
    PUBLISHED = auto()
    AUTHORS = auto()
    SOURCE = auto()
    AGENCIES = auto()
    CAPTIONS = auto()
    URL = auto()
    CLEAN = auto()


# In the order of trust: where a record has two names of one field, the first one that is filled counts.
_NAMES: dict[Field, str] = {
    Field.ID: "id articleid docid documentid uid uuid guid",
    Field.TITLE: "title headline tytuł tytul nagłówek naglowek",
    Field.LEAD: "lead perex zajawka excerpt standfirst abstract summary description",
    Field.TEXT: "text body content maintext articlebody fulltext plaintext cleanedtext articletext treść tresc tekst",
    Field.HTML: "html rawhtml contenthtml bodyhtml",
    Field.PUBLISHED: "published publishedat datepublished datepublish publishdate publisheddate pubdate "
    "publicationdate date datetime timestamp data datapublikacji",
    Field.AUTHORS: "authors author byline autor autorzy creator",
    Field.SOURCE: "source sitename site domain sourcedomain portal publisher outlet źródło zrodlo",
    Field.AGENCIES: "agencies agency agencja agencje",
    Field.CAPTIONS: "captions caption imagecaption podpis podpisy",
    Field.URL: "url link canonicalurl permalink sourceurl href adres",
    Field.CLEAN: "clean",
}
_FIELDS = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d)?")


@dataclass(frozen=True, slots=True)
class Fields:
    """A record's fields as plain text, unchecked but tidy; dates are ISO 8601 in Polish local time."""

    id: str = ""
    title: str = ""
    lead: str = ""
    text: str = ""
    html: str = ""
    published: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    agencies: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    url: str | None = None
    clean: bool = False


@lru_cache(maxsize=4096)
def _lookup(name: str) -> tuple[Field, int] | None:
    return _FIELDS.get(re.sub(r"[\W_]", "", name.lower()))


def field_of(name: str) -> Field | None:
    """The field that a scraper means by `name`: `articleBody`, `article_body` and `Article body` are one."""
    found = _lookup(name)
    return found[0] if found else None


def read_fields(record: Mapping[str, object]) -> Fields:
    """The known fields of `record`; what is unknown, empty or of an unusable type is left out."""
    best: dict[Field, tuple[int, object]] = {}
    for name, value in record.items():
        found = _lookup(name)
        if found and value not in (None, "", []) and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], value)
    values = {field: value for field, (_, value) in best.items()}
    return Fields(
        id=_line(values.get(Field.ID)),
        title=_line(values.get(Field.TITLE)),
        lead=_text(values.get(Field.LEAD)),
        text=_text(values.get(Field.TEXT)),
        html=_html(values.get(Field.HTML)),
        published=_date(values.get(Field.PUBLISHED)),
        authors=_people(values.get(Field.AUTHORS)),
        source=_line(values.get(Field.SOURCE)) or None,
        agencies=_lines(values.get(Field.AGENCIES)),
        captions=_lines(values.get(Field.CAPTIONS)),
        url=_line(values.get(Field.URL)) or None,
        clean=values.get(Field.CLEAN) in (True, "true", "True", "1"),
    )


def _line(value: object) -> str:
    if isinstance(value, str):
        return value if value.isprintable() and value.isascii() and "  " not in value else one_line(value)
    if isinstance(value, dict):
        return _line(value.get("name") or value.get("title") or value.get("url"))
    if isinstance(value, list):
        return _line(value[0]) if value else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    return squeeze(tidy(value)) if isinstance(value, str) else _line(value)


def _html(value: object) -> str:
    return value if isinstance(value, str) else ""


def _lines(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(filter(None, map(_line, values))))


def _people(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for text in _lines(value) for person in split_people(text)))


def _date(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _date_of_timestamp(value)
    text = _line(value)
    if _ISO.fullmatch(text):
        try:
            date.fromisoformat(text[:10])
        except ValueError:
            return None
        return text
    return find_date(text) or _date_of_mail(text)


def _date_of_timestamp(seconds: float) -> str | None:
    """Seconds, or milliseconds, since 1970; nothing outside 1990-2100 is taken for a time at all."""
    if seconds > 1e11:
        seconds /= 1000
    if not 631_152_000 <= seconds <= 4_102_444_800:
        return None
    return find_date(datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes"))


def _date_of_mail(text: str) -> str | None:
    """Dates of RSS feeds: `Fri, 01 Jul 2022 18:20:00 +0200`."""
    if not re.search(r"\d{4} \d\d?:\d\d", text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return find_date(parsedate_to_datetime(text).isoformat(timespec="minutes"))
    except (ValueError, IndexError, TypeError):
        return None
