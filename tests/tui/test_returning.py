"""Coming back another day: what is new, where one left off, searches that were saved."""

from pathlib import Path
from typing import cast

import pytest

from indexer import Archive, SavedSearch, SavedSearches
from tui.app import PrasowkaApp
from tui.desk import Desk
from tui.screens.choice import ChoiceScreen
from tui.screens.prompt import PromptScreen
from tui.settings import Settings
from tui.widgets.search_field import SearchField


@pytest.fixture
def returning(archive, tmp_path: Path, person_of):
    """Open the app of somebody who was here before, and has saved a search."""
    saved = SavedSearches(tmp_path / "index")
    saved.add(SavedSearch("mosty", "most"))
    desk = Desk()
    desk.see("fake-0")
    desk.see("fake-0", "mosty")
    settings = Settings(queries=["pociąg", "drugie mosty"])

    def open_app(query: str = ""):
        app = PrasowkaApp(
            cast("Archive", archive), query, desk=desk, settings=settings, index=tmp_path / "index", typing_pause=0.001
        )
        return person_of(app, archive)

    return open_app


async def test_what_came_since_the_last_visit_is_marked_until_it_is_read(returning, archive) -> None:
    archive.arrived = {"glos/pociag.txt"}
    async with returning("pociąg") as somebody:
        assert "│●  Pociąg do Helu" in somebody.sees()
        await somebody.press("enter", "enter")
        assert "│✓  Pociąg do Helu" in somebody.sees()


async def test_one_key_shows_what_is_new_and_once_more_everything(returning, archive) -> None:
    archive.arrived = {"glos/pociag.txt"}
    async with returning() as somebody:
        await somebody.press("down", "w")
        assert somebody.app.screen.session.row_count == 1
        assert "● nowe ×" in somebody.sees()
        await somebody.press("w")
        assert somebody.app.screen.session.row_count == 4


async def test_what_is_here_is_seen_when_one_leaves(returning) -> None:
    async with returning() as somebody:
        desk = somebody.app.desk
        assert desk.seen() == "fake-0"
    assert desk.seen() == "fake-1"


async def test_on_the_first_visit_nothing_is_new(person, archive) -> None:
    archive.arrived = {"glos/pociag.txt"}
    async with person("pociąg") as somebody:
        assert somebody.app.screen.session.since == "fake-1"


async def test_a_saved_search_says_how_many_are_new_and_is_asked_again(returning, archive) -> None:
    archive.arrived = {"kurier/most.txt"}
    async with returning() as somebody:
        await somebody.pilot.press("down", "S")
        await somebody.until(lambda: isinstance(somebody.app.screen, ChoiceScreen))
        assert "mosty  most · 1 nowy" in somebody.sees()
        await somebody.pilot.press("enter")
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "most"
        assert "│●  Most w Tczewie" in somebody.sees()
        assert somebody.app.desk.seen("mosty") == "fake-1"


async def test_the_search_in_force_is_saved_under_a_name(returning, tmp_path: Path) -> None:
    async with returning("pociąg") as somebody:
        await somebody.pilot.press("enter", "W")
        await somebody.until(lambda: isinstance(somebody.app.screen, PromptScreen))
        await somebody.pilot.press(*"na hel", "enter")
        await somebody.rest()
        assert SavedSearches(tmp_path / "index").named("na-hel").query == "pociąg"
        await somebody.pilot.press("W")
        await somebody.until(lambda: isinstance(somebody.app.screen, PromptScreen))
        await somebody.pilot.press(*"mosty", "enter")
        await somebody.will_see("„mosty”")


async def test_where_one_left_off_is_offered(returning) -> None:
    async with returning() as somebody:
        assert "Ostatnio: drugie mosty (↑)" in somebody.sees()


async def test_earlier_queries_are_found_by_some_of_their_letters(returning) -> None:
    async with returning() as somebody:
        await somebody.pilot.press("ctrl+r")
        await somebody.until(lambda: isinstance(somebody.app.screen, ChoiceScreen))
        assert somebody.sees().index("drugie mosty") < somebody.sees().index("pociąg")
        await somebody.pilot.press(*"pcg")
        await somebody.pilot.press("enter")
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "pociąg"


async def test_a_choice_is_walked_with_arrows_and_left_with_escape(returning) -> None:
    async with returning() as somebody:
        await somebody.pilot.press("up", "down", "up", "down", "enter")
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "pociąg"
        await somebody.pilot.press("ctrl+r", "escape")
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "pociąg"
