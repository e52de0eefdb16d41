"""Who and what: from scrapes on disk to the answers of the archive."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import Archive, Request, UnknownArticle, UsageError, optimize, update
from indexer.polish import dictionary

pytestmark = pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")

ARTICLES = {
    "most": ("Burmistrz o moście", "Burmistrz Jan Kowalski otworzył most w Tczewie. „Most jest nasz i stoi” – mówił."),
    "rada": ("Rada o moście", "Rada Ministrów dała pieniądze na most. Chwalił to w Tczewie premier Donald Tusk."),
    "unia": ("Tusk w Brukseli", "Premier Donald Tusk pojechał do Brukseli na szczyt Unii Europejskiej."),
    "duda": ("Muzyka", "Na festiwalu w Zakopanem zagrała duda i skrzypce. Słuchał Jan Kowalski z Tczewa."),
    "prezydent": ("Prezydent", "Prezydent Andrzej Duda był w Brukseli. Z prezydentem Dudą byli dziennikarze."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    records = [
        {"id": id, "title": title, "text": text, "published": f"2024-0{month}-01", "clean": True}
        for month, (id, (title, text)) in enumerate(ARTICLES.items(), 1)
    ]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (folder / "articles.jsonl").write_text(lines, "utf-8")
    update(folder / "index", [folder / "articles.jsonl"])
    return folder / "index"


@pytest.fixture
def archive(index: Path) -> Iterator[Archive]:
    with Archive.open(index) as opened:
        yield opened


def ids(archive: Archive, query: str) -> set[str]:
    return {hit.id for hit in archive.search(Request(query)).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("person:tusk", {"rada", "unia"}),
        ("osoba:Tuskiem", {"rada", "unia"}),
        ('person:"donald tusk"', {"rada", "unia"}),
        ("person:kowalskiego", {"most", "duda"}),
        ("osoba:duda", {"prezydent"}),
        ("place:tczew", {"most", "rada", "duda"}),
        ("miejsce:bruksela", {"unia", "prezydent"}),
        ('org:"rada ministrów"', {"rada"}),
        ("organizacja:unia", {"unia"}),
        ("name:bruksela", {"unia", "prezydent"}),
        ("nazwa:tusk", {"rada", "unia"}),
        ("most person:tusk", {"rada"}),
        ("place:tczew -person:tusk", {"most", "duda"}),
        ("person:(tusk OR kowalski)", {"most", "rada", "unia", "duda"}),
        ("person:tu*", {"rada", "unia"}),
        ("person:nikt", set()),
    ],
)
def test_a_query_for_a_name(archive: Archive, query: str, found: set[str]) -> None:
    assert ids(archive, query) == found


def test_without_diacritics(archive: Archive) -> None:
    assert ids(archive, 'org:"rada ministrow"') == {"rada"}


def test_facets(archive: Archive) -> None:
    facets = archive.search(Request("most", facets=("person", "place", "org"))).facets
    assert facets["person"] == (("Donald Tusk", 1), ("Jan Kowalski", 1))
    assert facets["place"] == (("Tczew", 2),)
    assert facets["org"] == (("Rada Ministrów", 1),)


def test_the_names_of_what_a_query_finds(archive: Archive) -> None:
    found = archive.names(Request("most", limit=10), kinds=("person",))
    assert [(name.name, name.kind, name.articles) for name in found.names] == [
        ("Donald Tusk", "person", 1),
        ("Jan Kowalski", "person", 1),
    ]
    assert found.total == 2


def test_the_names_of_all_articles(archive: Archive) -> None:
    found = archive.names(Request("", limit=3))
    assert [(name.name, name.articles) for name in found.names] == [
        ("Tczew", 3),
        ("Donald Tusk", 2),
        ("Jan Kowalski", 2),
    ]
    assert found.total == 5


def test_names_of_a_time(archive: Archive) -> None:
    found = archive.names(Request("", since="2024-05", limit=10), kinds=("person",))
    assert [name.name for name in found.names] == ["Andrzej Duda"]


def test_names_beside_a_name(archive: Archive) -> None:
    found = archive.names(Request("", limit=10), beside="Kowalskim")
    assert found.names[0].name == "Tczew"
    assert found.names[0].articles == 2
    assert found.names[0].association is not None
    assert found.names[0].association > 0
    assert "Jan Kowalski" not in {name.name for name in found.names}


def test_the_names_of_an_article_with_their_places(archive: Archive) -> None:
    names = {name.name: name for name in archive.names_in("unia")}
    article = archive.article("unia")
    spans = [(span.field, getattr(article, span.field)[span.start : span.end]) for span in names["Donald Tusk"].spans]
    assert spans == [("title", "Tusk"), ("body", "Donald Tusk")]
    assert names["Unia Europejska"].kind == "organisation"


def test_what_is_said(archive: Archive) -> None:
    (quote,) = archive.quotes(Request("most"), by="kowalskiego")
    assert (quote.text, quote.speaker, quote.id, quote.field) == (
        "Most jest nasz i stoi",
        "Jan Kowalski",
        "most",
        "body",
    )
    assert list(archive.quotes(Request("most"), by="tusk")) == []
    assert list(archive.quotes(Request("pieniądze"))) == []
    assert len(list(archive.quotes(Request("")))) == 1


def test_what_cannot_be_asked(archive: Archive) -> None:
    with pytest.raises(UsageError, match="dwarf"):
        archive.names(Request(""), kinds=("dwarf",))
    with pytest.raises(UsageError):
        archive.names(Request(""), beside="!")
    with pytest.raises(UsageError):
        list(archive.quotes(Request(""), by="?"))
    with pytest.raises(UnknownArticle):
        archive.names_in("nothing")


def test_new_articles_know_the_names_of_older_ones_and_a_merge_keeps_them(index: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    texts = [f"Prezes Xawery Zzyzxik przyszedł {day} dnia." for day in range(5)]
    first.write_text(
        "\n".join(json.dumps({"id": f"a{n}", "text": text, "clean": True}) for n, text in enumerate(texts))
    )
    update(tmp_path / "index", [first])
    second.write_text(json.dumps({"id": "b", "text": "Rozmawiano z prezesem Xawerym Zzyzxikiem.", "clean": True}))
    update(tmp_path / "index", [second])
    with Archive.open(tmp_path / "index") as archive:
        before = archive.names(Request(""))
    optimize(tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        assert archive.names(Request("")).names == before.names
        assert ids(archive, "person:zzyzxik") == {"a0", "a1", "a2", "a3", "a4", "b"}
        assert [(name.name, name.articles) for name in before.names] == [("Xawery Zzyzxik", 6)]
