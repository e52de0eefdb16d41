"""The fields of a record, under the names that scrapers give them."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from indexer.polish.dates import find_date
from indexer.scrapes.input.characters import one_line, squeeze, tidy
from indexer.scrapes.metadata.authors import split_people

# In the order of trust: where a record has two names of one field, the first one that is filled counts.
_NAMES: dict[str, str] = {
    "id": "id articleid docid documentid uid uuid guid",
    "title": "title headline tytuł tytul nagłówek naglowek",
    "lead": "lead perex zajawka excerpt standfirst abstract summary description",
    "text": "text body content maintext articlebody fulltext plaintext cleanedtext articletext treść tresc tekst",
    "html": "html rawhtml contenthtml bodyhtml",
    "published": "published publishedat datepublished datepublish publishdate publisheddate pubdate publicationdate "
    "date datetime timestamp data datapublikacji",
    "authors": "authors author byline autor autorzy creator",
    "source": "source sitename site domain sourcedomain portal publisher outlet źródło zrodlo",
    "agencies": "agencies agency agencja agencje",
    "captions": "captions caption imagecaption podpis podpisy",
    "url": "url link canonicalurl permalink sourceurl href adres",
    "clean": "clean",
}
_FIELDS = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9])?")
_MAIL_TIME = re.compile(r"[0-9]{4} [0-9]{1,2}:[0-9]{2}")
_NO_LETTER = re.compile(r"[\W_]")
# A longer text is no date.
_LONGEST_DATE = 200
_LONGEST_NAME = 100


class Fields(NamedTuple):
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
def _lookup(name: str) -> tuple[str, int] | None:
    if len(name) > _LONGEST_NAME:
        return None
    return _FIELDS.get(_NO_LETTER.sub("", name.lower()))


def field_of(name: str) -> str | None:
    """The attribute of Fields that a scraper means by `name`: `articleBody` and `Article body` are "text"."""
    found = _lookup(name)
    return found[0] if found else None


def read_fields(record: Mapping[str, object]) -> Fields:
    """The known fields of `record`; what is unknown, empty or of an unusable type is left out."""
    values: dict[str, object] = {}
    ranks: dict[str, int] = {}
    for name, value in record.items():
        found = _lookup(name)
        if found and (value or value == 0) and found[1] < ranks.get(found[0], len(_FIELDS)):
            field, ranks[found[0]] = found
            values[field] = value
    fields = Fields(**{field: _READERS[field](value) for field, value in values.items()})
    return fields._replace(title=_line(values.get("title"))) if fields.clean else fields


def _line(value: object) -> str:
    if isinstance(value, str):
        return one_line(value)
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
    if len(text) > _LONGEST_DATE:
        return None
    if _ISO.fullmatch(text):
        # Most archives have it, and a tenth of the time is worth a second way.
        return text if _exists(text) else None
    return find_date(text) or _date_of_mail(text)


def _exists(iso: str) -> bool:
    try:
        date.fromisoformat(iso[:10])
    except ValueError:
        return False
    return True


def _date_of_timestamp(seconds: float) -> str | None:
    """Seconds, or milliseconds, since 1970; nothing outside 1990-2100 is taken for a time at all."""
    if 631_152_000_000 <= seconds <= 4_102_444_800_000:
        seconds /= 1000
    if not 631_152_000 <= seconds <= 4_102_444_800:
        return None
    return find_date(datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes"))


def _date_of_mail(text: str) -> str | None:
    """Dates of RSS feeds: `Fri, 01 Jul 2022 18:20:00 +0200`."""
    if not _MAIL_TIME.search(text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return find_date(parsedate_to_datetime(text).isoformat(timespec="minutes"))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _is_true(value: object) -> bool:
    return value is True or (isinstance(value, str) and value.lower() in ("true", "1", "tak"))


_READERS: dict[str, Callable[[object], Any]] = {
    "id": _line,
    "title": lambda value: _line(unescape(value)) if isinstance(value, str) else _line(value),
    "lead": _text,
    "text": _text,
    "html": _html,
    "published": _date,
    "authors": _people,
    "source": lambda value: _line(value) or None,
    "agencies": _lines,
    "captions": _lines,
    "url": lambda value: _line(value) or None,
    "clean": _is_true,
}
