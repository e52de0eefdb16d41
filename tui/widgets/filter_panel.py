"""The drawer of filters: what the hits have in common, with counts; every value is a filter to choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content
from textual.events import Click, Focus
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.desk import ANNOTATED, STARRED
from tui.display import safe
from tui.facets import Facets, chosen_first
from tui.filters import MINE, NEW, UNDATED, Filter
from tui.styles import FAINT, TITLE

SHORT = 6
"""Values of a facet that are shown until more are asked for."""
HEADINGS = {
    "source": N_("Source"),
    "author": N_("Author"),
    "agency": N_("Agency"),
    "person": N_("Person"),
    "place": N_("Place"),
    "org": N_("Organisation"),
    "date": N_("Month"),
}


LISTS = {NEW: N_("● new"), STARRED: N_("★ starred"), ANNOTATED: N_("✎ with a note")}


def list_name(name: str) -> str:
    """Write the name of one of the person's lists."""
    return _(LISTS[name]) if name in LISTS else safe(name)


class Entry(NamedTuple):
    """A line of the drawer: a value to filter by, or, without one, a heading or the offer of more of `field`."""

    field: str
    text: str
    articles: int = 0
    chosen: Filter | None = None
    is_offer: bool = False


class FilterPanel(ScrollView):
    """Facets with their values; those that are filtered by stand first, with a mark."""

    HELP = N_("What the articles found have in common. Counts obey the query and the other filters.")
    BINDINGS = bindings(Area.FILTERS)
    COMPONENT_CLASSES = {"filters--entry", "filters--selected"}  # noqa: RUF012 (declared by Textual)
    can_focus = True

    @dataclass
    class Chosen(Message):
        """A filter was chosen, or a chosen one again."""

        filter: Filter

    def __init__(self) -> None:
        super().__init__(id="filters", classes="-empty")
        self.border_title = _("Filters")
        self._facets = Facets()
        self._filters: Sequence[Filter] = ()
        self._lists: Mapping[str, int] = {}
        self._long: set[str] = set()
        self._entries: list[Entry] = []
        self._selected = 0

    def show(self, facets: Facets, filters: Sequence[Filter], lists: Mapping[str, int]) -> None:
        """Show the facets of an answer to which filters led, and the person's own lists with their lengths."""
        self._facets, self._filters, self._lists = facets, filters, lists
        here = self._entries[self._selected].chosen if self._entries else None
        self._entries = list(self._arranged())
        places = [place for place, entry in enumerate(self._entries) if here and entry.chosen == here]
        self._selected = places[0] if places else min(self._selected, max(0, len(self._entries) - 1))
        if self._entries and self._is_heading(self._selected):
            self._step(+1)
        self.virtual_size = Size(1, len(self._entries))
        self.set_class(not self._entries, "-empty")
        self.refresh()

    def _arranged(self) -> list[Entry]:
        entries = []
        for field, counted in self._facets.values.items():
            values = list(reversed(counted)) if field == "date" else counted
            pairs = chosen_first(values, [one for one in self._filters if one.value != UNDATED], field)
            undated = field == "date" and self._facets.undated
            if not pairs and not undated:
                continue
            entries.append(Entry(field, _(HEADINGS[field])))
            shown = pairs if field in self._long else pairs[:SHORT]
            entries += [
                Entry(field, safe(value).replace("\n", " "), count, Filter(field, value)) for value, count in shown
            ]
            if len(shown) < len(pairs):
                rest = len(pairs) - len(shown)
                others = ngettext("… {count} other", "… {count} others", rest).format(count=grouped(rest))
                entries.append(Entry(field, others, is_offer=True))
            if undated:
                entries.append(Entry(field, _("no date"), self._facets.undated, Filter("date", UNDATED)))
        if self._lists:
            entries.append(Entry(MINE, _("Mine")))
        entries += [Entry(MINE, list_name(name), count, Filter(MINE, name)) for name, count in self._lists.items()]
        return entries

    def _is_heading(self, place: int) -> bool:
        entry = self._entries[place]
        return entry.chosen is None and not entry.is_offer

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        place, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        here = place == self._selected and self.has_focus
        style = self.get_visual_style("filters--entry", *(["filters--selected"] if here else []))
        if place >= len(self._entries):
            return Strip.blank(width, style.rich_style)
        return Visual.to_strips(self, self._line(self._entries[place], width), width, 1, style, pad=True)[0]

    def _line(self, entry: Entry, width: int) -> Content:
        if entry.is_offer:
            return Content.styled(f"  {entry.text}", FAINT)
        if entry.chosen is None:
            return Content.styled(entry.text, TITLE)
        excluded = entry.chosen._replace(is_excluded=True) in self._filters
        mark = "✓ " if entry.chosen in self._filters else "✗ " if excluded else "  "
        count = f" {grouped(entry.articles)}"
        name = Content(mark + entry.text).truncate(max(1, width - len(count)), ellipsis=True, pad=True)
        return name + Content.styled(count, FAINT)

    # What happens

    def on_focus(self, event: Focus) -> None:
        """Show where the person stands."""
        self._place_cursor()

    def on_blur(self) -> None:
        """Draw no selection without the focus."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        place = event.y - (self.content_region.y - self.region.y) + self.scroll_offset.y
        if 0 <= place < len(self._entries) and not self._is_heading(place):
            self._selected = place
            self.action_choose()

    def _step(self, step: int) -> None:
        place = self._selected + step
        while 0 <= place < len(self._entries) and self._is_heading(place):
            place += step
        if 0 <= place < len(self._entries):
            self._selected = place
        top = self._selected - 1 if self._selected and self._is_heading(self._selected - 1) else self._selected
        self.scroll_to_region(Region(0, top, 1, self._selected - top + 1), animate=False, force=True, immediate=True)
        self._place_cursor()
        self.refresh()

    def _place_cursor(self) -> None:
        if self.has_focus:
            corner = self.content_region.offset + Offset(0, self._selected)
            self.app.cursor_position = corner - self.scroll_offset

    def action_cursor_down(self) -> None:
        """Go to the next value."""
        self._step(+1)

    def action_cursor_up(self) -> None:
        """Go to the value before."""
        self._step(-1)

    def action_choose(self) -> None:
        """Filter by the value, or no longer; show more values."""
        self._choose(is_excluded=False)

    def action_exclude(self) -> None:
        """Leave out what has the value, or no longer."""
        self._choose(is_excluded=True)

    def _choose(self, *, is_excluded: bool) -> None:
        if not self._entries:
            return
        entry = self._entries[self._selected]
        if entry.is_offer:
            self._long.add(entry.field)
            self.show(self._facets, self._filters, self._lists)
        elif entry.chosen is not None:
            opposite = entry.chosen._replace(is_excluded=True)
            excluded = entry.field != MINE and (is_excluded or opposite in self._filters)
            self.post_message(self.Chosen(entry.chosen._replace(is_excluded=excluded)))
