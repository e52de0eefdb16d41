from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engine.storage.lexicon import Lexicon
from indexer.search.suggest.spelling import correctable, corrections
from tests.support.invented import built, document

LEXICON = {
    "minister": 120,
    "ministra": 80,
    "monster": 3,
    "warszawa": 50,
    "warstwa": 60,
    "żółć": 2,
    "zol": 2,
    "sąd": 90,
    "sad": 10,
    "sam": 900,
    "kijów": 11,
    "2022": 500,
    "m1nister": 999,
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rada NOT (mista OR gminy)", ["rada", "mista", "gminy"]),
        ('+rada "nowego mista" -gmina', ["rada", "nowego", "mista", "gmina"]),
        ("tytuł:mista treść:(rada gminy)", ["mista", "rada", "gminy"]),
        ("polsko-bialoruski", ["polsko", "bialoruski"]),
        ("=mista mist* mista~ *asto", []),
        ('autor:kowlaski źródło:(kurjer OR "głos") id:mista date:2022 rada', ["rada"]),
    ],
)
def test_which_words_of_a_query_may_be_corrected(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in correctable(text)] == words


Meant = Callable[[str], list[str]]


def lexicon(folder: Path, frequencies: dict[str, int]) -> Lexicon:
    """A lexicon of some forms, of which each stands in the archive so many times."""
    body = " ".join(form for form, count in frequencies.items() for _ in range(count))
    return built(folder, [document("a.txt", body=body)]).lexicon


@pytest.fixture(scope="module")
def meant(tmp_path_factory: pytest.TempPathFactory) -> Meant:
    """What is meant, in an archive of one segment."""
    some = lexicon(tmp_path_factory.mktemp("spelling"), LEXICON)
    return lambda typed: [form for form, _ in corrections(typed, [some])]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("miniser", "minister"),
        ("mnister", "minister"),
        ("minsiter", "minister"),
        ("warzsawa", "warszawa"),
        ("zolc", "żółć"),
        ("zółc", "żółć"),
        ("kijw", "kijów"),
    ],
)
def test_the_likeliest_word_comes_first(typed: str, first: str, meant: Meant) -> None:
    assert meant(typed)[0] == first


def test_frequencies_come_with_the_forms_and_are_those_of_all_segments(tmp_path: Path) -> None:
    some, others = lexicon(tmp_path, {"minister": 7}), lexicon(tmp_path, {"minister": 2, "ministra": 8})
    assert corrections("ministe", [some]) == [("minister", 7)]
    assert corrections("ministe", [some, others]) == [("minister", 9), ("ministra", 8)]
    assert corrections("ministe", []) == []


def test_a_word_is_corrected_to_more_frequent_ones_only(meant: Meant) -> None:
    assert meant("sad") == ["sąd", "sam"]
    assert meant("sam") == []


@pytest.mark.parametrize("typed", ["2023", "f16", "m1nistr", "", "x"])
def test_numbers_and_single_letters_are_left_alone(typed: str, meant: Meant) -> None:
    assert meant(typed) == []


def test_no_correction_has_digits(meant: Meant) -> None:
    assert "m1nister" not in meant("mnister")


def test_in_a_large_lexicon_words_that_stand_there_once_are_asked_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.search.suggest.spelling._LARGE_LEXICON", 3)
    some = lexicon(tmp_path, {"minister": 2, "minispera": 1, "rząd": 5, "sejm": 5})
    assert corrections("minister", [some]) == []
    assert corrections("ministpera", [some]) == [("minister", 2)]
    assert corrections("minisperax", [some]) == [("minispera", 1)]


def test_the_limit(tmp_path: Path) -> None:
    some = lexicon(tmp_path, {f"mini{letter}": 1 for letter in "abcdefgh"})
    assert len(corrections("mini", [some], limit=3)) == 3
