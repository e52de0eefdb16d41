"""When the hits were published: a bar for every month or year, to walk, to choose, and to drag over."""

from dataclasses import dataclass

from textual.content import Content
from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.widget import Widget

from indexer.messages import N_, _
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.display import safe
from tui.facets import Facets
from tui.periods import Periods, periods
from tui.styles import CURRENT_HIT, FAINT, HIT


class Timeline(Widget, can_focus=True):
    """One line of bars; undated articles are counted apart."""

    HELP = N_("When the articles found were published. Undated ones are counted apart.")
    BINDINGS = bindings(Area.TIMELINE)
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A period was chosen, as it is typed in a query; None for all of them."""

        period: str | None

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._facets = Facets()
        self._periods = Periods()
        self._period: str | None = None
        self._here = 0
        self._anchor = 0
        self._is_dragging = False

    def show(self, facets: Facets, period: str | None) -> None:
        """Show the months of an answer, and the period to which it is narrowed."""
        self._facets, self._period = facets, period
        self._arrange()
        self.display = bool(self._periods.names)

    def on_resize(self) -> None:
        """Take the new width."""
        self._arrange()

    def _arrange(self) -> None:
        labels = len(self._first_label()) + len(self._last_label())
        before = self._periods.names[self._here] if self._here < len(self._periods.names) else ""
        self._periods = periods(self._facets.months, max(1, self.size.width - labels))
        names = self._periods.names
        self._here = self._anchor = names.index(before) if before in names else max(0, len(names) - 1)
        self.refresh()

    def _first_label(self) -> str:
        return f"{min(self._facets.months)[0]} " if self._facets.months else ""

    def _last_label(self) -> str:
        if not self._facets.months:
            return ""
        undated = self._facets.undated
        without_date = _("no date {count}").format(count=grouped(undated)) if undated else ""
        return f" {max(self._facets.months)[0]}   {without_date}".rstrip()

    def render(self) -> Content:
        """Draw the line."""
        bars = Content(self._periods.bars())
        narrowed = self._periods.inside(self._period)
        if narrowed:
            bars = bars.stylize(HIT, narrowed.start, narrowed.stop)
        end = self._last_label()
        if self.has_focus and self._periods.names:
            first, last = sorted((self._here, self._anchor))
            bars = bars.stylize(CURRENT_HIT, first, last + 1)
            count = sum(self._periods.counts[first : last + 1])
            end = f" {self._periods.span(first, last)}: {grouped(count)}"
        return Content.styled(self._first_label(), FAINT) + bars + Content.styled(safe(end), FAINT)

    # What happens

    def on_focus(self) -> None:
        """Show where the person stands."""
        self.refresh()

    def on_blur(self) -> None:
        """Show it no more."""
        self.refresh()

    def _period_at(self, x: int) -> int | None:
        place = x - (self.content_region.x - self.region.x) - len(self._first_label())
        return place if 0 <= place < len(self._periods.names) else None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin a span."""
        if (place := self._period_at(event.x)) is not None:
            self._here = self._anchor = place
            self._is_dragging = True
            self.capture_mouse()
            self.refresh()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Draw the span longer."""
        if self._is_dragging and (place := self._period_at(event.x)) is not None:
            self._here = place
            self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Narrow to the span."""
        if self._is_dragging:
            self._is_dragging = False
            self.release_mouse()
            self.action_narrow()

    def action_walk(self, step: int, extend: bool = False) -> None:
        """Go to another period; draw the span up to it if it is to `extend`."""
        if self._periods.names:
            self._here = max(0, min(self._here + step, len(self._periods.names) - 1))
            if not extend:
                self._anchor = self._here
            self.refresh()

    def action_narrow(self) -> None:
        """Ask for the period alone; for the one asked for already, for all again."""
        if self._periods.names:
            period = self._periods.span(self._anchor, self._here)
            self.post_message(self.Chosen(None if period == self._period else period))

    def action_all(self) -> None:
        """Ask for all periods."""
        self.post_message(self.Chosen(None))
