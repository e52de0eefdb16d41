"""The main screen: a search field on top, the ranked list below it, the article beside the list."""

from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.suggester import SuggestionReady
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from indexer import Archive, Hit, Request
from indexer.messages import N_, _
from tui.actions import Area, bindings
from tui.answers import FAILURES, Answer, ask, complete
from tui.display import safe
from tui.messages import Answered, IndexRefreshed, IndexUnchanged, MoreFound, RefreshFailed, SearchFailed
from tui.screens.scrape import ScrapeScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.key_bar import KeyBar
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField
from tui.widgets.status_line import StatusLine

HITS_AT_ONCE = 50
LOOK_EVERY = 2.0
"""Seconds between two looks for a newer commit of the index."""
ORDERS = ("relevance", "newest", "oldest")
NOTHING_TO_READ = (
    N_("Nothing here matches. You can try:"),
    "",
    N_("  fewer words, or others"),
    N_("  only the beginning of a word: min*"),
    N_("  an approximate spelling: literufka~"),
    "",
    N_("F1 shows how else one can ask."),
)


class Panes(Horizontal):
    """The list and the article; single letters are keys here, whereas in the field they are letters."""

    BINDINGS = bindings(Area.PANES)


class SearchScreen(Screen[None]):
    """Asks the archive in worker threads and shows the answers; no key ever waits for one."""

    BINDINGS = bindings(Area.EVERYWHERE)
    AUTO_FOCUS = "#field"

    def __init__(self, archive: Archive, query: str, typing_pause: float) -> None:
        super().__init__()
        self._archive = archive
        self._first_query = query
        self._typing_pause = typing_pause
        self._sort = ORDERS[0]
        self._fold = True
        self._answer: Answer | None = None
        self._ticket = 0
        self._answered = 0
        self._typing: Timer | None = None
        self._growing = False
        self._article_at_hand = False
        self._field = SearchField()
        self._status = StatusLine()
        self._results = ResultList()
        self._article = ArticleView(archive)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._field
        yield self._status
        with Panes(id="panes"):
            yield self._results
            yield self._article
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask the first question, and watch for commits."""
        self._put(self._first_query)
        self.ask()
        self.set_interval(LOOK_EVERY, self.look_for_commit)

    # Asking

    def ask(self, keep: Hit | None = None, limit: int = HITS_AT_ONCE) -> None:
        """Ask what stands in the field; stay on the hit `keep` if the answer has it."""
        if self._typing is not None:
            self._typing.stop()
        self._ticket += 1
        self._status.wait()
        request = Request(self._field.value, limit=limit, sort=self._order, fold=self._fold)
        self._search(self._ticket, request, keep.id if keep else None)

    @property
    def _order(self) -> str:
        """The order in force: nothing is more relevant than another thing to an empty query."""
        return "newest" if self._sort == "relevance" and not self._field.value.strip() else self._sort

    @property
    def _asks_the_same(self) -> bool:
        """Whether the answer on the screen is to the question that stands in the field."""
        answer = self._answer
        return answer is not None and (answer.typed, answer.request.sort) == (self._field.value, self._order)

    def _ask_again(self, least: int = HITS_AT_ONCE) -> None:
        """Ask for `least` hits, or as many as there are, and stay on the selected one; a new question starts anew."""
        if self._asks_the_same:
            self.ask(keep=self._results.hit, limit=max(least, len(self._results.hits)))
        else:
            self.ask()

    @work(thread=True, exclusive=True, group="search")
    def _search(self, ticket: int, request: Request, keep: str | None) -> None:
        if get_current_worker().is_cancelled:  # overtaken by a newer question while it waited for a thread
            return
        try:
            self.post_message(Answered(ticket, ask(self._archive, request), keep))
            if completion := complete(self._archive, request.query):
                self._field.post_message(SuggestionReady(request.query, completion))
        except FAILURES as error:
            self.post_message(SearchFailed(ticket, str(error)))

    @work(thread=True, exclusive=True, group="more")
    def _search_on(self, ticket: int, request: Request) -> None:
        try:
            self.post_message(MoreFound(ticket, self._archive.search(request).hits))
        except FAILURES as error:
            self.post_message(SearchFailed(ticket, str(error)))

    @work(thread=True, exclusive=True, group="refresh")
    def look_for_commit(self) -> None:
        """Open a newer commit of the index where there is one."""
        if get_current_worker().is_cancelled:
            return
        try:
            self.post_message(IndexRefreshed() if self._archive.refresh() else IndexUnchanged())
        except FAILURES as error:
            self.post_message(RefreshFailed(str(error)))

    def _put(self, query: str) -> None:
        """Put a query into the field without the pause for typing; the caller asks it."""
        with self.prevent(Input.Changed):
            self._field.value = query

    # What the archive answers

    @on(Answered)
    def _show_answer(self, message: Answered) -> None:
        if message.ticket == self._ticket:
            self._answer, self._answered = message.answer, message.ticket
            self._growing = False
            self._status.tell(message.answer, self._fold)
            self._results.show(message.answer.results.hits, message.answer.reachable, message.keep)

    @on(MoreFound)
    def _show_more(self, message: MoreFound) -> None:
        if message.ticket == self._answered:
            self._growing = not message.hits  # an empty page is the end, whatever the total says
            self._results.extend(message.hits)

    @on(SearchFailed)
    def _show_failure(self, message: SearchFailed) -> None:
        if message.ticket == self._answered:
            self._growing = False
        if message.ticket == self._ticket:
            self._status.complain(message.sentence)

    @on(IndexRefreshed)
    def _show_what_is_new(self) -> None:
        self._ask_again()
        self._status.remark(_("index refreshed"))

    @on(RefreshFailed)
    def _show_refresh_failure(self, message: RefreshFailed) -> None:
        self._status.complain_of_index(message.sentence)

    @on(IndexRefreshed)
    @on(IndexUnchanged)
    def _forget_refresh_failure(self) -> None:
        self._status.complain_of_index("")

    # What happens in the widgets

    @on(Input.Changed)
    def _ask_soon(self) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(self._typing_pause, self.ask)

    @on(Input.Submitted)
    def _ask_now(self) -> None:
        answer = self._answer
        if answer is None or answer.typed != self._field.value:
            self.ask()
        elif answer.proposal and (answer.instead_of or not answer.results.total):
            self.action_accept()

    @on(ResultList.Selected)
    def _open_selected(self, message: ResultList.Selected) -> None:
        if message.hit is not None and self._answer is not None:
            self._article.open(message.hit, self._answer.request.query)
        else:
            self._article.clear("\n".join(map(_, NOTHING_TO_READ)) if self._field.value.strip() else "")
            self.remove_class("-reading")
        if self._article_at_hand != (message.hit is not None):
            self._article_at_hand = message.hit is not None
            self.refresh_bindings()

    @on(ResultList.EndNear)
    def _grow(self) -> None:
        loaded = len(self._results.hits)
        if self._answer is not None and not self._growing and loaded < self._answer.reachable:
            self._growing = True
            self._search_on(self._answered, replace(self._answer.request, limit=HITS_AT_ONCE, offset=loaded))

    @on(ResultList.Opened)
    def _read_article(self) -> None:
        self.add_class("-reading")
        self.set_focus(self._article)

    @on(DescendantFocus)
    def _show_the_focused_pane(self, event: DescendantFocus) -> None:
        self.set_class(event.widget is self._article, "-reading")

    @on(ResultList.LeftAtTop)
    def action_search(self) -> None:
        """Go to the search field."""
        self.set_focus(self._field)

    # Actions; their keys and names are in tui.actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show keys that need an article dimmed while there is none."""
        needs_article = action in {"next_hit", "previous_hit", "copy_path", "copy_url", "show_path", "scrape"}
        return None if needs_article and not self._article_at_hand else True

    def action_to_list(self) -> None:
        """Go to the list of articles."""
        self.set_focus(self._results)

    def action_back(self) -> None:
        """Go one step back: article, list, field, empty field."""
        if self.focused is self._field:
            self._field.clear()
        elif self.focused is self._results:
            self.action_search()
        else:
            self.action_to_list()

    def action_sort(self) -> None:
        """Take the next order."""
        self._sort = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.ask()

    def action_fold(self) -> None:
        """Fold or unfold copies."""
        self._fold = not self._fold
        self._ask_again(max(HITS_AT_ONCE, self._results.unfolded))

    def action_accept(self, note: int | None = None) -> None:
        """Search for the proposed spelling: that of a note by its number, else the likeliest."""
        if self._answer is None:
            return
        proposal = self._answer.proposal if note is None else self._answer.results.notes[note].proposal
        if proposal:
            self._put(proposal)
            self.ask()

    def action_next_hit(self) -> None:
        """Go to the next hit in the article."""
        self._walk(+1)

    def action_previous_hit(self) -> None:
        """Go to the previous hit in the article."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        if self._article.display:
            self._article.walk(step)
        elif self._results.hit is not None:  # a narrow terminal shows the list alone
            self._read_article()
            self.call_after_refresh(self._article.walk, step)

    def action_page_article(self) -> None:
        """Scroll the article a screen down."""
        self._article.scroll_page_down(animate=False)

    def action_copy_path(self) -> None:
        """Put the path of the scrape into the clipboard."""
        if hit := self._results.hit:
            self._copy(hit.path, _("Path copied"))

    def action_copy_url(self) -> None:
        """Put the URL of the article into the clipboard."""
        hit = self._results.hit
        if hit is not None and hit.url:
            self._copy(hit.url, _("Address copied"))
        else:
            self.notify(_("No address of this article is known."), severity="warning")

    def _copy(self, text: str, title: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(safe(text), title=title, markup=False)

    def action_show_path(self) -> None:
        """Say in which file and line the article stands."""
        if hit := self._results.hit:
            self.notify(safe(f"{hit.path}:{hit.line}"), title=_("File and line"), timeout=10, markup=False)

    def action_scrape(self) -> None:
        """Show the raw scrape and what was left out of it."""
        if hit := self._results.hit:
            self.app.push_screen(ScrapeScreen(self._archive, hit), self._return_from_scrape)

    def _return_from_scrape(self, to_search: bool | None) -> None:
        if to_search:
            self.action_search()
