"""A long text to read: wrapped in a thread, drawn line by line, with hits to walk and text to select."""

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
from textual.visual import Visual
from textual.worker import get_current_worker

from indexer.messages import ngettext
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.line_breaks import Lines, Stopped, wrap
from tui.typeset_article import TypesetArticle, sentence
from tui.worker_messages import TextWrapped

MEASURE = 84
"""Cells of the longest line: longer ones are hard to read."""


class TextView(ScrollView):
    """Shows a text that is set already."""

    BINDINGS = bindings(Area.ARTICLE)
    can_focus = True

    @dataclass
    class PastLastHit(Message):
        """The person walked on from the last hit (`step` 1), or back from the first one (-1)."""

        step: int

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._shown = sentence("")
        self._lines = Lines(1, (), ())
        self._current: int | None = None
        self._version = 0

    # What is shown

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._shown.text

    @property
    def current(self) -> int | None:
        """The number, from 0, of the hit that stands out."""
        return self._current

    @property
    def hit_count(self) -> int:
        """How many hits there are."""
        return len(self._shown.hits)

    def set_text(self, shown: TypesetArticle, lines: Lines) -> None:
        """Show a text that was broken into lines; lines of another width are made anew soon."""
        self._version += 1
        self._shown = shown
        if self._current is not None and self._current >= len(shown.hits):
            self._current = None
        self._set_lines(lines)
        self._count_hits()
        if lines.width != self.line_width:
            self._wrap(self._version, shown.text, self.line_width)

    def say(self, words: str) -> None:
        """Show a sentence and nothing else."""
        self._current = None
        self.set_text(sentence(words), wrap(words, self.line_width))
        self.scroll_home(animate=False)

    def around_hit(self, number: int, width: int) -> Content:
        """Return a hit with as much of its paragraph as fits into `width` cells."""
        text, (start, end) = self._shown.text, self._shown.hits[number]
        paragraph = text.rfind("\n", 0, start) + 1
        first = paragraph
        if start - paragraph > width // 2:
            first = text.find(" ", start - width // 3, start) + 1 or start
        stop = text.find("\n", end)
        line = self._shown.line(first, len(text) if stop < 0 else stop)
        return (Content("… " if first > paragraph else "") + line).truncate(width, ellipsis=True)

    # Walking

    def walk(self, step: int) -> None:
        """Go to the hit `step` places on."""
        hits = self._shown.hits
        if self._current is None and hits:
            self.go_to_hit(0 if step > 0 else len(hits) - 1)
        elif self._current is not None and 0 <= self._current + step < len(hits):
            self.go_to_hit(self._current + step)
        else:
            self.post_message(self.PastLastHit(step))

    def go_to_hit(self, number: int) -> None:
        """Go to the hit of a number, from 0."""
        self._current = number
        self._count_hits()
        self._show_line(self._lines.line_of(self._shown.hits[number][0]))
        self.refresh()

    @property
    def place(self) -> int:
        """The place of the text at the top of the screen."""
        return self._lines.starts[min(round(self.scroll_y), len(self._lines) - 1)] if self._lines else 0

    def scroll_to_place(self, place: int) -> None:
        """Show a place of the text at the top of the screen."""
        self.scroll_to(y=self._lines.line_of(place), animate=False, immediate=True, force=True)

    def _show_line(self, line: int) -> None:
        """Scroll, if the line is not in sight, so that it stands in the upper third."""
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        if not top <= line < top + height - 1:
            self.scroll_to(y=line - height // 3, animate=False, immediate=True, force=True)
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(0, line - round(self.scroll_target_y))

    # Breaking lines

    @property
    def line_width(self) -> int:
        """Cells of a line."""
        return max(1, min(MEASURE, self.scrollable_content_region.width))

    @work(thread=True, exclusive=True, group="wrapping")
    def _wrap(self, version: int, text: str, width: int) -> None:
        try:
            lines = wrap(text, width, partial(getattr, get_current_worker(), "is_cancelled"))
            self.post_message(TextWrapped(version, lines))
        except Stopped:
            return

    @on(TextWrapped)
    def _show_wrapped(self, message: TextWrapped) -> None:
        if message.version == self._version:
            here = self.place
            self._set_lines(message.lines)
            self.scroll_to_place(here)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        if self._shown.text and self._lines.width != self.line_width:
            self._wrap(self._version, self._shown.text, self.line_width)

    def _set_lines(self, lines: Lines) -> None:
        self._lines = lines
        self.virtual_size = Size(1, len(lines))
        self.refresh()

    # Drawing

    def _count_hits(self) -> None:
        total = self.hit_count
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
        line = self._shown.line(self._lines.starts[number], self._lines.ends[number], self._current)
        if (selection := self.text_selection) and (span := selection.get_span(number)) is not None:
            first, last = span
            selected = self.screen.get_visual_style("screen--selection")
            line = line.stylize(selected, first, len(line) if last < 0 else last)
        if not line:
            return Strip.blank(width, style.rich_style).apply_offsets(0, number)
        strip = Visual.to_strips(self, line, width, 1, style, pad=True, apply_selection=False)[0]
        return strip.crop(0, width).apply_offsets(0, number)

    def on_focus(self, event: Focus) -> None:
        """Put the terminal's own cursor here: it is what screen readers follow."""
        self.app.cursor_position = self.content_region.offset

    # Selecting

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected, without the breaks that only wrapping made."""
        if not self._lines:
            return None
        start = self._place_at(selection.start) if selection.start else 0
        end = self._place_at(selection.end) if selection.end else len(self.text)
        return self.text[start:end], "\n"

    def _place_at(self, offset: Offset) -> int:
        line = max(0, min(offset.y, len(self._lines) - 1))
        return min(self._lines.starts[line] + offset.x, self._lines.ends[line])

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.refresh()
