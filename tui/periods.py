"""The periods of a timeline: months while they fit, years where they do not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = ".:-=+*#@"


@dataclass(frozen=True, slots=True)
class Periods:
    """Equally long periods without a gap, each with its articles; `counts` has as many numbers as `names`."""

    names: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()

    def bars(self, signs: str = BARS) -> str:
        """Draw a bar for every period, in one line; a period without articles has none."""
        most = max(self.counts, default=0)
        return "".join(signs[(count * len(signs) - 1) // most] if count else " " for count in self.counts)

    def span(self, first: int, last: int) -> str:
        """Return the date of the periods from one to another, both included, as it is typed in a query."""
        start, end = self.names[min(first, last)], self.names[max(first, last)]
        return start if start == end else f"{start}..{end}"

    def inside(self, date: str | None) -> range:
        """Return the numbers of the periods that a date covers."""
        if date is None or not self.names:
            return range(0)
        start, _dots, end = date.partition("..")
        first = [number for number, name in enumerate(self.names) if name[: len(start)] >= start[: len(name)]]
        last = [number for number, name in enumerate(self.names) if name[: len(end or start)] <= (end or start)]
        return range(first[0], last[-1] + 1) if first and last else range(0)


def periods(months: Sequence[tuple[str, int]], most: int) -> Periods:
    """Arrange the counts of months, and of years without one, in at most `most` periods: the last ones."""
    if not months or most < 1:
        return Periods()
    dated = [(month, count) for month, count in months if len(month) == 7]
    if dated:
        first, last = _number(min(dated)[0]), _number(max(dated)[0])
        if last - first < most and len(dated) == len(months):
            counts = dict(dated)
            names = tuple(_month(number) for number in range(first, last + 1))
            return Periods(names, tuple(counts.get(name, 0) for name in names))
    years: Counter[int] = Counter()
    for name, count in months:
        years[int(name[:4])] += count
    last_year = max(years)
    names = tuple(str(year) for year in range(max(min(years), last_year - most + 1), last_year + 1))
    return Periods(names, tuple(years[int(name)] for name in names))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
