"""Asking the archive: when, and in worker threads, whose answers come back to the screen as messages."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from indexer import Archive, Hit, Request
from tui.answers import FAILURES, ask, complete, fetch
from tui.facets import count_facets, supported_facets
from tui.session import Answer, Question, SearchSession
from tui.worker_messages import (
    Answered,
    FacetsCounted,
    PageFailed,
    PageFetched,
    SearchFailed,
    WordCompleted,
)

CORRECT_AFTER = 0.7
"""Seconds after the last key until a word of which nothing begins is taken for a finished one, and corrected."""


class Asking:
    """Asks what the session wants to know; no key ever waits for the archive."""

    def __init__(
        self,
        screen: Screen[None],
        archive: Archive,
        session: SearchSession,
        typing_pause: float,
        announce: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._archive = archive
        self._session = session
        self._typing_pause = typing_pause
        self._announce = announce
        self._timer: Timer | None = None
        self._facets: tuple[str, ...] | None = None

    # When

    def ask(self, keep: Hit | None = None) -> None:
        """Ask now; stay on the hit `keep` if the answer has it."""
        self._stop_timer()
        self._announce()
        self._run(partial(self._search, self._session.ask(keep)), "search")

    def ask_soon(self) -> None:
        """Ask after the pause that typing needs: none while answers come at once."""
        self._stop_timer()
        if pause := self._session.pause(self._typing_pause):
            self._timer = self._screen.set_timer(pause, self.ask)
        else:
            self.ask()

    def correct_soon(self) -> None:
        """Take what was typed for finished, unless more is typed."""
        self._timer = self._screen.set_timer(CORRECT_AFTER, self._finish)

    @property
    def is_waiting(self) -> bool:
        """Whether something will be asked soon."""
        return self._timer is not None

    def _finish(self) -> None:
        self._session.finish(self._session.words)
        self.ask()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # What

    def fetch_rows(self, rows: range) -> None:
        """Fetch the pages of hits that hold some rows."""
        answer = self._session.answer
        for page, request in self._session.pages_to_fetch(rows):
            if answer is not None:
                work = partial(self._fetch, answer.question.ticket, page, request)
                self._run(work, "pages", exclusive=False)

    def count_facets(self, answer: Answer) -> None:
        """Count what the hits of an answer have in common."""
        self._run(partial(self._count_facets, answer), "facets")

    # In worker threads

    def _run(self, work: Callable[[], None], group: str, *, exclusive: bool = True) -> None:
        """Work in a thread; where it is `exclusive`, what its group did before gives way."""

        def unless_overtaken() -> None:
            if not get_current_worker().is_cancelled:
                work()

        self._screen.run_worker(unless_overtaken, group=group, exclusive=exclusive, thread=True)

    def _search(self, question: Question) -> None:
        started = perf_counter()
        try:
            self._screen.post_message(Answered(ask(self._archive, question), perf_counter() - started))
            if completion := complete(self._archive, question.words):
                self._screen.post_message(WordCompleted(question.words, completion))
        except FAILURES as error:
            self._screen.post_message(SearchFailed(question.ticket, str(error)))

    def _fetch(self, ticket: int, page: int, request: Request) -> None:
        try:
            self._screen.post_message(PageFetched(ticket, page, fetch(self._archive, request)))
        except FAILURES as error:
            self._screen.post_message(PageFailed(ticket, page, str(error)))

    def _count_facets(self, answer: Answer) -> None:
        try:
            if self._facets is None:
                self._facets = supported_facets(self._archive)
            facets = count_facets(self._archive, answer, self._facets, self._session.since)
            self._screen.post_message(FacetsCounted(answer.question.ticket, facets))
        except FAILURES as error:
            self._screen.post_message(SearchFailed(answer.question.ticket, str(error)))
