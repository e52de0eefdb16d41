import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from indexer.presentation import harmless
from tui.ascii_filter import in_ascii, knows_only_ascii


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zażółć gęślą jaźń, Łódź", "Zazolc gesla jazn, Lodz"),
        ("╭─ Artykuły ─╮", "+- Artykuly -+"),
        ("„★ tak” – 3…", '"* tak" - 3.'),
        ("東京", "????"),
    ],
)
def test_letters_lose_their_marks_and_lines_are_drawn_by_signs(text: str, shown: str) -> None:
    assert in_ascii(text) == shown


@given(st.text())
def test_nothing_moves(text: str) -> None:
    shown = in_ascii(harmless(text))
    assert shown.isascii()
    assert len(shown) == cell_len(harmless(text))


@pytest.mark.parametrize(
    ("environment", "is_coerced", "only_ascii"),
    [
        ({"LANG": "C"}, False, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False, False),
        ({"LC_ALL": "POSIX", "LANG": "pl_PL.UTF-8"}, True, True),
        ({"LANG": "C.UTF-8"}, False, False),
        ({"LANG": "pl_PL.UTF-8"}, False, False),
        ({}, True, False),
    ],
)
def test_the_locale_says_what_the_terminal_knows(
    environment: dict[str, str], is_coerced: bool, only_ascii: bool
) -> None:
    assert knows_only_ascii(environment, is_coerced=is_coerced) is only_ascii
