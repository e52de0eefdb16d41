"""`prasowka words`: the words that some articles have more often than others."""

from dataclasses import asdict, replace

from indexer import Archive, UsageError
from indexer.cli import conditions
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import rows
from indexer.cli.formats.aligned_table import columns
from indexer.cli.output import Output
from indexer.messages import N_, _, message

_COLUMNS = ("word", "frequency", "reference", "per_million", "log_likelihood", "log_ratio")
_TITLES = (N_("word"), N_("here"), N_("elsewhere"), N_("per million"), N_("log-likelihood"), N_("log ratio"))


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the words, the keyest first; exit 1 where there are none."""
    query = " ".join(arguments.operands)
    filters = (arguments.since, arguments.until, arguments.source, arguments.author, arguments.against)
    if not query.strip() and not any(filters):
        raise UsageError(message("The query is missing."))
    lenient = arguments.lenient or arguments.format == "text"
    request = conditions.request(arguments, query)
    against = None if arguments.against is None else conditions.request(arguments, arguments.against)
    with Archive.open(arguments.index) as archive:
        found = conditions.understood(archive, request, console, lenient=lenient)
        if against is not None:
            conditions.understood(archive, against, console, lenient=lenient)
        words = archive.keywords(replace(request, limit=arguments.limit), against, arguments.least)
    if arguments.format == "text":
        cells = [[getattr(word, column) for column in _COLUMNS] for word in words]
        output.text(columns([_(title) for title in _TITLES], cells, output.screen) if words else "")
    else:
        about = {"query": found.query, "understood": found.understood, "against": arguments.against}
        rows.write(output, arguments, arguments.format, _COLUMNS, map(asdict, words), about, "words")
    return Exit.DONE if words else Exit.NOTHING


COMMAND = Command(
    "words",
    N_("shows the words that some articles have more often than others"),
    N_(
        "Shows the words, each with all its forms, that stand in the articles found more often than in those that a "
        "second query finds, or in all others: what is typical of a topic, a source or a time. Function words are left "
        "out."
    ),
    run,
    operands=N_("[QUERY...]"),
    least=0,
    most=None,
    options=(
        Option("--against", N_("the articles to compare with (by default all others)"), N_("QUERY")),
        Option(
            "--least",
            N_("only words that stand there so many times (default 3)"),
            N_("NUMBER"),
            read=whole(1),
            default=3,
        ),
        Option("--limit", N_("how many words (default 30)"), N_("NUMBER"), short="-n", read=whole(1), default=30),
        *conditions.OPTIONS,
        *rows.OPTIONS,
    ),
    examples=(
        (N_("prasowka words most"), N_("what articles about bridges are about")),
        (N_("prasowka words source:kurier --against source:gazeta"), N_("how two portals differ")),
    ),
    free_text=True,
)
