"""`prasowka facets`: how many articles there are of each source, author, day, with each name."""

from collections.abc import Iterator

from indexer import Archive
from indexer.cli import conditions
from indexer.cli.arguments import Arguments, Command, Option, some_of, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import rows
from indexer.cli.formats.text import FACETS
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _
from indexer.presentation import grouped, harmless

_COLUMNS = ("facet", "value", "count")
_BY_DEFAULT = ("source", "author", "month")

Counts = dict[str, tuple[tuple[str, int], ...]]


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the counts of each facet; exit 1 where there are none."""
    request = conditions.request(arguments, " ".join(arguments.operands))
    lenient = arguments.lenient or arguments.format == "text"
    with Archive.open(arguments.index) as archive:
        about: dict[str, object] = {"query": request.query}
        if request.query.strip():
            found = conditions.understood(archive, request, console, lenient=lenient)
            about |= {"understood": found.understood, "total": found.total}
        facets = archive.facets(request, arguments.by)
    facets = {name: counts[: arguments.limit] for name, counts in facets.items()}
    if arguments.format == "text":
        output.text(_text(facets, output.screen))
    else:
        rows.write(output, arguments, arguments.format, _COLUMNS, _rows(facets), about, "facets")
    return Exit.DONE if any(facets.values()) else Exit.NOTHING


def _rows(facets: Counts) -> Iterator[dict[str, object]]:
    for name, counts in facets.items():
        for value, count in counts:
            yield {"facet": name, "value": value, "count": count}


def _text(facets: Counts, screen: Screen) -> str:
    blocks = []
    for name, counts in facets.items():
        if counts:
            lines = [screen.paint(_(FACETS[name]), "title")]
            lines += [f"{grouped(count):>8}  {harmless(value)}" for value, count in counts]
            blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


COMMAND = Command(
    "facets",
    N_("counts articles by source, author, date and name"),
    N_(
        "Counts the articles that a query finds, or all there are, by source, author, agency, month, day, person, "
        "place or organisation. Every value is there, with its exact count."
    ),
    run,
    operands=N_("[QUERY...]"),
    least=0,
    most=None,
    options=(
        Option(
            "--by",
            N_("which facets (default source,author,month)"),
            ",".join(FACETS),
            read=some_of(*FACETS),
            default=_BY_DEFAULT,
        ),
        Option("--limit", N_("how many values of each (all by default)"), N_("NUMBER"), short="-n", read=whole(1)),
        *conditions.FILTERS,
        conditions.LENIENT,
        *rows.OPTIONS,
    ),
    examples=(
        (N_("prasowka facets most --by person,place -n 10"), N_("who and what stands in articles about bridges")),
        (N_("prasowka facets --by day --format csv > days.csv"), N_("articles of each day")),
    ),
    free_text=True,
)
