"""A scrape as its lines, each with what the reader made of it."""

from dataclasses import dataclass

from indexer import DroppedLine, Reading, Scrape


@dataclass(frozen=True, slots=True)
class ScrapeLine:
    """One line of a scrape; `dropped` are the [start, end) parts left out of the article, `reasons` say why."""

    number: int
    text: str
    dropped: tuple[tuple[int, int], ...] = ()
    reasons: tuple[str, ...] = ()


def scrape_lines(scrape: Scrape, reading: Reading) -> tuple[ScrapeLine, ...]:
    """Put every dropped line of a reading at its place in the scrape."""
    by_number: dict[int, list[DroppedLine]] = {}
    for drop in reading.dropped:
        by_number.setdefault(drop.line, []).append(drop)
    lines = scrape.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return tuple(
        _scrape_line(number, text, by_number.get(number, [])) for number, text in enumerate(lines, scrape.line)
    )


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
