"""Collocations: what stands near a word more often than elsewhere, counted by hand."""

import json
from collections.abc import Iterator
from math import log, log2
from pathlib import Path

import pytest

from indexer import Archive, Collocate, Request, UsageError, update

TEXTS = {
    "a": ("Zielony most stał nad rzeką. Zielone mosty stoją długo.", "2023"),
    "b": ("Pod zielonym mostem śpi kot. Kot i pies.\nZielony dom.", "2023"),
    "c": ("Pies, kot, pies i kot. Dom nad rzeką, a w domu kot i kot.", "2024"),
    "e": ("Zielony las i zielona trawa.", "2024"),
    "d": ("Dom, pies i rzeka, dom, pies i rzeka, i jeszcze kot.", "2024"),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collocations")
    records = [{"id": id, "text": text, "published": year, "clean": True} for id, (text, year) in TEXTS.items()]
    (folder / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    update(folder / "index", [folder / "a.jsonl"])
    return folder / "index"


@pytest.fixture
def archive(index: Path) -> Iterator[Archive]:
    with Archive.open(index) as opened:
        yield opened


def found(archive: Archive, query: str = "most", window: int = 5, least: int = 1, **dates: str) -> dict[str, Collocate]:
    request = Request(query, limit=100, since=dates.get("since"), until=dates.get("until"))
    return {one.word: one for one in archive.collocates(request, window, least=least)}


def test_a_word_is_counted_in_all_its_forms(archive: Archive) -> None:
    green = found(archive, window=1)["zielony"]
    assert (green.together, green.frequency) == (3, 6)


def test_the_measures_are_those_of_the_books(archive: Archive) -> None:
    green = found(archive, window=1)["zielony"]
    windows = len("zielony stał zielone stoją zielonym śpi".split())
    tokens = sum(len(text.split()) for text, _ in TEXTS.values())
    observed = [[3, 3], [windows - 3, tokens - windows - 3]]
    rows, columns = [6, tokens - 6], [windows, tokens - windows]
    expected = [[row * column / tokens for column in columns] for row in rows]
    g2 = 2 * sum(o * log(o / e) for os, es in zip(observed, expected, strict=True) for o, e in zip(os, es, strict=True))
    assert green.log_likelihood == pytest.approx(g2, abs=0.01)
    assert green.log_dice == pytest.approx(14 + log2(2 * 3 / (3 + 6)), abs=0.01)


def test_the_window_ends_with_the_paragraph_and_never_holds_the_word_itself(archive: Archive) -> None:
    assert found(archive, window=9)["zielony"].together == 3
    assert "most" not in found(archive, window=9)
    assert "dom" not in found(archive, window=9)


def test_function_words_and_what_is_near_by_chance_are_left_out(archive: Archive) -> None:
    words = found(archive, "kot", window=5)
    assert not {"i", "a", "w", "nad", "pod"} & words.keys()
    assert all(one.log_likelihood > 0 for one in words.values())


def test_the_strongest_come_first_as_many_as_asked_for(archive: Archive) -> None:
    for measure, field in (("likelihood", "log_likelihood"), ("logdice", "log_dice")):
        strengths = [getattr(one, field) for one in archive.collocates(Request("most"), 5, measure, 1)]
        assert strengths == sorted(strengths, reverse=True)
    assert len(archive.collocates(Request("most", limit=2), least=1)) == 2


def test_filters_hold_for_the_frequency_as_well(archive: Archive) -> None:
    assert found(archive, until="2023")["zielony"].frequency == 4
    assert found(archive, until="2023")["zielony"].log_dice > found(archive)["zielony"].log_dice


def test_rare_neighbours_are_left_out(archive: Archive) -> None:
    assert found(archive, least=3, window=1).keys() == {"zielony"}


def test_nothing_has_no_neighbours_and_nonsense_is_refused(archive: Archive) -> None:
    assert archive.collocates(Request("hipopotam")) == ()
    with pytest.raises(UsageError):
        archive.collocates(Request("most"), measure="wrażenie")
    with pytest.raises(UsageError):
        archive.collocates(Request("date:2024"))
