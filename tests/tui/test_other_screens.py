"""The scrape behind an article, the help, the palette, the themes."""

from pathlib import Path

import pytest
from textual.command import CommandPalette

from indexer import UnreadableScrape
from tui.screens.help import HelpScreen, help_sheet
from tui.screens.scrape import ScrapeScreen
from tui.screens.search import SearchScreen
from tui.widgets.result_list import ResultList
from tui.widgets.scrape_view import ScrapeView
from tui.widgets.search_field import SearchField


async def test_the_scrape_shows_what_was_left_out_and_why(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "r")
        seen = somebody.sees()
        assert "/archiwum/kurier/most.txt · 3 wiersze · pominięto coś w 2" in seen
        assert "2  Udostępnij ten artykuł znajomym" in seen
        assert "✂ zachęta serwisu" in seen
        await somebody.press("escape")
        assert "Udostępnij" not in somebody.sees()


async def test_one_can_jump_between_dropped_lines(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "r")
        lines = somebody.app.screen.query_one(ScrapeView)
        seen = []
        for key in ("n", "n", "n", "N"):
            await somebody.press(key)
            seen.append(lines.highlighted)
        assert seen == [1, 2, 1, 2]


async def test_a_scrape_that_is_gone_is_a_sentence(person, archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(id: str) -> None:
        raise UnreadableScrape(f"Pliku {Path(id).name} już nie ma.")

    monkeypatch.setattr(archive, "scrape", gone)
    async with person("most") as somebody:
        await somebody.press("down", "r", "n", "N", "j")
        assert isinstance(somebody.app.screen, ScrapeScreen)
        assert "Pliku most.txt już nie ma." in somebody.sees()


async def test_what_works_everywhere_works_at_the_scrape(person) -> None:
    async with person("most", size=(120, 70)) as somebody:
        await somebody.press("down", "r", "f1")
        assert isinstance(somebody.app.screen, HelpScreen)
        await somebody.press("escape")
        assert isinstance(somebody.app.screen, ScrapeScreen)
        await somebody.press("escape")
        assert isinstance(somebody.app.focused, ResultList)
        await somebody.press("r", "ctrl+f")
        assert isinstance(somebody.app.screen, SearchScreen)
        assert isinstance(somebody.app.focused, SearchField)


async def test_the_palette_offers_at_the_scrape_only_what_can_be_done_there(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "r", "ctrl+p")
        await somebody.will_see("Przełącz motyw jasny i ciemny")
        assert "Przejdź do pola szukania" in somebody.sees()
        assert "Zmień kolejność" not in somebody.sees()
        await somebody.pilot.press(*"pola")
        await somebody.until(lambda: "motyw" not in somebody.sees())
        await somebody.pilot.press("enter")
        await somebody.until(lambda: isinstance(somebody.app.focused, SearchField))
        await somebody.press("tab", "r", "ctrl+p")
        await somebody.pilot.press(*"kolejność")
        await somebody.will_see("Nie ma takiego polecenia")


@pytest.mark.parametrize("keys", [["f1"], ["down", "question_mark"]])
async def test_help_opens_and_closes(person, keys: list[str]) -> None:
    async with person("most", size=(120, 70)) as somebody:
        await somebody.press(*keys)
        assert isinstance(somebody.app.screen, HelpScreen)
        assert "Jak pytać" in somebody.sees()
        await somebody.press("f1")
        await somebody.press("escape")
        assert "Jak pytać" not in somebody.sees()


@pytest.mark.parametrize("width", [20, 24, 33, 40, 90])
def test_help_fits_any_width(width: int) -> None:
    lines = help_sheet(width, {})
    assert max(line.cell_length for line in lines) <= width
    said = "".join("".join(line.plain.split()) for line in lines)
    assert "słowablisko" in said
    assert "literufka~" in said


def test_help_explains_below_where_beside_is_no_room() -> None:
    lines = [line.plain.rstrip() for line in help_sheet(33, {})]
    assert lines[lines.index("  łukaszenka soczi") + 1] == "      słowa w dowolnej odmianie;"


async def test_the_palette_runs_actions_and_speaks_polish(person, archive) -> None:
    async with person("most") as somebody:
        await somebody.press("ctrl+p")
        assert isinstance(somebody.app.screen, CommandPalette)
        await somebody.will_see("Zmień kolejność: trafność, najnowsze, najstarsze")
        assert "Czego potrzebujesz?" in somebody.sees()
        await somebody.pilot.press(*"kolejność")
        await somebody.until(lambda: "Skopiuj" not in somebody.sees())
        await somebody.pilot.press("enter")
        await somebody.until(lambda: archive.asked[-1].sort == "newest")


async def test_the_palette_says_when_it_knows_no_such_command(person) -> None:
    async with person("most") as somebody:
        await somebody.pilot.press("ctrl+p", *"xyzxyz")
        await somebody.will_see("Nie ma takiego polecenia")
        await somebody.pilot.press("enter")
        await somebody.until(lambda: not isinstance(somebody.app.screen, CommandPalette))


async def test_the_theme_changes_with_a_key(person) -> None:
    async with person("most") as somebody:
        assert somebody.app.current_theme.dark
        await somebody.press("down", "t")
        assert not somebody.app.current_theme.dark
        await somebody.press("t")
        assert somebody.app.current_theme.dark


async def test_ctrl_q_leaves(person) -> None:
    async with person("most") as somebody:
        await somebody.pilot.press("ctrl+q")
        await somebody.until(lambda: not somebody.app.is_running)
        assert somebody.app.return_code == 0


async def test_without_colours_hits_are_underlined(person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with person("most") as somebody:
        assert "text-decoration: underline" in somebody.svg()
