"""`prasowka index`: brings the index up to date with the folders and files that it knows."""

from dataclasses import asdict
from pathlib import Path

from indexer import RunReport, update
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line, problems
from indexer.cli.output import Output
from indexer.messages import ngettext
from indexer.presentation import counted_articles, grouped


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Read what is new, say what was done; exit 3 where a scrape of this run could not be read."""
    try:
        report = _update(arguments, console)
    except KeyboardInterrupt:
        console.note(_interrupted(arguments.index))
        raise
    if arguments.json:
        output.data(line({"schema": SCHEMA} | asdict(report) | problems(report)))
    _tell(report, console)
    return Exit.INCOMPLETE if report.failures else Exit.DONE


def _interrupted(index: Path) -> str:
    if not any(index.glob("*.toc")):
        return "Niczego jeszcze nie zapisano: uruchom to samo polecenie jeszcze raz."
    return "Indeks jest taki jak po ostatnim zatwierdzeniu; następne „prasowka index” dokończy pracę."


def _update(arguments: Arguments, console: Console) -> RunReport:
    with console.progress() as progress:
        return update(
            arguments.index,
            [Path(path) for path in arguments.operands],
            forget=arguments.forget,
            rebuild=arguments.rebuild,
            dry_run=arguments.dry_run,
            reclean=arguments.reclean,
            jobs=arguments.jobs,
            progress=progress,
        )


def _tell(report: RunReport, console: Console) -> None:
    for failure in report.failures:
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        console.warn(f"{place}: {failure.reason}")
    for note in report.notes:
        console.note(note.text)
    if report.suspicious:
        count = len(report.suspicious)
        said = ngettext(
            "{count} article is worth a look: cleaning may have taken too much (list: prasowka stats).",
            "{count} articles are worth a look: cleaning may have taken too much (list: prasowka stats).",
            count,
        )
        console.note(said.format(count=grouped(count)))
    if report.known_failures:
        count = report.known_failures
        said = ngettext(
            "{count} file still cannot be read (list: prasowka stats).",
            "{count} files still cannot be read (list: prasowka stats).",
            count,
        )
        console.note(said.format(count=grouped(count)))
    console.note(_summary(report))


def _summary(report: RunReport) -> str:
    if not (report.total or report.new or report.gone or report.failures):
        return f"W archiwum nie ma ani jednego artykułu ({_seconds(report)})."
    if not (report.new or report.changed or report.gone or report.failures):
        return f"Nic się nie zmieniło: w archiwum {counted_articles(report.total)} ({_seconds(report)})."
    counts = (
        f"przeczytano {grouped(report.read)}, nowych {grouped(report.new)}, zmienionych {grouped(report.changed)}, "
        f"usuniętych {grouped(report.gone)}, bez zmian {grouped(report.unchanged)}, "
        f"nieczytelnych {grouped(len(report.failures))}"
    )
    if report.dry_run:
        return f"Próba, nic nie zapisano: {counts} ({_seconds(report)})."
    return f"Gotowe: {counts}; w archiwum {counted_articles(report.total)} ({_seconds(report)})."


def _seconds(report: RunReport) -> str:
    return f"{report.took_s:.1f} s".replace(".", ",")


COMMAND = Command(
    "index",
    "wczytuje foldery i pliki; uaktualnia indeks",
    "Zapamiętuje podane foldery i pliki, a potem doprowadza indeks do zgodności z wszystkimi zapamiętanymi: czyta to, "
    "co nowe i zmienione, usuwa to, co zniknęło. Bez ścieżek tylko uaktualnia.\n"
    "Czyta zwykły tekst, HTML, JSON, JSON Lines i CSV, także .gz i .zip. Kod wyjścia 3 znaczy, że czegoś nie dało się "
    "odczytać.",
    run,
    operands="[ŚCIEŻKA...]",
    most=None,
    options=(
        Option("--dry-run", "tylko pokazuje, co by się zmieniło", default=False),
        Option("--rebuild", "czyta wszystko i buduje indeks od nowa", default=False),
        Option("--reclean", "czyści wszystkie artykuły jeszcze raz, z tym, czego archiwum nauczyło", default=False),
        Option(
            "--forget", "zapomina folder albo plik; jego artykuły znikają z indeksu", "ŚCIEŻKA", read=Path, many=True
        ),
        Option("--jobs", "ile procesów naraz czyta pliki i odmienia słowa (domyślnie 1)", "LICZBA", read=whole(1)),
        Option("--json", "wynik jako obiekt JSON na standardowym wyjściu", default=False),
    ),
    examples=(
        ("prasowka index artykuly/", "wczytuje folder i zapamiętuje go"),
        ("prasowka index", "uaktualnia wszystko, co zapamiętane"),
        ("prasowka index --forget artykuly", "zapomina folder i usuwa jego artykuły z archiwum"),
    ),
)
