"""`prasowka demo`: the sample archive that comes with the program, in a folder of its own."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer import UsageError, update
from indexer.cli import tui
from indexer.cli.arguments import Arguments, Command
from indexer.cli.console import Console, Exit
from indexer.cli.output import Output
from indexer.messages import N_, _, message
from indexer.presentation import counted_articles

SAMPLE = Path(__file__).parents[1] / "sample"
"""The articles of the sample archive: written for it, in the layouts and encodings that scrapes have."""


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Build the archive in the folder that is named, or in one for the time being, and open it on a terminal."""
    if arguments.operands:
        folder = Path(arguments.operands[0])
        if folder.exists() and not _is_free(folder):
            raise UsageError(message("{folder} is there already; name a folder that is new.", folder=folder))
        index = _build(folder, console)
        if output.screen.terminal:
            return _open(index, arguments, output, console)
        console.note(_("Search it: {command}").format(command=f"prasowka search --index {index} łukaszence soczi"))
        return Exit.DONE
    if not output.screen.terminal:
        raise UsageError(
            message("Without a terminal to open it on, name the folder that the sample archive is to go to.")
        )
    with TemporaryDirectory(prefix="prasowka-") as temporary:
        return _open(_build(Path(temporary), console), arguments, output, console)


def _is_free(folder: Path) -> bool:
    """Whether there is nothing in a folder, or a sample archive that was built before."""
    return folder.is_dir() and {path.name for path in folder.iterdir()} in (set(), {"articles", "index"})


def _build(folder: Path, console: Console) -> Path:
    """Copy the articles, index the copies, and return where the index is."""
    articles, index = folder / "articles", folder / "index"
    shutil.copytree(SAMPLE, articles, dirs_exist_ok=True)
    report = update(index, [articles])
    console.note(
        _("The sample archive has {articles}: {folder}").format(articles=counted_articles(report.total), folder=folder)
    )
    return index


def _open(index: Path, arguments: Arguments, output: Output, console: Console) -> Exit:
    arguments.index, arguments.operands = index, []
    return tui.run(arguments, output, console)


COMMAND = Command(
    "demo",
    N_("builds a sample archive in a folder of its own, and opens it"),
    N_(
        "Builds the sample archive that comes with the program in a new folder, or in one that is gone afterwards "
        "where none is named, and opens it in the terminal UI. It is kept apart from your own archive."
    ),
    run,
    operands=N_("[DIR]"),
    most=1,
    examples=((N_("prasowka demo"), N_("looks around, and leaves nothing behind")),),
)
