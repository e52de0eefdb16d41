"""The terminal UI: ranked search over one archive, with the article beside the list."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["run"]


def run(
    index: Path, query: str = "", *, in_colour: bool = True, theme: str = "", keys: Mapping[str, str] | None = None
) -> int:
    """Show the terminal UI over the index in a folder until the person quits; return the exit code of the process.

    A `theme` that is asked for comes before the one that was chosen last. `keys` are those that the person gave to
    actions, by their names.

    Raises SystemExit with 128 and its number where a signal ended it, which is not one of the command's own ends.
    Raises UsageError where the terminal cannot show it, there is none to type at, or a theme or an action is unknown;
    an index that is missing or damaged is said, and helped, on the screen.
    """
    from indexer import UsageError
    from indexer.messages import message

    if os.environ.get("TERM") == "dumb":
        raise UsageError(message("This terminal (TERM=dumb) can only print lines; use: prasowka search"))
    if not in_colour:
        os.environ["NO_COLOR"] = "1"
    if not sys.stdin.isatty() and not _type_at_the_terminal():
        raise UsageError(message("The terminal UI needs a terminal to type at; in scripts use: prasowka search"))
    from indexer import Archive, DamagedIndex, NoIndex, PrasowkaError, Request
    from tui.app import SIGNALLED, PrasowkaApp
    from tui.desk import Desk, desk_file
    from tui.settings import Settings, settings_file

    desk, settings = Desk.open(desk_file(index)), Settings.open(settings_file())
    settings.theme = theme or settings.theme
    archive: Archive | None = None
    problem: PrasowkaError | None = None
    try:
        archive = Archive.open(index)
        if not archive.search(Request("", limit=0)).total:
            problem = NoIndex(message("The archive in {index} has no articles yet.", index=index))
            archive.close()
            archive = None
    except (NoIndex, DamagedIndex) as error:
        problem = error
    from tui.actions import check_keys

    check_keys(keys or {})
    app = PrasowkaApp(archive, query, desk=desk, settings=settings, index=index, problem=problem, keys=keys)
    if theme and theme not in app.available_themes:
        themes = ", ".join(app.available_themes)
        raise UsageError(message("There is no theme “{theme}”; there is: {themes}.", theme=theme, themes=themes))
    try:
        app.run()
    finally:
        if app.archive is not None:
            app.archive.close()
    code = app.return_code or 0
    if code > SIGNALLED:
        sys.exit(code)
    return code


def _type_at_the_terminal() -> bool:
    """Take the keys from the terminal where something is piped in (`echo x | prasowka tui`); say whether it can."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True
