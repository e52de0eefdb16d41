"""The scrape behind an article: every line as it stands on disk, and why some are not in the article."""

from textual import on, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from indexer import Archive, Hit
from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from tui.actions import Area, bindings
from tui.answers import FAILURES
from tui.display import in_a_row, safe
from tui.scrape_lines import ScrapeLines, scrape_lines
from tui.widgets.key_bar import KeyBar
from tui.widgets.scrape_view import ScrapeView
from tui.worker_messages import ScrapeFailed, ScrapeRead


class ScrapeScreen(Screen[bool]):
    """Shows one scrape beside what the reader made of it; says at its end whether the person wants to search."""

    HELP = N_(
        "This is the article on disk. Lines that were left out are struck through, each with the reason below it."
    )
    BINDINGS = bindings(Area.SCRAPE, Area.EVERYWHERE)

    def __init__(self, archive: Archive, hit: Hit) -> None:
        super().__init__()
        self._archive = archive
        self._hit = hit
        self._head = Static(id="scrape-head", markup=False)
        self._view = ScrapeView()

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._head
        yield self._view
        yield KeyBar()

    def on_mount(self) -> None:
        """Start reading."""
        self._head.update(safe(self._hit.path))
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        try:
            scrape = self._archive.scrape(self._hit.id)
            self.post_message(ScrapeRead(scrape_lines(scrape, self._archive.reading(self._hit.id))))
        except FAILURES as error:
            self.post_message(ScrapeFailed(str(error)))

    @on(ScrapeRead)
    def _show(self, message: ScrapeRead) -> None:
        self._view.show(message.scrape.lines, self._hit.line)
        self._head.update(in_a_row([safe(self._hit.path), summary(message.scrape)]))

    @on(ScrapeFailed)
    def _say_why(self, message: ScrapeFailed) -> None:
        self._head.update(in_a_row([safe(self._hit.path), safe(message.sentence)]))

    def action_next_dropped(self) -> None:
        """Go to the next line that was left out."""
        self._view.walk(+1)

    def action_previous_dropped(self) -> None:
        """Go to the previous line that was left out."""
        self._view.walk(-1)

    def action_search(self) -> None:
        """Leave for the search field."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back to the article."""
        self.dismiss(False)


def summary(scrape: ScrapeLines) -> str:
    """Say how much of a scrape is shown, and in how many of its lines something was left out."""
    total = ngettext("{count} line", "{count} lines", scrape.total).format(count=grouped(scrape.total))
    first, last = scrape.lines[0].number, scrape.lines[-1].number
    part = (
        _("{first}–{last} shown").format(first=grouped(first), last=grouped(last))
        if len(scrape.lines) < scrape.total
        else None
    )
    touched = sum(bool(line.reasons) for line in scrape.lines)
    left_out = _("something left out of {count}").format(count=grouped(touched))
    return in_a_row([total, part, left_out if touched else _("nothing left out")])
