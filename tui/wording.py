"""Numbers, dates and names as Polish writes them."""

from collections.abc import Iterable

SEPARATOR = " · "

MONTHS = ("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
          "październik", "listopad", "grudzień")  # fmt: skip
MONTHS_OF_DATES = ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
                   "października", "listopada", "grudnia")  # fmt: skip


def duration(milliseconds: float) -> str:
    """Write how long something took: below a second in milliseconds, above it in seconds."""
    if milliseconds < 1:
        return "poniżej 1 ms"
    if milliseconds < 1000:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def date_in_words(published: str | None, *, with_time: bool = True) -> str:
    """Write an ISO date of any precision for people: 2022, lipiec 2022, 1 lipca 2022, 1 lipca 2022, 18:20.

    An unknown date is empty; what is no such date is given back as it stands.
    """
    if published is None:
        return ""
    day, _, time = published.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return published
    year, month, day_of_month = (*map(int, parts), 0, 0)[:3]
    if len(parts) == 1:
        return day
    if not 1 <= month <= 12:
        return published
    if len(parts) == 2:
        return f"{MONTHS[month - 1]} {year}"
    words = f"{day_of_month} {MONTHS_OF_DATES[month - 1]} {year}"
    return f"{words}, {time[:5]}" if time and with_time else words


def in_a_row(parts: Iterable[str | None]) -> str:
    """Join what is known with middle dots; unknown parts leave no trace."""
    return SEPARATOR.join(part for part in parts if part)
