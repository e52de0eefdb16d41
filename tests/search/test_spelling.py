import numpy as np
import pytest

from indexer.polish.folding import fold
from indexer.search.spelling import correctable, corrections

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
FORMS = list(LEXICON)
FREQUENCIES = np.array(list(LEXICON.values()), np.uint32)


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


def meant(typed: str) -> list[str]:
    return [form for form, _ in corrections(typed, FORMS, [fold(form) for form in FORMS], FREQUENCIES)]


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
def test_the_likeliest_word_comes_first(typed: str, first: str) -> None:
    assert meant(typed)[0] == first


def test_frequencies_come_with_the_forms() -> None:
    assert corrections("ministe", ["minister"], ["minister"], np.array([7])) == [("minister", 7)]


def test_a_word_is_corrected_to_more_frequent_ones_only() -> None:
    assert meant("sad") == ["sąd", "sam"]
    assert meant("sam") == []


@pytest.mark.parametrize("typed", ["2023", "f16", "m1nistr", "", "x"])
def test_numbers_and_single_letters_are_left_alone(typed: str) -> None:
    assert meant(typed) == []


def test_no_correction_has_digits() -> None:
    assert "m1nister" not in meant("mnister")


def test_in_a_large_lexicon_words_that_stand_there_once_are_asked_last() -> None:
    filling = [f"{'xyzw'[n % 4]}{n}q{n}" for n in range(100_000)]
    forms = ["minister", "minispera", *filling]
    frequencies = np.array([2, 1, *[5] * len(filling)], np.uint32)
    assert corrections("minister", forms, forms, frequencies) == []
    assert corrections("ministpera", forms, forms, frequencies) == [("minister", 2)]
    assert corrections("minisperax", forms, forms, frequencies) == [("minispera", 1)]


def test_the_limit() -> None:
    forms = [f"mini{letter}" for letter in "abcdefgh"]
    assert len(corrections("mini", forms, forms, np.ones(8, np.uint32), limit=3)) == 3
