"""Handing the terminal, or the selected article, over to another program."""

from collections.abc import Callable

from textual.app import SuspendNotSupported
from textual.screen import Screen

from indexer import Hit
from indexer.messages import _
from tui import outside
from tui.answers import FAILURES
from tui.widgets.article_view import ArticleView


class HandingOver:
    """Opens the selected article in the editor, the pager and the browser."""

    def __init__(
        self,
        screen: Screen[None],
        article: ArticleView,
        selected: Callable[[], Hit | None],
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._article = article
        self._selected = selected
        self._say = say

    def action_edit(self) -> None:
        """Open the file in the editor."""
        if hit := self._selected():
            self._leave_for(lambda: outside.edit(hit.path, hit.line))

    def action_page(self) -> None:
        """Read the article in the pager."""
        if self._selected():
            self._leave_for(lambda: outside.page(self._article.text))

    def action_browse(self) -> None:
        """Open the address in the browser."""
        if hit := self._selected():
            try:
                outside.browse(hit.url or "")
            except FAILURES as error:
                self._say(str(error))

    def _leave_for(self, program: Callable[[], None]) -> None:
        try:
            with self._screen.app.suspend():
                program()
        except FAILURES as error:
            self._say(str(error))
        except SuspendNotSupported:
            self._say(_("This terminal cannot be handed to another program."))
        self._screen.refresh()
