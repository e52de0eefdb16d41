"""`prasowka suggest`: how the last word may go on, and what may have been meant."""

from indexer import Archive, Suggestions
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.cli.output import Output
from indexer.messages import N_, _
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
    lines += [_("Did you mean: {text}").format(text=harmless(text)) for text in found.corrections]
    return "".join(f"{line}\n" for line in lines)


COMMAND = Command(
    "suggest",
    N_("completes the last word and corrects spelling"),
    N_(
        "Shows how the last word may go on in this archive (the most frequent first), and which similar words the "
        "archive knows where it does not know those given."
    ),
    run,
    operands=N_("TEXT..."),
    least=1,
    most=None,
    options=(
        Option("--limit", N_("how many proposals (default 10)"), N_("NUMBER"), short="-n", read=whole(1), default=10),
        Option("--json", N_("the result as a JSON object"), default=False),
    ),
    examples=((N_("prasowka suggest bialor"), N_("words of the archive that begin so")),),
    free_text=True,
)
