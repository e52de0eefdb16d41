"""The words of a query in their context, at the screen."""

from rich.cells import cell_len

from indexer import ConcordanceLine
from tui.screens.concordance import ConcordanceScreen
from tui.screens.search import SearchScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.concordance_view import ConcordanceView, concordance_line

LINE = ConcordanceLine(
    left="Wójt zapewniał jeszcze w maju, że",
    keyword="tama",
    right="wytrzyma każdą wodę, a pękła nad ranem",
    id="kurier/tama.txt",
    title="Tama",
    published="2024-09-12T06:40",
    source="kurier.example",
    field="body",
    start=34,
    end=38,
)


def test_words_stand_one_below_the_other_whatever_is_before_them() -> None:
    columns = set()
    for left in (LINE.left, "Stara", "", "東京 " * 30):
        line = concordance_line(ConcordanceLine(left, *(getattr(LINE, f) for f in LINE.__slots__[1:])), 80)
        assert line.cell_length <= 80
        columns.add(cell_len(line.plain[: line.plain.index("tama")]))
    assert len(columns) == 1


async def concordance_of(somebody) -> ConcordanceView:
    await somebody.pilot.press("enter", "C")
    await somebody.until(lambda: isinstance(somebody.app.screen, ConcordanceScreen))
    await somebody.rest()
    return somebody.app.screen.query_one(ConcordanceView)


async def test_every_place_is_a_line_and_enter_opens_the_article_there(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        view = await concordance_of(somebody)
        assert view.line_count > 2
        assert f"{view.line_count} " in somebody.sees().split("\n")[0]
        await somebody.press("j")
        line = view._lines[1]
        await somebody.pilot.press("enter")
        await somebody.until(lambda: isinstance(somebody.app.screen, SearchScreen))
        await somebody.rest()
        article = somebody.app.screen.query_one(ArticleView)
        start, end = article._shown.hits[article.current]
        assert article.text[start:end] == line.keyword
        assert article._shown.origins[article.current] == (line.field, line.start)
        assert somebody.app.focused is article


async def test_lines_are_sorted_by_what_surrounds_the_word(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        view = await concordance_of(somebody)
        as_found = [(line.id, line.start) for line in view._lines]
        for order in ("po słowach przed", "po słowach po", "od najnowszych"):
            await somebody.press("s")
            assert order in somebody.sees().split("\n")[0]
            assert sorted((line.id, line.start) for line in view._lines) == sorted(as_found)
        await somebody.press("s", "G", "g")
        assert [(line.id, line.start) for line in view._lines] == as_found
        await somebody.press("escape")
        assert isinstance(somebody.app.screen, SearchScreen)


async def test_without_words_there_is_no_concordance(over_index, sample_index) -> None:
    async with over_index(sample_index) as somebody:
        await somebody.press("down", "C")
        await somebody.will_see("Nie ma słów, których miejsca można by pokazać.")
