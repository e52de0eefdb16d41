from dataclasses import replace

import pytest

from indexer import Article, Note, Request
from tui.answers import Highlights, ask, complete, read


def test_what_is_found_is_the_answer(archive) -> None:
    answer = ask(archive, Request("pociąg"))
    assert answer.results.total == 1
    assert (answer.typed, answer.instead_of, answer.proposal) == ("pociąg", None, None)


def test_a_proposal_is_searched_only_when_nothing_is_found(archive) -> None:
    archive.notes = {query: Note("spelling", "Czy chodziło o: pociąg?", "pociąg") for query in ("fociong", "most")}
    corrected, plain = ask(archive, Request("fociong")), ask(archive, Request("most"))
    assert (corrected.request.query, corrected.typed, corrected.results.total) == ("pociąg", "fociong", 1)
    assert (plain.request.query, plain.instead_of, plain.proposal) == ("most", None, "pociąg")


def test_a_proposal_that_finds_nothing_either_is_only_proposed(archive) -> None:
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: żubr?", "żubr")
    answer = ask(archive, Request("fociong"))
    assert (answer.request.query, answer.instead_of, answer.proposal) == ("fociong", None, "żubr")


def test_folded_copies_cannot_be_reached_by_scrolling(archive) -> None:
    answer = ask(archive, Request("most"))
    assert answer.reachable == 3
    folded = replace(answer, results=replace(answer.results, stories=2))
    assert folded.reachable == 2


def test_highlights_fall_into_the_text_they_stand_in(archive) -> None:
    article = Article("a", title="Most", lead="O moście", body="Most\ni most", captions=("", "Na moście", "Fot. A"))
    archive.articles = [article]
    hit = ask(archive, Request("most")).results.hits[0]
    assert read(archive, hit, "most") == (
        article,
        Highlights(((0, 4),), ((2, 8),), ((0, 4), (7, 11)), ((), ((3, 9),), ())),
    )
    assert read(archive, hit, " ") == (article, Highlights(captions=((), (), ())))


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("poc", "pociąg"), ("POC", "POCiąg"), ("pociąg", "pociągi"), ("poc ", None), ("", None), ("sto", None)],
)
def test_only_what_begins_as_typed_completes_it(archive, typed: str, completed: str | None) -> None:
    archive.completions = ("žpoc", "pociąg", "pociągi")
    assert complete(archive, typed) == completed
