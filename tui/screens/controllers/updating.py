"""Bringing the archive up to date from inside, and saying which of its folders are gone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.screen import Screen

from indexer import Archive
from indexer.messages import _
from tui.answers import FAILURES
from tui.index_run import IndexRun, Outcome, Progress
from tui.screens.controllers.watching_commits import Watching


class Updating:
    """Runs the indexing in a process of its own, and shows how far it is."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        index: Path | None,
        watching: Watching,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._index = index
        self._watching = watching
        self._say = say
        self._run: IndexRun | None = None

    def look_for_roots(self) -> None:
        """Say which folders of the archive are not there."""
        self._screen.run_worker(self._look_for_roots, group="roots", exclusive=True, thread=True)

    def _look_for_roots(self) -> None:
        try:
            gone = [root for root in self._archive.stats().roots if not Path(root).exists()]
        except FAILURES as error:
            self._screen.call_later(self._say, str(error))
            return
        if gone:
            sentence = _("Not there any more: {folders}. What was read from there stays in the archive.")
            self._screen.call_later(self._say, sentence.format(folders=", ".join(gone)))

    def action_update(self) -> None:
        """Read what is new in the folders of the archive."""
        if self._index is None:
            self._say(_("This archive cannot be brought up to date from here."))
        elif self._run is not None:
            self._say(_("The archive is being brought up to date already."))
        else:
            self._run = IndexRun(self._index)
            self._say(_("Reading…"))
            self._screen.run_worker(partial(self._work, self._run), group="update", thread=True)

    def _work(self, run: IndexRun) -> None:
        for step in run.steps():
            self._screen.call_later(self._show, step)

    def _show(self, step: Progress | Outcome) -> None:
        self._say(step.sentence)
        if isinstance(step, Outcome):
            self._run = None
            self._watching.look()

    def stop(self) -> None:
        """Leave no process behind."""
        if self._run is not None:
            self._run.stop()
