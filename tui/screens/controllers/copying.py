"""Copying something of the selected article, or the query, to the clipboard."""

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from indexer import Archive, Hit
from indexer.messages import _
from tui.answers import FAILURES
from tui.clipboard import copy_by_program
from tui.export import quotation
from tui.session import SearchSession


class Copying:
    """Copies, and says what was copied and whether it is known to have arrived."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        session: SearchSession,
        selected: Callable[[], Hit | None],
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._session = session
        self._selected = selected
        self._say = say

    def action_copy_path(self) -> None:
        """Copy the path of the scrape."""
        if hit := self._selected():
            self._copy(lambda: hit.path)

    def action_copy_url(self) -> None:
        """Copy the address of the article."""
        hit = self._selected()
        if hit is not None and hit.url:
            url = hit.url
            self._copy(lambda: url)
        else:
            self._say(_("No address of this article is known."))

    def action_copy_query(self) -> None:
        """Copy the query with its filters."""
        query = self._session.query
        self._copy(lambda: query)

    def action_quote(self) -> None:
        """Copy the selected text of the article, or the sentence of the hit, as a quotation."""
        if hit := self._selected():
            text = self._screen.get_selected_text() or hit.snippet.text
            self._copy(lambda: quotation(self._archive.article(hit.id), text))

    def action_show_path(self) -> None:
        """Say in which file and line the article stands."""
        if hit := self._selected():
            self._say(f"{hit.path}:{hit.line}")

    def _copy(self, text: Callable[[], str]) -> None:
        work = partial(self._copy_in_thread, text)
        self._screen.run_worker(work, group="clipboard", exclusive=True, thread=True)

    def _copy_in_thread(self, text: Callable[[], str]) -> None:
        app = self._screen.app
        try:
            copied = text()
        except FAILURES as error:
            app.call_from_thread(self._say, str(error))
        else:
            app.call_from_thread(self._copied, copied, copy_by_program(copied))

    def _copied(self, text: str, is_done: bool) -> None:
        self._screen.app.copy_to_clipboard(text)
        sentence = _("Copied: {text}") if is_done else _("Sent to the clipboard of the terminal: {text}")
        self._say(sentence.format(text=" ".join(text.split())))
