"""The first screen where there is nothing to search, and bringing the archive up to date from inside."""

from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from indexer import Archive, DamagedIndex, NoIndex, update
from tui.app import PrasowkaApp
from tui.index_run import IndexRun, Outcome, Progress
from tui.screens.search import SearchScreen
from tui.screens.welcome import FolderSuggester, WelcomeScreen
from tui.session import SearchSession

ARTICLE = """Tama w Brzezinach pękła nad ranem
12 września 2024, 6:40

W czwartek o świcie puściła stara tama powyżej Brzezin. Woda wdarła się na rynek i do szkoły, a strażacy
przez cały ranek wywozili ludzi łodziami. Wójt zapewniał w maju, że tama wytrzyma każdą wodę.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "artykuły"
    folder.mkdir()
    (folder / "tama.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@asynccontextmanager
async def first_run(index: Path, problem):
    app = PrasowkaApp(None, index=index, problem=problem)
    async with app.run_test(size=(80, 24)) as pilot:
        yield app, pilot
    if app.archive is not None:
        app.archive.close()


def session_of(app: PrasowkaApp) -> SearchSession:
    assert isinstance(app.screen, SearchScreen)
    return app.screen.session


async def until(pilot, condition) -> None:
    for _ in range(2000):
        if condition():
            return
        await pilot.pause(0.01)
    pytest.fail("the screen never came to show it")


async def test_a_folder_is_chosen_and_read_and_the_desk_opens(tmp_path: Path, folder: Path) -> None:
    async with first_run(tmp_path / "index", NoIndex("Nie ma indeksu.")) as (app, pilot):
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press(*f"{tmp_path}/art", "right", "enter")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await until(pilot, lambda: session_of(app).row_count == 1)
        assert session_of(app).hit(0).title == "Tama w Brzezinach pękła nad ranem"


async def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    async with first_run(tmp_path / "index", NoIndex("Nie ma indeksu.")) as (app, pilot):
        await pilot.press(*"/nie/ma", "enter")
        await until(pilot, lambda: "Nie ma takiego folderu: /nie/ma" in app.screen.query_one("#said").content)


async def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (tmp_path / "pusty").mkdir()
    async with first_run(tmp_path / "index", NoIndex("Nie ma indeksu.")) as (app, pilot):
        await pilot.press(*f"{tmp_path}/pusty", "enter")
        await until(pilot, lambda: "Nie ma tam ani jednego artykułu" in app.screen.query_one("#said").content)


async def test_a_damaged_index_is_built_anew_from_the_folders_that_it_knows(tmp_path: Path, folder: Path) -> None:
    update(tmp_path / "index", [folder])
    for file in (tmp_path / "index").glob("*.arrays"):
        file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(DamagedIndex) as damage:
        Archive.open(tmp_path / "index")
    async with first_run(tmp_path / "index", damage.value) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await until(pilot, lambda: session_of(app).row_count == 1)


async def test_names_of_folders_are_completed(tmp_path: Path, folder: Path) -> None:
    assert await FolderSuggester().get_suggestion(f"{tmp_path}/art") == f"{folder}/"
    assert await FolderSuggester().get_suggestion(f"{tmp_path}/zzz") is None
    assert await FolderSuggester().get_suggestion("/nie/ma/tego") is None


async def test_the_archive_is_brought_up_to_date_from_inside(tmp_path: Path, folder: Path) -> None:
    update(tmp_path / "index", [folder])
    (folder / "powodz.txt").write_text(ARTICLE.replace("Tama", "Powódź"), encoding="utf-8")
    with Archive.open(tmp_path / "index") as archive:
        app = PrasowkaApp(archive, index=tmp_path / "index")
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: session_of(app).row_count == 1)
            await pilot.press("down", "U")
            await until(pilot, lambda: session_of(app).answer.results.total == 2)


async def test_folders_that_are_gone_are_named(person, archive) -> None:
    archive.roots = ("/nie/ma/tego/folderu",)
    async with person() as somebody:
        await somebody.will_see("Nie ma już: /nie/ma/tego/folderu.")


def test_a_run_says_how_far_it_is_and_how_it_ended(tmp_path: Path, folder: Path) -> None:
    *_steps, outcome = IndexRun(tmp_path / "index", [folder]).steps()
    assert outcome == Outcome("Uaktualniono: 1 nowych, 0 zmienionych, 0 usuniętych; archiwum ma 1 artykuł.", 1)
    (failed,) = IndexRun(tmp_path / "other", [tmp_path / "nie-ma"]).steps()
    assert failed.is_failed
    assert "nie-ma" in failed.sentence


def test_progress_has_a_bar_where_the_whole_is_known() -> None:
    assert Progress("Czytanie", 5, 10).sentence == "Czytanie ━━━━━━━━━━────────── 5/10"
    assert Progress("Czytanie", 5, 0).sentence == "Czytanie 5"
