"""`prasowka similar`: articles about the same."""

from dataclasses import replace

from indexer import Archive
from indexer.cli import hit_commands
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.formats.answer import Answer
from indexer.cli.output import Output
from indexer.messages import N_


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the articles that share the significant words of one."""
    id = arguments.operands[0]
    with Archive.open(arguments.index) as archive:
        results = archive.similar(
            id, replace(hit_commands.request(arguments, fold=arguments.format == "text"), copies=True)
        )
        return hit_commands.write([Answer("1", results.query, results)], arguments.format, arguments, output, console)


COMMAND = Command(
    "similar",
    N_("finds articles about the same as a given one"),
    N_("Finds articles that share the significant words of the given one. search and show tell IDs."),
    run,
    operands="ID",
    least=1,
    most=1,
    options=hit_commands.OPTIONS,
    examples=(("prasowka similar kurier/2024-05-12-most.txt -n 5", N_("the five nearest articles")),),
)
