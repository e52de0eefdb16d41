import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.diacritics import fold, is_folded


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("łukaszenką", "lukaszenka"),
        ("zażółćgęśląjaźń", "zazolcgeslajazn"),
        ("sa\u0328d", "sad"),
        ("ørsted", "orsted"),
        ("straße", "strasse"),
        ("йога", "иога"),
        ("dom", "dom"),
        ("", ""),
    ],
)
def test_fold(form: str, expected: str) -> None:
    assert fold(form) == expected


def test_is_folded() -> None:
    assert is_folded("zolw")
    assert not is_folded("żolw")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert is_folded(fold(text))
