"""The main screen: lays out the parts, and connects what happens in one with what the others show."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.suggester import SuggestionReady
from textual.widgets import Input

from indexer import Archive, Hit
from tui.actions import Area, bindings
from tui.desk import Desk
from tui.facets import Facets
from tui.filters import NEW
from tui.screens.controllers import take_actions
from tui.screens.controllers.arranging import Arranging
from tui.screens.controllers.asking import Asking
from tui.screens.controllers.copying import Copying
from tui.screens.controllers.entering import Entering
from tui.screens.controllers.exporting import Exporting
from tui.screens.controllers.handing_over import HandingOver
from tui.screens.controllers.keeping import Keeping
from tui.screens.controllers.moving import Moving
from tui.screens.controllers.narrowing import Narrowing
from tui.screens.controllers.opening import Opening
from tui.screens.controllers.reading_articles import NEEDS_ARTICLE, Reading
from tui.screens.controllers.returning import Returning
from tui.screens.controllers.turning import Turning
from tui.screens.controllers.updating import Updating
from tui.screens.controllers.watching_commits import Watching
from tui.session import SearchSession
from tui.settings import Settings
from tui.widgets.article_tabs import ArticleTabs, Tab
from tui.widgets.article_view import ArticleView
from tui.widgets.filter_chips import FilterChips
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.key_bar import KeyBar
from tui.widgets.message_line import MessageLine
from tui.widgets.panes import Panes
from tui.widgets.reader import Reader
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField
from tui.widgets.side_list import SideList
from tui.widgets.status_line import StatusLine
from tui.widgets.timeline import Timeline
from tui.worker_messages import (
    Answered,
    FacetsCounted,
    PageFailed,
    PageFetched,
    SearchFailed,
    WordCompleted,
)


class SearchScreen(Screen[None]):
    """Connects the field, the list and the article through one session; no key ever waits for the archive."""

    BINDINGS = bindings(Area.EVERYWHERE)
    AUTO_FOCUS = "#field"

    def __init__(
        self,
        archive: Archive,
        words: str,
        typing_pause: float,
        desk: Desk,
        settings: Settings,
        index: Path | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self.session = SearchSession(words, desk.lists)
        self._facets = Facets()
        self._keeping = Keeping(self, desk, self._shown, self._show_desk, self.say)
        self._field = SearchField(settings.queries[-1] if settings.queries else "")
        self._status = StatusLine()
        self._results = ResultList(self.session.hit, self._keeping.marks, self._keeping.is_read)
        self._reader = Reader(archive)
        self._chips = FilterChips()
        self._timeline = Timeline()
        self._filters = FilterPanel()
        self._message = MessageLine()
        self._asking = Asking(self, archive, self.session, typing_pause, self._status.wait)
        self._entering = Entering(self, self.session, settings, self._field, self._results, self._asking)
        self._narrowing = Narrowing(self.session, self._asking.ask)
        self._arranging = Arranging(
            self, self.session, settings, self._filters, self._results, self._reader, self._asking, self.say
        )
        self._moving = Moving(
            self, self._field, self._results, self._reader, self._filters, self._timeline, self._step_back, self.say
        )
        self._reading = Reading(self, self.session, self._asking, self._results, self._reader, self._keeping, self.say)
        self._turning = Turning(self, archive, self._reader, self._keeping, self._reading)
        self.watching = Watching(
            self, archive, self.session, self._status, self._arranging.ask_in_place, self._keeping.mark_new
        )
        self._updating = Updating(self, archive, index, self.watching, self.say)
        self._returning = Returning(
            self, archive, index, desk, self.session, self.watching, self._entering, self._narrowing, self.say
        )
        self._opening = Opening(
            self, archive, settings, self._shown, self.session, self._reading, self._moving, self._entering, self.say
        )
        take_actions(
            self,
            self._entering,
            self._narrowing,
            self._arranging,
            self._moving,
            self._reading,
            self._turning,
            self._opening,
            self._returning,
            self._updating,
            self._keeping,
            Copying(self, archive, self.session, self._shown, self.say),
            Exporting(self, archive, self.session, desk, self.say),
            HandingOver(self, self._reader.article, self._shown, self.say),
        )

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._field
        yield self._chips
        yield self._status
        yield Panes(self._timeline, self._filters, self._results, self._reader)
        yield self._message
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask the first question, and watch for commits."""
        self._field.put(self.session.words)
        self._arranging.restore()
        self._returning.begin()
        self._updating.look_for_roots()
        self._asking.ask()
        self.watching.begin()

    def on_unmount(self) -> None:
        """Take what is here now for seen."""
        self._returning.leave()
        self._updating.stop()

    def say(self, sentence: str) -> None:
        """Say something in passing."""
        self._message.say(sentence)

    def _shown(self) -> Hit | None:
        return self._reading.shown

    def _step_back(self) -> bool:
        return self._reader.turn_back() or self._reading.leave_visited()

    def _show_desk(self) -> None:
        """Show what the person did with the articles."""
        self._results.update_rows()
        self._filters.show(self._facets, self.session.filters, self._lists())
        self._reading.open()

    def _lists(self) -> dict[str, int]:
        return ({NEW: self._facets.new} if self._facets.new else {}) | self._keeping.list_lengths()

    # What the archive answers

    @on(Answered)
    def _show_answer(self, message: Answered) -> None:
        answer, in_place = message.answer, self.session.asks_the_same()
        before = self._results.hit
        if not self.session.take(answer):
            return
        self.session.last_took = message.took
        self._status.tell(answer)
        self._chips.show(answer.question.filters)
        self._asking.count_facets(answer)
        in_place = in_place and before is not None and self.session.hit(self._results.row or 0) == before
        self._results.show(answer.row_count, answer.row, in_place=in_place)
        self._entering.take_answer()

    @on(WordCompleted)
    def _offer_completion(self, message: WordCompleted) -> None:
        self._field.post_message(SuggestionReady(message.words, message.completion))

    @on(FacetsCounted)
    def _show_facets(self, message: FacetsCounted) -> None:
        answer = self.session.answer
        if answer is not None and answer.question.ticket == message.ticket:
            self._facets = message.facets
            self._filters.show(message.facets, answer.question.filters, self._lists())
            self._timeline.show(message.facets, self.session.period)

    @on(PageFetched)
    def _show_page(self, message: PageFetched) -> None:
        if self.session.take_page(message.ticket, message.page, message.hits):
            self._results.update_rows()
            self._reading.open()

    @on(PageFailed)
    def _show_page_failure(self, message: PageFailed) -> None:
        self.session.lose_page(message.page)
        self._status.complain(message.sentence)

    @on(SearchFailed)
    def _show_failure(self, message: SearchFailed) -> None:
        if self.session.fail(message.ticket):
            self._status.complain(message.sentence)
            self._entering.take_failure()

    # What happens in the field

    @on(Input.Changed)
    def _ask_soon(self, event: Input.Changed) -> None:
        self._entering.type(event.value)

    @on(SearchField.Done)
    def _leave_field(self, message: SearchField.Done) -> None:
        self._entering.leave_field(message.words, finished=message.finished)

    @on(SearchField.Left)
    def _go_back_from_field(self) -> None:
        self._moving.leave_field()

    # What happens to the filters

    @on(FilterPanel.Chosen)
    def _toggle_filter(self, message: FilterPanel.Chosen) -> None:
        self._narrowing.toggle(message.filter)

    @on(Timeline.Chosen)
    def _narrow_to_period(self, message: Timeline.Chosen) -> None:
        self._narrowing.set_period(message.period)

    @on(SearchField.FilterDropped)
    def _drop_last_filter(self) -> None:
        self._narrowing.action_drop_filter(-1)

    # What happens in the list and the article

    @on(ResultList.Selected)
    def _open_selected(self) -> None:
        self._reader.turn(Tab.TEXT)
        self._reading.open_selected()

    @on(ResultList.RowsMissing)
    def _fetch_rows(self, message: ResultList.RowsMissing) -> None:
        self._asking.fetch_rows(message.rows)

    @on(ResultList.Opened)
    def _read_article(self) -> None:
        self._reading.show_alone()
        self._settings.remember_query(self.session.words)

    @on(ArticleView.PastLastHit)
    def _go_past_last_hit(self, message: ArticleView.PastLastHit) -> None:
        self._reading.go_past_last_hit(message.step)

    @on(ArticleView.Read)
    def _dwell(self, message: ArticleView.Read) -> None:
        self._reading.dwell(message.id)
        self._turning.count()

    @on(Panes.EdgeMoved)
    def _move_edge(self, message: Panes.EdgeMoved) -> None:
        self._arranging.move_edge(message.pane, message.column)
        if message.is_done:
            self._arranging.keep()

    @on(ArticleTabs.Chosen)
    def _turn(self, message: ArticleTabs.Chosen) -> None:
        self._turning.turn(message.tab)

    @on(SideList.Opened)
    def _open_from_side(self, message: SideList.Opened) -> None:
        self._turning.open(message.target)

    @on(SideList.Compared)
    def _compare(self, message: SideList.Compared) -> None:
        self._turning.compare(message.hit)

    @on(ResultList.LeftAtTop)
    def _go_to_field(self) -> None:
        self._moving.action_search()

    @on(DescendantFocus)
    def _show_the_focused_pane(self, event: DescendantFocus) -> None:
        self._moving.follow(event.widget)
        if event.widget is self._reader.article and (hit := self._reading.shown):
            self._reading.mark_read(hit.id)

    @on(SearchField.HistoryWanted)
    def _offer_earlier_queries(self) -> None:
        self._opening.action_history()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show keys that need an article dimmed while there is none."""
        return None if action in NEEDS_ARTICLE and self._reading.shown is None else True
