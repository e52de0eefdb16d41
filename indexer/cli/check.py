"""`prasowka check`: is every file of the index as it was written, and does it agree with itself?"""

from indexer import check, salvage
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_, _
from indexer.presentation import counted_articles, harmless


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write every problem on a line of its own, or save what can be saved."""
    if arguments.salvage:
        return _salvage(arguments, output, console)
    problems = check(arguments.index)
    for problem in problems:
        output.text(f"{harmless(problem)}\n")
    if problems:
        console.error(
            _("Build the index anew: prasowka index --index {folder} --rebuild").format(folder=arguments.index)
        )
        console.note(
            _("Keep what is sound of it: prasowka check --index {folder} --salvage").format(folder=arguments.index)
        )
        return Exit.FAILED
    console.note(_("The index is sound."))
    return Exit.DONE


def _salvage(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Save what is sound, and write which files are to be read again."""
    saved = salvage(arguments.index)
    for path in saved.files:
        output.data(f"{path}\n")
    if not saved.lost and not saved.files:
        console.note(_("Nothing has to be saved: the index is sound."))
        return Exit.DONE
    said = _("Saved: {kept}; lost: {lost}. What was lost comes back with: prasowka index --index {folder}")
    kept, lost = counted_articles(saved.kept), counted_articles(saved.lost)
    console.note(said.format(kept=kept, lost=lost, folder=arguments.index))
    return Exit.DONE


COMMAND = Command(
    "check",
    N_("checks that the index is not damaged"),
    N_(
        "Reads all files of the index, compares their checksums, and decodes everything to see whether it agrees with "
        "itself. Problems are written one a line; exit code 0 means that the index is sound, 2 that it is damaged.\n"
        "With --salvage the sound parts of a damaged index are kept, and the files to be read again are written one a "
        "line."
    ),
    run,
    options=(
        Option(
            "--salvage",
            N_("keeps what is sound of a damaged index; its scrapes are then read again by: prasowka index"),
            default=False,
        ),
    ),
)
