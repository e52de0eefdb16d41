"""The lines of a scrape as a list: one line is selected, and one can jump between those that were left out."""

from collections.abc import Sequence
from functools import partial

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.scrape_lines import ScrapeLine
from tui.widgets.row import Row
from tui.widgets.scrape_row import scrape_row


class ScrapeView(OptionList):
    """A scrape, line by line."""

    def __init__(self) -> None:
        super().__init__(id="scrape", markup=False)
        self._rows: Sequence[ScrapeLine] = ()

    def show(self, lines: Sequence[ScrapeLine], number: int) -> None:
        """Show lines and select the one with a number, else the first."""
        self._rows = lines
        self.set_options(Option(Row(partial(scrape_row, line))) for line in lines)
        self.highlighted = next((index for index, line in enumerate(lines) if line.number == number), 0)

    def walk(self, step: int) -> None:
        """Select the next line (`step` 1) or the previous one (-1) of which something was left out, round the end."""
        here = self.highlighted or 0
        places = [(here + step * away) % len(self._rows) for away in range(1, len(self._rows) + 1)]
        self.highlighted = next((place for place in places if self._rows[place].reasons), self.highlighted)
