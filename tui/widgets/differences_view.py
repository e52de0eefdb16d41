"""What differs between the article on show and another one, in the place of the article."""

from textual import work

from indexer import Archive
from indexer.messages import N_, _
from tui.answers import FAILURES
from tui.likenesses import compare
from tui.line_breaks import wrap
from tui.typeset_article import sentence
from tui.widgets.text_view import TextView


class DifferencesView(TextView):
    """Both texts in one: removed and added sentences are lit, and n and N walk them."""

    HELP = N_("Sentences that only one of two articles has: − the one on show, + the other.")

    def __init__(self, archive: Archive) -> None:
        super().__init__(id="differences")
        self.border_title = _("Differences")
        self.display = False
        self._archive = archive

    def compare(self, id: str, other: str) -> None:
        """Show what differs between two articles."""
        self.say("")
        self._compare(id, other, self.line_width)

    def walk(self, step: int) -> None:
        """Go to the difference `step` places on, round the end."""
        if self.hit_count:
            before = self._current if self._current is not None else min(0, -step)
            self.go_to_hit((before + step) % self.hit_count)

    @work(thread=True, exclusive=True, group="differences")
    def _compare(self, id: str, other: str, width: int) -> None:
        try:
            compared = compare(self._archive, id, other)
        except FAILURES as error:
            compared = sentence(str(error))
        self.app.call_from_thread(self.set_text, compared, wrap(compared.text, width))
