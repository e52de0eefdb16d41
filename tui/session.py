"""What a person asks for, and what was answered so far: the state behind the search screen, without any widget.

Every question carries a ticket, a number that only grows: an answer is taken when its ticket is the latest one. Hits
come in pages of `PAGE` rows, each fetched when a row of it is looked at, so that the millionth hit costs what the
first one does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from indexer import Hit, Note, Request, Results
from tui.filters import MINE, NEW, Filter, query_of

PAGE = 50
"""Rows that are fetched at once."""
ORDERS = ("relevance", "newest", "oldest")
QUICK = 0.03
"""Seconds: while answers come within them, the next question need not wait for a pause in typing."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked of the archive.

    `words` is what was typed; where they are `is_finished`, another spelling may be tried, and where they are not,
    the last one may be a beginning. The answer stays on the article `keep` where it has it. Where `ids` are given,
    only these articles are asked for; with `added_after`, only what came after that commit.
    """

    ticket: int
    words: str
    is_finished: bool
    filters: tuple[Filter, ...]
    sort: str
    fold: bool
    keep: str | None = None
    ids: tuple[str, ...] | None = None
    added_after: str | None = None

    def request(self, words: str | None = None) -> Request:
        """Return the request for the first page, for other words than those typed if need be."""
        query = query_of(self.words if words is None else words, self.filters)
        # What a person put on a list herself is shown, be it nearly the same as another article.
        return Request(
            query,
            limit=PAGE,
            sort=self.sort,
            fold=self.fold and self.ids is None,
            ids=self.ids,
            added_after=self.added_after,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of a question; `instead_of` are the words as typed where another spelling of them was searched.

    `words` are those that were searched. `row` is the row to stand on, and `page` the hits of that row's page.
    """

    question: Question
    words: str
    request: Request
    results: Results
    instead_of: str | None = None
    row: int = 0
    page: tuple[Hit, ...] = ()

    @property
    def row_count(self) -> int:
        """How many rows the list has: a folded copy is none of its own."""
        return self.results.total if self.results.stories is None else self.results.stories

    @property
    def proposals(self) -> tuple[Note, ...]:
        """The notes that propose another query."""
        return tuple(note for note in self.results.notes if note.proposal)


class SearchSession:
    """The words, filters, order and folding in force, and the hits of the latest answer by their rows.

    What came to the archive after the commit `since` is new to the person.
    """

    def __init__(self, words: str = "", lists: Callable[[], Mapping[str, tuple[str, ...]]] = dict) -> None:
        self._lists = lists
        self.words = words
        self.is_finished = True
        self.filters: tuple[Filter, ...] = ()
        self.since: str | None = None
        self.fold = True
        self.answer: Answer | None = None
        self.last_took = 0.0
        self._sort = ORDERS[0]
        self._ticket = 0
        self._is_failed = False
        self._hits: dict[int, Hit] = {}
        self._pages_asked: set[int] = set()

    # What the person wants

    @property
    def sort(self) -> str:
        """The order in force: to a query without words nothing is more relevant than another thing."""
        return "newest" if self._sort == "relevance" and not self.words.strip() else self._sort

    def next_order(self) -> None:
        """Take the next order."""
        self._sort = ORDERS[(ORDERS.index(self.sort) + 1) % len(ORDERS)]

    def type(self, words: str) -> None:
        """Take words that may go on; a space after them finishes the last one."""
        self.words = words
        self.is_finished = not words or words[-1].isspace()

    def finish(self, words: str) -> None:
        """Take words as they are."""
        self.words, self.is_finished = words, True

    def toggle(self, chosen: Filter) -> None:
        """Take a filter, or let go of it; one that excludes what another asks for replaces that."""
        opposite = chosen._replace(is_excluded=not chosen.is_excluded)
        others = tuple(other for other in self.filters if other not in (chosen, opposite))
        self.filters = others if chosen in self.filters else (*others, chosen)

    def set_period(self, period: str | None) -> None:
        """Take a period as the only filter on dates, or none."""
        others = tuple(other for other in self.filters if other.field != "date")
        self.filters = (*others, Filter("date", period)) if period else others

    @property
    def period(self) -> str | None:
        """The period that is asked for."""
        return next((chosen.value for chosen in self.filters if chosen.field == "date"), None)

    @property
    def query(self) -> str:
        """All that is asked for as the text of one query."""
        return query_of(self.words, self.filters)

    # Questions and answers

    def ask(self, keep: Hit | None = None) -> Question:
        """Return the question to be asked now; every earlier one is overtaken by it."""
        self._ticket += 1
        self._is_failed = False
        return Question(
            self._ticket,
            self.words,
            self.is_finished,
            self.filters,
            self.sort,
            self.fold,
            keep.id if keep else None,
            self._ids(),
            self.since if Filter(MINE, NEW) in self.filters else None,
        )

    def _ids(self) -> tuple[str, ...] | None:
        """Return the articles that are on one of the person's lists that are filtered by."""
        names = [chosen.value for chosen in self.filters if chosen.field == MINE and chosen.value != NEW]
        lists = self._lists()
        return tuple(dict.fromkeys(id for name in names for id in lists.get(name, ()))) if names else None

    @property
    def is_answered(self) -> bool:
        """Whether the latest question has its answer, and it is what is wanted now."""
        answer = self.answer
        return self._is_failed or (
            answer is not None
            and answer.question.ticket == self._ticket
            and (answer.question.words, answer.question.is_finished) == (self.words, self.is_finished)
        )

    def asks_the_same(self) -> bool:
        """Whether what is wanted now is what the latest answer is to, but for folding and new articles."""
        if self.answer is None:
            return False
        question = self.answer.question
        return (question.words, question.filters, question.sort) == (self.words, self.filters, self.sort)

    def take(self, answer: Answer) -> bool:
        """Take an answer, unless a newer question was asked meanwhile; say whether it was taken."""
        if answer.question.ticket != self._ticket:
            return False
        self.answer = answer
        self._hits = {}
        self._pages_asked = {0, answer.row // PAGE}
        self._keep(0, answer.results.hits)
        if answer.page:
            self._keep(answer.row // PAGE, answer.page)
        return True

    def fail(self, ticket: int) -> bool:
        """Take note that a question cannot be answered; say whether it was the latest."""
        self._is_failed = ticket == self._ticket
        return self._is_failed

    def pause(self, most: float) -> float:
        """Return the seconds to wait for the next key before asking: none while answers come at once."""
        return 0.0 if self.last_took < QUICK else most

    # Hits by row

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self.answer.row_count if self.answer else 0

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row, None where it is yet to be fetched."""
        return self._hits.get(row)

    def pages_to_fetch(self, rows: Iterable[int]) -> list[tuple[int, Request]]:
        """Return pages that hold some rows and were not asked for yet: their numbers and requests, each once."""
        if self.answer is None:
            return []
        pages = sorted({row // PAGE for row in rows if 0 <= row < self.row_count} - self._pages_asked)
        self._pages_asked.update(pages)
        return [(page, replace(self.answer.request, offset=page * PAGE)) for page in pages]

    def take_page(self, ticket: int, page: int, hits: Iterable[Hit]) -> bool:
        """Take the hits of a page, if they belong to the answer that is shown; say whether they were taken."""
        if self.answer is None or self.answer.question.ticket != ticket:
            return False
        self._keep(page, hits)
        return True

    def lose_page(self, page: int) -> None:
        """Take note that a page could not be fetched, so that it is asked for again when it is looked at again."""
        self._pages_asked.discard(page)

    def _keep(self, page: int, hits: Iterable[Hit]) -> None:
        self._hits.update(enumerate(hits, page * PAGE))
