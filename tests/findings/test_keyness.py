"""Keyness: the words that some articles have more often than others, counted by hand."""

import json
from collections.abc import Iterator
from math import log, log2
from pathlib import Path

import pytest

from indexer import Archive, Keyword, Request, optimize, update

TEXTS = {
    "m1": ("Statek wypłynął z portu. Statki płyną, statkom służy wiatr.", "Morze"),
    "m2": ("W porcie stoi statek i kuter. Kutry łowią, a Nowak liczy.", "Morze"),
    "g1": ("Górnicy zjechali do kopalni. Górnikom służy wiatr w kopalni.", "Góry"),
    "g2": ("W kopalniach górnik liczy wózki. Nowak i Nowakowa milczą.", "Góry"),
    "x": ("Pogoda: wiatr i deszcz.", "Inne"),
}


def write(file: Path, ids: list[str]) -> None:
    records = [{"id": id, "text": TEXTS[id][0], "source": TEXTS[id][1], "clean": True} for id in ids]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")


@pytest.fixture(scope="module", params=["one segment", "several segments"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keyness")
    write(folder / "a.jsonl", ["m1", "g1"])
    update(folder / "index", [folder])
    write(folder / "b.jsonl", ["m2", "g2", "x"])
    update(folder / "index", [folder])
    if request.param == "one segment":
        optimize(folder / "index")
    return folder / "index"


@pytest.fixture
def archive(index: Path) -> Iterator[Archive]:
    with Archive.open(index) as opened:
        yield opened


def found(archive: Archive, query: str, against: str | None = None, least: int = 1) -> dict[str, Keyword]:
    other = None if against is None else Request(against)
    return {one.word: one for one in archive.keywords(Request(query), other, least)}


def test_words_with_all_their_forms_the_keyest_first(archive: Archive) -> None:
    words = found(archive, "source:morze", "source:góry")
    assert next(iter(words)) == "statek"
    assert (words["statek"].frequency, words["statek"].reference) == (4, 0)
    assert not {"wiatr", "kopalnia", "w", "i"} & words.keys()


def test_the_measures_are_those_of_the_books(archive: Archive) -> None:
    ship = found(archive, "source:morze", "source:góry")["statek"]
    here = sum(len(text.split()) for text, source in TEXTS.values() if source == "Morze")
    there = sum(len(text.split()) for text, source in TEXTS.values() if source == "Góry")
    expected = here * 4 / (here + there)
    assert ship.log_likelihood == pytest.approx(2 * 4 * log(4 / expected), abs=0.01)
    assert ship.log_ratio == pytest.approx(log2((4 / here) / (0.5 / there)), abs=0.01)
    assert ship.per_million == pytest.approx(1_000_000 * 4 / here, abs=0.01)


def test_without_another_query_all_other_articles_are_the_reference(archive: Archive) -> None:
    alone = found(archive, "source:morze")
    assert alone["statek"].reference == 0
    assert alone["statek"].log_likelihood > found(archive, "source:morze", "source:góry")["statek"].log_likelihood


def test_rare_words_and_filters(archive: Archive) -> None:
    assert set(found(archive, "source:morze", least=4)) == {"statek"}
    request = Request("", sources=("góry",))
    assert {word.word for word in archive.keywords(request, None, 3)} == {"górnik", "kopalnia"}
    assert len(archive.keywords(Request("source:morze", limit=1), None, 1)) == 1


def test_names_keep_their_capitals(archive: Archive) -> None:
    words = found(archive, "nowak", "pogoda")
    assert not [word for word in words if word.lower() == "nowak" and word != "Nowak"]


def test_nothing_found_has_no_words(archive: Archive) -> None:
    assert archive.keywords(Request("hipopotam")) == ()
