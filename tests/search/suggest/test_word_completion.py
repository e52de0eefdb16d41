from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.storage.lexicon import Lexicon
from indexer.polish.tokens import fold, normalise
from indexer.search.suggest.word_completion import Typing, completing, completions
from tests.support.invented import built, document


@pytest.mark.parametrize(
    ("text", "before", "field", "word"),
    [
        ("rada mia", "rada ", None, "mia"),
        ('"rada mia', '"rada ', None, "mia"),
        ("+mia", "+", None, "mia"),
        ("polsko-biał", "polsko-", None, "biał"),
        ("tytuł:=mia", "tytuł:=", "title", "mia"),
        ("title:(a mia", "title:(a ", "title", "mia"),
        ("title:(a) mia", "title:(a) ", None, "mia"),
        ("źródło:kurier.t", "źródło:", "source", "kurier.t"),
        ('źródło:"Kurier Wi', 'źródło:"', "source", "Kurier Wi"),
        ("(autor:(a OR ko", "(autor:(a OR ", "author", "ko"),
        ("autor:", "autor:", "author", ""),
        ("id:lato/pl", "id:", "id", "lato/pl"),
        ("rada AND", "rada ", None, "AND"),
        ("rada ", "rada ", None, ""),
        ("rada*", "rada*", None, ""),
        ('"rada miasta"', '"rada miasta"', None, ""),
        ("", "", None, ""),
    ],
)
def test_what_is_being_typed(text: str, before: str, field: str | None, word: str) -> None:
    assert completing(text) == Typing(before, field, word)


@given(st.text())
def test_before_and_word_are_the_query(text: str) -> None:
    before, _, word = completing(text)
    assert before + word == normalise(text)


def lexicon(folder: Path, frequencies: dict[str, int]) -> Lexicon:
    """A lexicon of some forms, of which each stands in the archive so many times."""
    body = " ".join(form for form, count in frequencies.items() for _ in range(count))
    return built(folder, [document("a.txt", body=body)]).lexicon


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("completion")


@pytest.fixture(scope="module")
def lexicons(folder: Path) -> list[Lexicon]:
    rare = dict.fromkeys(["zol", "żaba", "żółty", "ząb", "rada", "radą"], 1)
    return [lexicon(folder, rare | {"żółw": 9, "żołnierz": 7, "zoolog": 8})]


def test_completions_come_by_frequency_and_diacritics_are_optional(lexicons: list[Lexicon]) -> None:
    assert completions("zol", lexicons) == [("żółw", 9), ("żołnierz", 7), ("zol", 1), ("żółty", 1)]
    assert completions("zo", lexicons, limit=2) == [("żółw", 9), ("zoolog", 8)]


def test_diacritics_that_are_typed_count(lexicons: list[Lexicon]) -> None:
    assert completions("żół", lexicons) == [("żółw", 9), ("żółty", 1)]
    assert completions("radą", lexicons) == [("radą", 1)]


def test_nothing_to_complete(lexicons: list[Lexicon]) -> None:
    assert completions("", lexicons) == []
    assert completions("x", lexicons) == []
    assert completions("a", []) == []


def test_frequencies_are_those_of_all_segments(folder: Path) -> None:
    lexicons = [lexicon(folder, {"rada": 3, "radny": 5, "rady": 1}), lexicon(folder, {"rada": 3, "radom": 2})]
    assert completions("rad", lexicons) == [("rada", 6), ("radny", 5), ("radom", 2), ("rady", 1)]
    assert completions("rad", lexicons, limit=1) == [("rada", 6)]


@given(st.sets(st.text("aąlłzżź", min_size=1, max_size=5), max_size=8), st.text("alz", min_size=1, max_size=3))
def test_a_plain_prefix_completes_to_all_forms_that_fold_to_it(folder: Path, forms: set[str], prefix: str) -> None:
    found = completions(prefix, [lexicon(folder, dict.fromkeys(forms, 1))], limit=len(forms))
    assert [form for form, _ in found] == sorted(form for form in forms if fold(form).startswith(prefix))
