"""Pictures of what a person sees. After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`.

Another release of Textual may draw a border or a colour otherwise, so the pictures are compared only with the one
that drew them; everything else about the screens is tested with any.
"""

from importlib.metadata import version

import pytest

from indexer import DamagedIndex, Note

DRAWN_BY = "8.2.8"

pytestmark = pytest.mark.skipif(version("textual") != DRAWN_BY, reason=f"the pictures were drawn by Textual {DRAWN_BY}")


def test_results_beside_the_article(snapshot_of) -> None:
    assert snapshot_of("most tczew", "down", "n", "n")


def test_light(snapshot_of) -> None:
    assert snapshot_of("most tczew", "down", "n", "n", "t")


def test_without_colours(snapshot_of, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snapshot_of("most tczew", "down", "n", "n")


def test_newest_articles_before_anything_is_typed(snapshot_of) -> None:
    assert snapshot_of("")


def test_in_english(snapshot_of, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    assert snapshot_of("most tczew", "down", "n", "n")


def test_help_in_english(snapshot_of, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASOWKA_LANG", "en")
    assert snapshot_of("most", "f1", size=(110, 80))


def test_an_empty_archive(snapshot_of, archive) -> None:
    archive.articles = []
    assert snapshot_of("")


def test_another_spelling(snapshot_of, archive) -> None:
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    assert snapshot_of("fociong")


def test_a_damaged_index(snapshot_of, archive) -> None:
    archive.failure = DamagedIndex("Plik indeksu jest uszkodzony. Zbuduj indeks na nowo: prasowka index --rebuild")
    assert snapshot_of("most")


def test_narrow_list(snapshot_of) -> None:
    assert snapshot_of("most", "down", size=(60, 24))


def test_narrow_article(snapshot_of) -> None:
    assert snapshot_of("most", "down", "enter", "n", size=(60, 24))


def test_hostile_text(snapshot_of) -> None:
    assert snapshot_of("drugie", "down")


def test_scrape(snapshot_of) -> None:
    assert snapshot_of("most", "down", "r", "n", size=(80, 14))


def test_help(snapshot_of) -> None:
    assert snapshot_of("most", "f1", size=(110, 80))


def test_the_desk(snapshot_of_sample) -> None:
    assert snapshot_of_sample("most", "down", "F", "enter", size=(120, 40))


def test_the_timeline_on_a_wide_terminal(snapshot_of_sample) -> None:
    assert snapshot_of_sample("most", "down", "T", "left", "shift+left", size=(200, 60))


def test_the_drawer_on_a_small_terminal(snapshot_of_sample) -> None:
    assert snapshot_of_sample("most", "down", "F", size=(80, 24))
