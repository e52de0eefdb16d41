"""Entering a query: what the field and the list agree on while one types, and when one goes from one to the other."""

from textual.screen import Screen

from tui.screens.controllers.asking import Asking
from tui.session import SearchSession
from tui.settings import Settings
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField


class Entering:
    """Asks for what is typed, and goes to the list once it is known that there is one."""

    def __init__(
        self,
        screen: Screen[None],
        session: SearchSession,
        settings: Settings,
        field: SearchField,
        results: ResultList,
        asking: Asking,
    ) -> None:
        self._screen = screen
        self._session = session
        self._settings = settings
        self._field = field
        self._results = results
        self._asking = asking
        self._wants_list = False

    def type(self, words: str) -> None:
        """Ask for words that may go on."""
        self._session.type(words)
        self._asking.ask_soon()

    def put(self, words: str) -> None:
        """Put words into the field and ask for them as they are."""
        self._field.put(words)
        self._session.finish(words)
        self._asking.ask()

    def leave_field(self, words: str, *, finished: bool) -> None:
        """Go to the list, now or when the answer is here; ask for the words as they are where they are `finished`."""
        self._wants_list = True
        answer = self._session.answer
        accepts = finished and self._session.is_answered and answer is not None and bool(answer.instead_of)
        if finished:
            self._settings.remember_query(words)
            self._session.finish(words)
        elif words != self._session.words:
            self._session.type(words)
        if accepts:
            self.action_accept()
        elif self._session.is_answered:
            self.go_to_list()
        elif self._asking.is_waiting or finished:
            self._asking.ask()

    def take_answer(self) -> None:
        """Do what waited for the answer: go to the list, or correct what nothing begins with."""
        answer = self._session.answer
        if self._wants_list:
            self.go_to_list()
        elif answer is not None and not answer.question.is_finished and not answer.results.total:
            self._asking.correct_soon()

    def take_failure(self) -> None:
        """Do what waited for the answer that does not come."""
        if self._wants_list:
            self.go_to_list()

    def go_to_list(self) -> None:
        """Go from the field to the list, unless it is empty, and let the keys go that waited for it."""
        self._wants_list = False
        if self._session.row_count:
            self._screen.set_focus(self._results)
        self._field.release()

    def action_accept(self, note: int | None = None) -> None:
        """Search for the proposed spelling: that of a note by its number, else the likeliest."""
        answer = self._session.answer
        if answer is None:
            return
        if note is not None:
            words = answer.results.notes[note].proposal
        elif answer.instead_of is not None:
            words = answer.words
        else:
            words = answer.proposals[0].proposal if answer.proposals else None
        if words:
            self.put(words)
