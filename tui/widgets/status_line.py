"""One line that says what was found, and a second one when there is more to say."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.style import Style
from textual.timer import Timer
from textual.widgets import Static

from indexer.messages import N_, _
from indexer.presentation import counted_articles, duration, grouped
from tui.display import SEPARATOR, in_a_row, safe
from tui.session import Answer
from tui.styles import FAILURE, PROPOSAL

ORDERS = {"relevance": N_("relevance"), "newest": N_("newest"), "oldest": N_("oldest")}
BUSY_AFTER = 0.3
"""Seconds of silence after which the line says that the search still goes on."""
ROOM_FOR_COPIES = 50
"""Cells from which on there is room to say whether copies are folded."""
ROOM_FOR_DENSITY = 90
"""The same for the density of the list, which is there to be clicked."""
BETWEEN_NOTES = Content("  ·  ")
REMARK_STAYS = 4.0
"""Seconds for which a passing remark stays."""


class StatusLine(Vertical):
    """What was found, how fast, in which order; notes about the query; failures as sentences."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self._counts = ""
        self._remark = ""
        self._arrangement: list[tuple[str, str]] = []
        self._searching = False
        self._about_question = Content("")
        self._about_index = Content("")
        self._busy: Timer | None = None
        self._fading: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Horizontal():
            yield Static(id="counts", markup=False)
            yield Static(id="order", markup=False)
        yield Static(id="notes", markup=False)

    def wait(self) -> None:
        """Say that a search goes on, unless its answer comes at once."""
        self._stop_waiting()
        self._busy = self.set_timer(BUSY_AFTER, lambda: self._set_searching(True))

    def tell(self, answer: Answer) -> None:
        """Say what an answer found."""
        self._stop_waiting()
        self._counts = counts(answer)
        self._set_searching(False)
        copies = _("copies folded") if answer.request.fold else _("copies apart")
        names = [(_(ORDERS[answer.request.sort]), "sort"), (copies, "fold"), (_("density"), "density")]
        self._order(names[: 1 + (self.size.width >= ROOM_FOR_COPIES) + (self.size.width >= ROOM_FOR_DENSITY)])
        self._about_question = notes(answer)
        self._note()

    def complain(self, sentence: str) -> None:
        """Say why a question has no answer."""
        self._stop_waiting()
        self._set_searching(False)
        self._about_question = Content.styled(safe(sentence), FAILURE)
        self._note()

    def complain_of_index(self, sentence: str) -> None:
        """Say what is wrong with the index, until an empty sentence says that it is over."""
        self._about_index = Content.styled(safe(sentence), FAILURE)
        self._note()

    def remark(self, sentence: str) -> None:
        """Add a passing remark to the counts; it goes away by itself."""
        if self._fading is not None:
            self._fading.stop()
        self._set_remark(sentence)
        self._fading = self.set_timer(REMARK_STAYS, lambda: self._set_remark(""))

    def _set_remark(self, sentence: str) -> None:
        self._remark = sentence
        self._count()

    def _set_searching(self, searching: bool) -> None:
        self._searching = searching
        self._count()

    def _count(self) -> None:
        counts = _("Searching…") if self._searching else self._counts
        self.query_one("#counts", Static).update(in_a_row([counts, self._remark]), layout=False)

    # A new layout of the screen takes longer than a search: these two ask for one only when they must.

    def _order(self, names: list[tuple[str, str]]) -> None:
        """Show how the list is arranged: names, each with the action that a click on it does."""
        if names != self._arrangement:
            self._arrangement = names
            pieces = (Content(name).stylize(Style.from_meta({"@click": f"screen.{action}"})) for name, action in names)
            self.query_one("#order", Static).update(Content(SEPARATOR).join(pieces))

    def _note(self) -> None:
        both = (self._about_index, self._about_question)
        note = BETWEEN_NOTES.join(dict.fromkeys(piece for piece in both if piece))
        line = self.query_one("#notes", Static)
        if line.content != note:
            line.update(note)
            line.display = bool(note)

    def _stop_waiting(self) -> None:
        if self._busy is not None:
            self._busy.stop()


def counts(answer: Answer) -> str:
    """Say how many articles were found and how fast; where copies are folded, how many are left to read."""
    results = answer.results
    if not answer.request.query:
        if not results.total:
            return _("The archive is empty")
        articles = _("{articles} in the archive").format(articles=counted_articles(results.total))
        return in_a_row([articles, _("type what you are looking for")])
    if not results.total:
        return _("Nothing found")
    without_copies = _("{count} without copies").format(count=grouped(answer.row_count))
    to_read = without_copies if answer.row_count < results.total else None
    return in_a_row([counted_articles(results.total), to_read, duration(results.took_ms)])


def notes(answer: Answer) -> Content:
    """Put the notes about a query in one line; what they propose can be clicked."""
    pieces = []
    if not answer.request.query and not answer.results.total:
        pieces.append(Content(_("Add articles to it with: prasowka index FOLDER")))
    if answer.instead_of is not None:
        sentence = _("“{typed}” was not found. These are results for “{query}” (Enter accepts).")
        before, after = sentence.replace("{typed}", safe(answer.instead_of)).split("{query}")
        pieces.append(Content.assemble(before, (safe(answer.words), _click("screen.accept")), after))
    for number_of_note, note in enumerate(answer.results.notes):
        text = Content(safe(note.text))
        if note.proposal:
            text = text.stylize(_click(f"screen.accept({number_of_note})"))
        pieces.append(text)
    return BETWEEN_NOTES.join(pieces)


def _click(action: str) -> Style:
    return Style.from_meta({"@click": action}) + Style.parse(PROPOSAL)
