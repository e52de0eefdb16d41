"""Dates as Polish people, portals and machines write them, read as ISO 8601 in Polish local time.

A date keeps the precision it was written with: "2022", "2022-07", "2022-07-01" or "2022-07-01T18:20". General date
parsers fill in what a text leaves open (a missing day becomes today's), guess the order of day and month, and take a
quarter of a second to import; hence a small grammar of our own.
"""

import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from indexer.messages import message
from indexer.polish.tokens import fold

_MONTH_NAMES = (
    "styczeń stycznia styczniu stycz sty january jan",
    "luty lutego lutym lut february feb",
    "marzec marca marcu mar march",
    "kwiecień kwietnia kwietniu kwiet kwi april apr",
    "maj maja maju may",
    "czerwiec czerwca czerwcu czerw cze june jun",
    "lipiec lipca lipcu lip july jul",
    "sierpień sierpnia sierpniu sierp sie august aug",
    "wrzesień września wrześniu wrześ wrz september sept sep",
    "październik października październiku paźdz paź october oct",
    "listopad listopada listopadzie listop lis november nov",
    "grudzień grudnia grudniu grudz gru december dec",
)
_MONTHS = {fold(name): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_ROMAN_MONTHS = {
    name: number
    for number, name in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
_WEEKDAY_NAMES = """
poniedziałek poniedz pon pn wtorek wtor wt środa środę śr czwartek czwart czw cz piątek piąt pt
sobota sobotę sob so niedziela niedzielę niedz nd mon tue wed thu fri sat sun
"""
_WEEKDAYS = frozenset(fold(_WEEKDAY_NAMES).split())
_ISO = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?)?)?")
_COMPACT = re.compile("([12][0-9]{3})([0-9]{2})([0-9]{2})")
_COMPARISON = re.compile("([<>])(=?)(.*)")
_TO = re.compile(r"\.{2,}|…")
_SPAN = re.compile(r"([0-9]{1,5})\s*([dtwmry])")
_DAYS_AGO = {"dzis": 0, "dzisiaj": 0, "today": 0, "wczoraj": 1, "yesterday": 1, "przedwczoraj": 2}
_QUARTER = re.compile(
    r"(?P<year>[12][0-9]{3})[- ]?[QK](?P<number>[1-4])"
    r"|(?:[QK](?P<first>[1-4])|(?P<roman>I{1,3}|IV) (?:kw\.?|kwarta[łl]))[- ](?P<later_year>[12][0-9]{3})",
    re.IGNORECASE,
)


def find_date(text: str) -> str | None:
    """The date that the whole text is, or None: "pt., 1.07.2022 godz. 18.20" gives "2022-07-01T18:20".

    An offset from UTC is converted to Polish local time. Dates that do not exist and years of two digits are refused.
    """
    text = text.strip()
    for pattern in _grammar().whole:
        if match := pattern.fullmatch(text):
            return _iso(match)
    return None


def search_date(text: str) -> tuple[str, int, int] | None:
    """The first date inside a text, precise to the day or better, with its span in the text: (ISO, start, end)."""
    first: tuple[str, int, int] | None = None
    for pattern in _grammar().inside:
        for match in pattern.finditer(text):
            if first and first[1] <= match.start():
                break
            if iso := _iso(match):
                first = iso, match.start(), match.end()
                break
    return first


def period(iso: str) -> tuple[datetime, datetime]:
    """The first and the last second, both inclusive, of an ISO date of any precision. ValueError where it is none."""
    match = _ISO.fullmatch(iso)
    if match is None:
        raise ValueError(f"not an ISO date: {iso!r}")
    parts = [int(part) for part in match.groups() if part]
    year, month, day, hour, minute = [*parts, *(1, 1, 1, 0, 0)[len(parts) :]]
    first = datetime(year, month, day, hour, minute)
    if len(parts) == 5:
        return first, first.replace(second=59)
    if len(parts) == 1:
        month = 12
    if len(parts) < 3:
        day = _days_in(year, month)
    return first, datetime(year, month, day, 23, 59, 59)


def _days_in(year: int, month: int) -> int:
    from calendar import monthrange  # brings locales along, which a search without dates can spare

    return monthrange(year, month)[1]


def parse_range(text: str, today: date) -> tuple[str | None, str | None]:
    """The dates that a typed range begins and ends with, both inclusive and of any precision; None is an open end.

    "2022-05..2022-07", "maj 2022..", "..wczoraj", "7d.." (from seven days ago), "2t..1t" (weeks), "3m..", "1r..";
    ">2022-06", ">=", "<", "<=". A single date is both ends, and a quarter ("2022-Q3") its first and last month; a
    single "7d" means "7d..". ValueError, with a `Message`, for anything else.
    """
    text = text.strip()
    if comparison := _COMPARISON.fullmatch(text):
        return _compared(comparison[1], bool(comparison[2]), comparison[3].strip(), today)
    sides = [side.strip() for side in _TO.split(text)]
    if not any(sides):
        raise ValueError(message("The range of dates is empty. Give at least one end, such as “2022-05..”."))
    if len(sides) > 2:
        raise ValueError(message("The range of dates “{typed}” has more than two ends.", typed=text))
    since = _typed_date(sides[0], today)[0] if sides[0] else None
    until = _typed_date(sides[-1], today)[1] if sides[-1] else None
    if len(sides) == 1 and _ago(text, today):
        return since, None
    if since and until and period(since)[0] > period(until)[1]:
        raise ValueError(message("The range of dates “{typed}” ends before it begins.", typed=text))
    return since, until


def _compared(sign: str, or_equal: bool, text: str, today: date) -> tuple[str | None, str | None]:
    """The range of what comes after (">") or before ("<") a date, or with it as well."""
    first, last = _typed_date(text, today)
    try:
        if sign == ">":
            return (first, None) if or_equal else (_shortest(period(last)[1] + timedelta(seconds=1)), None)
        return (None, last) if or_equal else (None, _shortest(period(first)[0] - timedelta(seconds=1)))
    except OverflowError:  # there is no day before the first or after the last one of the calendar
        raise ValueError(message("There is nothing before or after the date “{typed}”.", typed=text)) from None


def _shortest(moment: datetime) -> str:
    """A date for a moment with which a day or a minute begins or ends: the day, else the minute."""
    is_edge = (moment.hour, moment.minute) in ((0, 0), (23, 59))
    return moment.date().isoformat() if is_edge else moment.isoformat(timespec="minutes")


def _typed_date(text: str, today: date) -> tuple[str, str]:
    """The first and the last date that a typed date stands for: a quarter is of three months, all else is one."""
    if ago := _ago(text, today):
        iso: str | None = ago.isoformat()
    elif (days := _DAYS_AGO.get(fold(text.lower()))) is not None:
        iso = _before(today, days=days).isoformat()
    elif quarter := _QUARTER.fullmatch(text):
        year = quarter["year"] or quarter["later_year"]
        last = 3 * (_ROMAN_MONTHS.get((quarter["roman"] or "").upper()) or int(quarter["number"] or quarter["first"]))
        return f"{year}-{last - 2:02}", f"{year}-{last:02}"
    elif compact := _COMPACT.fullmatch(text):
        iso = find_date("-".join(compact.groups()))
    else:
        iso = find_date(text.removesuffix("*").rstrip("-"))
    if iso is None:
        raise ValueError(
            message(
                "“{typed}” is not a date. A date can be written like this: 2022, 2022-05, 2022-Q3, 24.02.2022, "
                "24 lutego 2022, maj 2022, wczoraj (yesterday), or 7d, 2t, 3m, 1r (so many days, weeks, months, years "
                "ago); after >, >=, < or <= as well.",
                typed=text,
            )
        )
    return iso, iso


def _ago(text: str, today: date) -> date | None:
    """The day that a span such as 7d, 2t (tygodnie, also w), 3m or 1r (also y) leads back to."""
    match = _SPAN.fullmatch(text.lower())
    if match is None:
        return None
    count = int(match[1])
    match match[2]:
        case "d":
            return _before(today, days=count)
        case "t" | "w":
            return _before(today, days=7 * count)
        case "m":
            return _before(today, months=count)
        case _:
            return _before(today, months=12 * count)


def _before(today: date, days: int = 0, months: int = 0) -> date:
    """An earlier day: the last of a month that is too short, the first day of the calendar where it would run out."""
    year, month = divmod(12 * today.year + today.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    day = date(year, month + 1, min(today.day, _days_in(year, month + 1)))
    return day - timedelta(min(days, (day - date.min).days))


class _Grammar(NamedTuple):
    """Expressions for dates, with groups named year, month, word (a month's name), day, hour, minute, offset, weekday.

    `whole` match all of a text, `inside` a date in a longer one.
    """

    whole: tuple[re.Pattern[str], ...]
    inside: tuple[re.Pattern[str], ...]


@cache
def _grammar() -> _Grammar:
    """The grammar, compiled when the first date is read: most searches have none."""
    year = "(?P<year>[12][0-9]{3})(?![0-9])"
    spoken_year = rf"{year}(?:\s*r\.|\s*r\b|\s+roku\b)?"
    number, word = "(?P<month>[0-9]{1,2})", r"(?P<word>[^\W\d_]{1,12})"
    day = "(?P<day>[0-9]{1,2})"
    machine_day = rf"{year}(?P<joint>[-./]){number}(?P=joint){day}(?![0-9])"
    spoken_day = (
        rf"{day}(?:\s?(?P<joint>[-./])\s?{number}\s?(?P=joint)\s?|(?:\.?\s+|[-.]){word}(?:\.?,?\s+|[-.])){spoken_year}"
    )
    # A dot between hours and minutes only after the word godzina: after a date alone it could be anything.
    clock = (
        r"(?:o\s+)?(?:(?:godz(?:\.|ina|inie)?|g\.)\s*(?=[0-9]{1,2}[.:])|(?=[0-9]{1,2}:))"
        r"(?P<hour>[01]?[0-9]|2[0-3])[.:](?P<minute>[0-5][0-9])(?::[0-5][0-9](?:[.,][0-9]+)?)?"
        r"(?:\s*(?P<offset>Z|UTC|GMT|[-+][0-9]{2}(?::?[0-9]{2})?)|\s*CES?T)?(?![\w:])"
    )
    gap = r"(?:T|[\s,;|•·–—-]+)"
    weekday = r"(?:(?:we?\s+)?(?P<weekday>[^\W\d_]{2,12})[.,]{0,2}\s+)?"
    whole = (
        *(rf"{weekday}{date}(?:{gap}{clock})?" for date in (machine_day, spoken_day)),
        *(rf"{clock}{gap}{weekday}{date}" for date in (machine_day, spoken_day)),
        rf"{year}(?:-{number})?",
        rf"(?:{number}[./]|{word}\.?,?\s+)?{spoken_year}",
    )
    inside = (
        *(rf"{date}(?:{gap}{clock})?" for date in (machine_day, spoken_day)),
        *(rf"{clock}{gap}{date}" for date in (machine_day, spoken_day)),
    )
    alone = r"(?<!\w)(?<![0-9][-.,/:])(?:{})(?![0-9]|[-.:][0-9])"
    return _Grammar(
        whole=tuple(re.compile(pattern, re.IGNORECASE) for pattern in whole),
        inside=tuple(re.compile(alone.format(pattern), re.IGNORECASE) for pattern in inside),
    )


def _iso(match: re.Match[str]) -> str | None:
    """What the groups of a match say, None where there is no such date."""
    part = {name: text for name, text in match.groupdict().items() if text}
    if "weekday" in part and fold(part["weekday"].lower()) not in _WEEKDAYS:
        return None
    month = _month(part["word"]) if "word" in part else int(part.get("month", "1"))
    try:
        moment = datetime(
            int(part["year"]),
            month,
            int(part.get("day", "1")),
            int(part.get("hour", "0")),
            int(part.get("minute", "0")),
        )
        if "offset" in part:
            moment = _in_poland(moment, part["offset"].upper())
    except ValueError:
        return None
    if "hour" in part:
        return moment.isoformat(timespec="minutes")
    precision = "%Y-%m-%d" if "day" in part else "%Y-%m" if "month" in part or "word" in part else "%Y"
    return moment.strftime(precision)


def _month(word: str) -> int:
    """The number of a month's name, in any case and abbreviated as well, 0 where it is none."""
    return _ROMAN_MONTHS.get(word) or _MONTHS.get(fold(word.lower()), 0)


def _in_poland(moment: datetime, offset: str) -> datetime:
    """The Polish local time of a moment at an offset from UTC. ValueError where there is no such offset."""
    from zoneinfo import ZoneInfo

    there = datetime.fromisoformat(moment.isoformat() + ("Z" if offset in ("UTC", "GMT") else offset))
    return there.astimezone(ZoneInfo("Europe/Warsaw")).replace(tzinfo=None)
