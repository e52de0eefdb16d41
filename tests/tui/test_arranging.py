"""How wide the panes are, by keys and by the mouse, and how the list is arranged by clicks."""

from tui.settings import Settings
from tui.widgets.article_view import ArticleView
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.result_list import ResultList


def width(somebody, pane: type) -> int:
    return somebody.app.screen.query_one(pane).region.width


async def test_keys_make_the_pane_with_the_focus_wider_and_narrower(person) -> None:
    async with person("most") as somebody:
        before = width(somebody, ResultList)
        await somebody.press("down", ">", ">")
        wider = width(somebody, ResultList)
        assert wider > before
        await somebody.press("<")
        assert before < width(somebody, ResultList) < wider
        reader = width(somebody, ArticleView)
        await somebody.press("enter", ">")
        assert width(somebody, ArticleView) > reader


async def test_filters_have_a_width_of_their_own(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        assert width(somebody, FilterPanel) == 26
        await somebody.press("down", "F", ">")
        assert width(somebody, FilterPanel) == 30
        for _press in range(9):
            await somebody.press("<")
        assert width(somebody, FilterPanel) == 16


async def test_the_edge_between_two_panes_is_dragged(person) -> None:
    async with person("most", size=(118, 40)) as somebody:
        edge = somebody.app.screen.query_one(ResultList).region.right - 1
        await somebody.pilot.mouse_down(offset=(edge, 20))
        await somebody.pilot.hover(offset=(edge + 15, 20))
        await somebody.pilot.mouse_up(offset=(edge + 15, 20))
        await somebody.rest()
        assert abs(somebody.app.screen.query_one(ResultList).region.right - 1 - (edge + 15)) <= 1


async def test_widths_are_remembered(tmp_path, person) -> None:
    file = tmp_path / "tui.json"
    async with person("most") as somebody:
        somebody.app.settings.file = file
        await somebody.press("down", ">", ">")
        share = somebody.app.settings.list_share
    assert Settings.open(file).list_share == share == 48


async def test_order_copies_and_density_are_clicked(person, archive) -> None:
    async with person("most") as somebody:
        line = somebody.sees().split("\n")[3]
        assert "trafność · kopie złożone · gęstość" in line
        await somebody.pilot.click(offset=(line.index("trafność"), 3))
        await somebody.rest()
        assert archive.asked[-1].sort == "newest"
        line = somebody.sees().split("\n")[3]
        await somebody.pilot.click(offset=(line.index("gęstość"), 3))
        await somebody.rest()
        assert somebody.app.screen.query_one(ResultList).density.name == "DENSE"
