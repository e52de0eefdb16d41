"""The terminal UI: ranked search over one archive, with the article beside the list."""

import sys
from pathlib import Path

__all__ = ["run"]


def run(index: Path, query: str = "") -> int:
    """Show the terminal UI over the index in a folder until the person quits; return the exit code of the process.

    Raises SystemExit with 128 and its number where a signal ended it, which is not one of the command's own ends.
    Raises NoIndex or DamagedIndex where the index cannot be opened; what goes wrong later is said on the screen.
    """
    from indexer import Archive
    from tui.app import SIGNALLED, PrasowkaApp
    from tui.desk import Desk, desk_file
    from tui.settings import Settings, settings_file

    with Archive.open(index) as archive:
        desk, settings = Desk.open(desk_file(index)), Settings.open(settings_file())
        app = PrasowkaApp(archive, query, desk=desk, settings=settings)
        app.run()
    code = app.return_code or 0
    if code > SIGNALLED:
        sys.exit(code)
    return code
