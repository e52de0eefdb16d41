from pathlib import Path

import pytest

import indexer.updating.ids
from indexer.updating.existing_articles import ExistingArticles
from indexer.updating.ids import Ids
from tests.support.invented import built, document


@pytest.fixture
def ids(tmp_path: Path) -> Ids:
    """Ids beside an index that has `kurier/a.txt`, over two folders and a file as roots."""
    (tmp_path / "paczki").mkdir()
    (tmp_path / "paczki/p.jsonl").touch()
    roots = ("/prasa/kurier", "/inna/kurier", str(tmp_path / "paczki/p.jsonl"))
    return Ids(ExistingArticles([built(tmp_path, [document("a.txt")])]), roots)


def test_a_free_id_is_given_once(ids: Ids) -> None:
    assert ids.give("b.txt", (0, "b.txt")) == "b.txt"
    assert ids.give("b.txt", (1, "b.txt")) == "kurier/b.txt"
    assert ids.give("b.txt", (1, "b.txt")) == "kurier/b.txt#2"


def test_an_id_given_long_ago_is_still_taken(ids: Ids, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.updating.ids, "MOST_RECENT", 3)
    for number in range(10):
        assert ids.give(f"{number}.txt", (0, f"{number}.txt")) == f"{number}.txt"
    for number in range(10):
        assert ids.give(f"{number}.txt", (1, f"{number}.txt")) == f"kurier/{number}.txt"


def test_the_index_keeps_what_it_has(ids: Ids) -> None:
    owner = ids.owner("a.txt")
    assert owner is not None
    assert (owner.id, owner.key) == ("a.txt", (0, "a.txt"))
    assert ids.owner("b.txt") is None
    assert ids.give("a.txt", (1, "a.txt")) == "kurier/a.txt"


@pytest.mark.parametrize(
    ("id", "key", "given"),
    [
        ("r-1", (0, "2022/p.jsonl"), "2022/p.jsonl#r-1"),
        ("2022/p.jsonl#f00d", (0, "2022/p.jsonl"), "kurier/2022/p.jsonl#f00d"),
        ("z.zip/a.txt", (0, "z.zip"), "kurier/z.zip/a.txt"),
        ("p.jsonl", (2, "p.jsonl"), "paczki/p.jsonl"),
    ],
)
def test_a_longer_id_says_where_the_article_comes_from(ids: Ids, id: str, key: tuple[int, str], given: str) -> None:
    ids.take(id)
    assert ids.give(id, key) == given
    (note,) = ids.notes()
    assert note.text == f"Identyfikator {id} ma już inny artykuł; ten dostał {given}."


def test_nothing_to_tell(ids: Ids) -> None:
    ids.give("c.txt", (0, "c.txt"))
    assert ids.notes() == []
