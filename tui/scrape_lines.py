"""A scrape as its lines, each with what the reader made of it."""

from dataclasses import dataclass

from indexer import DroppedLine, Reading, Scrape

MOST_CHARACTERS = 200_000
"""Of a longer file, such as a packet of thousands of records, only the surroundings of the article are shown."""
LINES_BEFORE = 20
"""Lines of such a file shown before the article."""


@dataclass(frozen=True, slots=True)
class ScrapeLine:
    """One line of a scrape; `dropped` are the [start, end) parts left out of the article, `reasons` say why."""

    number: int
    text: str
    dropped: tuple[tuple[int, int], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScrapeLines:
    """The lines of a scrape that are shown, of `total` that it has."""

    lines: tuple[ScrapeLine, ...]
    total: int


def scrape_lines(scrape: Scrape, reading: Reading) -> ScrapeLines:
    """Put every dropped line of a reading at its place in the scrape."""
    drops_of: dict[int, list[DroppedLine]] = {}
    for drop in reading.dropped:
        drops_of.setdefault(drop.line, []).append(drop)
    lines = scrape.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    shown = _shown(lines, scrape.line - 1)
    return ScrapeLines(
        tuple(_scrape_line(index + 1, lines[index], drops_of.get(index + 1, [])) for index in shown), len(lines)
    )


def _shown(lines: list[str], article: int) -> range:
    """Return which lines to show of a scrape whose article begins at an index: all, unless they are too long."""
    if sum(map(len, lines)) <= MOST_CHARACTERS:
        return range(len(lines))
    first = end = max(0, min(article, len(lines) - 1) - LINES_BEFORE)
    room = MOST_CHARACTERS
    while end < len(lines) and (room > 0 or end <= article):
        room -= len(lines[end])
        end += 1
    return range(first, end)


def _scrape_line(number: int, text: str, drops: list[DroppedLine]) -> ScrapeLine:
    parts = tuple(part for drop in drops if (part := _part(text, drop.text)) is not None)
    reasons = tuple(dict.fromkeys(drop.reason for drop in drops))
    return ScrapeLine(number, text, parts, reasons)


def _part(line: str, dropped: str) -> tuple[int, int] | None:
    """Find the dropped part in its line; cleaning changes white space, so a line that differs only in it counts."""
    if " ".join(line.split()) == " ".join(dropped.split()):
        return 0, len(line)
    start = line.find(dropped)
    return (start, start + len(dropped)) if dropped and start >= 0 else None
