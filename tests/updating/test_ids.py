from pathlib import Path

import pytest

import indexer.updating.ids
from indexer.engine.commits.retired_ids import RetiredIds
from indexer.records.digest import hash64
from indexer.updating.existing_articles import ExistingArticles
from indexer.updating.ids import Ids, Newcomer
from tests.support.invented import built, document

NONE = ExistingArticles(())


def newcomer(id: str, root: int = 0, file: str | None = None, record: str = "", fingerprint: int = 1) -> Newcomer:
    return Newcomer(id, (root, id if file is None else file), hash64(record), fingerprint)


@pytest.fixture
def roots(tmp_path: Path) -> tuple[str, ...]:
    """Two folders of one name, and a file."""
    (tmp_path / "paczki").mkdir()
    (tmp_path / "paczki/p.jsonl").touch()
    return "/prasa/kurier", "/inna/kurier", str(tmp_path / "paczki/p.jsonl")


@pytest.fixture
def ids(tmp_path: Path, roots: tuple[str, ...]) -> Ids:
    """Ids beside an index that has `a.txt`."""
    return Ids(ExistingArticles([built(tmp_path, [document("a.txt")])]), NONE, roots, frozenset(), RetiredIds())


def test_a_free_id_is_given_once(ids: Ids) -> None:
    assert ids.give(newcomer("b.txt")) == "b.txt"
    assert ids.give(newcomer("b.txt", root=1)) == "inna/kurier/b.txt"
    assert ids.give(newcomer("b.txt", root=1)) == "inna/kurier/b.txt#2"


def test_an_id_given_long_ago_is_still_taken(ids: Ids, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.updating.ids, "MOST_RECENT", 3)
    for number in range(10):
        assert ids.give(newcomer(f"{number}.txt")) == f"{number}.txt"
    for number in range(10):
        assert ids.give(newcomer(f"{number}.txt", root=1)) == f"inna/kurier/{number}.txt"


def test_the_index_keeps_what_it_has(ids: Ids) -> None:
    assert ids.holder("a.txt") == (0, "a.txt")
    assert ids.holder("b.txt") is None
    assert ids.give(newcomer("a.txt", root=1)) == "inna/kurier/a.txt"


def test_a_path_that_several_roots_have_is_no_id(roots: tuple[str, ...]) -> None:
    """Whichever root is read first, the same article gets the same id."""
    for order in ((0, 1), (1, 0)):
        ids = Ids(NONE, NONE, roots, {"a.txt"}, RetiredIds())
        given = {root: ids.give(newcomer("a.txt", root)) for root in order}
        assert given == {0: "prasa/kurier/a.txt", 1: "inna/kurier/a.txt"}


@pytest.mark.parametrize(
    ("id", "root", "file", "given"),
    [
        ("r-1", 0, "2022/p.jsonl", "2022/p.jsonl#r-1"),
        ("2022/p.jsonl#f00d", 0, "2022/p.jsonl", "prasa/kurier/2022/p.jsonl#f00d"),
        ("z.zip/a.txt", 0, "z.zip", "prasa/kurier/z.zip/a.txt"),
        ("p.jsonl", 2, "p.jsonl", "paczki/p.jsonl"),
    ],
)
def test_a_longer_id_says_where_the_article_comes_from(ids: Ids, id: str, root: int, file: str, given: str) -> None:
    ids.keep(id)
    assert ids.give(newcomer(id, root, file)) == given
    (note,) = ids.notes()
    assert note.text == (f"Identyfikator {id} ma inny artykuł albo można by go z nim pomylić; ten dostał {given}.")


def test_nothing_to_tell(ids: Ids) -> None:
    ids.give(newcomer("c.txt"))
    assert ids.notes() == []


def test_ids_of_a_root_that_was_forgotten_mean_no_other_article(roots: tuple[str, ...]) -> None:
    retired = RetiredIds().with_articles("/dawna/kurier", [hash64("a.txt"), hash64("b.txt")], [7, 8])
    ids = Ids(NONE, NONE, roots, frozenset(), retired)
    assert ids.give(newcomer("a.txt")) == "prasa/kurier/a.txt"
    assert ids.give(newcomer("b.txt", fingerprint=8)) == "b.txt", "an article that only moved keeps its id"
    back = Ids(NONE, NONE, ("/dawna/kurier",), frozenset(), retired)
    assert back.give(newcomer("a.txt")) == "a.txt", "so does one whose root comes back"


def test_an_index_that_is_built_anew_gives_the_ids_that_articles_had(tmp_path: Path, roots: tuple[str, ...]) -> None:
    formerly = ExistingArticles([built(tmp_path, [document("głos/a.txt", file="a.txt"), document("b.txt")])])
    ids = Ids(NONE, formerly, roots, frozenset(), RetiredIds())
    assert ids.give(newcomer("b.txt", root=1)) == "inna/kurier/b.txt"
    assert ids.give(newcomer("a.txt")) == "głos/a.txt"
    assert ids.give(newcomer("b.txt")) == "b.txt"
