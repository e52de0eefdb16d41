"""`prasowka index`: brings the index up to date with the folders and files that it knows."""

from pathlib import Path

from indexer import RunReport, UsageError, update
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import line, run_record
from indexer.cli.output import Output
from indexer.cli.waiting import WAIT, waiting
from indexer.messages import N_, _, message, ngettext
from indexer.presentation import counted_articles, decimal, grouped


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Read what is new, say what was done; exit 3 where a scrape of this run could not be read."""
    if arguments.ids and not arguments.json:
        raise UsageError(message("--ids works with --json only."))
    is_new = not _has_commit(arguments.index)
    try:
        report = _update(arguments, console)
    except KeyboardInterrupt:
        console.note(_interrupted(arguments.index))
        raise
    if arguments.json:
        output.data(line(run_record(report)))
    tell_problems(report, console)
    console.note(summary(report))
    if is_new and not report.dry_run:
        console.note(_("The index is in {folder}.").format(folder=arguments.index.absolute()))
    return Exit.INCOMPLETE if report.failures else Exit.DONE


def _has_commit(index: Path) -> bool:
    return any(index.glob("*.toc"))


def _interrupted(index: Path) -> str:
    if not _has_commit(index):
        return _("Nothing was saved yet: run the same command again.")
    return _("The index is as it was after the last commit; the next “prasowka index” will finish the work.")


def _update(arguments: Arguments, console: Console) -> RunReport:
    def update_once() -> RunReport:
        with console.progress() as progress:
            return update(
                arguments.index,
                [Path(path) for path in arguments.operands],
                forget=arguments.forget,
                forget_missing=arguments.forget_missing,
                rebuild=arguments.rebuild,
                dry_run=arguments.dry_run,
                reclean=arguments.reclean,
                jobs=arguments.jobs,
                ids=arguments.ids,
                ignore=arguments.configuration.ignore,
                fields=arguments.configuration.fields,
                progress=progress,
            )

    return waiting(update_once, arguments.wait, console)


def tell_problems(report: RunReport, console: Console) -> None:
    """Say what could not be read, and what else there is to say of a run."""
    for failure in report.failures:
        place = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        console.warn(f"{place}: {failure.reason}")
    for note in report.notes:
        console.note(str(note.text))
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


def summary(report: RunReport) -> str:
    """Return in one sentence what a run did."""
    seconds = f"{decimal(report.took_s, 1)} s"
    if not (report.total or report.new or report.gone or report.failures):
        return _("There is not one article in the archive ({seconds}).").format(seconds=seconds)
    articles = counted_articles(report.total)
    if not (report.new or report.changed or report.gone or report.failures):
        said = _("Nothing has changed: the archive has {articles} ({seconds}).")
        return said.format(articles=articles, seconds=seconds)
    counts = _(
        "{read} read, {new} new, {changed} changed, {gone} removed, {unchanged} unchanged, {failures} unreadable"
    ).format(
        read=grouped(report.read),
        new=grouped(report.new),
        changed=grouped(report.changed),
        gone=grouped(report.gone),
        unchanged=grouped(report.unchanged),
        failures=grouped(len(report.failures)),
    )
    if report.dry_run:
        return _("A trial, nothing was saved: {counts} ({seconds}).").format(counts=counts, seconds=seconds)
    said = _("Done: {counts}; the archive has {articles} ({seconds}).")
    return said.format(counts=counts, articles=articles, seconds=seconds)


COMMAND = Command(
    "index",
    N_("reads folders and files; brings the index up to date"),
    N_(
        "Remembers the folders and files given, and then brings the index into line with all that it remembers: reads "
        "what is new and changed, takes out what is gone. Without paths it only brings up to date.\n"
        "It reads plain text, HTML, JSON, JSON Lines and CSV, also as .gz and .zip. Exit code 3 means that something "
        "could not be read, 75 that another run is writing the index."
    ),
    run,
    operands=N_("[PATH...]"),
    most=None,
    options=(
        Option("--dry-run", N_("only shows what would change"), default=False),
        Option("--rebuild", N_("reads everything and builds the index anew"), default=False),
        Option("--reclean", N_("cleans all articles once more, with what the archive has taught since"), default=False),
        Option(
            "--forget",
            N_("forgets a folder or file; its articles leave the index"),
            N_("PATH"),
            read=Path,
            many=True,
        ),
        Option(
            "--forget-missing",
            N_("also removes articles whose files are missing as if by accident"),
            default=False,
        ),
        Option(
            "--jobs",
            N_("how many processes read files and inflect words at once (1 by default)"),
            N_("NUMBER"),
            read=whole(1),
        ),
        Option("--json", N_("the result as a JSON object"), default=False),
        Option("--ids", N_("names the ids added, changed and removed (with --json)"), default=False),
        WAIT,
    ),
    examples=(
        (N_("prasowka index articles/"), N_("reads a folder and remembers it")),
        ("prasowka index", N_("brings everything that it remembers up to date")),
        (N_("prasowka index --forget articles"), N_("forgets a folder and takes its articles out of the archive")),
    ),
)
