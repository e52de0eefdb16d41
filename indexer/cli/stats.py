"""`prasowka stats`: what is in the archive, and what could not be read."""

from dataclasses import asdict

from indexer import Archive, Stats
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line, problems
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import _
from indexer.presentation import grouped, harmless


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the figures of the archive."""
    with Archive.open(arguments.index) as archive:
        stats = archive.stats()
    if arguments.json:
        output.data(line({"schema": SCHEMA} | asdict(stats) | problems(stats)))
    else:
        output.text("\n".join([*_figures(stats), *_lists(stats, output.screen)]) + "\n")
    return Exit.DONE


def _figures(stats: Stats) -> list[str]:
    dates = f"{stats.oldest} – {stats.newest}" if stats.oldest else "–"
    figures = {
        "artykuły": grouped(stats.articles),
        "bez daty": grouped(stats.undated),
        "daty": dates,
        "słowa w tekstach": grouped(stats.tokens),
        "różne formy słów": grouped(stats.forms),
        "rozmiar na dysku": _size(stats.bytes_on_disk),
        "segmenty": grouped(stats.segments),
        "usunięte, jeszcze w segmentach": grouped(stats.deleted),
        "numer zatwierdzenia": grouped(stats.generation),
        "analiza słów": stats.analyser,
    }
    return [f"{name + ':':32}{harmless(figure)}" for name, figure in figures.items()]


def _lists(stats: Stats, screen: Screen) -> list[str]:
    failures = (
        f"{failure.path}{'' if failure.line is None else f':{failure.line}'}: {failure.reason}"
        for failure in stats.failures
    )
    sections = {
        "Foldery i pliki archiwum": stats.roots,
        "Źródła": [f"{grouped(count):>8}  {source}" for source, count in stats.sources],
        "Nie da się odczytać": failures,
        "Warto się przyjrzeć": [f"{id}: {_(why)}" for id, why in stats.suspicious],
    }
    lines: list[str] = []
    for title, rows in sections.items():
        if shown := [f"  {harmless(row)}" for row in rows]:
            lines += ["", screen.paint(title, "title"), *shown]
    return lines


def _size(count: int) -> str:
    """So many bytes, in the unit that people would use."""
    for unit, power in (("GB", 3), ("MB", 2), ("kB", 1)):
        if count >= 1000**power:
            return f"{count / 1000**power:.1f} {unit}".replace(".", ",")
    return f"{count} B"


COMMAND = Command(
    "stats",
    "ile czego jest w archiwum i czego nie dało się odczytać",
    "Pokazuje liczby archiwum, jego foldery i źródła, pliki, których nie da się odczytać, i artykuły, których "
    "oczyszczeniu warto się przyjrzeć.",
    run,
    options=(Option("--json", "wynik jako obiekt JSON", default=False),),
)
