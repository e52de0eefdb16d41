"""`prasowka stats`: what is in the archive, and what could not be read."""

from dataclasses import asdict

from indexer import Archive, Stats
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line, problems
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _
from indexer.presentation import decimal, grouped, harmless


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
        _("articles"): grouped(stats.articles),
        _("without a date"): grouped(stats.undated),
        _("dates"): dates,
        _("words in the texts"): grouped(stats.tokens),
        _("different word forms"): grouped(stats.forms),
        _("size on disk"): _size(stats.bytes_on_disk),
        _("segments"): grouped(stats.segments),
        _("removed, still in segments"): grouped(stats.deleted),
        _("number of the commit"): grouped(stats.generation),
        _("analysis of words"): stats.analyser,
    }
    return [f"{name + ':':32}{harmless(figure)}" for name, figure in figures.items()]


def _lists(stats: Stats, screen: Screen) -> list[str]:
    failures = (
        f"{failure.path}{'' if failure.line is None else f':{failure.line}'}: {failure.reason}"
        for failure in stats.failures
    )
    sections = {
        _("Folders and files of the archive"): stats.roots,
        _("Sources"): [f"{grouped(count):>8}  {source}" for source, count in stats.sources],
        _("Cannot be read"): failures,
        _("Worth a look"): [f"{id}: {_(why)}" for id, why in stats.suspicious],
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
            return f"{decimal(count / 1000**power, 1)} {unit}"
    return f"{count} B"


COMMAND = Command(
    "stats",
    N_("how much of what is in the archive, and what could not be read"),
    N_(
        "Shows the figures of the archive, its folders and sources, the files that cannot be read, and the articles "
        "whose cleaning is worth a look."
    ),
    run,
    options=(Option("--json", N_("the result as a JSON object"), default=False),),
)
