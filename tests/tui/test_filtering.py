"""Narrowing without typing: the drawer, the timeline, and the filters in force."""

from tui.filters import Filter
from tui.widgets.filter_chips import FilterChips, chip_text
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField
from tui.widgets.timeline import Timeline


def counted(somebody) -> int:
    return somebody.app.screen.session.answer.results.total


async def test_a_value_is_chosen_and_let_go_of_with_the_same_key(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        everything = counted(somebody)
        await somebody.press("down", "F", "enter")
        session = somebody.app.screen.session
        assert [chosen.field for chosen in session.filters] == ["source"]
        assert 0 < counted(somebody) < everything
        assert "✓ " in somebody.sees()
        assert f" {session.filters[0].value} ×" in somebody.sees()
        await somebody.press("enter")
        assert counted(somebody) == everything
        assert not somebody.app.screen.query_one(FilterChips).display


async def test_a_value_is_excluded(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        everything = counted(somebody)
        await somebody.press("down", "F", "enter")
        inside = counted(somebody)
        await somebody.press("x")
        assert somebody.app.screen.session.filters[0].is_excluded
        assert counted(somebody) == everything - inside


async def test_filters_are_chosen_with_the_mouse_and_dropped_by_their_chips(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        everything = counted(somebody)
        await somebody.pilot.click(FilterPanel, offset=(5, 2))
        await somebody.rest()
        assert counted(somebody) < everything
        await somebody.pilot.click(FilterChips, offset=(5, 0))
        await somebody.rest()
        assert counted(somebody) == everything


async def test_backspace_at_the_beginning_of_the_query_drops_the_last_filter(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        everything = counted(somebody)
        await somebody.press("down", "F", "enter", "slash", "home", "backspace")
        assert counted(somebody) == everything
        assert somebody.app.screen.query_one(SearchField).value == "most"


async def test_zero_takes_all_filters_away(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        everything = counted(somebody)
        await somebody.press("down", "F", "enter", "0")
        assert counted(somebody) == everything


async def test_the_query_with_its_filters_is_text_to_copy(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        await somebody.press("down", "F", "enter", "Q")
        await somebody.until(lambda: somebody.app.clipboard.startswith('+(most) +source:"'))


async def test_the_timeline_narrows_to_a_period_and_back(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        everything = counted(somebody)
        await somebody.press("down", "T")
        assert isinstance(somebody.app.focused, Timeline)
        await somebody.press("enter")
        session = somebody.app.screen.session
        assert session.period is not None
        assert 0 < counted(somebody) < everything
        await somebody.press("shift+left", "shift+left", "enter")
        assert ".." in session.period
        await somebody.press("backspace")
        assert counted(somebody) == everything


async def test_a_span_is_dragged_over_the_timeline(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        start = len("2000-01 ") + 2
        await somebody.pilot.mouse_down(Timeline, offset=(start, 0))
        await somebody.pilot.hover(Timeline, offset=(start + 1, 0))
        await somebody.pilot.mouse_up(Timeline, offset=(start + 1, 0))
        await somebody.rest()
        assert ".." in somebody.app.screen.session.period


async def test_on_a_narrow_terminal_the_drawer_opens_and_closes(over_index, sample_index) -> None:
    async with over_index(sample_index, "most") as somebody:
        await somebody.pilot.resize_terminal(80, 24)
        await somebody.press("down")
        drawer = somebody.app.screen.query_one(FilterPanel)
        assert not drawer.display
        await somebody.press("F")
        assert drawer.display
        assert somebody.app.focused is drawer
        await somebody.press("F")
        assert not drawer.display
        assert isinstance(somebody.app.focused, ResultList)


def test_filters_are_written_for_people() -> None:
    assert chip_text(Filter("date", "2024-05..2024-07")) == "2024-05 … 2024-07"
    assert chip_text(Filter("date", "none")) == "bez daty"
    assert chip_text(Filter("source", "[b]kurier\x1b", is_excluded=True)) == "bez: [b]kurier␛"
