"""A scrape as its lines, each with what the reader made of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer import DroppedLine, Reading, Scrape
from indexer.messages import _

MOST_CHARACTERS = 200_000
"""Of a longer scrape only the beginning is shown."""


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
    shown = enumerate(_shown(lines), scrape.line)
    return ScrapeLines(
        tuple(_scrape_line(number, text, drops_of.get(number, [])) for number, text in shown), len(lines)
    )


def _shown(lines: list[str]) -> Iterator[str]:
    """Yield the lines to show: at least one, and no more once there are too many characters."""
    room = MOST_CHARACTERS
    for line in lines:
        if room <= 0:
            return
        yield line
        room -= len(line)


def _scrape_line(number: int, text: str, drops: list[DroppedLine]) -> ScrapeLine:
    parts = [_part(text, drop.text) for drop in drops]
    # What cannot be struck through, such as a text that JSON spells otherwise, is quoted.
    reasons = (
        _(drop.reason) if part else f"{_(drop.reason)}: {drop.text}" for drop, part in zip(drops, parts, strict=True)
    )
    return ScrapeLine(number, text, tuple(filter(None, parts)), tuple(dict.fromkeys(reasons)))


def _part(line: str, dropped: str) -> tuple[int, int] | None:
    """Find the dropped part in its line; cleaning changes white space, so a line that differs only in it counts."""
    if " ".join(line.split()) == " ".join(dropped.split()):
        return 0, len(line)
    start = line.find(dropped)
    return (start, start + len(dropped)) if dropped and start >= 0 else None
