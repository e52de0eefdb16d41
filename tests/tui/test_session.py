"""The state behind the search screen, without any screen."""

from dataclasses import replace

from tui.answers import ask, fetch
from tui.filters import Filter
from tui.session import PAGE, SearchSession

KURIER = Filter("source", "kurier.example")


def answered(archive, words: str = "most") -> SearchSession:
    session = SearchSession(words)
    session.take(ask(archive, session.ask()))
    return session


def test_an_answer_to_an_older_question_is_dropped(archive) -> None:
    session = SearchSession("most")
    first = ask(archive, session.ask())
    session.type("pociąg")
    second = ask(archive, session.ask())
    assert not session.take(first)
    assert not session.is_answered
    assert session.take(second)
    assert session.is_answered
    assert session.answer == second


def test_what_was_typed_since_the_answer_is_not_answered(archive) -> None:
    session = answered(archive)
    session.type("most t")
    assert not session.is_answered
    session.ask()
    assert not session.is_answered


def test_a_failure_is_an_answer_of_its_kind(archive) -> None:
    session = answered(archive)
    ticket = session.ask().ticket
    assert not session.fail(ticket - 1)
    assert session.fail(ticket)
    assert session.is_answered


def test_a_space_finishes_a_word() -> None:
    session = SearchSession()
    for words, finished in (("most", False), ("most ", True), ("", True)):
        session.type(words)
        assert session.is_finished is finished


def test_nothing_is_more_relevant_to_no_words() -> None:
    session = SearchSession()
    assert session.sort == "newest"
    session.next_order()
    assert session.sort == "oldest"
    session.type("most")
    session.next_order()
    assert session.sort == "relevance"


def test_pages_are_fetched_once_and_belong_to_their_answer(many) -> None:
    session = answered(many)
    ticket = session.answer.question.ticket
    assert session.row_count == 120
    assert session.pages_to_fetch(range(10)) == []
    [(page, request)] = session.pages_to_fetch(range(PAGE - 5, PAGE + 5))
    assert (page, request.offset) == (1, PAGE)
    assert session.pages_to_fetch(range(PAGE, 2 * PAGE)) == []
    assert session.hit(PAGE) is None
    hits = fetch(many, request)
    session.take(ask(many, session.ask()))
    assert not session.take_page(ticket, page, hits)
    assert session.take_page(session.answer.question.ticket, page, hits)
    assert session.hit(PAGE).rank == PAGE + 1


def test_a_page_that_failed_is_asked_for_again(many) -> None:
    session = answered(many)
    [(page, _request)] = session.pages_to_fetch([70])
    session.lose_page(page)
    assert [page for page, _ in session.pages_to_fetch([70])] == [1]


def test_the_row_of_the_kept_article_is_there_at_once(many) -> None:
    session = answered(many)
    first = session.hit(0)
    assert first is not None
    hit = replace(first, id="most-111.txt")
    session.take(ask(many, session.ask(hit)))
    assert session.answer.row == 110
    assert session.hit(110).id == "most-111.txt"
    assert session.hit(0).id == "most-001.txt"


def test_a_filter_is_taken_and_let_go_of_and_excluding_replaces_including() -> None:
    session = SearchSession("most")
    session.toggle(KURIER)
    assert session.query == '+(most) +source:"kurier.example"'
    session.toggle(KURIER._replace(is_excluded=True))
    assert session.query == '+(most) -source:"kurier.example"'
    session.toggle(KURIER._replace(is_excluded=True))
    assert session.query == "most"


def test_one_period_at_a_time() -> None:
    session = SearchSession("most")
    session.set_period("2024-05")
    session.set_period("2024-06")
    assert (session.period, session.query) == ("2024-06", "+(most) +date:2024-06")
    session.set_period(None)
    assert session.query == "most"


def test_there_is_no_pause_while_answers_come_at_once() -> None:
    session = SearchSession()
    assert session.pause(0.12) == 0
    session.last_took = 0.08
    assert session.pause(0.12) == 0.12
