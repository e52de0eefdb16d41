"""The application: themes, palette, help and the way out. What a person works in is the search screen."""

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from textual.app import App
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen

from indexer import Archive, DamagedIndex, PrasowkaError
from indexer.messages import _
from tui.ascii_filter import AsciiFilter, knows_only_ascii
from tui.commands import ActionCommands
from tui.desk import Desk
from tui.screens.help import HelpScreen
from tui.screens.search import SearchScreen
from tui.screens.welcome import WelcomeScreen
from tui.settings import Settings
from tui.themes import DARK, LIGHT, SIXTEEN, defaults
from tui.widgets.message_line import MessageLine

TYPING_PAUSE = 0.12
"""Seconds after the last key before what was typed is searched."""
TWICE_WITHIN = 2.0
"""Seconds within which Ctrl+C is pressed twice by those who mean it."""
SIGNALLED = 128
"""The exit code of a process that a signal ended is this and the number of the signal."""


class PrasowkaApp(App[None]):
    """Prasówka over one archive, which stays the caller's to close.

    Where there is none, or it has a `problem`, the first screen says so, and makes one in the folder `index`.
    """

    TITLE = "Prasówka"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {ActionCommands}  # only ours: the built-in ones are not translated
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (120, "-broad")]  # noqa: RUF012 (declared by Textual)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    def __init__(
        self,
        archive: Archive | None,
        query: str = "",
        *,
        desk: Desk | None = None,
        settings: Settings | None = None,
        index: Path | None = None,
        problem: PrasowkaError | None = None,
        keys: Mapping[str, str] | None = None,
        typing_pause: float = TYPING_PAUSE,
    ) -> None:
        super().__init__()
        self.desk = desk or Desk()
        self.settings = settings or Settings()
        self._index = index
        self._problem = problem
        self.keys = keys or {}
        self.archive = archive
        self._query = query
        self._typing_pause = typing_pause
        self._asked_to_quit = -TWICE_WITHIN
        self._ascii = [AsciiFilter()] if knows_only_ascii() else []
        for theme in (DARK, LIGHT, SIXTEEN):
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = self.settings.theme if self.settings.theme in self.available_themes else DARK.name

    def get_default_screen(self) -> Screen[None]:
        """Start with the search screen, or, where there is nothing to search, with the one that helps."""
        if self.archive is None and self._index is not None:
            return WelcomeScreen(self._index, str(self._problem), is_damaged=isinstance(self._problem, DamagedIndex))
        return self._search_screen()

    def _search_screen(self) -> SearchScreen:
        assert self.archive is not None, "an app needs an archive or the folder of an index"
        return SearchScreen(self.archive, self._query, self._typing_pause, self.desk, self.settings, self._index)

    def on_mount(self) -> None:
        """Take a look that the terminal has the colours for; leave in order when a signal says so."""
        if self.console.color_system == "standard" and not self.is_headless:
            self.theme = SIXTEEN.name
        self.set_keymap(dict(self.keys))
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):  # Windows has no SIGHUP, and its loop no handlers
                number = getattr(signal, name)
                loop.add_signal_handler(number, self._leave, number)

    def _leave(self, number: int) -> None:
        if os.isatty(0):
            self.exit(return_code=SIGNALLED + number)
        else:  # the terminal is gone: there is nothing to put in order, and writing to it could wait for ever
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.raise_signal(number)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw in what the terminal knows."""
        return [*super().get_line_filters(), *self._ascii]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give hits a look in every theme."""
        return defaults(self.no_color)

    def action_begin(self) -> None:
        """Go to the search screen of an archive that was built just now."""
        if self._index is not None:
            self.archive = Archive.open(self._index)
            self.push_screen(self._search_screen())

    def action_help(self) -> None:
        """Show the help."""
        self.push_screen(HelpScreen(self.keys))

    def action_command_palette(self) -> None:
        """Show the command palette."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("What do you need?")))

    def action_toggle_theme(self) -> None:
        """Change between the dark and the light look."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name
        self.settings.theme = self.theme
        self.settings.save()

    def action_help_quit(self) -> None:
        """Leave for those who press Ctrl+C twice, and tell them so the first time."""
        if perf_counter() - self._asked_to_quit < TWICE_WITHIN:
            self.exit()
        self._asked_to_quit = perf_counter()
        self.say(_("Press Ctrl+C once more to quit."))

    def say(self, sentence: str) -> None:
        """Say something in passing, in the line for messages of the screen that has one."""
        for screen in reversed(self.screen_stack):
            for line in screen.query(MessageLine):
                line.say(sentence)
                return
