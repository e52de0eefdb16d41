"""The terminal UI: ranked search over one archive, with the article beside the list."""

from pathlib import Path

__all__ = ["run"]


def run(index: Path, query: str = "") -> int:
    """Show the terminal UI over the index in a folder until the person quits; return the exit code of the process.

    Raises NoIndex or DamagedIndex where the index cannot be opened; what goes wrong later is said on the screen.
    """
    from indexer import Archive
    from tui.app import PrasowkaApp

    with Archive.open(index) as archive:
        app = PrasowkaApp(archive, query)
        app.run()
    return app.return_code or 0
