"""The article beside the list, with the words of the query lit."""

from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from indexer import Archive, Hit
from indexer.messages import N_, _
from tui.answers import FAILURES, read
from tui.display import safe
from tui.line_breaks import Stopped, wrap
from tui.typeset_article import typeset
from tui.widgets.text_view import TextView
from tui.worker_messages import ArticleFailed, ArticleRead

PATIENCE = 0.1
"""Seconds for which the article before may stay, under the title of the one that is being read, until it goes."""
PLACES_KEPT = 500
"""Articles of which the view remembers where the person was reading."""


class ArticleView(TextView):
    """One article to read; its hits can be walked one by one."""

    HELP = N_("Hits are lit, the current one most; n and N lead from one to another. Text is selected with the mouse.")

    @dataclass
    class Read(Message):
        """An article is shown."""

        id: str

    def __init__(self, archive: Archive) -> None:
        super().__init__(id="article")
        self.border_title = _("Article")
        self._archive = archive
        self._ticket = 0
        self._asked: tuple[str, str] | None = None
        self._title = _("Article")
        self._is_read = False
        self._steps_to_come: list[int] = []
        self._origin_to_come: tuple[str, int] | None = None
        self._places: dict[str, int] = {}
        self._blanking: Timer | None = None

    @property
    def text(self) -> str:
        """The text that is shown; while one is on its way, that of no other."""
        return self._shown.text if self._is_read or self._asked is None else ""

    def open(self, hit: Hit, words: str, remark: str = "", title: str = "") -> None:
        """Read the article of a hit and show it; one that is open already stays where the person was reading."""
        self._title = title or _("Article")
        same = self._asked == (hit.id, words)
        if same and not self._is_read:  # it is on its way
            return
        if not same:
            self.expect()
            self.border_title = _("Reading: {title}").format(title=safe(hit.heading))
            self._blanking = self.set_timer(PATIENCE, partial(self.say, ""))
        self._asked = (hit.id, words)
        self._read(self._ticket, hit, words, remark, self.line_width)

    def expect(self) -> None:
        """Expect another article, whose hit may still be on its way: steps from now on are steps in that one."""
        if self._asked is not None:
            self._leave()
            self._asked = None

    def clear(self, sentence: str = "") -> None:
        """Show no article, only a sentence about why there is none."""
        self._leave()
        self._asked = None
        self.border_title = _("Article")
        self.say(sentence)

    def walk(self, step: int) -> None:
        """Go to the hit `step` places on; in an article yet to be read, do so later."""
        if self._is_read:
            super().walk(step)
        else:
            self._steps_to_come.append(step)

    def go_to_origin(self, field: str, start: int) -> None:
        """Go to the hit that begins at a place in a field of the article; in one yet to be read, do so later."""
        self._origin_to_come = (field, start)
        if self._is_read:
            self._go_to_origin()

    def _go_to_origin(self) -> None:
        origin, self._origin_to_come = self._origin_to_come, None
        if origin in self._shown.origins:
            self.go_to_hit(self._shown.origins.index(origin))

    # Reading

    def _leave(self) -> None:
        """Remember where the person was, and expect another article."""
        self._ticket += 1
        if self._is_read and self._asked is not None:
            self._places.pop(self._asked[0], None)
            self._places[self._asked[0]] = self.place
            if len(self._places) > PLACES_KEPT:
                del self._places[next(iter(self._places))]
        self._is_read = False
        self._current = None
        self._steps_to_come.clear()
        self._origin_to_come = None
        if self._blanking is not None:
            self._blanking.stop()

    @work(thread=True, exclusive=True, group="article")
    def _read(self, ticket: int, hit: Hit, words: str, remark: str, width: int) -> None:
        is_stopped = partial(getattr, get_current_worker(), "is_cancelled")
        if is_stopped():  # the selection moved on while this waited for a thread
            return
        try:
            article = typeset(*read(self._archive, hit.id, words), hit.copies, remark)
            self.post_message(ArticleRead(ticket, article, wrap(article.text, width, is_stopped)))
        except FAILURES as error:
            self.post_message(ArticleFailed(ticket, str(error)))
        except Stopped:
            return

    @on(ArticleRead)
    def _show(self, message: ArticleRead) -> None:
        if message.ticket != self._ticket or self._asked is None:
            return
        if self._blanking is not None:
            self._blanking.stop()
        is_new, self._is_read = not self._is_read, True
        self.border_title = self._title
        self.set_text(message.article, message.lines)
        if is_new:
            self.scroll_to_place(self._places.get(self._asked[0], 0))
        self.post_message(self.Read(self._asked[0]))
        steps, self._steps_to_come = self._steps_to_come, []
        for step in steps:
            self.walk(step)
        if self._origin_to_come is not None:
            self._go_to_origin()

    @on(ArticleFailed)
    def _say_why(self, message: ArticleFailed) -> None:
        if message.ticket == self._ticket:
            self.clear(message.sentence)
