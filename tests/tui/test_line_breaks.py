import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui.line_breaks import Stopped, wrap


def lines(text: str, width: int) -> list[str]:
    found = wrap(text, width)
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_words_go_whole_into_the_next_line_and_those_too_long_are_broken() -> None:
    assert lines("Most w Tczewie jest nieotwarty", 8) == ["Most w", "Tczewie", "jest", "nieotwar", "ty"]


def test_empty_lines_stay_and_the_spaces_of_a_break_go() -> None:
    assert lines("raz\n\n  dwa  trzy\n", 5) == ["raz", "", "dwa", "trzy", ""]
    assert lines("", 5) == [""]


def test_characters_of_two_cells_take_two() -> None:
    assert lines("漢字漢字漢 🎈 balon", 6) == ["漢字漢", "字漢", "🎈", "balon"]


@given(st.text("aąbż 漢🎈\u0301-\n", max_size=80), st.integers(2, 40))
def test_no_word_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert max(Content(line).cell_length for line in found) <= width


@given(st.text("ab \n", min_size=1, max_size=80), st.integers(2, 40), st.data())
def test_a_place_is_found_in_its_line(text: str, width: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    found = wrap(text, width)
    if text[place] not in " \n":
        line = found.line_of(place)
        assert found.starts[line] <= place < found.ends[line]


def test_wrapping_stops_when_nobody_waits_for_it() -> None:
    asked: list[bool] = []

    def is_stopped() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Stopped):
        wrap("wiersz\n" * 10_000, 20, is_stopped)
    assert len(asked) == 2
