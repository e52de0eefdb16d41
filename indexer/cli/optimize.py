"""`prasowka optimize`: one segment instead of many."""

from functools import partial

from indexer import optimize
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.cli.waiting import WAIT, waiting
from indexer.messages import N_, _


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Merge all segments."""
    waiting(partial(optimize, arguments.index), arguments.wait, console)
    console.note(_("The index is in one piece now."))
    return Exit.DONE


COMMAND = Command(
    "optimize",
    N_("merges the index into one piece: smaller and a little faster"),
    N_(
        "Merges the segments of the index into one and gives back the space of removed articles. It is never "
        "necessary: prasowka index itself sees to it that there are few segments."
    ),
    run,
    options=(WAIT,),
)
