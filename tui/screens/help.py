"""The help: what each part of the screen is for, how to ask, and every key, read from the registry of actions."""

from collections.abc import Mapping, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from indexer.messages import _
from tui.actions import ACTIONS, Area, bindings, shown_key
from tui.screens.scrape import ScrapeScreen
from tui.screens.welcome import WelcomeScreen
from tui.styles import FAINT, KEY, TITLE
from tui.widgets.article_view import ArticleView
from tui.widgets.concordance_view import ConcordanceView
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.result_list import ResultList
from tui.widgets.row import Row
from tui.widgets.search_field import SearchField
from tui.widgets.side_list import SideList
from tui.widgets.timeline import Timeline

NARROWEST_COLUMN = 24
"""Cells that an explanation needs at least to stand beside what it explains."""

HELP = {
    Area.FIELD: SearchField.HELP,
    Area.LIST: ResultList.HELP,
    Area.ARTICLE: ArticleView.HELP,
    Area.SIDE: SideList.HELP,
    Area.FILTERS: FilterPanel.HELP,
    Area.TIMELINE: Timeline.HELP,
    Area.CONCORDANCE: ConcordanceView.HELP,
    Area.SCRAPE: ScrapeScreen.HELP,
    Area.WELCOME: WelcomeScreen.HELP,
}
"""What a part of the screen says about itself."""


class HelpScreen(ModalScreen[None]):
    """A sheet over the screen that one scrolls through and closes."""

    BINDINGS = bindings(Area.HELP)

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        with VerticalScroll(id="help") as sheet:
            sheet.border_title = _("Help")
            sheet.border_subtitle = _("Esc closes")
            yield Static(Row(partial(help_sheet, keys=self._keys)))

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()


def help_sheet(width: int, keys: Mapping[str, str]) -> list[Content]:
    """Write the help in lines of at most `width` cells, with the keys that the person chose."""
    lines = [
        Content.styled(_("How to ask"), TITLE),
        *_table([(typed, _(meaning)) for typed, meaning in SearchField.SYNTAX], width),
    ]
    for area, actions in ACTIONS.items():
        if area is not Area.HELP:
            lines += [Content(""), Content.styled(_(area.value), TITLE)]
            lines += Content.styled(_(HELP[area]), FAINT).wrap(width) if area in HELP else []
            lines += _table([(shown_key(area, action, keys), _(action.help)) for action in actions], width)
    return lines


def _table(rows: Sequence[tuple[str, str]], width: int) -> list[Content]:
    """Set what to type on the left and what it does on the right, or below it where that would be too narrow."""
    left_width = max(len(left) for left, _ in rows) + 4
    below = width - left_width < NARROWEST_COLUMN
    indent = min(6, width - 1) if below else left_width
    lines = []
    for left, right in rows:
        typed = Content.styled(f"  {left}".ljust(left_width), KEY)
        first, *more = Content(right).wrap(width - indent)
        margin = Content(" " * indent)
        lines += [*typed.rstrip().wrap(width), margin + first] if below else [typed + first]
        lines += [margin + line for line in more]
    return lines
