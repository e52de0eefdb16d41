import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.presentation import harmless


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mczerwony\x1b[0m", "␛[31mczerwony␛[0m"),
        ("\x9b31m", "\N{REPLACEMENT CHARACTER}31m"),
        ("dzwonek\a\b\x7f", "dzwonek␇␈␡"),
        ("a\tb\rc\u2028d\ne\x85f", "a b c d e f"),
        ("\u202etxet\u202c", "\N{REPLACEMENT CHARACTER}txet\N{REPLACEMENT CHARACTER}"),
        ("pół znaku \ud83d", "pół znaku \N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(hostile: str, shown: str) -> None:
    assert harmless(hostile) == shown


def test_letters_and_joined_emoji_stay() -> None:
    text = "Zażółć gęślą jaźń 👩‍🚀 東京"
    assert harmless(text) == text


@given(st.text(st.characters(codec=None)), st.sampled_from(("", "\n", "\t\n")))
def test_offsets_stay_true_and_nothing_obeyed_is_left(text: str, keep: str) -> None:
    shown = harmless(text, keep)
    assert len(shown) == len(text)
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs") and char not in keep]
    assert all(shown.count(kept) == text.count(kept) for kept in keep)
