"""`prasowka check`: is every file of the index as it was written?"""

from indexer import check
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.presentation import harmless


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write every problem on a line of its own."""
    problems = check(arguments.index)
    for problem in problems:
        output.text(f"{harmless(problem)}\n")
    if problems:
        console.error(f"Zbuduj indeks od nowa: prasowka index --index {arguments.index} --rebuild")
        return Exit.FAILED
    console.note("Indeks jest w porządku.")
    return Exit.DONE


COMMAND = Command(
    "check",
    "sprawdza, czy indeks nie jest uszkodzony",
    "Czyta wszystkie pliki indeksu i porównuje ich sumy kontrolne. Problemy wypisuje po jednym w wierszu; "
    "kod wyjścia 0 znaczy, że indeks jest w porządku, 2, że jest uszkodzony.",
    run,
)
