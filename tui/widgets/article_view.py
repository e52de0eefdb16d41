"""The article beside the list, with the words of the query lit."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from indexer import Archive, Hit
from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.answers import FAILURES, read
from tui.messages import ArticleFailed, ArticleRead
from tui.page import Page, typeset
from tui.styles import FAINT


class ArticleView(VerticalScroll):
    """One article as a page to read; its hits can be walked one by one."""

    HELP = N_("Hits are lit, the current one most; n and N lead from one to another. Text is selected with the mouse.")
    BINDINGS = bindings(Area.ARTICLE)

    def __init__(self, archive: Archive) -> None:
        super().__init__(id="article")
        self.border_title = _("Article")
        self._archive = archive
        self._ticket = 0
        self._asked: tuple[str, str] | None = None
        self._shown: tuple[str, str] | None = None
        self._page: Page | None = None
        self._current: int | None = None
        self._steps_to_come: list[int] = []

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(id="page", markup=False)

    @property
    def current(self) -> int | None:
        """The number, from 0, of the hit that stands out."""
        return self._current

    def open(self, hit: Hit, query: str) -> None:
        """Read the article of a hit and show it; one that is open already stays where the person was reading."""
        same = self._asked == (hit.id, query)
        self._asked = (hit.id, query)
        self._ticket += 1
        if not same:
            self._page = self._current = None
            self._steps_to_come.clear()
        self._read(self._ticket, hit, query)

    def clear(self, sentence: str = "") -> None:
        """Show no article, only a sentence about why there is none."""
        self._ticket += 1
        self._asked = self._shown = self._page = self._current = None
        self._steps_to_come.clear()
        self.border_subtitle = ""
        self.query_one("#page", Static).update(Content.styled(sentence, FAINT))
        self.scroll_home(animate=False)

    def walk(self, step: int) -> None:
        """Go to the hit `step` places on, round the end where need be; in an article yet to be read, do so later."""
        if self._page is None:
            self._steps_to_come.append(step)
            return
        if not self._page.hits:
            return
        if self._current is None:
            self._current = 0 if step > 0 else len(self._page.hits) - 1
        else:
            self._current = (self._current + step) % len(self._page.hits)
        self._draw(self._page)
        self._show_line(self._page.line_of(self._current, self.query_one("#page", Static).content_size.width))

    @work(thread=True, exclusive=True, group="article")
    def _read(self, ticket: int, hit: Hit, query: str) -> None:
        if get_current_worker().is_cancelled:  # the selection moved on while this waited for a thread
            return
        try:
            self.post_message(ArticleRead(ticket, typeset(*read(self._archive, hit, query), hit.copies)))
        except FAILURES as error:
            self.post_message(ArticleFailed(ticket, str(error)))

    @on(ArticleRead)
    def _show(self, message: ArticleRead) -> None:
        if message.ticket != self._ticket:
            return
        self._page = message.page
        if self._current is not None and self._current >= len(message.page.hits):
            self._current = None
        self._draw(message.page)
        if self._shown != self._asked:
            self._shown = self._asked
            self.scroll_home(animate=False)
        while self._steps_to_come:
            self.call_after_refresh(self.walk, self._steps_to_come.pop(0))

    @on(ArticleFailed)
    def _say_why(self, message: ArticleFailed) -> None:
        if message.ticket == self._ticket:
            self.clear(message.sentence)

    def _draw(self, page: Page) -> None:
        self.query_one("#page", Static).update(page.content(self._current))
        total = len(page.hits)
        if self._current is not None:
            self.border_subtitle = f"{self._current + 1}/{total}"
        else:
            hits = ngettext("{count} hit", "{count} hits", total).format(count=grouped(total))
            self.border_subtitle = hits if total else ""

    def _show_line(self, line: int) -> None:
        """Scroll, if the line is not in sight, so that it stands in the upper third."""
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        if not top <= line < top + height - 1:
            self.scroll_to(y=line - height // 3, animate=False)
