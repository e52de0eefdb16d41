"""`prasowka optimize`: one segment instead of many."""

from indexer import optimize
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Merge all segments."""
    optimize(arguments.index)
    console.note("Indeks jest teraz w jednym kawałku.")
    return Exit.DONE


COMMAND = Command(
    "optimize",
    "scala indeks w jeden kawałek: mniejszy i odrobinę szybszy",
    "Scala segmenty indeksu w jeden i oddaje miejsce po usuniętych artykułach. Nie jest konieczne: "
    "prasowka index sam dba o to, żeby segmentów było niewiele.",
    run,
)
