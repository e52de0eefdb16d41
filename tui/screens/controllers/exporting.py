"""Writing the articles of the list to a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.screen import Screen

from indexer import Archive
from indexer.messages import _, ngettext
from indexer.presentation import grouped
from tui.answers import FAILURES, ids_of
from tui.desk import Desk, write_whole
from tui.export import FORMATS, Kept, export
from tui.screens.prompt import PromptScreen
from tui.session import Answer, SearchSession


class Exporting:
    """Asks for the name of a file, whose ending says how, and writes it."""

    def __init__(
        self, screen: Screen[None], archive: Archive, session: SearchSession, desk: Desk, say: Callable[[str], None]
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._session = session
        self._desk = desk
        self._say = say

    def action_export(self) -> None:
        """Write the articles of the list to a file."""
        if self._session.row_count:
            title = ngettext("Export {count} article", "Export {count} articles", self._session.row_count)
            hint = _("The ending says how: {endings}").format(endings=" ".join(FORMATS))
            count = grouped(self._session.row_count)
            prompt = PromptScreen(title.format(count=count), "prasowka.md", hint)
            self._screen.app.push_screen(prompt, self._export_to)

    def _export_to(self, name: str | None) -> None:
        answer = self._session.answer
        if not name or answer is None:
            return
        file = Path(name).expanduser()
        if file.suffix.lower() not in FORMATS:
            self._say(_("The name of the file must end in one of these: {endings}").format(endings=" ".join(FORMATS)))
        elif file.exists():
            self._say(_("This file is there already: {file}").format(file=file))
        else:
            self._say(_("Writing {file}…").format(file=file))
            work = partial(self._write, answer, file)
            self._screen.run_worker(work, group="export", exclusive=True, thread=True)

    def _write(self, answer: Answer, file: Path) -> None:
        app = self._screen.app
        try:
            kept = [
                Kept(self._archive.article(id), self._desk.tags(id), self._desk.note(id))
                for id in ids_of(self._archive, answer)
            ]
            write_whole(file, export(kept, file.suffix.lower()))
        except FAILURES as error:
            app.call_from_thread(self._say, str(error))
            return
        sentence = ngettext("{count} article written to {file}", "{count} articles written to {file}", len(kept))
        app.call_from_thread(self._say, sentence.format(count=grouped(len(kept)), file=file.resolve()))
