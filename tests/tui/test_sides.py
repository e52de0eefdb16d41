"""What goes with an article: hits, copies, articles like it, notes; and what differs between two copies."""

from dataclasses import replace

import pytest

from tui.widgets.article_view import ArticleView
from tui.widgets.differences_view import DifferencesView
from tui.widgets.result_list import ResultList
from tui.widgets.side_list import SideList


@pytest.fixture
def copied(archive):
    """The archive with a copy of its first article, a sentence longer and another one shorter."""
    most = archive.articles[0]
    body = most.body.replace("Remont mostu kosztował 40 mln zł.", "Starosta nie podał kosztów remontu.")
    copy = replace(most, id="radio/most.txt", source="radio.example", published="2024-05-13", body=body)
    archive.articles.append(copy)
    archive.copies = {most.id: (copy.id,)}
    return archive


async def test_the_hits_of_an_article_are_a_list_that_leads_to_them(person) -> None:
    async with person("tczew", size=(160, 40)) as somebody:
        await somebody.press("enter", "2")
        assert "1 Tekst  2 Trafienia (3)" in somebody.sees()
        assert "w sobotę na drugi brzeg Wisły" in somebody.sees()
        await somebody.press("j", "enter")
        article = somebody.app.screen.query_one(ArticleView)
        assert article.display
        assert article.current == 1
        assert somebody.app.focused is article


async def test_copies_stand_in_order_of_time_with_what_differs(person, copied) -> None:
    async with person("tczew", over=copied) as somebody:
        await somebody.press("enter", "3")
        shown = somebody.sees()
        assert shown.index("To jest wyświetlany artykuł.") < shown.index("1 zdanie mniej, 1 zdanie więcej")
        await somebody.press("=")
        assert somebody.app.focused is somebody.app.screen.query_one(DifferencesView)
        assert "− Remont mostu kosztował 40 mln zł." in somebody.sees()
        assert "+ Starosta nie podał kosztów remontu." in somebody.sees()
        await somebody.press("n", "n")
        assert " 2/2 " in somebody.sees()
        await somebody.press("escape")
        assert somebody.app.focused is somebody.app.screen.query_one(SideList)
        await somebody.press("escape")
        assert somebody.app.focused is somebody.app.screen.query_one(ArticleView)


async def test_a_copy_is_opened_kept_and_left_again(person, copied) -> None:
    async with person("tczew", over=copied) as somebody:
        await somebody.press("enter", "3", "enter")
        assert "Spoza listy; Esc wraca" in somebody.sees()
        assert "radio.example" in somebody.sees()
        await somebody.press("*", "y")
        assert somebody.app.desk.is_starred("radio/most.txt")
        assert somebody.app.clipboard == "/archiwum/radio/most.txt"
        await somebody.press("escape")
        assert "Spoza listy" not in somebody.sees()
        await somebody.press("escape", "j")
        assert somebody.app.focused is somebody.app.screen.query_one(ResultList)


async def test_articles_like_this_one(person, archive) -> None:
    archive.articles.append(replace(archive.articles[1], id="glos/hel.txt", title="Hel bez pociągu"))
    async with person("pociąg") as somebody:
        await somebody.press("enter", "4")
        assert "Hel bez pociągu" in somebody.sees()
        await somebody.press("1")
        assert somebody.app.screen.query_one(ArticleView).display


async def test_nothing_like_it_is_said(person) -> None:
    async with person("pociąg") as somebody:
        await somebody.press("enter", "4")
        assert "Żaden artykuł nie jest do tego podobny." in somebody.sees()


async def test_the_note_has_a_side_of_its_own(person) -> None:
    async with person("pociąg") as somebody:
        await somebody.press("enter", "5")
        assert "Nie ma jeszcze uwagi. Enter ją zapisuje." in somebody.sees()


async def test_another_selection_shows_its_text(person, copied) -> None:
    async with person("most", over=copied) as somebody:
        await somebody.press("enter", "2")
        somebody.app.screen.query_one(ResultList).select(1)
        await somebody.rest()
        assert somebody.app.screen.query_one(ArticleView).display


async def test_a_click_turns_the_article_round(person) -> None:
    async with person("tczew") as somebody:
        await somebody.pilot.click("#tabs", offset=(14, 0))
        await somebody.rest()
        assert somebody.app.screen.query_one(SideList).display
