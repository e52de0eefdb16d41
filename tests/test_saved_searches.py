"""Saved searches: what they give as new, and the file that people edit."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer import Archive, SavedSearch, SavedSearches, UsageError, optimize, update

Give = Callable[[], list[str]]


def scrape(folder: Path, name: str, title: str) -> None:
    text = (
        f"{title}\n\nWszystko o tym, jak to się stało i kto za to zapłaci, opowiedział nam burmistrz miasta {name}.\n"
    )
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "artykuły"
    folder.mkdir()
    scrape(folder, "tczew.txt", "Most w Tczewie otwarty")
    scrape(folder, "brda.txt", "Powódź nad Brdą")
    return folder


@pytest.fixture
def index(folder: Path, tmp_path: Path) -> Path:
    update(tmp_path / "index", [folder])
    return tmp_path / "index"


@pytest.fixture
def give(index: Path) -> Give:
    """Give what is new about bridges, and remember that."""
    saved = SavedSearches(index)
    saved.add(SavedSearch("mosty", "most"))

    def new() -> list[str]:
        with Archive.open(index) as archive:
            found = archive.search(saved.named("mosty").request(new=True))
            saved.mark("mosty", archive.commit)
        return sorted(hit.id for hit in found.hits)

    return new


def test_only_what_was_added_is_new(give: Give, index: Path, folder: Path) -> None:
    assert give() == ["tczew.txt"]
    scrape(folder, "wisła.txt", "Most na Wiśle zamknięty")
    scrape(folder, "brda.txt", "Most nad Brdą zerwany")
    scrape(folder, "tczew.txt", "Most w Tczewie zamknięty")
    update(index)
    assert give() == ["wisła.txt"]
    assert give() == []


def test_what_only_moved_is_not_new(give: Give, index: Path, folder: Path) -> None:
    give()
    (folder / "maj").mkdir()
    (folder / "tczew.txt").rename(folder / "maj" / "tczew.txt")
    update(index)
    assert give() == []


def test_what_left_and_comes_back_is_not_new(give: Give, index: Path, folder: Path) -> None:
    give()
    away = folder.with_name("gdzie indziej.txt")
    (folder / "tczew.txt").rename(away)
    update(index)
    away.rename(folder / "z powrotem.txt")
    update(index)
    assert give() == []


def test_what_is_found_at_two_places_because_it_moves_is_not_new(give: Give, index: Path, folder: Path) -> None:
    """Whoever looks through folders one after the other may find a file in the old one and in the new one."""
    give()
    (folder / "maj.txt").hardlink_to(folder / "tczew.txt")
    update(index)
    (folder / "tczew.txt").unlink()
    update(index)
    assert give() == []


def test_merging_and_building_anew_make_nothing_new(give: Give, index: Path, folder: Path) -> None:
    give()
    scrape(folder, "wisła.txt", "Most na Wiśle zamknięty")
    update(index)
    optimize(index)
    update(index, rebuild=True)
    assert give() == ["wisła.txt"]
    update(index, rebuild=True)
    assert give() == []


def test_in_an_index_that_stands_in_place_of_another_all_is_new(give: Give, index: Path, folder: Path) -> None:
    give()
    shutil.rmtree(index)
    update(index, [folder])
    scrape(folder, "brda2.txt", "Powódź nad Brdą opada")
    update(index)
    assert give() == ["tczew.txt"]
    assert give() == []


def test_what_a_run_adds_meanwhile_is_new_the_next_time(index: Path, folder: Path) -> None:
    saved = SavedSearches(index)
    saved.add(SavedSearch("mosty", "most"))
    with Archive.open(index) as archive:
        scrape(folder, "wisła.txt", "Most na Wiśle zamknięty")
        update(index)
        assert archive.search(saved.named("mosty").request(new=True)).total == 1
        saved.mark("mosty", archive.commit)
        assert archive.refresh()
        assert [hit.id for hit in archive.search(saved.named("mosty").request(new=True)).hits] == ["wisła.txt"]


def test_the_file_keeps_what_people_write_into_it(index: Path) -> None:
    saved = SavedSearches(index)
    saved.file.write_text(
        '# redakcja\n["powódź"]\nquery = "powódź" # w każdej odmianie\nsource = ["kurier"]\n', encoding="utf-8"
    )
    saved.add(SavedSearch("mosty", 'most "w Tczewie"', since="2020", sources=("a", 'b"')))
    saved.mark("powódź", "ab12-7")
    assert saved.file.read_text(encoding="utf-8").startswith(
        '# redakcja\n["powódź"]\nquery = "powódź" # w każdej odmianie\nsource = ["kurier"]\ngiven = "ab12-7"\n'
    )
    assert saved.all() == [
        SavedSearch("powódź", "powódź", sources=("kurier",), given="ab12-7"),
        SavedSearch("mosty", 'most "w Tczewie"', since="2020", sources=("a", 'b"')),
    ]
    saved.remove("powódź")
    assert [search.name for search in saved.all()] == ["mosty"]


@pytest.mark.parametrize(
    "text", ["[mosty", '["mosty"]\nquery = 7\n', "[mosty]\n", "mosty = 7\n", '[m]\nquery = ""\nformat = "text"\n']
)
def test_a_file_that_is_none_is_named_and_left_alone(text: str, index: Path) -> None:
    saved = SavedSearches(index)
    saved.file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"index\.saved\.toml"):
        saved.add(SavedSearch("kładki", "kładka"))
    assert saved.file.read_text(encoding="utf-8") == text


def test_many_may_change_it_at_once(index: Path) -> None:
    names = [f"s{number}" for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda name: SavedSearches(index).add(SavedSearch(name, "most")), names))
    assert sorted(search.name for search in SavedSearches(index).all()) == sorted(names)


def test_a_name_of_a_commit_that_is_none_is_refused(index: Path) -> None:
    search = SavedSearch("mosty", "most", given="wczoraj")
    with Archive.open(index) as archive, pytest.raises(UsageError, match="wczoraj"):
        archive.search(search.request(new=True))
