"""What the articles of a file change in those that the index has of it: nothing is asked but the two."""

from pathlib import Path

import pytest

from indexer.messages import message
from indexer.records.article import Article
from indexer.records.digest import hash64
from indexer.records.scrape import Failure, Reading
from indexer.updating.existing_articles import ExistingArticle, ExistingArticles
from indexer.updating.reconciliation import Added, Change, Removed, Replaced, fingerprint, reconcile
from tests.support.invented import built, document


def reading(record: str, body: str = "Most otwarto w sobotę.") -> Reading:
    return Reading(Article(record, "Most", "", body), record)


def existing_in(folder: Path, *records: str) -> list[ExistingArticle]:
    """Articles of a file, as they are after each of these records was read once."""
    documents = []
    for number, record in enumerate(records):
        was = reading(record)
        documents.append(document(f"{number}.txt", file="p.jsonl", record=record, fingerprint=fingerprint(was)))
    return ExistingArticles([built(folder, documents)]).of(0, "p.jsonl")


def reconciled(found: list[Reading | Failure], existing: list[ExistingArticle], whole: bool = True) -> list[Change]:
    return list(reconcile(found, existing, lambda: whole))


def test_what_the_index_does_not_have_is_added() -> None:
    assert reconciled([reading("a"), reading("b")], []) == [Added(reading("a")), Added(reading("b"))]


def test_what_is_as_it_was_changes_nothing(tmp_path: Path) -> None:
    assert reconciled([reading("b"), reading("a")], existing_in(tmp_path, "a", "b")) == []


def test_what_reads_otherwise_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    a, _b = existing_in(tmp_path, "a", "b")
    now = reading("a", "Most zamknięto w niedzielę.")
    assert reconciled([now, reading("b")], [a, _b]) == [Replaced(a, now)]


def test_what_the_file_does_not_have_any_more_is_removed(tmp_path: Path) -> None:
    a, b = existing_in(tmp_path, "a", "b")
    assert reconciled([reading("b")], [a, b]) == [Removed(a)]
    assert reconciled([], [a, b]) == [Removed(a), Removed(b)]


def test_of_a_file_that_could_not_be_read_to_its_end_nothing_is_removed(tmp_path: Path) -> None:
    a, b = existing_in(tmp_path, "a", "b")
    broken = Failure("p.jsonl", message("there is no such file"), 2)
    assert reconciled([reading("a"), broken], [a, b], whole=False) == [broken]


def test_two_articles_of_one_record_are_two(tmp_path: Path) -> None:
    """Two members of one name in a .zip, say: what was read twice and is there once leaves one."""
    first, second = existing_in(tmp_path, "a", "a")
    assert reconciled([reading("a")], [first, second]) == [Removed(first)]
    assert reconciled([], [first, second]) == [Removed(first), Removed(second)]


@pytest.mark.parametrize(
    "other",
    [
        Reading(Article("a", "Most", "", "Most otwarto w sobotę.", published="2024"), "a"),
        Reading(Article("a", "Most", "", "Most otwarto w sobotę.", captions=("Fot. Kowal",)), "a"),
        Reading(Article("a", "Most", "", "Most otwarto w sobotę."), "a", line=2),
        Reading(Article("a", "Most", "", "Most otwarto w sobotę."), "a", suspicious="too little is left"),
    ],
)
def test_the_fingerprint_is_of_all_that_the_index_keeps(other: Reading) -> None:
    assert fingerprint(other) != fingerprint(reading("a"))


def test_the_fingerprint_does_not_depend_on_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    suspicious = Reading(Article("a", "Most"), "a", suspicious="too little is left")
    before = fingerprint(suspicious)
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    assert fingerprint(suspicious) == before


def test_records_are_told_apart_by_their_names(tmp_path: Path) -> None:
    (article,) = existing_in(tmp_path, "a")
    assert article.record == hash64("a")
