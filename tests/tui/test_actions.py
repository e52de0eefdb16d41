"""The registry is the one source: what it names exists, and what people read of it is whole."""

import pytest

from indexer import UsageError
from indexer.messages import _
from tui.actions import ACTIONS, CONFIGURABLE, Action, Area, bindings, check_keys, commands, id_of
from tui.app import PrasowkaApp
from tui.desk import Desk
from tui.screens.choice import ChoiceScreen
from tui.screens.concordance import ConcordanceScreen
from tui.screens.help import HelpScreen, help_sheet
from tui.screens.prompt import PromptScreen
from tui.screens.scrape import ScrapeScreen
from tui.screens.search import SearchScreen
from tui.screens.welcome import WelcomeScreen
from tui.settings import Settings
from tui.widgets.article_view import ArticleView
from tui.widgets.concordance_view import ConcordanceView
from tui.widgets.filter_panel import FilterPanel
from tui.widgets.panes import Panes
from tui.widgets.result_list import ResultList
from tui.widgets.scrape_view import ScrapeView
from tui.widgets.search_field import SearchField
from tui.widgets.side_list import SideList
from tui.widgets.timeline import Timeline

SCREENS: dict[Area, object] = {
    Area.CONCORDANCE: ConcordanceScreen,
    Area.PROMPT: PromptScreen,
    Area.SCRAPE: ScrapeScreen,
    Area.HELP: HelpScreen,
}
WIDGETS: dict[Area, type] = {
    Area.PROMPT: PromptScreen,
    Area.CHOICE: ChoiceScreen,
    Area.WELCOME: WelcomeScreen,
    Area.FIELD: SearchField,
    Area.LIST: ResultList,
    Area.ARTICLE: ArticleView,
    Area.SCRAPE: ScrapeView,
    Area.PANES: Panes,
    Area.FILTERS: FilterPanel,
    Area.TIMELINE: Timeline,
    Area.SIDE: SideList,
    Area.CONCORDANCE: ConcordanceView,
}
EVERY = [(area, action) for area, actions in ACTIONS.items() for action in actions]


@pytest.fixture
def search_screen(archive) -> SearchScreen:
    return SearchScreen(archive, "", 0.0, Desk(), Settings())


@pytest.mark.parametrize(("area", "action"), EVERY, ids=lambda value: getattr(value, "name", ""))
def test_every_action_is_there_to_be_done(area: Area, action: Action, search_screen: SearchScreen) -> None:
    namespace, _dot, name = action.name.rpartition(".")
    owner = {"app": PrasowkaApp, "screen": SCREENS.get(area, search_screen), "": WIDGETS.get(area)}[namespace]
    name = name.partition("(")[0]
    assert callable(getattr(owner, f"action_{name}", None)), f"{owner} cannot {name}"


@pytest.mark.parametrize(("area", "action"), EVERY, ids=lambda value: getattr(value, "name", ""))
def test_every_action_explains_itself(area: Area, action: Action) -> None:
    assert action.help.endswith(".")
    assert action.help[0].isupper()
    assert action.label
    assert action.shown


def test_no_key_means_two_things_in_one_place() -> None:
    for area, actions in ACTIONS.items():
        keys = [key for action in actions for key in action.keys.split(",")]
        assert len(keys) == len(set(keys)), area


def test_the_help_knows_every_key() -> None:
    text = "\n".join(line.plain for line in help_sheet(200, {}))
    for area, action in EVERY:
        if area is not Area.HELP:
            assert _(action.shown) in text
            assert _(action.help) in text


@pytest.mark.parametrize("width", [20, 40, 92])
def test_the_help_fits_its_sheet(width: int) -> None:
    assert max(line.cell_length for line in help_sheet(max(width, 40), {})) <= max(width, 40)


def test_the_palette_offers_each_action_once() -> None:
    names = [action.name for action in commands()]
    assert len(names) == len(set(names))
    assert {"screen.sort", "screen.scrape", "app.quit"} <= set(names)


def test_bindings_say_what_the_registry_says() -> None:
    made = bindings(Area.FIELD)
    assert [binding.action for binding in made] == [action.name for action in ACTIONS[Area.FIELD]]


def test_names_for_other_keys_are_those_of_one_action() -> None:
    names = [id_of(area, action) for area in CONFIGURABLE for action in ACTIONS[area]]
    assert len(names) == len(set(names))


def test_a_key_for_an_action_that_there_is_not_is_refused() -> None:
    check_keys({"star": "s", "list.first": "0"})
    with pytest.raises(UsageError, match="stern"):
        check_keys({"stern": "s"})


async def test_a_person_gives_actions_other_keys(archive, person_of) -> None:
    app = PrasowkaApp(archive, "most", keys={"star": "ctrl+s", "concordance": "k,f5"}, typing_pause=0.001)
    async with person_of(app, archive) as somebody:
        await somebody.press("down", "ctrl+s")
        assert somebody.app.desk.is_starred("kurier/most.txt")
        await somebody.press("*")
        assert somebody.app.desk.is_starred("kurier/most.txt")
        assert "^s gwiazdka" in somebody.sees()
        await somebody.press("f1")
        assert "ctrl+s" in "\n".join(line.plain for line in help_sheet(100, somebody.app.keys))
