"""Turning the article round: beside its text, its hits, copies, articles like it, notes and scrape."""

from functools import partial

from textual.content import Content
from textual.screen import Screen
from textual.worker import get_current_worker

from indexer import Archive, Hit
from indexer.messages import _, ngettext
from indexer.presentation import grouped
from tui.answers import FAILURES
from tui.display import safe
from tui.likenesses import changed_sentences, copies_of, similar_to
from tui.screens.controllers.keeping import Keeping
from tui.screens.controllers.reading_articles import Reading
from tui.styles import FAINT, REMARK
from tui.widgets.article_tabs import Tab
from tui.widgets.article_view import ArticleView
from tui.widgets.hit_row import Density, hit_row
from tui.widgets.reader import Reader
from tui.widgets.side_list import SideRow


class Turning:
    """Shows a side of the article on show, and goes where its rows lead."""

    def __init__(
        self, screen: Screen[None], archive: Archive, reader: Reader, keeping: Keeping, reading: Reading
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._reader = reader
        self._side = reader.side
        self._keeping = keeping
        self._reading = reading

    def turn(self, tab: Tab) -> None:
        """Show a side of the article on show."""
        hit = self._reading.shown
        if hit is None:
            return
        if tab is Tab.SCRAPE:
            self._screen.call_later(self._screen.run_action, "scrape")
            return
        self._reader.turn(tab)
        self._screen.add_class("-reading")
        self._screen.set_focus(self._reader.article if tab is Tab.TEXT else self._side)
        if tab is Tab.HITS:
            self._side.show(self._hit_rows(), _("Hits"))
        elif tab is Tab.NOTES:
            self._side.show(self._note_rows(hit), _("Notes"))
        elif tab is not Tab.TEXT:
            self._side.tell(_("Searching…"), _(tab.value))
            self._screen.run_worker(partial(self._find, tab, hit), group="side", exclusive=True, thread=True)

    def count(self) -> None:
        """Say how much there is on the sides of the article on show."""
        hit = self._reading.shown
        counts = {Tab.HITS: self._reader.article.hit_count}
        if hit is not None:
            counts |= {Tab.COPIES: len(hit.copies), Tab.NOTES: int(bool(self._keeping.remark(hit.id)))}
        self._reader.tabs.count(counts)

    def open(self, target: Hit | int | None) -> None:
        """Go where a row leads: to an article, or to the hit of a number; a note is to be written."""
        if target is None:
            if self._reader.tab is Tab.NOTES:
                self._keeping.action_note()
            return
        self.turn(Tab.TEXT)
        if isinstance(target, int):
            self._reader.article.go_to_hit(target)
        else:
            self._reading.visit(target)

    def compare(self, other: Hit) -> None:
        """Show what differs between the article on show and another one."""
        hit = self._reading.shown
        if hit is not None and hit.id != other.id:
            self._reader.compare(hit.id, other.id)

    # Rows

    def _hit_rows(self) -> list[SideRow]:
        article = self._reader.article
        rows = [SideRow(partial(_around_hit, article, number), number) for number in range(article.hit_count)]
        return rows or [SideRow(partial(_one_line, Content(_("No word of the query stands in this article."))))]

    def _note_rows(self, hit: Hit) -> list[SideRow]:
        remark = self._keeping.remark(hit.id) or _("There is no note yet. Enter writes one.")
        return [SideRow(partial(_paragraph, Content.styled(safe(remark), REMARK)))]

    def _find(self, tab: Tab, hit: Hit) -> None:
        call = self._screen.app.call_from_thread
        try:
            rows = self._copies(hit) if tab is Tab.COPIES else self._similar(hit)
        except FAILURES as error:
            call(self._side.tell, str(error), _(tab.value))
            return
        if not get_current_worker().is_cancelled:
            call(self._show, tab, hit, rows)

    def _show(self, tab: Tab, hit: Hit, rows: list[SideRow]) -> None:
        if self._reader.tab is tab and self._reading.shown == hit:
            others = (
                number for number, row in enumerate(rows) if isinstance(row.target, Hit) and row.target.id != hit.id
            )
            self._side.show(rows, _(tab.value), next(others, 0))

    def _copies(self, hit: Hit) -> list[SideRow]:
        found = copies_of(self._archive, hit.id)
        return [SideRow(partial(_copy_row, copy, self._difference(hit, copy)), copy) for copy in found]

    def _difference(self, hit: Hit, copy: Hit) -> str:
        if copy.id == hit.id:
            return _("This is the article on show.")
        removed, added = changed_sentences(self._archive, hit.id, copy.id)
        if not removed and not added:
            return _("The same text, sentence by sentence.")
        lacks = ngettext("{count} sentence less", "{count} sentences less", removed).format(count=grouped(removed))
        adds = ngettext("{count} sentence more", "{count} sentences more", added).format(count=grouped(added))
        return ", ".join(said for said, number in ((lacks, removed), (adds, added)) if number) + _(" (= shows them)")

    def _similar(self, hit: Hit) -> list[SideRow]:
        found = similar_to(self._archive, hit.id)
        rows = [SideRow(partial(hit_row, other, density=Density.NORMAL), other) for other in found]
        return rows or [SideRow(partial(_one_line, Content(_("No article is like this one."))))]

    # Actions

    def action_turn(self, number: int) -> None:
        """Show a side of the article by its number."""
        self.turn(list(Tab)[number - 1])


def _around_hit(article: ArticleView, number: int, width: int) -> list[Content]:
    return [article.around_hit(number, width)]


def _one_line(line: Content, width: int) -> list[Content]:
    return [line.truncate(width, ellipsis=True)]


def _paragraph(text: Content, width: int) -> list[Content]:
    return text.wrap(width)


def _copy_row(copy: Hit, difference: str, width: int) -> list[Content]:
    title, facts, *_more = hit_row(copy, width, Density.DENSE)
    return [title, facts, Content.styled(difference, FAINT).truncate(width, ellipsis=True), Content("")]
