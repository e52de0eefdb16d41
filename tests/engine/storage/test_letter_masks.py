from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from indexer.engine.storage.array_file import ArrayFile, ArrayFileWriter
from indexer.engine.storage.letter_masks import LetterMasks
from indexer.engine.storage.string_table import StringTable, write_strings

TEXTS = st.text("abćłżя中😀-1", max_size=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("letters")


def letters(folder: Path, texts: list[str]) -> LetterMasks:
    (folder / "file").unlink(missing_ok=True)
    with ArrayFileWriter(folder / "file") as file:
        write_strings(file, "some", [text.encode() for text in texts])
    return LetterMasks(StringTable(ArrayFile(folder / "file"), "some"))


@given(st.lists(TEXTS, max_size=8), TEXTS, st.integers(0, 3))
def test_nothing_near_is_missed(folder: Path, texts: list[str], asked: str, edits: int) -> None:
    found = set(letters(folder, texts).near(asked, edits).tolist())
    assert found >= {number for number, text in enumerate(texts) if OSA.distance(asked, text) <= edits}


def test_what_has_other_letters_or_many_more_is_passed_over(folder: Path) -> None:
    texts = ["gazociąg", "gazociągi", "gazociągami", "pociąg", "rząd", "gazociągcośtamdalej", "", "👩‍🚒"]
    assert letters(folder, texts).near("gazociag", 1).tolist() == [0, 1]
    assert letters(folder, texts).near("gazocąg", 0).tolist() == []
    assert letters(folder, texts).near("gazociąg", 2).tolist() == [0, 1, 2, 3]
    assert letters(folder, texts).near("", 0).tolist() == [6]
