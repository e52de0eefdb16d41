"""Stars, tags, notes, export and earlier queries, at the screen."""

from pathlib import Path

import pytest
from textual.events import Key

from tui.filters import MINE, Filter
from tui.screens.prompt import PromptScreen
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.search_field import SearchField


async def answer(somebody, key: str, text: str) -> None:
    """Press the key of a question and answer it."""
    await somebody.pilot.press(key)
    await somebody.until(lambda: isinstance(somebody.app.screen, PromptScreen))
    await somebody.pilot.press("ctrl+a", "ctrl+k", *text, "enter")
    await somebody.until(lambda: not isinstance(somebody.app.screen, PromptScreen))
    await somebody.rest()


async def test_a_star_is_seen_in_the_list_and_taken_back(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "*")
        assert "★ Most w Tczewie" in somebody.sees()
        assert "Dodano gwiazdkę" in somebody.sees()
        await somebody.press("u")
        assert "★" not in somebody.sees()
        await somebody.press("u")
        assert "Nie ma czego cofnąć." in somebody.sees()


async def test_a_note_and_tags_stand_below_the_article(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down")
        await answer(somebody, "m", "protokol z maja")
        await answer(somebody, "#", "tama, woda")
        assert "Notatka: protokol z maja #tama #woda" in somebody.sees()
        assert "✎ Most w Tczewie" in somebody.sees()


async def test_keys_of_an_answer_act_in_their_order(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down")
        await somebody.pilot.press("m")
        await somebody.until(lambda: isinstance(somebody.app.screen, PromptScreen))
        for key in (*"kozx", "backspace", "a", "enter"):
            somebody.app.post_message(Key(key, key if len(key) == 1 else None))
        await somebody.until(lambda: somebody.app.desk.note("kurier/most.txt") == "koza")


async def test_escape_answers_nothing(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down")
        await somebody.pilot.press("m", "x", "escape")
        await somebody.until(lambda: not isinstance(somebody.app.screen, PromptScreen))
        assert somebody.app.desk.lists() == {}


async def test_what_one_reads_is_marked_as_read(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "enter")
        assert "│✓  Most w Tczewie" in somebody.sees()
        await somebody.press("escape", "j")
        assert somebody.app.desk.is_read("kurier/most.txt")
        assert not somebody.app.desk.is_read(somebody.app.screen.session.hit(1).id)


async def test_only_the_articles_of_a_list_are_shown(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        await somebody.press("down", "j", "*")
        starred = somebody.app.screen.session.hit(1).id
        somebody.app.screen.query_one(FilterPanel).post_message(FilterPanel.Chosen(Filter(MINE, "starred")))
        await somebody.until(lambda: bool(somebody.app.screen.session.filters))
        await somebody.rest()
        assert somebody.app.screen.session.row_count == 1
        assert somebody.app.screen.session.hit(0).id == starred
        assert "★ z gwiazdką ×" in somebody.sees()


async def test_the_list_is_exported_with_notes(over_index, sample_index, tmp_path: Path) -> None:
    file = tmp_path / "tama.md"
    async with over_index(sample_index, "most") as somebody:
        await somebody.press("down")
        await answer(somebody, "m", "wazne")
        await answer(somebody, "e", str(file))
        await somebody.will_see("Zapisano")
        assert "wazne" in file.read_text(encoding="utf-8")
        await answer(somebody, "e", str(file))
        await somebody.will_see("Ten plik już istnieje")
        await answer(somebody, "e", str(tmp_path / "tama.doc"))
        await somebody.will_see("Nazwa pliku musi mieć jedną z tych końcówek")


async def test_a_hit_is_copied_as_a_quotation(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "c")
        assert somebody.app.clipboard.startswith("„Pierwsza na most weszła orkiestra")
        assert "kurierwislany.example, 12 maja 2024" in somebody.app.clipboard


async def test_earlier_queries_are_found_again(person) -> None:
    async with person() as somebody:
        for query in ("most", "wieprz"):
            await somebody.press("ctrl+u", *query, "enter", "slash")
        await somebody.press("ctrl+u")
        await somebody.pilot.press("up")
        await somebody.will_see("Wcześniejsze zapytania")
        await somebody.pilot.press(*"mst")
        await somebody.pilot.press("enter")
        await somebody.until(lambda: somebody.app.screen.query(SearchField).first().value == "most")


async def test_what_cannot_be_kept_is_a_sentence(person, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(id: str) -> None:
        raise OSError("No space left on device")

    async with person("most") as somebody:
        monkeypatch.setattr(somebody.app.desk, "toggle_star", full)
        await somebody.press("down", "*")
        assert "Nie udało się tego zapisać: No space left on device" in somebody.sees()
