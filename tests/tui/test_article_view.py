"""Reading: walking the hits, narrow terminals, text from the web that means no good."""

import threading

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from indexer import Article
from tui.widgets.article_view import ArticleView
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField


def view(somebody) -> ArticleView:
    return somebody.app.screen.query_one(ArticleView)


async def test_hits_are_counted_and_walked_on_into_the_next_article_and_back(person) -> None:
    async with person("tczew") as somebody:
        assert " 3 trafienia " in somebody.sees()
        await somebody.press("down", "n")
        assert " 1/3 " in somebody.sees()
        await somebody.press("n", "n", "n")
        assert " 1/2 " in somebody.sees()
        assert "│  Pociąg do Helu" in somebody.sees()
        await somebody.press("N")
        assert " 3/3 " in somebody.sees()
        await somebody.press("j")
        assert " 2 trafienia " in somebody.sees()
        await somebody.press("N")
        assert " 2/2 " in somebody.sees()
        await somebody.press("G", "n", "n")
        await somebody.press("n")
        assert "To było ostatnie trafienie." in somebody.sees()


async def test_one_comes_back_to_where_one_was_reading(person, many) -> None:
    async with person("most", size=(100, 14), over=many) as somebody:
        await somebody.press("down", "space")
        place = view(somebody).scroll_y
        assert place > 0
        await somebody.press("j")
        assert view(somebody).scroll_y == 0
        await somebody.press("k")
        assert view(somebody).scroll_y == place


async def test_an_article_that_takes_long_is_never_under_the_title_of_another(
    person, archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = threading.Event(), archive.article

    def slowly(id: str) -> Article:
        assert go_on.wait(timeout=10)
        return read(id)

    async with person("tczew") as somebody:
        monkeypatch.setattr(archive, "article", slowly)
        await somebody.pilot.press("down", "j")
        assert "Wczytuję: Pociąg do Helu" in somebody.sees()
        await somebody.until(lambda: "orkiestra kolejowa, a za nią" not in somebody.sees())
        go_on.set()
        await somebody.rest()
        assert "Wczytuję" not in somebody.sees()
        assert "miejsca na rowery" in somebody.sees()


async def test_selected_text_is_copied_without_the_breaks_of_its_lines(person) -> None:
    async with person("most") as somebody:
        article = view(somebody)
        place = article.text.index("Remont mostu")
        selection = Selection(Offset(0, article._lines.line_of(place)), Offset(6, article._lines.line_of(place) + 1))
        selected = article.get_selection(selection)
        assert selected is not None
        text = selected[0]
        assert text.startswith("Remont mostu kosztował")
        assert "\n" not in text


async def test_a_hit_is_walked_to_in_the_selected_article_even_before_it_is_read(
    person, archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = threading.Event(), archive.article

    def slowly(id: str) -> Article:
        assert go_on.wait(timeout=10)
        return read(id)

    async with person("tczew") as somebody:
        await somebody.press("down", "n")
        assert " 1/3 " in somebody.sees()
        monkeypatch.setattr(archive, "article", slowly)
        await somebody.pilot.press("j", "n", "n", "N", "n")
        assert view(somebody).current is None
        go_on.set()
        await somebody.rest()
        assert " 1/2 " not in somebody.sees()
        assert " 2/2 " in somebody.sees()
        await somebody.press("k")
        assert " 3 trafienia " in somebody.sees()


async def test_the_current_hit_is_scrolled_into_sight(person, many) -> None:
    async with person("wieże", size=(100, 14), over=many) as somebody:
        assert "dwie wieże" not in somebody.sees()
        await somebody.press("down", "n")
        assert "dwie wieże" in somebody.sees()


async def test_without_a_query_there_is_nothing_to_walk(person) -> None:
    async with person() as somebody:
        await somebody.press("down", "n", "N")
        assert view(somebody).current is None
        assert "trafie" not in somebody.sees()


async def test_an_article_can_be_scrolled_from_the_list(person) -> None:
    async with person("most", size=(110, 14)) as somebody:
        await somebody.press("down", "space")
        assert view(somebody).scroll_y > 0
        assert isinstance(somebody.app.focused, ResultList)


async def test_on_a_narrow_terminal_there_is_one_pane_at_a_time(person) -> None:
    async with person("most", size=(60, 24)) as somebody:
        results, article = somebody.app.screen.query_one(ResultList), view(somebody)
        assert (results.display, article.parent.display) == (True, False)
        await somebody.press("enter", "enter")
        assert (results.display, article.parent.display) == (False, True)
        assert somebody.app.focused is article
        assert "Pierwsza na most weszła orkiestra" in somebody.sees()
        await somebody.press("n")
        assert " 1/5 " in somebody.sees()
        await somebody.press("escape")
        assert (results.display, article.parent.display) == (True, False)
        assert somebody.app.focused is results
        await somebody.press("n")
        assert (results.display, article.parent.display) == (False, True)
        assert " 2/5 " in somebody.sees()
        await somebody.press("slash")
        assert (results.display, article.parent.display) == (True, False)
        assert isinstance(somebody.app.focused, SearchField)


@pytest.mark.parametrize("leave", ["tab", "click"])
async def test_on_a_narrow_terminal_the_list_comes_back_with_the_focus(person, leave: str) -> None:
    async with person("most", size=(60, 24)) as somebody:
        results, article = somebody.app.screen.query_one(ResultList), view(somebody)
        await somebody.press("enter", "enter")
        assert (results.display, article.parent.display) == (False, True)
        if leave == "tab":
            await somebody.press("tab")
        else:
            await somebody.pilot.click(SearchField)
            await somebody.rest()
        assert isinstance(somebody.app.focused, SearchField)
        assert (results.display, article.parent.display) == (True, False)
        await somebody.press("down")
        assert somebody.app.focused is results


async def test_an_article_reached_with_tab_is_the_pane_that_stays_on_a_narrow_terminal(person) -> None:
    async with person("most") as somebody:
        await somebody.press("tab", "tab")
        assert somebody.app.focused is view(somebody)
        await somebody.pilot.resize_terminal(60, 24)
        await somebody.rest()
        assert view(somebody).parent.display
        assert somebody.app.focused is view(somebody)


async def test_a_terminal_may_change_its_width(person) -> None:
    async with person("most", size=(60, 24)) as somebody:
        await somebody.press("enter", "enter")
        await somebody.pilot.resize_terminal(130, 40)
        await somebody.rest()
        assert "│✓  Most w Tczewie" in somebody.sees()
        assert "12 maja 2024, 09:30" in somebody.sees()


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 5), (39, 9), (300, 90)])
async def test_no_terminal_is_too_small(person, size: tuple[int, int]) -> None:
    async with person("most tczew", size=size) as somebody:
        await somebody.press("enter", "enter", "n", "escape", "j", "r", "escape", "f1", "escape")
        assert somebody.app.is_running


async def test_hostile_text_is_shown_as_it_is(person) -> None:
    async with person("drugie") as somebody:
        seen = somebody.sees()
        assert "[bold red]Tytuł[/] z ␛[31mpułapką␛[0m i 🎈" in seen
        assert "[blink]glos[/blink].example" in seen
        assert "[link='file:///']nawiasy[/link]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        await somebody.press("down", "o")
        await somebody.will_see("/archiwum/glos/[red]wrogi[/red].txt:1")


async def test_a_hostile_query_is_only_text(person) -> None:
    async with person("[blue]\x1b[7m[/oops][@click=xxx.yyy]żubr[/]") as somebody:
        assert "Nic nie znaleziono" in somebody.sees()


async def test_an_article_without_title_and_date_has_its_first_words(person) -> None:
    async with person("wieprz") as somebody:
        assert somebody.sees().count("│   Artykuł bez tytułu i bez") == 1
        await somebody.press("down", "down")
        assert somebody.sees().count("│  Artykuł bez tytułu i bez daty, o moście na Wieprzu.") == 2
