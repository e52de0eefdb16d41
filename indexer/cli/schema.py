"""`prasowka schema`: what the JSON of all commands looks like, as a JSON Schema."""

from importlib.resources import files

from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the schema that is shipped with the program."""
    output.data(files("indexer.cli").joinpath("schema.json").read_text(encoding="utf-8"))
    return Exit.DONE


COMMAND = Command(
    "schema",
    N_("shows the JSON Schema of everything that is written as JSON"),
    N_("Writes a JSON Schema (2020-12). Every object that is written as JSON is valid under it. Needs no index."),
    run,
)
