import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.scrapes.input.characters import one_line, squeeze, tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("Łódź", "Łódź"),
        ("L\u0301o\u0301dz\u0301", "Ĺódź"),
        ("Rzecz\u00adpospolita", "Rzeczpospolita"),
        ("5\u00a0zł\u202f20\tgr", "5 zł 20 gr"),
        ("\ufeffzero\u200bwidth", "zerowidth"),
        ("\x1b[31mczerwony\x07", "[31mczerwony"),
        ("wiersz\r\ndrugi\rtrzeci", "wiersz\ndrugi\ntrzeci"),
        ("para \ud83d bez pary", "para  bez pary"),
        ("ikona \ue900", "ikona "),
        ("a\u200b\u0301", "á"),
    ],
)
def test_tidy(text, tidied):
    assert tidy(text) == tidied


@given(st.text())
def test_tidy_keeps_the_lines_and_leaves_nothing_to_tidy(text):
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert tidied.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert unicodedata.is_normalized("NFC", tidied)
    tidied.encode("utf-8")
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Co"} for character in tidied.replace("\n", ""))


def test_squeeze_leaves_paragraphs():
    assert squeeze("  Jeden \n\n \n dwa\n") == "Jeden\ndwa"
    assert squeeze(" Jeden ") == "Jeden"


def test_one_line():
    assert one_line(" Tytuł \n  na dwa\u00a0wiersze ") == "Tytuł na dwa wiersze"
    assert one_line("Zwykły tytuł") == "Zwykły tytuł"
