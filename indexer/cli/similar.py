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
    id, format = arguments.operands[0], hit_commands.format_of(arguments)
    with Archive.open(arguments.index) as archive:
        results = archive.similar(id, replace(hit_commands.request(arguments, fold=format == "text"), copies=True))
        layout = hit_commands.layout(arguments, archive, output)
        answer = Answer("1", results.query, results)
        return hit_commands.write([answer], format, arguments, output, console, layout=layout)


COMMAND = Command(
    "similar",
    N_("finds articles about the same as a given one"),
    N_("Finds articles that share the significant words of the given one. search and show tell IDs."),
    run,
    operands="ID",
    least=1,
    most=1,
    options=hit_commands.SHAPED,
    examples=(("prasowka similar kurier/2024-05-12-most.txt -n 5", N_("the five nearest articles")),),
)
