"""`prasowka names`: who and what the articles are about that a query finds."""

from dataclasses import asdict

from indexer import Archive, FoundName, Names, Request, UsageError
from indexer.cli.arguments import Arguments, Command, Option, one_of, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats import rows
from indexer.cli.hit_commands import PERIOD
from indexer.cli.output import Output
from indexer.cli.screen import Screen
from indexer.messages import N_, _, message
from indexer.presentation import grouped, harmless

_KINDS = ("person", "place", "organisation", "other")
_TITLES = {
    "person": N_("People"),
    "place": N_("Places"),
    "organisation": N_("Organisations"),
    "other": N_("Other names"),
}
_COLUMNS = ("name", "kind", "articles", "association")


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the names; exit 1 where there are none."""
    if arguments.json and arguments.format not in ("text", "json"):
        raise UsageError(message("--json goes only with --format json."))
    request = Request(" ".join(arguments.operands), limit=arguments.limit, since=arguments.since, until=arguments.until)
    with Archive.open(arguments.index) as archive:
        found = archive.names(request, arguments.kind, arguments.beside)
    for note in found.notes:
        console.note(note.text)
    format = "json" if arguments.json else arguments.format
    if format == "text":
        output.text(_text(found, output.screen))
    else:
        about = {"query": found.query, "understood": found.understood, "total": found.total}
        rows.write(output, arguments, format, _COLUMNS, map(_row, found.names), about, "names")
    return Exit.DONE if found.names else Exit.NOTHING


def _row(name: FoundName) -> dict[str, object]:
    return {key: value for key, value in asdict(name).items() if value is not None}


def _text(found: Names, screen: Screen) -> str:
    lines: list[str] = []
    for kind in _KINDS:
        if names := [name for name in found.names if name.kind == kind]:
            lines += [""] if lines else []
            lines.append(screen.paint(_(_TITLES[kind]), "title"))
            lines += [f"{grouped(name.articles):>8}  {harmless(name.name)}{_strength(name)}" for name in names]
    return "".join(f"{line}\n" for line in lines)


def _strength(name: FoundName) -> str:
    return "" if name.association is None else f"  ({name.association:.1f})"


COMMAND = Command(
    "names",
    N_("shows who and what articles are about"),
    N_(
        "Shows the people, places and organisations of the articles that a query finds, or of all articles, the most "
        "frequent first. With --with they are those that stand beside a name more often than by chance."
    ),
    run,
    operands=N_("[QUERY...]"),
    least=0,
    most=None,
    options=(
        Option(
            "--kind",
            N_("only such names; may be repeated"),
            "|".join(_KINDS),
            read=one_of(*_KINDS),
            many=True,
        ),
        Option("--with", N_("names that stand in the same articles as this one"), N_("NAME"), key="beside"),
        *PERIOD,
        Option("--limit", N_("how many names (default 30)"), N_("NUMBER"), short="-n", read=whole(1), default=30),
        *rows.OPTIONS,
        Option("--json", N_("the result as a JSON object"), default=False),
    ),
    examples=(
        (N_("prasowka names most --kind person"), N_("the people in articles about bridges")),
        (N_("prasowka names --with Putin --since 2022"), N_("who and what stands beside a name since 2022")),
    ),
    free_text=True,
)
