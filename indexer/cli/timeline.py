"""`prasowka timeline`: how many articles there are of each day, week, month or year."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from indexer import Archive, Curve, Timeline, UsageError
from indexer.cli import conditions
from indexer.cli.arguments import Arguments, Command, Option, one_of
from indexer.cli.console import Console, Exit
from indexer.cli.formats import rows
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _, message
from indexer.presentation import counted_articles, decimal, grouped

_PERIODS = ("auto", "day", "week", "month", "year")
_SPLITS = ("source", "author", "person")
_PICTURES = (".svg", ".png")
COLUMNS = ("period", "query", "label", "count", "total", "share")
_IMPRECISE = {
    "day": N_("{query}: {articles} with a date that tells no day."),
    "week": N_("{query}: {articles} with a date that tells no week."),
    "month": N_("{query}: {articles} with a date that tells no month."),
    "year": "",
}
_BAR = "█"
_PARTS = " ▏▎▍▌▋▊▉"
_LONGEST_BAR = 40


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the counts, or draw them; exit 1 where there are none."""
    picture = arguments.plot
    if picture is not None and picture.suffix.lower() not in _PICTURES:
        raise UsageError(message("A picture is a file that ends in .svg or .png."))
    requests = [conditions.request(arguments, query) for query in arguments.operands or [""]]
    lenient = arguments.lenient or arguments.format == "text"
    with Archive.open(arguments.index) as archive:
        for request in requests:
            if request.query.strip():
                conditions.understood(archive, request, console, lenient=lenient)
        found = archive.timeline(*requests, by=arguments.by, split=arguments.split)
    for curve in found.curves:
        _tell(curve, found.by, console)
    if picture is not None:
        _draw(found, picture, share=arguments.share)
        console.note(_("The picture is {file}.").format(file=picture))
    elif arguments.format == "text":
        output.text(_text(found, output.screen, share=arguments.share))
    else:
        rows.write(output, arguments, arguments.format, COLUMNS, rows_of(found), {"by": found.by}, "counts")
    return Exit.DONE if found.periods else Exit.NOTHING


def rows_of(found: Timeline) -> Iterator[dict[str, object]]:
    """A row a period of every curve."""
    for curve in found.curves:
        for period, count, total, share in zip(found.periods, curve.counts, curve.totals, curve.shares, strict=True):
            shown = None if share is None else round(share, 6)
            yield {
                "period": period,
                "query": curve.query,
                "label": curve.label,
                "count": count,
                "total": total,
                "share": shown,
            }


def _tell(curve: Curve, by: str, console: Console) -> None:
    """Say what is not in the counts."""
    name = _name(curve)
    if curve.undated:
        said = _("{query}: {articles} without a date.")
        console.note(said.format(query=name, articles=counted_articles(curve.undated)))
    if curve.imprecise:
        said = _(_IMPRECISE[by])
        console.note(said.format(query=name, articles=counted_articles(curve.imprecise)))


def _name(curve: Curve) -> str:
    return " · ".join(filter(None, (curve.query, curve.label))) or _("all articles")


def _text(found: Timeline, screen: Screen, *, share: bool) -> str:
    """A block a curve, a line a period; of several empty periods one after the other only the first."""
    longest = min(_LONGEST_BAR, max((screen.width or 80) - 32, 10))
    values = [_values(curve, share) for curve in found.curves]
    most = max((value for some in values for value in some), default=0.0)
    blocks = []
    for curve, some in zip(found.curves, values, strict=True):
        lines = [screen.paragraph(_name(curve), style="title")]
        empty = 0
        for period, count, value in zip(found.periods, curve.counts, some, strict=True):
            empty = 0 if count else empty + 1
            if empty > 1:
                lines += ["…"] if empty == 2 else []
                continue
            bar = screen.paint(_bar(value, most, longest), "lit")
            percent = f"  {decimal(value, 2)} %" if share else ""
            lines.append(f"{period:10}  {grouped(count):>8}  {bar}{percent}".rstrip())
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _values(curve: Curve, share: bool) -> Sequence[float]:
    return [100 * (value or 0.0) for value in curve.shares] if share else [float(count) for count in curve.counts]


def _bar(value: float, most: float, longest: int) -> str:
    """A bar in eighths of a cell, none for nothing."""
    eighths = round(8 * longest * value / most) if most else 0
    eighths = max(eighths, 1) if value else 0
    return _BAR * (eighths // 8) + _PARTS[eighths % 8].strip()


def _draw(found: Timeline, file: Path, *, share: bool) -> None:
    """Draw a picture; as PNG it is the same one."""
    from indexer.presentation.extras import load
    from indexer.presentation.plot import svg

    drawn = svg(found, share=share)
    if file.suffix.lower() == ".svg":
        file.write_text(drawn, encoding="utf-8")
    else:
        file.write_bytes(load("resvg_py", "plot").svg_to_bytes(svg_string=drawn, zoom=2))


COMMAND = Command(
    "timeline",
    N_("counts articles over time"),
    N_(
        "Counts the articles that each query finds, day by day, week by week, month by month or year by year, without "
        "a gap; every word of the command line is a query of its own, so that several stand side by side. The number "
        "of articles in an archive changes over time too: only --share shows whether there is more about something."
    ),
    run,
    operands=N_("[QUERY...]"),
    least=0,
    most=None,
    options=(
        Option(
            "--by",
            N_("the length of a period (default auto)"),
            "|".join(_PERIODS),
            read=one_of(*_PERIODS),
            default="auto",
        ),
        Option(
            "--split",
            N_("a curve for each of the most frequent sources, authors or people"),
            "|".join(_SPLITS),
            read=one_of(*_SPLITS),
        ),
        Option("--share", N_("as shares of all articles of each period"), default=False),
        Option("--plot", N_("a picture instead: svg, or png (needs prasowka[plot])"), N_("FILE"), read=Path),
        *conditions.OPTIONS,
        *rows.OPTIONS,
    ),
    examples=(
        (N_("prasowka timeline most kolej --by month --share"), N_("two queries side by side")),
        (N_("prasowka timeline Putin --split source --plot putin.svg"), N_("a picture, a curve for each source")),
    ),
    free_text=True,
)
