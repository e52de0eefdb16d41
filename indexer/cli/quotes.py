"""`prasowka quotes`: what is said in the articles that a query finds, and by whom."""

from collections.abc import Sequence
from dataclasses import asdict

from indexer import Archive, Quote, Request, UsageError
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import rows
from indexer.cli.hit_commands import PERIOD, SORT
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _, message

_COLUMNS = ("speaker", "text", "published", "source", "title", "id", "field", "start", "end")


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the quotes; exit 1 where there are none."""
    if arguments.json and arguments.format not in ("text", "json"):
        raise UsageError(message("--json goes only with --format json."))
    request = Request(
        " ".join(arguments.operands),
        limit=arguments.limit,
        sort=arguments.sort,
        since=arguments.since,
        until=arguments.until,
    )
    with Archive.open(arguments.index) as archive:
        quotes = list(archive.quotes(request, arguments.by))
    format = "json" if arguments.json else arguments.format
    if format == "text":
        output.text(_text(quotes, output.screen))
    else:
        cells = ({column: asdict(quote)[column] for column in _COLUMNS} for quote in quotes)
        about = {"query": request.query, "by": arguments.by}
        rows.write(output, arguments, format, _COLUMNS, cells, about, "quotes")
    return Exit.DONE if quotes else Exit.NOTHING


def _text(quotes: Sequence[Quote], screen: Screen) -> str:
    return "\n".join(_one(quote, screen) for quote in quotes)


def _one(quote: Quote, screen: Screen) -> str:
    about = (quote.speaker or _("(unknown)"), (quote.published or "")[:10], quote.source, quote.id)
    return (
        screen.paragraph(" ".join(quote.text.split()))
        + "\n"
        + screen.paragraph(" · ".join(filter(None, about)), style="faint", indent="    ")
        + "\n"
    )


COMMAND = Command(
    "quotes",
    N_("shows what is said in articles, and by whom"),
    N_(
        "Shows the quotes of the articles that a query finds, those in which one of its words stands; without a query "
        "those of all articles, the newest first. Who speaks is found by rules, and may be wrong."
    ),
    run,
    operands=N_("[QUERY...]"),
    least=0,
    most=None,
    options=(
        Option("--by", N_("only what this person or organisation says"), N_("NAME")),
        *PERIOD,
        SORT._replace(help=N_("order of the articles")),
        Option("--limit", N_("how many quotes (default 20)"), N_("NUMBER"), short="-n", read=whole(1), default=20),
        *rows.OPTIONS,
        Option("--json", N_("the result as a JSON object"), default=False),
    ),
    examples=(
        (N_("prasowka quotes most --by Nowak"), N_("what a person says about bridges")),
        (N_("prasowka quotes --by Putin --format csv"), N_("everything that somebody says, as a table")),
    ),
    free_text=True,
)
