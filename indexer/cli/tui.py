"""`prasowka tui`: the terminal user interface."""

from indexer import UsageError
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_, message


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Hand the terminal over to the interface."""
    if not output.screen.terminal:
        raise UsageError(message("The terminal UI needs a terminal; in scripts use: prasowka search"))
    import tui

    in_colour = arguments.color != "never"
    query, configuration = " ".join(arguments.operands), arguments.configuration
    theme, keys = configuration.theme, configuration.keys
    return Exit(tui.run(arguments.index, query, in_colour=in_colour, theme=theme, keys=keys))


COMMAND = Command(
    "tui",
    N_("the terminal UI: searches while you type"),
    N_("Opens the terminal UI, with a query at once if one is given. Inside, F1 shows the keys."),
    run,
    operands=N_("[QUERY...]"),
    most=None,
    free_text=True,
    examples=((N_("prasowka tui lukaszenka"), N_("searches at once")),),
)
