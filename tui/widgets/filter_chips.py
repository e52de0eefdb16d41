"""The filters in force, each to be taken away with a click."""

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from indexer.messages import _
from tui.display import safe
from tui.filters import MINE, UNDATED, Filter
from tui.styles import CHIP, EXCLUDED_CHIP
from tui.widgets.filter_panel import list_name


class FilterChips(Static):
    """One line below the query, which is there only while there are filters."""

    def __init__(self) -> None:
        super().__init__(id="chips", markup=False)
        self.display = False

    def show(self, filters: Sequence[Filter]) -> None:
        """Show filters."""
        chips = [
            Content(f" {chip_text(chosen)} × ").stylize(_look(chosen, number)) for number, chosen in enumerate(filters)
        ]
        self.update(Content(" ").join(chips))
        self.display = bool(filters)


def chip_text(chosen: Filter) -> str:
    """Write a filter for people."""
    if chosen.field == MINE:
        return list_name(chosen.value)
    value = _("no date") if chosen == Filter("date", UNDATED) else safe(chosen.value).replace("..", " … ")
    return _("not {value}").format(value=value) if chosen.is_excluded else value


def _look(chosen: Filter, number: int) -> Style:
    look = EXCLUDED_CHIP if chosen.is_excluded else CHIP
    return Style.parse(look) + Style.from_meta({"@click": f"screen.drop_filter({number})"})
