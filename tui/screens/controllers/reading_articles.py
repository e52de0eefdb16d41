"""Reading one article after the other: which is open, from hit to hit, and what counts as read."""

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from indexer import Hit
from indexer.messages import N_, _
from tui.screens.controllers.asking import Asking
from tui.screens.controllers.keeping import Keeping
from tui.session import SearchSession
from tui.widgets.article_tabs import Tab
from tui.widgets.reader import Reader
from tui.widgets.result_list import ResultList

READ_AFTER = 3.0
"""Seconds for which an article beside the list must stay to count as read."""
NEEDS_ARTICLE = frozenset(
    {
        *("next_hit", "previous_hit", "copy_path", "copy_url", "show_path", "scrape"),
        *("star", "tag", "note", "quote", "edit", "browse", "page"),
    }
)
"""Actions that can do nothing while there is no article."""
NOTHING_TO_READ = (
    N_("Nothing here matches. You can try:"),
    "",
    N_("  fewer words, or others"),
    N_("  only the beginning of a word: min*"),
    N_("  an approximate spelling: literufka~"),
    "",
    N_("F1 shows how else one can ask."),
)


class Reading:
    """Opens the selected article, and walks from hit to hit and from article to article."""

    def __init__(
        self,
        screen: Screen[None],
        session: SearchSession,
        asking: Asking,
        results: ResultList,
        reader: Reader,
        keeping: Keeping,
        say: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._session = session
        self._asking = asking
        self._results = results
        self._reader = reader
        self._article = reader.article
        self._keeping = keeping
        self._say = say
        self._visited: Hit | None = None
        self._dwelling: Timer | None = None

    @property
    def shown(self) -> Hit | None:
        """The article on show: the one that is visited, else that of the selected row."""
        return self._visited or self._results.hit

    def open_selected(self) -> None:
        """Open the article of the selected row, and leave the one that was visited."""
        self._visited = None
        self.open()

    def visit(self, hit: Hit) -> None:
        """Open an article that is related to the selected one, and may not be in the list."""
        self._visited = hit if hit.id != (self._results.hit and self._results.hit.id) else None
        self.open()

    def visit_at(self, hit: Hit, field: str, start: int) -> None:
        """Open an article where a hit begins at a place in one of its fields."""
        self._reader.turn(Tab.TEXT)
        self.visit(hit)
        self._article.go_to_origin(field, start)
        self.show_alone()

    def leave_visited(self) -> bool:
        """Go back to the selected article; say whether another one was on show."""
        was_visiting = self._visited is not None
        if was_visiting:
            self.open_selected()
        return was_visiting

    def open(self) -> None:
        """Open the article that is to be on show; without one, say why there is none."""
        hit, answer = self.shown, self._session.answer
        if self._results.row is None or answer is None:
            self._article.clear("\n".join(map(_, NOTHING_TO_READ)) if self._session.query else "")
            self._screen.remove_class("-reading")
        elif hit is None:
            self._article.expect()
            self._asking.fetch_rows(range(self._results.row, self._results.row + 1))
        else:
            title = _("Not in the list; Esc goes back") if self._visited else ""
            self._article.open(hit, answer.words, self._keeping.remark(hit.id), title)
        self._screen.refresh_bindings()

    def show_alone(self) -> None:
        """Go and read the article, which takes the place of the list where there is no room for both."""
        self._screen.add_class("-reading")
        self._screen.set_focus(self._article)

    def go_past_last_hit(self, step: int) -> None:
        """Go on in the next article (`step` 1), or back into the one before (-1)."""
        row = (self._results.row or 0) + step
        if not self._session.words.strip():
            return
        if 0 <= row < self._session.row_count:
            self._results.select(row)
            self.open_selected()
            self._article.walk(step)
        else:
            self._say(_("This was the last hit.") if step > 0 else _("This was the first hit."))

    # What counts as read

    def dwell(self, id: str) -> None:
        """Take an article for read: at once where it has the focus, else when it has stayed for a while."""
        if self._dwelling is not None:
            self._dwelling.stop()
        if self._screen.focused is self._article:
            self.mark_read(id)
        elif self._reader.display:
            self._dwelling = self._screen.set_timer(READ_AFTER, lambda: self.mark_read(id))

    def mark_read(self, id: str) -> None:
        """Take note that an article was read, if it is still the one on show."""
        if (hit := self.shown) and hit.id == id:
            self._keeping.mark_read(id)

    # Actions

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self._walk(+1)

    def action_previous_hit(self) -> None:
        """Go to the previous hit."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        if self._reader.display:
            self._reader.text.walk(step)
        elif self._results.hit is not None:  # a narrow terminal shows the list alone
            self.show_alone()
            self._screen.call_after_refresh(self._article.walk, step)

    def action_page_article(self) -> None:
        """Scroll the article a screen down."""
        self._article.scroll_page_down(animate=False)
