"""The first screen where there is nothing to search yet: says why, and does the one thing that helps."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from indexer.messages import N_, _
from tui.actions import Area, bindings
from tui.display import safe
from tui.index_run import IndexRun, Outcome, Progress
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_input import LineInput


class WelcomeScreen(Screen[None]):
    """Asks for a folder of articles and indexes it; with an archive to be built anew, an empty answer does that."""

    HELP = N_("Type the folder in which your articles are; → completes its name, Enter reads it.")
    BINDINGS = bindings(Area.WELCOME)

    def __init__(self, index: Path, problem: str, *, is_damaged: bool = False) -> None:
        super().__init__()
        self._index = index
        self._problem = problem
        self._is_damaged = is_damaged
        self._run: IndexRun | None = None
        self._folder = LineInput(id="folder", suggester=FolderSuggester(), select_on_focus=False)
        self._said = Static(id="said", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="welcome") as box:
            box.border_title = "Prasówka"
            yield Static(safe(self._problem), id="problem", markup=False)
            help = (
                _("Enter builds it anew from its folders. If it no longer knows them, type one here:")
                if self._is_damaged
                else _("Type the folder in which your articles are (text, HTML, JSON, CSV) and press Enter:")
            )
            yield Static(help, id="what-to-do", markup=False)
            yield self._folder
            yield self._said
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Index the folder."""
        folder = Path(event.value.strip()).expanduser()
        if self._run is not None:
            return
        if event.value.strip() and not folder.exists():
            self._said.update(safe(_("There is no such folder: {folder}").format(folder=folder)))
        elif event.value.strip() or self._is_damaged:
            folders = [folder.resolve()] if event.value.strip() else []
            self._run = IndexRun(self._index, folders, rebuild=self._is_damaged)
            self._said.update(_("Reading…"))
            self.run_worker(partial(self._work, self._run), thread=True)

    def _work(self, run: IndexRun) -> None:
        for step in run.steps():
            self.call_later(self._show, step)

    def _show(self, step: Progress | Outcome) -> None:
        self._said.update(safe(step.sentence))
        if isinstance(step, Outcome):
            self._run = None
            if step.articles:
                self.call_later(self.run_action, "app.begin")
            elif not step.is_failed:
                self._said.update(_("Not one article was found there. Is it the right folder?"))

    def on_unmount(self) -> None:
        """Leave no process behind."""
        if self._run is not None:
            self._run.stop()


class FolderSuggester(Suggester):
    """Completes the name of a folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first folder that begins so."""
        head, slash, beginning = value.rpartition("/")
        if not value:
            return None
        try:
            parent = Path(head + slash or ".").expanduser()
            names = sorted(path.name for path in parent.iterdir() if path.is_dir() and path.name.startswith(beginning))
        except OSError:
            return None
        shown = [name for name in names if beginning.startswith(".") or not name.startswith(".")]
        return f"{head}{slash}{shown[0]}/" if shown else None
