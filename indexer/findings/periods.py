"""Periods: days, ISO weeks, months and years as numbers that follow each other, and their names."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from indexer.engine.storage.array_ops import Ints

PERIODS = ("day", "week", "month", "year")
MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 45, 40, 72
"""Up to so many periods of a kind are told apart where nobody said of which kind they are to be."""
_DAY = 86_400
_EPOCH = date(1970, 1, 1)
_MONDAY = 3
"""So many days the week had when the epoch began, on a Thursday."""


def numbers_of(seconds: Ints, by: str) -> Ints:
    """Return the number of the period that each of some moments lies in, in seconds of Polish time since 1970."""
    days = seconds // _DAY
    if by == "day":
        return days
    if by == "week":
        return (days + _MONDAY) // 7
    return days.astype("datetime64[D]").astype("datetime64[M]" if by == "month" else "datetime64[Y]").astype(np.int64)


def name_of(number: int, by: str) -> str:
    """Return the name of a period, as ISO 8601 has it: 2024-03-18, 2024-W12, 2024-03, 2024."""
    if by == "day":
        return (_EPOCH + timedelta(days=number)).isoformat()
    if by == "week":
        year, week, _ = (_EPOCH + timedelta(days=7 * number - _MONDAY)).isocalendar()
        return f"{year:04}-W{week:02}"
    if by == "month":
        return f"{1970 + number // 12:04}-{number % 12 + 1:02}"
    return f"{1970 + number:04}"


def finest(moments: Sequence[Ints]) -> str:
    """Return the shortest kind of period of which there are not too many between the first and the last moment.

    A date of only a year or a month lies in no shorter period: where there are such, `moments` have both ends.
    """
    some = [one for one in moments if len(one)]
    if not some:
        return "month"
    ends = np.array([min(int(one.min()) for one in some), max(int(one.max()) for one in some)])
    for by, most in (("day", MOST_DAYS), ("week", MOST_WEEKS), ("month", MOST_MONTHS)):
        first, last = numbers_of(ends, by).tolist()
        if last - first < most:
            return by
    return "year"
