"""The main screen: lays out the parts, hands questions to worker threads, and their answers to the parts."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.command import CommandPalette
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.suggester import SuggestionReady
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from indexer import Archive, Hit, Request
from indexer.messages import N_, _, ngettext
from indexer.presentation import grouped
from tui import outside
from tui.actions import Area, bindings
from tui.answers import FAILURES, ask, complete, fetch, ids_of
from tui.clipboard import copy_by_program
from tui.desk import Desk, write_whole
from tui.display import safe
from tui.export import FORMATS, Kept, export, quotation
from tui.facets import Facets, count_facets, supported_facets
from tui.history import QueryChosen, QueryHistory
from tui.messages import (
    Answered,
    FacetsCounted,
    IndexRefreshed,
    IndexUnchanged,
    PageFailed,
    PageFetched,
    RefreshFailed,
    SearchFailed,
)
from tui.screens.prompt import PromptScreen
from tui.screens.scrape import ScrapeScreen
from tui.session import Answer, Question, SearchSession
from tui.settings import Settings
from tui.styles import MARKS
from tui.widgets.article_view import ArticleView
from tui.widgets.filter_chips import FilterChips
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.hit_row import density_named
from tui.widgets.key_bar import KeyBar
from tui.widgets.message_line import MessageLine
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField
from tui.widgets.status_line import StatusLine
from tui.widgets.timeline import Timeline

LOOK_EVERY = 2.0
"""Seconds between two looks for a newer commit of the index."""
CORRECT_AFTER = 0.7
"""Seconds after the last key until a word of which nothing begins is taken for a finished one, and corrected."""
READ_AFTER = 3.0
"""Seconds for which an article beside the list must stay to count as read."""
NEEDS_ARTICLE = frozenset(
    {
        *("next_hit", "previous_hit", "copy_path", "copy_url", "show_path", "scrape"),
        *("star", "tag", "note", "quote", "edit", "browse", "page"),
    }
)
NOTHING_TO_READ = (
    N_("Nothing here matches. You can try:"),
    "",
    N_("  fewer words, or others"),
    N_("  only the beginning of a word: min*"),
    N_("  an approximate spelling: literufka~"),
    "",
    N_("F1 shows how else one can ask."),
)


class Panes(Vertical):
    """All but the field: single letters are keys here, whereas in the field they are letters."""

    BINDINGS = bindings(Area.PANES)


class SearchScreen(Screen[None]):
    """Connects the field, the list and the article through one session; no key ever waits for the archive."""

    BINDINGS = bindings(Area.EVERYWHERE)
    AUTO_FOCUS = "#field"

    def __init__(self, archive: Archive, words: str, typing_pause: float, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self._archive = archive
        self._desk = desk
        self._settings = settings
        self.session = SearchSession(words, desk.lists)
        self._typing_pause = typing_pause
        self._timer: Timer | None = None
        self._wants_list = False
        self._facets: tuple[str, ...] | None = None
        self._counted = Facets()
        self._dwelling: Timer | None = None
        self._came_from: Widget | None = None
        self._field = SearchField()
        self._status = StatusLine()
        self._results = ResultList(self.session.hit, self._marks, lambda hit: desk.is_read(hit.id))
        self._article = ArticleView(archive)
        self._chips = FilterChips()
        self._timeline = Timeline()
        self._filters = FilterPanel()
        self._message = MessageLine()

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield self._field
        yield self._chips
        yield self._status
        with Panes(id="desk"):
            yield self._timeline
            with Horizontal(id="panes"):
                yield self._filters
                yield self._results
                yield self._article
        yield self._message
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask the first question, and watch for commits."""
        self._field.put(self.session.words)
        self._results.set_density(density_named(self._settings.density))
        self.ask()
        self.set_interval(LOOK_EVERY, self.look_for_commit)

    def say(self, sentence: str) -> None:
        """Say something in passing."""
        self._message.say(sentence)

    def _marks(self, hit: Hit) -> Content:
        read = "✓" if self._desk.is_read(hit.id) else " "
        mine = "★" if self._desk.is_starred(hit.id) else "✎" if self._desk.note(hit.id) else "#"
        return Content.styled(f"{read}{mine if mine != '#' or self._desk.tags(hit.id) else ' '} ", MARKS)

    # Asking

    def ask(self, keep: Hit | None = None) -> None:
        """Ask what the session wants to know; stay on the hit `keep` if the answer has it."""
        self._stop_timer()
        self._status.wait()
        self._search(self.session.ask(keep))

    def _ask_in_place(self) -> None:
        """Ask anew, and stay on the selected article unless it is another question."""
        self.ask(self._results.hit if self.session.asks_the_same() else None)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, question: Question) -> None:
        if get_current_worker().is_cancelled:  # overtaken by a newer question while it waited for a thread
            return
        started = perf_counter()
        try:
            self.post_message(Answered(ask(self._archive, question), perf_counter() - started))
            if completion := complete(self._archive, question.words):
                self._field.post_message(SuggestionReady(question.words, completion))
        except FAILURES as error:
            self.post_message(SearchFailed(question.ticket, str(error)))

    @work(thread=True, group="pages")
    def _fetch(self, ticket: int, page: int, request: Request) -> None:
        try:
            self.post_message(PageFetched(ticket, page, fetch(self._archive, request)))
        except FAILURES as error:
            self.post_message(PageFailed(ticket, page, str(error)))

    @work(thread=True, exclusive=True, group="facets")
    def _count_facets(self, answer: Answer) -> None:
        if get_current_worker().is_cancelled:
            return
        try:
            if self._facets is None:
                self._facets = supported_facets(self._archive)
            facets = count_facets(self._archive, answer, self._facets)
            self.post_message(FacetsCounted(answer.question.ticket, facets))
        except FAILURES as error:
            self.post_message(RefreshFailed(str(error)))

    @work(thread=True, exclusive=True, group="refresh")
    def look_for_commit(self) -> None:
        """Open a newer commit of the index where there is one."""
        if get_current_worker().is_cancelled:
            return
        try:
            self.post_message(IndexRefreshed() if self._archive.refresh() else IndexUnchanged())
        except FAILURES as error:
            self.post_message(RefreshFailed(str(error)))

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
        self._count_facets(answer)
        in_place = in_place and before is not None and self.session.hit(self._results.row or 0) == before
        self._results.show(answer.row_count, answer.row, in_place=in_place)
        if self._wants_list:
            self._go_to_list()
        elif not answer.question.is_finished and not answer.results.total:
            self._timer = self.set_timer(CORRECT_AFTER, self._finish)

    @on(FacetsCounted)
    def _show_facets(self, message: FacetsCounted) -> None:
        answer = self.session.answer
        if answer is not None and answer.question.ticket == message.ticket:
            self._counted = message.facets
            self._filters.show(message.facets, answer.question.filters, self._list_lengths())
            self._timeline.show(message.facets, self.session.period)

    @on(PageFetched)
    def _show_page(self, message: PageFetched) -> None:
        if self.session.take_page(message.ticket, message.page, message.hits):
            self._results.update_rows()
            self._open_selected()

    @on(PageFailed)
    def _show_page_failure(self, message: PageFailed) -> None:
        self.session.lose_page(message.page)
        self._status.complain(message.sentence)

    @on(SearchFailed)
    def _show_failure(self, message: SearchFailed) -> None:
        if self.session.fail(message.ticket):
            self._status.complain(message.sentence)
            if self._wants_list:
                self._go_to_list()

    @on(IndexRefreshed)
    def _show_what_is_new(self) -> None:
        self._ask_in_place()
        self._status.remark(_("index refreshed"))

    @on(RefreshFailed)
    def _show_refresh_failure(self, message: RefreshFailed) -> None:
        self._status.complain_of_index(message.sentence)

    @on(IndexRefreshed)
    @on(IndexUnchanged)
    def _forget_refresh_failure(self) -> None:
        self._status.complain_of_index("")

    # What happens in the field

    @on(Input.Changed)
    def _ask_soon(self, event: Input.Changed) -> None:
        self.session.type(event.value)
        self._stop_timer()
        if pause := self.session.pause(self._typing_pause):
            self._timer = self.set_timer(pause, self.ask)
        else:
            self.ask()

    @on(SearchField.Done)
    def _leave_field(self, message: SearchField.Done) -> None:
        self._wants_list = True
        if message.finished:
            self._settings.remember_query(message.words)
        answer = self.session.answer
        accepts = message.finished and self.session.is_answered and answer is not None and bool(answer.instead_of)
        if message.finished:
            self.session.finish(message.words)
        elif message.words != self.session.words:
            self.session.type(message.words)
        if accepts:
            self.action_accept()
        elif self.session.is_answered:
            self._go_to_list()
        elif self._timer is not None or message.finished:
            self.ask()

    def _go_to_list(self) -> None:
        """Go from the field to the list, unless it is empty, and let the keys go that waited for it."""
        self._wants_list = False
        if self.session.row_count:
            self.set_focus(self._results)
        self._field.release()

    def _finish(self) -> None:
        self.session.finish(self.session.words)
        self.ask()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @on(SearchField.Left)
    def _go_back_from_field(self) -> None:
        if self.session.row_count:
            self.set_focus(self._came_from or self._results)

    # What happens to the filters

    @on(FilterPanel.Chosen)
    def _toggle_filter(self, message: FilterPanel.Chosen) -> None:
        self.session.toggle(message.filter)
        self.ask()

    @on(Timeline.Chosen)
    def _narrow_to_period(self, message: Timeline.Chosen) -> None:
        self.session.set_period(message.period)
        self.ask()

    @on(SearchField.FilterDropped)
    def _drop_last_filter(self) -> None:
        self.action_drop_filter(-1)

    def action_drop_filter(self, number: int) -> None:
        """Take one of the filters away."""
        if self.session.filters:
            self.session.toggle(self.session.filters[number])
            self.ask()

    def action_clear_filters(self) -> None:
        """Take all filters away."""
        if self.session.filters:
            self.session.filters = ()
            self.ask()

    def action_filters(self) -> None:
        """Go to the drawer of filters, or close it where one is there already."""
        if self.focused is self._filters:
            self.remove_class("-filtering")
            self.set_focus(self._results)
        else:
            self.add_class("-filtering")
            self.set_focus(self._filters)

    def action_timeline(self) -> None:
        """Go to the timeline."""
        if self._timeline.display:
            self.set_focus(self._timeline)
        else:
            self.say(_("None of these articles has a date."))

    def action_copy_query(self) -> None:
        """Copy the query with its filters."""
        self._copy(self.session.query)

    # What happens in the list and the article

    @on(ResultList.Selected)
    def _open_selected(self) -> None:
        hit, answer = self._results.hit, self.session.answer
        if self._results.row is None or answer is None:
            self._article.clear("\n".join(map(_, NOTHING_TO_READ)) if self.session.query else "")
            self.remove_class("-reading")
        elif hit is None:
            self._article.expect()
            self._fetch_rows(ResultList.RowsMissing(range(self._results.row, self._results.row + 1)))
        else:
            self._article.open(hit, answer.words, self._remark(hit.id))
        self.refresh_bindings()

    @on(ResultList.RowsMissing)
    def _fetch_rows(self, message: ResultList.RowsMissing) -> None:
        answer = self.session.answer
        for page, request in self.session.pages_to_fetch(message.rows):
            if answer is not None:
                self._fetch(answer.question.ticket, page, request)

    @on(ResultList.Opened)
    def _read_article(self) -> None:
        self.add_class("-reading")
        self.set_focus(self._article)
        self._settings.remember_query(self.session.words)

    @on(ArticleView.PastLastHit)
    def _go_on_in_next_article(self, message: ArticleView.PastLastHit) -> None:
        row = (self._results.row or 0) + message.step
        if not self.session.words.strip():
            return
        if 0 <= row < self.session.row_count:
            self._results.select(row)
            self._open_selected()
            self._article.walk(message.step)
        else:
            self.say(_("This was the last hit.") if message.step > 0 else _("This was the first hit."))

    @on(DescendantFocus)
    def _show_the_focused_pane(self, event: DescendantFocus) -> None:
        self.set_class(event.widget is self._article, "-reading")
        if event.widget is self._article and self._results.hit is not None:
            self._mark_read(self._results.hit.id)
        if event.widget in (self._results, self._article):
            self._came_from = event.widget

    @on(ResultList.LeftAtTop)
    def action_search(self) -> None:
        """Go to the search field."""
        self.set_focus(self._field)
        self._field.cursor_position = len(self._field.value)

    # Actions; their keys and names are in tui.actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show keys that need an article dimmed while there is none."""
        return None if action in NEEDS_ARTICLE and self._results.hit is None else True

    def action_back(self) -> None:
        """Go one step back: article, list, field."""
        if self.focused is self._results:
            self.action_search()
        else:
            self.set_focus(self._results)

    def action_sort(self) -> None:
        """Take the next order."""
        self.session.next_order()
        self.ask()

    def action_fold(self) -> None:
        """Fold or unfold copies."""
        self.session.fold = not self.session.fold
        self._ask_in_place()

    def action_density(self) -> None:
        """Give the rows of the list another height."""
        self._results.set_density(self._results.density.next)
        self._settings.density = self._results.density.name
        self._settings.save()
        self.say(_("List: {density}").format(density=_(self._results.density.label)))

    def action_accept(self, note: int | None = None) -> None:
        """Search for the proposed spelling: that of a note by its number, else the likeliest."""
        answer = self.session.answer
        if answer is None:
            return
        if note is not None:
            words = answer.results.notes[note].proposal
        elif answer.instead_of is not None:
            words = answer.words
        else:
            words = answer.proposals[0].proposal if answer.proposals else None
        if words:
            self._field.put(words)
            self.session.finish(words)
            self.ask()

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self._walk(+1)

    def action_previous_hit(self) -> None:
        """Go to the previous hit."""
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
            self._copy(hit.path)

    def action_copy_url(self) -> None:
        """Put the URL of the article into the clipboard."""
        hit = self._results.hit
        if hit is not None and hit.url:
            self._copy(hit.url)
        else:
            self.say(_("No address of this article is known."))

    @work(thread=True, exclusive=True, group="clipboard")
    def _copy(self, text: str) -> None:
        is_done = copy_by_program(text)
        self.app.call_from_thread(self._copied, text, is_done)

    def _copied(self, text: str, is_done: bool) -> None:
        self.app.copy_to_clipboard(text)
        sentence = _("Copied: {text}") if is_done else _("Sent to the clipboard of the terminal: {text}")
        self.say(sentence.format(text=" ".join(text.split())))

    # What the person does with an article

    def _remark(self, id: str) -> str:
        note, tags = self._desk.note(id), " ".join(f"#{tag}" for tag in self._desk.tags(id))
        return _("Note: {note}").format(note=f"{note} {tags}".strip()) if note else tags

    def _list_lengths(self) -> dict[str, int]:
        return {name: len(ids) for name, ids in self._desk.lists().items()}

    @on(ArticleView.Read)
    def _dwell(self, message: ArticleView.Read) -> None:
        if self._dwelling is not None:
            self._dwelling.stop()
        if self.focused is self._article:
            self._mark_read(message.id)
        else:
            self._dwelling = self.set_timer(READ_AFTER, lambda: self._mark_read(message.id))

    def _mark_read(self, id: str) -> None:
        hit = self._results.hit
        if hit is None or hit.id != id:
            return
        try:
            if self._desk.mark_read(id):
                self._results.update_rows()
        except OSError as error:
            self.say(_("This could not be kept: {why}").format(why=error))

    def _keep(self, change: Callable[[], object], sentence: str) -> None:
        """Change something on the desk, show it, and say what was done."""
        try:
            change()
        except OSError as error:
            self.say(_("This could not be kept: {why}").format(why=error))
            return
        self.say(sentence)
        self._results.update_rows()
        self._filters.show(self._counted, self.session.filters, self._list_lengths())
        self._open_selected()

    def action_star(self) -> None:
        """Give the article a star, or take it away."""
        if hit := self._results.hit:
            had = self._desk.is_starred(hit.id)
            sentence = _("Star taken away (u takes it back).") if had else _("Starred (u takes it back).")
            self._keep(lambda: self._desk.toggle_star(hit.id), sentence)

    def action_tag(self) -> None:
        """Put the article on lists of the person's own."""
        if hit := self._results.hit:

            def tag(answer: str | None) -> None:
                if answer is not None:
                    self._keep(lambda: self._desk.set_tags(hit.id, answer.split(",")), _("Tags kept."))

            known = ", ".join(name[1:] for name in self._desk.lists() if name.startswith("#"))
            hint = _("Tags, separated by commas. Yours so far: {tags}").format(tags=known or "–")
            tags = ", ".join(self._desk.tags(hit.id))
            self.app.push_screen(PromptScreen(_("Tags"), tags, hint), tag)

    def action_note(self) -> None:
        """Write a note to the article."""
        if hit := self._results.hit:

            def note(answer: str | None) -> None:
                if answer is not None:
                    self._keep(lambda: self._desk.set_note(hit.id, answer), _("Note kept."))

            self.app.push_screen(PromptScreen(_("Note"), self._desk.note(hit.id), safe(hit.heading)), note)

    def action_undo(self) -> None:
        """Take back the last star, tag or note."""
        if self._desk.can_undo:
            self._keep(self._desk.undo, _("Taken back."))
        else:
            self.say(_("There is nothing to take back."))

    def action_quote(self) -> None:
        """Copy the selected text of the article, or the sentence of the hit, as a quotation."""
        if hit := self._results.hit:
            self._quote(hit, self.get_selected_text() or hit.snippet.text)

    @work(thread=True, exclusive=True, group="clipboard")
    def _quote(self, hit: Hit, text: str) -> None:
        try:
            quoted = quotation(self._archive.article(hit.id), text)
        except FAILURES as error:
            self.app.call_from_thread(self.say, str(error))
            return
        is_done = copy_by_program(quoted)
        self.app.call_from_thread(self._copied, quoted, is_done)

    def action_export(self) -> None:
        """Write the articles of the list to a file."""
        if self.session.row_count:
            title = ngettext("Export {count} article", "Export {count} articles", self.session.row_count)
            hint = _("The ending says how: {endings}").format(endings=" ".join(FORMATS))
            count = grouped(self.session.row_count)
            self.app.push_screen(PromptScreen(title.format(count=count), "prasowka.md", hint), self._export_to)

    def _export_to(self, name: str | None) -> None:
        answer = self.session.answer
        if not name or answer is None:
            return
        file = Path(name).expanduser()
        if file.suffix.lower() not in FORMATS:
            self.say(_("The name of the file must end in one of these: {endings}").format(endings=" ".join(FORMATS)))
        elif file.exists():
            self.say(_("This file is there already: {file}").format(file=file))
        else:
            self.say(_("Writing {file}…").format(file=file))
            self._export(answer, file)

    @work(thread=True, exclusive=True, group="export")
    def _export(self, answer: Answer, file: Path) -> None:
        try:
            kept = [
                Kept(self._archive.article(id), self._desk.tags(id), self._desk.note(id))
                for id in ids_of(self._archive, answer)
            ]
            write_whole(file, export(kept, file.suffix.lower()))
        except FAILURES as error:
            self.app.call_from_thread(self.say, str(error))
            return
        sentence = ngettext("{count} article written to {file}", "{count} articles written to {file}", len(kept))
        self.app.call_from_thread(self.say, sentence.format(count=grouped(len(kept)), file=file.resolve()))

    # Other programs

    def action_edit(self) -> None:
        """Open the file in the editor."""
        if hit := self._results.hit:
            self._leave_for(lambda: outside.edit(hit.path, hit.line))

    def action_page(self) -> None:
        """Read the article in the pager."""
        if self._results.hit:
            self._leave_for(lambda: outside.page(self._article.text))

    def action_browse(self) -> None:
        """Open the address in the browser."""
        if hit := self._results.hit:
            try:
                outside.browse(hit.url or "")
            except FAILURES as error:
                self.say(str(error))

    def _leave_for(self, program: Callable[[], None]) -> None:
        try:
            with self.app.suspend():
                program()
        except FAILURES as error:
            self.say(str(error))
        except SuspendNotSupported:
            self.say(_("This terminal cannot be handed to another program."))
        self.refresh()

    # Earlier queries

    @on(SearchField.HistoryWanted)
    def action_history(self) -> None:
        """Find an earlier query."""
        if self._settings.queries:
            self.app.push_screen(CommandPalette(providers=[QueryHistory], placeholder=_("An earlier query")))
        else:
            self.say(_("There are no earlier queries yet."))

    @on(QueryChosen)
    def _ask_earlier_query(self, message: QueryChosen) -> None:
        self._field.put(message.query)
        self.session.finish(message.query)
        self.ask()

    def action_show_path(self) -> None:
        """Say in which file and line the article stands."""
        if hit := self._results.hit:
            self.say(f"{hit.path}:{hit.line}")

    def action_scrape(self) -> None:
        """Show the raw scrape and what was left out of it."""
        if hit := self._results.hit:
            self.app.push_screen(ScrapeScreen(self._archive, hit), self._return_from_scrape)

    def _return_from_scrape(self, to_search: bool | None) -> None:
        if to_search:
            self.action_search()
