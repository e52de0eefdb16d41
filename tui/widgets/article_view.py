"""The article beside the list, with the words of the query lit."""

from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.content import Content
from textual.events import Focus, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer
from textual.visual import Visual
from textual.worker import get_current_worker

from indexer import Archive, Hit
from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.answers import FAILURES, read
from tui.display import safe
from tui.lines import Lines, Stopped, wrap
from tui.styles import FAINT
from tui.typeset_article import TypesetArticle, typeset
from tui.worker_messages import ArticleFailed, ArticleRead, ArticleWrapped

MEASURE = 84
"""Cells of the longest line: longer ones are hard to read."""
PATIENCE = 0.1
"""Seconds for which the article before may stay, under the title of the one that is being read, until it goes."""
PLACES_KEPT = 500
"""Articles of which the view remembers where the person was reading."""


class ArticleView(ScrollView):
    """One article to read; its hits can be walked one by one."""

    HELP = N_("Hits are lit, the current one most; n and N lead from one to another. Text is selected with the mouse.")
    BINDINGS = bindings(Area.ARTICLE)
    can_focus = True

    @dataclass
    class PastLastHit(Message):
        """The person walked on from the last hit (`step` 1), or back from the first one (-1)."""

        step: int

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
        self._article: TypesetArticle | None = None
        self._lines = Lines(1, (), ())
        self._sentence = ""
        self._current: int | None = None
        self._steps_to_come: list[int] = []
        self._places: dict[str, int] = {}
        self._blanking: Timer | None = None

    @property
    def current(self) -> int | None:
        """The number, from 0, of the hit that stands out."""
        return self._current

    @property
    def text(self) -> str:
        """The text of the article that is shown, or the sentence in its place."""
        return self._article.text if self._article else self._sentence

    def open(self, hit: Hit, words: str, remark: str = "") -> None:
        """Read the article of a hit and show it; one that is open already stays where the person was reading."""
        same = self._asked == (hit.id, words)
        if same and self._article is None:  # it is being read
            return
        if not same:
            self.expect()
            self.border_title = _("Reading: {title}").format(title=safe(hit.heading))
            self._blanking = self.set_timer(PATIENCE, partial(self._blank, ""))
        self._asked = (hit.id, words)
        self._read(self._ticket, hit, words, remark, self._width)

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
        self._blank(sentence)

    def walk(self, step: int) -> None:
        """Go to the hit `step` places on; in an article yet to be read, do so later."""
        if self._article is None or not self._lines:
            self._steps_to_come.append(step)
            return
        hits = self._article.hits
        if not hits:
            self.post_message(self.PastLastHit(step))
            return
        if self._current is None:
            self._current = 0 if step > 0 else len(hits) - 1
        elif 0 <= self._current + step < len(hits):
            self._current += step
        else:
            self.post_message(self.PastLastHit(step))
            return
        self._count_hits()
        self._show_line(self._lines.line_of(hits[self._current][0]))
        self.refresh()

    def go_to_text(self, place: int) -> None:
        """Show a place of the text."""
        self._show_line(self._lines.line_of(place))

    # Reading

    def _leave(self) -> None:
        """Remember where the person was, and expect another article."""
        self._ticket += 1
        if self._article is not None and self._asked is not None and self._lines:
            self._places.pop(self._asked[0], None)
            self._places[self._asked[0]] = self._lines.starts[min(round(self.scroll_y), len(self._lines) - 1)]
            if len(self._places) > PLACES_KEPT:
                del self._places[next(iter(self._places))]
        self._article = self._current = None
        self._steps_to_come.clear()
        if self._blanking is not None:
            self._blanking.stop()

    def _blank(self, sentence: str) -> None:
        self._article = None
        self._sentence = sentence
        self._set_lines(wrap(sentence, self._width))
        self.border_subtitle = ""
        self.scroll_home(animate=False)

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

    @work(thread=True, exclusive=True, group="wrapping")
    def _wrap(self, ticket: int, text: str, width: int) -> None:
        try:
            lines = wrap(text, width, partial(getattr, get_current_worker(), "is_cancelled"))
            self.post_message(ArticleWrapped(ticket, lines))
        except Stopped:
            return

    @on(ArticleRead)
    def _show(self, message: ArticleRead) -> None:
        if message.ticket != self._ticket or self._asked is None:
            return
        if self._blanking is not None:
            self._blanking.stop()
        is_new = self._article is None
        self._article = message.article
        self.border_title = _("Article")
        if self._current is not None and self._current >= len(message.article.hits):
            self._current = None
        self._set_lines(message.lines)
        self._count_hits()
        if message.lines.width != self._width:
            self._wrap(self._ticket, message.article.text, self._width)
        if is_new:
            line = self._lines.line_of(self._places.get(self._asked[0], 0))
            self.scroll_to(y=line, animate=False, immediate=True, force=True)
            self.post_message(self.Read(self._asked[0]))
        steps, self._steps_to_come = self._steps_to_come, []
        for step in steps:
            self.walk(step)

    @on(ArticleWrapped)
    def _show_wrapped(self, message: ArticleWrapped) -> None:
        if message.ticket != self._ticket:
            return
        here = self._lines.starts[min(round(self.scroll_y), len(self._lines) - 1)] if self._lines else 0
        self._set_lines(message.lines)
        self.scroll_to(y=self._lines.line_of(here), animate=False, immediate=True, force=True)

    @on(ArticleFailed)
    def _say_why(self, message: ArticleFailed) -> None:
        if message.ticket == self._ticket:
            self.clear(message.sentence)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        if self.text and self._lines.width != self._width:
            self._wrap(self._ticket, self.text, self._width)

    # Drawing

    @property
    def _width(self) -> int:
        return max(1, min(MEASURE, self.scrollable_content_region.width))

    def _set_lines(self, lines: Lines) -> None:
        self._lines = lines
        self.virtual_size = Size(1, len(lines))
        self.refresh()

    def _count_hits(self) -> None:
        total = len(self._article.hits) if self._article else 0
        if self._current is not None:
            self.border_subtitle = f"{self._current + 1}/{total}"
        else:
            hits = ngettext("{count} hit", "{count} hits", total).format(count=grouped(total))
            self.border_subtitle = hits if total else ""

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        style = self.visual_style
        if number >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        start, end = self._lines.starts[number], self._lines.ends[number]
        if self._article is not None:
            line = self._article.line(start, end, self._current)
        else:
            line = Content.styled(self._sentence[start:end], FAINT)
        if (selection := self.text_selection) and (span := selection.get_span(number)) is not None:
            first, last = span
            line = line.stylize(
                self.screen.get_visual_style("screen--selection"), first, len(line) if last < 0 else last
            )
        if not line:
            return Strip.blank(width, style.rich_style).apply_offsets(0, number)
        strip = Visual.to_strips(self, line, width, 1, style, pad=True, apply_selection=False)[0]
        return strip.crop(0, width).apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected, without the breaks that only wrapping made."""
        if not self._lines:
            return None
        start = self._place(selection.start) if selection.start else 0
        end = self._place(selection.end) if selection.end else len(self.text)
        return self.text[start:end], "\n"

    def _place(self, offset: Offset) -> int:
        line = max(0, min(offset.y, len(self._lines) - 1))
        return min(self._lines.starts[line] + offset.x, self._lines.ends[line])

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.refresh()

    def on_focus(self, event: Focus) -> None:
        """Put the terminal's own cursor here: it is what screen readers follow."""
        self.app.cursor_position = self.content_region.offset

    def _show_line(self, line: int) -> None:
        """Scroll, if the line is not in sight, so that it stands in the upper third."""
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        if not top <= line < top + height - 1:
            self.scroll_to(y=line - height // 3, animate=False, immediate=True, force=True)
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(0, line - round(self.scroll_target_y))
