from dataclasses import replace

import pytest

from indexer import Article, Note
from tui.answers import Highlights, ask, complete, read
from tui.session import PAGE, Answer, SearchSession


def answer_to(archive, words: str, *, finished: bool = True, fold: bool = False) -> Answer:
    session = SearchSession(words)
    session.fold = fold
    if not finished:
        session.type(words)
    return ask(archive, session.ask())


def test_what_is_found_is_the_answer(archive) -> None:
    answer = answer_to(archive, "pociąg")
    assert (answer.results.total, answer.words, answer.instead_of) == (1, "pociąg", None)
    assert [hit.id for hit in answer.page] == ["glos/pociag.txt"]


def test_a_proposal_is_searched_only_when_nothing_is_found(archive) -> None:
    archive.notes = {query: Note("spelling", "Czy chodziło o: pociąg?", "pociąg") for query in ("fociong", "most")}
    corrected, plain = answer_to(archive, "fociong"), answer_to(archive, "most")
    assert (corrected.words, corrected.instead_of, corrected.results.total) == ("pociąg", "fociong", 1)
    assert (plain.words, plain.instead_of, plain.proposals[0].proposal) == ("most", None, "pociąg")


def test_a_proposal_that_finds_nothing_either_is_only_proposed(archive) -> None:
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: żubr?", "żubr")
    answer = answer_to(archive, "fociong")
    assert (answer.words, answer.instead_of, answer.proposals[0].proposal) == ("fociong", None, "żubr")


def test_half_a_word_is_a_beginning_and_is_never_corrected(archive) -> None:
    archive.completions = ("focus",)
    archive.notes["foc*"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    answer = answer_to(archive, "foc", finished=False)
    assert (answer.words, answer.request.query, answer.results.notes) == ("foc*", "foc*", ())


def test_a_word_that_nothing_begins_with_may_be_another_form_but_is_not_corrected_yet(archive) -> None:
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    answer = answer_to(archive, "fociong", finished=False)
    assert (answer.words, answer.results.total, answer.results.notes) == ("fociong", 0, ())


def test_a_beginning_that_is_a_word_too_stands_for_both(archive) -> None:
    archive.completions = ("most", "mosty")
    assert answer_to(archive, "stary most", finished=False).words == "stary (most OR most*)"
    assert answer_to(archive, "stary most").words == "stary most"


def test_enter_after_half_a_word_keeps_what_it_found(archive) -> None:
    archive.completions = ("most", "mosty")
    assert answer_to(archive, "mos").words == "mos*"


def test_folded_copies_are_no_rows(archive) -> None:
    answer = answer_to(archive, "most")
    assert answer.row_count == 3
    folded = replace(answer, results=replace(answer.results, stories=2))
    assert folded.row_count == 2


def test_an_answer_stands_on_the_article_that_was_kept_wherever_it_is(archive, many) -> None:
    session = SearchSession("most")
    hit = answer_to(many, "most").page[0]
    answer = ask(many, session.ask(replace(hit, id="most-111.txt")))
    assert answer.row == 110
    assert [hit.rank for hit in answer.page] == list(range(2 * PAGE + 1, 121))
    assert ask(many, session.ask(replace(hit, id="gone.txt"))).row == 0


def test_highlights_fall_into_the_text_they_stand_in(archive) -> None:
    article = Article("a", title="Most", lead="O moście", body="Most\ni most", captions=("", "Na moście", "Fot. A"))
    archive.articles = [article]
    assert read(archive, "a", "most") == (
        article,
        Highlights(((0, 4),), ((2, 8),), ((0, 4), (7, 11)), ((), ((3, 9),), ())),
    )
    assert read(archive, "a", " ") == (article, Highlights(captions=((), (), ())))


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("poc", "pociąg"), ("POC", "POCiąg"), ("pociąg", "pociągi"), ("poc ", None), ("", None), ("sto", None)],
)
def test_only_what_begins_as_typed_completes_it(archive, typed: str, completed: str | None) -> None:
    archive.completions = ("žpoc", "pociąg", "pociągi")
    assert complete(archive, typed) == completed
