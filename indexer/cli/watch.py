"""`prasowka watch`: follows the folders of the archive, and keeps the index up to date with them."""

import signal
from pathlib import Path
from threading import Event
from time import strftime

from indexer import Archive, SavedSearches, UsageError, watch
from indexer.cli import saved
from indexer.cli.arguments import Arguments, Command, Option, one_of, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import FORMATS
from indexer.cli.formats.json_objects import line, run_record
from indexer.cli.index import summary, tell_problems
from indexer.cli.output import Output
from indexer.messages import N_, message

EVERY_S = 5


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write a line for every commit, until somebody ends it; SIGTERM is the way to."""
    if arguments.ids and not arguments.json:
        raise UsageError(message("--ids works with --json only."))
    if arguments.exec and not arguments.run_saved:
        raise UsageError(message("--exec needs --run-saved."))
    stop = Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stop.set())
    reports = watch(
        arguments.index,
        [Path(path) for path in arguments.operands],
        every_s=arguments.every,
        jobs=arguments.jobs,
        ids=arguments.ids,
        ignore=arguments.configuration.ignore,
        fields=arguments.configuration.fields,
        stop=stop,
    )
    for report in reports:
        if arguments.json:
            output.data(line(run_record(report)))
        else:
            output.text(f"{strftime('%H:%M:%S')}  {summary(report)}\n")
        tell_problems(report, console)
        if arguments.run_saved:
            _run_saved(arguments, output, console)
    return Exit.DONE


def _run_saved(arguments: Arguments, output: Output, console: Console) -> None:
    """Give what is new in the saved searches; one that fails has been said to, and is tried again after the next."""
    searches = SavedSearches(arguments.index)
    as_typed = Arguments(
        format=arguments.format,
        exec=arguments.exec,
        all=True,
        new=True,
        peek=False,
        lenient=False,
        fold=None,
        limit=None,
        offset=0,
    )
    with searches.running(), Archive.open(arguments.index) as archive:
        saved.run_new(archive, searches, searches.all(), as_typed, output, console)


COMMAND = Command(
    "watch",
    N_("follows the folders of the archive, and keeps the index up to date"),
    N_(
        "Brings the index up to date as “prasowka index” does, and again whenever files change: once for a burst of "
        "changes, when nothing has changed for two seconds. It writes a line for every commit and goes on until it is "
        "ended (by SIGTERM, or Ctrl-C)."
    ),
    run,
    operands=N_("[PATH...]"),
    most=None,
    options=(
        Option(
            "--every",
            N_("one commit in so many seconds at most (5 by default)"),
            N_("SECONDS"),
            read=whole(0),
            default=EVERY_S,
        ),
        Option("--run-saved", N_("gives what is new in the saved searches after each commit"), default=False),
        Option(
            "--exec",
            N_("runs a command for each search with something new, the hits on its standard input (with --run-saved)"),
            N_("COMMAND"),
        ),
        Option(
            "--format",
            N_("the form of the results; all but text are for scripts"),
            "|".join(FORMATS),
            read=one_of(*FORMATS),
            setting="format",
        ),
        Option(
            "--jobs",
            N_("how many processes read files and inflect words at once (1 by default)"),
            N_("NUMBER"),
            read=whole(1),
        ),
        Option("--json", N_("each commit as a JSON object"), default=False),
        Option("--ids", N_("names the ids added, changed and removed (with --json)"), default=False),
    ),
    examples=(
        (N_("prasowka watch articles/ --run-saved"), N_("says what is new as soon as it is there")),
        ("prasowka watch --run-saved --exec 'mail -s news redakcja@example.org'", N_("sends it")),
    ),
)
