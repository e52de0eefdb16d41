"""What a person does at the main screen, and what the screen answers."""

import threading
from dataclasses import replace

import pytest
from textual.events import Key, Paste
from textual.geometry import Offset

from indexer import DamagedIndex, Note
from tui.screens.search import SearchScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.result_list import ResultList
from tui.widgets.search_field import SearchField


def selected(somebody) -> str | None:
    hit = somebody.app.screen.query_one(ResultList).hit
    return hit and hit.id


def focused(somebody) -> type:
    return type(somebody.app.focused)


async def test_an_empty_query_shows_the_newest_articles_and_a_hint(person, archive) -> None:
    async with person() as somebody:
        assert "4 artykuły w archiwum · wpisz, czego szukasz" in somebody.sees()
        assert "najnowsze" in somebody.sees()
        assert archive.asked[0].sort == "newest"
        assert selected(somebody) == "kurier/most.txt"


async def test_an_empty_archive_says_how_to_fill_it(person, archive) -> None:
    archive.articles = []
    async with person() as somebody:
        assert "Archiwum jest puste" in somebody.sees()
        assert "Dodaj do niego artykuły poleceniem: prasowka index FOLDER" in somebody.sees()


async def test_results_come_while_one_types(person) -> None:
    async with person() as somebody:
        await somebody.type("pociąg")
        assert "1 artykuł · 8 ms" in somebody.sees()
        assert "Pociąg do Helu pojedzie przez Tczew" in somebody.sees()
        assert "miejsca na rowery" in somebody.sees()
        assert focused(somebody) is SearchField


async def test_the_end_of_a_word_is_offered_and_taken(person, archive) -> None:
    archive.completions = ("żubr", "pociąg", "pociągi")
    async with person() as somebody:
        await somebody.type("Poc")
        field = somebody.app.screen.query_one(SearchField)
        assert "Pociąg" in somebody.sees().split("\n")[1]
        assert field.value == "Poc"
        await somebody.press("right")
        assert field.value == "Pociąg"


async def test_the_first_query_can_come_from_the_command_line(person, archive) -> None:
    async with person("pociąg") as somebody:
        assert selected(somebody) == "glos/pociag.txt"
        assert [request.query for request in archive.asked] == ["pociąg"]


async def test_keys_are_not_blocked_while_a_search_runs_and_its_late_answer_is_dropped(person, archive) -> None:
    held = archive.held["most"] = threading.Event()
    async with person() as somebody:
        screen = somebody.app.screen
        await somebody.pilot.press(*"most")
        await somebody.until(lambda: archive.asked[-1].query == "most")
        field = screen.query_one(SearchField)
        await somebody.pilot.press("ctrl+u", *"pociąg")
        assert field.value == "pociąg"
        await somebody.until(lambda: selected(somebody) == "glos/pociag.txt")
        held.set()
        await somebody.rest()
        assert selected(somebody) == "glos/pociag.txt"
        assert "1 artykuł · 8 ms" in somebody.sees()


async def test_a_long_search_says_that_it_goes_on(person, archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.widgets.status_line.BUSY_AFTER", 0.001)
    held = archive.held["most"] = threading.Event()
    async with person() as somebody:
        await somebody.pilot.press(*"most")
        await somebody.until(lambda: "Szukam…" in somebody.sees())
        held.set()
        await somebody.rest()
        assert "3 artykuły · 8 ms" in somebody.sees()


async def test_a_long_search_that_fails_goes_on_no_more(person, archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.widgets.status_line.BUSY_AFTER", 0.001)
    held = archive.held["most"] = threading.Event()
    async with person("pociąg") as somebody:
        somebody.app.screen.query_one(SearchField).value = "most"
        await somebody.until(lambda: "Szukam…" in somebody.sees())
        archive.failure = DamagedIndex("Brakuje pliku indeksu.")
        held.set()
        await somebody.rest()
        assert "Brakuje pliku indeksu." in somebody.sees()
        assert "Szukam…" not in somebody.sees()
        assert "1 artykuł · 8 ms" in somebody.sees()


async def test_nothing_found_is_said(person) -> None:
    async with person("żubr") as somebody:
        assert "Nic nie znaleziono" in somebody.sees()
        assert selected(somebody) is None
        await somebody.press("enter", "n", "y", "r", "o")  # keys that need an article do nothing
        assert isinstance(somebody.app.screen, SearchScreen)


async def test_another_spelling_is_searched_and_enter_accepts_it(person, archive) -> None:
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    async with person("fociong") as somebody:
        assert "Nie znaleziono „fociong”. To wyniki dla „pociąg” (Enter przyjmuje)." in somebody.sees()
        assert selected(somebody) == "glos/pociag.txt"
        assert somebody.app.screen.query_one(SearchField).value == "fociong"
        await somebody.press("enter")
        assert somebody.app.screen.query_one(SearchField).value == "pociąg"
        assert "Nie znaleziono" not in somebody.sees()
        assert focused(somebody) is ResultList


async def test_a_proposal_beside_results_waits_for_a_key_or_a_click(person, archive) -> None:
    archive.notes["most"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    async with person("most") as somebody:
        assert "Czy chodziło o: pociąg?" in somebody.sees()
        assert selected(somebody) == "kurier/most.txt"
        await somebody.press("enter")
        assert somebody.app.screen.query_one(SearchField).value == "most"
        await somebody.press("p")
        assert somebody.app.screen.query_one(SearchField).value == "pociąg"
    async with person("most") as somebody:
        await somebody.pilot.click("#notes", offset=(3, 0))
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "pociąg"


async def test_enter_takes_what_stands_in_the_field_not_an_older_proposal(person, archive) -> None:
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    async with person("fociong", pause=60) as somebody:
        await somebody.pilot.press("ctrl+u", *"most", "enter")
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "most"
        assert selected(somebody) == "kurier/most.txt"


async def test_a_failure_is_a_sentence_and_the_screen_lives_on(person, archive) -> None:
    async with person() as somebody:
        archive.failure = DamagedIndex("Indeks jest uszkodzony: zbuduj go na nowo.")
        await somebody.type("most")
        assert "Indeks jest uszkodzony: zbuduj go na nowo." in somebody.sees()
        archive.failure = None
        await somebody.type(" tcz")
        assert "Indeks jest uszkodzony" not in somebody.sees()
        assert "2 artykuły" not in somebody.sees()
        assert "artykuły · 8 ms" in somebody.sees()


async def test_an_article_that_went_away_is_a_sentence(person, archive, monkeypatch: pytest.MonkeyPatch) -> None:
    async with person("most") as somebody:
        gone = archive.articles.pop(2)
        await somebody.press("down", "j")
        assert f"W archiwum nie ma artykułu {gone.id}." in somebody.sees()


async def test_the_end_is_reached_at_once_and_only_what_is_looked_at_is_fetched(person, many) -> None:
    async with person("most", over=many) as somebody:
        assert " 1 z 120 " in somebody.sees()
        assert "120 artykułów" in somebody.sees()
        await somebody.press("down", "G")
        assert " 120 z 120 " in somebody.sees()
        assert selected(somebody) == "most-120.txt"
        assert "Most numer 118" in somebody.sees()
        assert [request.offset for request in many.asked] == [0, 100]
        await somebody.press("g")
        while somebody.app.screen.query_one(ResultList).row < 55:
            await somebody.press("pagedown")
        assert "Most numer 56" in somebody.sees()
        assert sorted(request.offset for request in many.asked) == [0, 50, 100]


async def test_a_page_of_one_answer_never_comes_under_the_next(person, many) -> None:
    async with person("most", over=many) as somebody:
        more = many.held["most"] = threading.Event()
        await somebody.press("down")
        await somebody.pilot.press("G")
        await somebody.until(lambda: many.asked[-1].offset == 100)
        somebody.app.screen.query_one(SearchField).value = "most numer "
        await somebody.until(lambda: many.asked[-1].query == "most numer")
        more.set()
        await somebody.rest()
        assert selected(somebody) == "most-001.txt"
        assert somebody.app.screen.session.hit(110) is None


async def test_the_list_ends_at_both_ends(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "G", "j")
        assert selected(somebody) == "glos/bez-daty.txt"
        await somebody.press("g", "k")
        assert focused(somebody) is SearchField


async def test_order_changes_with_a_key(person, archive) -> None:
    async with person("most") as somebody:
        await somebody.press("down")
        seen = []
        for _ in range(3):
            seen.append((archive.asked[-1].sort, selected(somebody)))
            await somebody.press("s")
        assert seen == [
            ("relevance", "kurier/most.txt"),
            ("newest", "kurier/most.txt"),
            ("oldest", "glos/bez-daty.txt"),
        ]
        assert archive.asked[-1].sort == "relevance"


async def test_before_anything_is_typed_articles_come_by_date(person, archive) -> None:
    async with person() as somebody:
        await somebody.press("down", "s")
        await somebody.press("s")
        assert [request.sort for request in archive.asked] == ["newest", "oldest", "newest"]


async def test_copies_fold_and_unfold_and_the_selection_stays(person, archive) -> None:
    async with person("most") as somebody:
        await somebody.press("down")
        assert "+ 2 kopie" in somebody.sees()
        assert "Prawie ten sam tekst także w: radio/most.txt · tygodnik/most.txt" in somebody.sees()
        await somebody.press("j", "f")
        assert archive.asked[-1].fold is False
        assert "kopie osobno" in somebody.sees()
        assert "+ 2 kopie" not in somebody.sees()
        assert selected(somebody) == "glos/[red]wrogi[/red].txt"


async def test_folding_a_copy_selects_the_article_it_is_a_copy_of(person, archive) -> None:
    archive.articles.insert(0, replace(archive.articles[1], id="glos/inny-most.txt", title="Inny most"))
    archive.articles.append(replace(archive.articles[1], id="radio/most.txt", title="Most w radiu"))
    async with person("most") as somebody:
        await somebody.press("down", "f", "G")
        assert selected(somebody) == "radio/most.txt"
        await somebody.press("f")
        assert selected(somebody) == "kurier/most.txt"


async def test_an_article_far_down_stays_selected_when_copies_are_unfolded(person, many) -> None:
    async with person("most", over=many) as somebody:
        await somebody.press("down", "G")
        assert selected(somebody) == "most-120.txt"
        await somebody.press("f")
        assert selected(somebody) == "most-120.txt"


async def test_an_article_stays_selected_when_many_copies_unfold_above_it(person, many) -> None:
    first, *others = [article.id for article in many.articles]
    many.copies[first] = tuple(others[:100])
    async with person("most", over=many) as somebody:
        await somebody.press("down", "j")
        assert selected(somebody) == "most-102.txt"
        await somebody.press("f")
        assert selected(somebody) == "most-102.txt"


async def test_on_a_tiny_terminal_the_counts_come_before_the_copies(person) -> None:
    async with person("most", size=(40, 15)) as somebody:
        assert "złożone" not in somebody.sees()
        assert "trafność" in somebody.sees()


async def test_paths_and_addresses_go_to_the_clipboard(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "y")
        assert somebody.app.clipboard == "/archiwum/kurier/most.txt"
        await somebody.will_see("Wysłano do schowka terminala: /archiwum/kurier/most.txt")
        await somebody.press("Y")
        assert somebody.app.clipboard == "https://kurierwislany.example/most-w-tczewie"
        await somebody.press("j", "Y")
        await somebody.will_see("Ten artykuł nie ma znanego adresu.")
        await somebody.press("o")
        await somebody.will_see("/archiwum/glos/[red]wrogi[/red].txt:1")


async def test_escape_goes_back_step_by_step_and_never_loses_the_query(person) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "enter")
        assert focused(somebody) is ArticleView
        await somebody.press("escape")
        assert focused(somebody) is ResultList
        await somebody.press("escape")
        assert focused(somebody) is SearchField
        await somebody.press("escape")
        assert focused(somebody) is ResultList
        assert somebody.app.screen.query_one(SearchField).value == "most"


async def test_slash_and_ctrl_f_lead_to_the_end_of_the_query(person) -> None:
    async with person("most") as somebody:
        for key in ("slash", "ctrl+f"):
            await somebody.press("tab", key)
            assert focused(somebody) is SearchField
        await somebody.type(" tczew")
        assert somebody.app.screen.query_one(SearchField).value == "most tczew"


async def test_changes_of_the_query_are_undone_word_by_word(person) -> None:
    async with person() as somebody:
        field = somebody.app.screen.query_one(SearchField)
        await somebody.type("most w tczewie")
        await somebody.press("ctrl+u")
        seen = []
        for _ in range(4):
            await somebody.press("alt+z")
            seen.append(field.value)
        assert seen == ["most w tczewie", "most w", "most", ""]


def send(somebody, *keys: str) -> None:
    """Send keys as fast as a terminal can: none waits until the one before has been done."""
    for key in keys:
        somebody.app.post_message(Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("k", "o", "z", "x", "backspace", "a"), "koza"),
        (("a", "b", "left", "c"), "acb"),
        (("a", "b", "home", "c"), "cab"),
        (("a", "b", "home", "c", "end", "d"), "cabd"),
        (("a", "b", "ctrl+u", "c"), "c"),
        (("a", " ", "b", "ctrl+w", "c"), "a c"),
        (("a", "b", "home", "delete", "c"), "cb"),
        (("a", "b", "home", "ctrl+k", "c"), "c"),
    ],
)
async def test_keys_act_in_the_order_in_which_they_were_typed(person, keys: tuple[str, ...], value: str) -> None:
    async with person() as somebody:
        send(somebody, *keys)
        await somebody.until(lambda: somebody.app.screen.query_one(SearchField).value == value)
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == value


@pytest.mark.parametrize("leave", ["enter", "down"])
async def test_the_field_takes_the_keys_before_it_is_left_and_the_list_those_after(person, archive, leave: str) -> None:
    async with person() as somebody:
        send(somebody, *"most", leave, "f", "j")
        await somebody.until(lambda: archive.asked[-1].fold is False and archive.asked[-1].query.startswith("most"))
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "most"
        assert focused(somebody) is ResultList


@pytest.mark.parametrize("leave", ["enter", "down"])
async def test_the_field_keeps_the_focus_and_the_keys_where_nothing_is_found(person, leave: str) -> None:
    async with person() as somebody:
        send(somebody, *"żubr", leave, *"on")
        await somebody.until(lambda: somebody.app.screen.query_one(SearchField).value == "żubron")
        await somebody.rest()
        assert focused(somebody) is SearchField


async def test_half_a_word_is_searched_as_a_beginning_and_nothing_is_said_of_it(person, archive) -> None:
    async with person() as somebody:
        archive.completions = ("pociąg",)
        await somebody.type("poc")
        assert archive.asked[-1].query == "poc*"
        archive.completions = ()
        archive.notes["foc"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
        await somebody.press("ctrl+u", *"foc")
        assert archive.asked[-1].query == "foc"
        assert "Czy chodziło" not in somebody.sees()
        await somebody.press("enter")
        assert archive.asked[-1].query == "pociąg"
        assert "Nie znaleziono „foc”" in somebody.sees()


async def test_a_pause_after_what_nothing_begins_with_corrects_it(
    person, archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.controllers.asking.CORRECT_AFTER", 0.001)
    archive.notes["fociong"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    async with person() as somebody:
        await somebody.type("fociong")
        await somebody.will_see("Nie znaleziono „fociong”")
        assert focused(somebody) is SearchField


async def test_what_is_typed_right_after_a_slash_is_a_query(person) -> None:
    async with person("pociąg") as somebody:
        await somebody.press("down")
        for key in (Key("slash", "/"), *(Key(character, character) for character in " most")):
            somebody.app.post_message(key)
        await somebody.until(lambda: somebody.app.screen.query_one(SearchField).value == "pociąg most")
        await somebody.rest()
        assert focused(somebody) is SearchField


async def test_letters_are_letters_in_the_field(person) -> None:
    async with person() as somebody:
        await somebody.type("sfnNyor?/t")
        assert somebody.app.screen.query_one(SearchField).value == "sfnNyor?/t"


async def test_a_pasted_headline_of_two_lines_is_one_query(person) -> None:
    async with person() as somebody:
        somebody.app.screen.query_one(SearchField).post_message(Paste("Most w Tczewie\r\nznów\x1b otwarty\n"))
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "Most w Tczewie znów␛ otwarty"


async def test_what_was_copied_from_an_article_is_pasted_as_one_harmless_line(person) -> None:
    async with person() as somebody:
        somebody.app.copy_to_clipboard("Most w Tczewie\n\nznów\x1b otwarty")
        await somebody.press("ctrl+v")
        assert somebody.app.screen.query_one(SearchField).value == "Most w Tczewie znów␛ otwarty"


async def test_what_is_pasted_takes_the_place_of_what_is_selected(person) -> None:
    async with person("pociąg") as somebody:
        await somebody.press("ctrl+shift+a")
        somebody.app.screen.query_one(SearchField).post_message(Paste("most"))
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "most"
        somebody.app.screen.query_one(SearchField).post_message(Paste("owy"))
        await somebody.rest()
        assert somebody.app.screen.query_one(SearchField).value == "mostowy"


async def test_a_new_commit_is_noticed_and_the_selection_stays(person, archive) -> None:
    async with person("most") as somebody:
        await somebody.press("down", "j", "j")
        assert selected(somebody) == "glos/bez-daty.txt"
        archive.articles.insert(0, archive.articles[0].__class__(id="nowy.txt", title="Nowy most", body="Most stoi."))
        archive.committed = True
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert "4 artykuły · 8 ms · indeks odświeżony" in somebody.sees()
        assert selected(somebody) == "glos/bez-daty.txt"
        assert focused(somebody) is ResultList


async def test_a_new_commit_while_one_types_leaves_the_next_answer_at_its_top(person, archive) -> None:
    async with person("most", pause=60) as somebody:
        await somebody.press("down", "j", "j")
        assert selected(somebody) == "glos/bez-daty.txt"
        await somebody.press("slash")
        await somebody.pilot.press(*" tczew")
        archive.committed = True
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert archive.asked[-1].query == "most tczew"
        assert selected(somebody) == "kurier/most.txt"


async def test_no_new_commit_changes_nothing(person, archive) -> None:
    async with person("most") as somebody:
        asked = len(archive.asked)
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert len(archive.asked) == asked
        assert "odświeżony" not in somebody.sees()


async def test_an_index_that_breaks_while_one_reads_is_a_sentence(
    person, archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> bool:
        raise DamagedIndex("Brakuje pliku indeksu.")

    async with person("most") as somebody:
        monkeypatch.setattr(archive, "refresh", broken)
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert "Brakuje pliku indeksu." in somebody.sees()


@pytest.mark.parametrize("committed", [False, True])
async def test_what_was_wrong_with_the_index_is_forgotten_when_it_is_over(
    person, archive, monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    def broken() -> bool:
        raise DamagedIndex("Brakuje pliku indeksu.")

    archive.notes["most"] = Note("spelling", "Czy chodziło o: pociąg?", "pociąg")
    async with person("most") as somebody:
        with monkeypatch.context() as patch:
            patch.setattr(archive, "refresh", broken)
            somebody.app.screen.watching.look()
            await somebody.rest()
            await somebody.press("down", "s")
            assert "Brakuje pliku indeksu.  ·  Czy chodziło o: pociąg?" in somebody.sees()
        archive.committed = committed
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert "Brakuje pliku indeksu." not in somebody.sees()
        assert "Czy chodziło o: pociąg?" in somebody.sees()


async def test_the_same_failure_of_a_search_and_of_the_index_is_said_once(
    person, archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = DamagedIndex("Brakuje pliku indeksu.")

    def broken() -> bool:
        raise failure

    async with person("most") as somebody:
        monkeypatch.setattr(archive, "refresh", broken)
        archive.failure = failure
        somebody.app.screen.watching.look()
        await somebody.press("down", "s")
        assert somebody.sees().count("Brakuje pliku indeksu.") == 1


async def test_where_one_reads_stays_through_a_new_commit(person, archive) -> None:
    async with person("most", size=(100, 12)) as somebody:
        await somebody.press("down", "enter", "n", "n", "n", "n")
        view: ArticleView = somebody.app.screen.query_one(ArticleView)
        place = (view.current, view.scroll_y)
        assert place[0] == 3
        archive.committed = True
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert (view.current, view.scroll_y) == place


@pytest.mark.parametrize("fold", [False, True])
async def test_an_article_scrolled_without_walking_its_hits_stays_there(person, archive, fold: bool) -> None:
    async with person("most", size=(100, 12)) as somebody:
        await somebody.press("down", "j", "k", "space")
        view: ArticleView = somebody.app.screen.query_one(ArticleView)
        place = view.scroll_y
        assert place > 0
        if fold:
            await somebody.press("f")
        else:
            archive.committed = True
            somebody.app.screen.watching.look()
            await somebody.rest()
        assert view.scroll_y == place
        await somebody.press("j")
        assert view.scroll_y == 0


async def test_a_list_scrolled_with_the_wheel_stays_there_through_a_new_commit(person, many) -> None:
    async with person("most", over=many) as somebody:
        results = somebody.app.screen.query_one(ResultList)
        results.scroll_to(y=20, animate=False)
        await somebody.rest()
        many.committed = True
        somebody.app.screen.watching.look()
        await somebody.rest()
        assert (results.row, results.scroll_y) == (0, 20)


async def test_another_question_shows_its_answer_from_the_top(person, many) -> None:
    async with person("most", over=many) as somebody:
        results = somebody.app.screen.query_one(ResultList)
        results.scroll_to(y=20, animate=False)
        await somebody.rest()
        await somebody.type(" numer")
        assert results.scroll_y == 0


async def test_the_list_shows_more_articles_when_it_is_denser(person, many) -> None:
    async with person("most", over=many) as somebody:
        await somebody.press("down")
        seen = []
        for _ in range(3):
            seen.append(somebody.sees().count("Most numer"))
            await somebody.press("v")
        normal, dense, roomy = seen
        assert roomy < normal < dense
        assert somebody.sees().count("Most numer") == normal


async def test_rows_are_selected_and_opened_with_the_mouse(person, many) -> None:
    async with person("most", over=many) as somebody:
        await somebody.pilot.click(ResultList, offset=(5, 6))
        await somebody.rest()
        assert selected(somebody) == "most-002.txt"
        assert focused(somebody) is ResultList
        await somebody.pilot.click(ResultList, offset=(5, 6), times=2)
        await somebody.rest()
        assert focused(somebody) is ArticleView


async def test_the_cursor_of_the_terminal_stands_where_the_person_is(person, many) -> None:
    async with person("most", over=many) as somebody:
        results = somebody.app.screen.query_one(ResultList)
        await somebody.press("down", "j")
        assert somebody.app.cursor_position == results.content_region.offset + Offset(0, results.density.height)
        await somebody.press("enter")
        assert somebody.app.cursor_position == somebody.app.screen.query_one(ArticleView).content_region.offset


async def test_q_and_ctrl_c_twice_leave(person) -> None:
    async with person("most") as somebody:
        await somebody.press("ctrl+c")
        await somebody.will_see("Naciśnij Ctrl+C jeszcze raz")
        await somebody.pilot.press("ctrl+c")
        await somebody.until(lambda: not somebody.app.is_running)
    async with person("most") as somebody:
        await somebody.type("q")
        assert somebody.app.is_running
        await somebody.press("ctrl+u", *"most", "enter")
        await somebody.pilot.press("q")
        await somebody.until(lambda: not somebody.app.is_running)
