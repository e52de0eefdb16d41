"""`prasowka suggest`: how the last word may go on, and what may have been meant."""

from indexer import Archive, Suggestions
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.cli.output import Output
from indexer.presentation import grouped, harmless


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write completions, then corrections; exit 1 where there are none."""
    with Archive.open(arguments.index) as archive:
        found = archive.suggest(" ".join(arguments.operands), arguments.limit)
    output.data(_record(found)) if arguments.json else output.text(_text(found))
    return Exit.DONE if found.completions or found.corrections else Exit.NOTHING


def _record(found: Suggestions) -> str:
    return line(
        {
            "schema": SCHEMA,
            "text": found.text,
            "completions": [{"text": text, "frequency": frequency} for text, frequency in found.completions],
            "corrections": found.corrections,
        }
    )


def _text(found: Suggestions) -> str:
    lines = [f"{grouped(frequency):>8}  {harmless(text)}" for text, frequency in found.completions]
    lines += [f"Czy chodziło o: {harmless(text)}" for text in found.corrections]
    return "".join(f"{line}\n" for line in lines)


COMMAND = Command(
    "suggest",
    "dokańcza ostatnie słowo i poprawia pisownię",
    "Pokazuje, jak w tym archiwum może się kończyć ostatnie słowo (od najczęstszych), i jakie podobne słowa archiwum "
    "zna, jeśli podanych nie zna.",
    run,
    operands="TEKST...",
    least=1,
    most=None,
    options=(
        Option("--limit", "ile propozycji (domyślnie 10)", "LICZBA", short="-n", read=whole(1), default=10),
        Option("--json", "wynik jako obiekt JSON", default=False),
    ),
    examples=(("prasowka suggest łukasz", "łukaszenka, łukaszenki, łukasz…"),),
    free_text=True,
)
