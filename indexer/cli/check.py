"""`prasowka check`: is every file of the index as it was written?"""

from indexer import check
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_, _
from indexer.presentation import harmless


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write every problem on a line of its own."""
    problems = check(arguments.index)
    for problem in problems:
        output.text(f"{harmless(problem)}\n")
    if problems:
        console.error(
            _("Build the index anew: prasowka index --index {folder} --rebuild").format(folder=arguments.index)
        )
        return Exit.FAILED
    console.note(_("The index is sound."))
    return Exit.DONE


COMMAND = Command(
    "check",
    N_("checks that the index is not damaged"),
    N_(
        "Reads all files of the index and compares their checksums. Problems are written one a line; exit code 0 means "
        "that the index is sound, 2 that it is damaged."
    ),
    run,
)
