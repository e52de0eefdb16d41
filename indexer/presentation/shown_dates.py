"""Dates for people."""

from indexer.messages import N_, _

MONTHS = (
    N_("January {year}"),
    N_("February {year}"),
    N_("March {year}"),
    N_("April {year}"),
    N_("May {year}"),
    N_("June {year}"),
    N_("July {year}"),
    N_("August {year}"),
    N_("September {year}"),
    N_("October {year}"),
    N_("November {year}"),
    N_("December {year}"),
)
DAYS = (
    N_("{day} January {year}"),
    N_("{day} February {year}"),
    N_("{day} March {year}"),
    N_("{day} April {year}"),
    N_("{day} May {year}"),
    N_("{day} June {year}"),
    N_("{day} July {year}"),
    N_("{day} August {year}"),
    N_("{day} September {year}"),
    N_("{day} October {year}"),
    N_("{day} November {year}"),
    N_("{day} December {year}"),
)


def date_in_words(published: str | None, *, with_time: bool = True) -> str:
    """Write an ISO date of any precision for people: 2022, July 2022, 1 July 2022, 1 July 2022, 18:20.

    An unknown date is empty; what is no such date is given back as it stands.
    """
    if published is None:
        return ""
    day, _t, time = published.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return published
    year, month, day_of_month = (*map(int, parts), 0, 0)[:3]
    if len(parts) == 1:
        return day
    if not 1 <= month <= 12:
        return published
    if len(parts) == 2:
        return _(MONTHS[month - 1]).format(year=year)
    words = _(DAYS[month - 1]).format(day=day_of_month, year=year)
    return f"{words}, {time[:5]}" if time and with_time else words
