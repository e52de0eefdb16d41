"""Handing an article to other programs: the editor, the browser, the pager."""

import os
import shlex
import shutil
import subprocess
import webbrowser
from collections.abc import Mapping
from urllib.parse import urlsplit

from indexer import UsageError
from indexer.messages import message

PAGERS = ("less", "more")
EDITORS = ("sensible-editor", "nano", "vi", "notepad")
TAKE_A_LINE = frozenset({"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "sensible-editor"})
"""Editors that open a file at a line given as +LINE."""


def edit(path: str, line: int, environment: Mapping[str, str] = os.environ) -> None:
    """Open a file in the editor of the person and wait for its end. Raises UsageError, OSError."""
    command = _command(environment.get("VISUAL") or environment.get("EDITOR"), EDITORS)
    name = os.path.basename(command[0])  # noqa: PTH119 - a command, no path
    place = [f"+{line}"] if name in TAKE_A_LINE else []
    subprocess.run([*command, *place, path], check=False)


def page(text: str, environment: Mapping[str, str] = os.environ) -> None:
    """Show a text in the pager of the person and wait for its end. Raises UsageError, OSError."""
    command = _command(environment.get("PAGER"), PAGERS)
    subprocess.run(command, input=text.encode("utf-8", "replace"), check=False)


def browse(url: str) -> None:
    """Open an address in the browser. Raises UsageError where it is none of the web, or there is no browser."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise UsageError(message("This is no address of the web: {url}", url=url))
    if not webbrowser.open(url):
        raise UsageError(message("No browser could be started."))


def _command(wanted: str | None, others: tuple[str, ...]) -> list[str]:
    if wanted and wanted.strip():
        return shlex.split(wanted)
    for name in others:
        if found := shutil.which(name):
            return [found]
    raise UsageError(message("None of these programs is there: {programs}", programs=", ".join(others)))
