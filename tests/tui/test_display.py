import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.display import lit, safe


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mczerwony\x1b[0m", "␛[31mczerwony␛[0m"),
        ("\x9b31m", "\N{REPLACEMENT CHARACTER}31m"),
        ("dzwonek\a\b\x7f", "dzwonek␇␈␡"),
        ("a\tb\rc\u2028d", "a b c d"),
        ("\u202etxet\u202c", "\N{REPLACEMENT CHARACTER}txet\N{REPLACEMENT CHARACTER}"),
        ("pół znaku \ud83d", "pół znaku \N{REPLACEMENT CHARACTER}"),
        ("[bold red]nie znacznik[/]", "[bold red]nie znacznik[/]"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


def test_line_feeds_letters_and_joined_emoji_stay() -> None:
    text = "Zażółć\ngęślą jaźń 👩‍🚀 東京"
    assert safe(text) == text


@given(st.text(st.characters(codec=None)))
def test_offsets_stay_true_and_nothing_obeyed_is_left(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"]


@given(st.text(st.characters(codec=None)), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_text_is_never_read_as_markup(text: str, highlights: list[tuple[int, int]]) -> None:
    assert lit(text, highlights).plain == safe(text)
