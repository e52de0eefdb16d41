"""`prasowka tui`: the terminal user interface."""

from indexer import UsageError
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Hand the terminal over to the interface."""
    if not output.screen.terminal:
        raise UsageError("Interfejs ekranowy potrzebuje terminala; w skryptach użyj: prasowka search")
    import tui

    return Exit(tui.run(arguments.index, " ".join(arguments.operands)))


COMMAND = Command(
    "tui",
    "interfejs ekranowy: szukanie podczas pisania",
    "Otwiera interfejs ekranowy, od razu z zapytaniem, jeśli jest podane. W środku F1 pokazuje klawisze.",
    run,
    operands="[ZAPYTANIE...]",
    most=None,
    free_text=True,
    examples=(("prasowka tui łukaszenka", "od razu szuka"),),
)
