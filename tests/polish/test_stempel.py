import importlib
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.stempel import polimorf


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("gazociągami", "gazociąg"),
        ("podpisano", "podpisać"),
        ("najważniejszej", "ważny"),
        ("wziął", "wziąć"),
        ("", ""),
    ],
)
def test_stems(word: str, stem: str) -> None:
    assert polimorf().stem(word) == stem


@given(st.text())
def test_any_text_has_a_stem(text: str) -> None:
    assert isinstance(polimorf().stem(text), str)


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="pystempel's own loader does not run on Python 3.13")
def test_the_stems_are_those_of_pystempel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISABLE_TQDM", "1")
    pystempel = importlib.import_module("pystempel")
    table = Path(pystempel.__file__ or "").parent / "data" / "polimorf" / "stemmer_polimorf.tbl.gz"

    reference = pystempel.Stemmer.from_file(table)
    roots = "gazociąg podpis prezydent białorus kosmonaut łąk brzeg putin macron rząd żółw książ dmytr"
    endings = "a ach ami ał ała ali ąc ący ego ej em emu ę i ie iem no ny om owa owi owie ów sza szy u uje y ych ymi"
    words = [
        prefix + root + ending for prefix in ("", "naj", "nie") for root in roots.split() for ending in endings.split()
    ]
    assert {word: polimorf().stem(word) for word in words} == {word: reference(word) or "" for word in words}
