import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.folding import fold
from indexer.polish.tokens import normalise
from indexer.search.completion import Typing, completing, completions


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


FORMS = sorted(["zol", "żaba", "żółty", "żółw", "żołnierz", "zoolog", "ząb", "rada", "radą"])
FREQUENCIES = np.array([{"żółw": 9, "żołnierz": 7, "zoolog": 8}.get(form, 1) for form in FORMS], np.uint32)


def test_completions_come_by_frequency_and_diacritics_are_optional() -> None:
    assert completions("zol", FORMS, FREQUENCIES) == [("żółw", 9), ("żołnierz", 7), ("zol", 1), ("żółty", 1)]
    assert completions("zo", FORMS, FREQUENCIES, limit=2) == [("żółw", 9), ("zoolog", 8)]


def test_diacritics_that_are_typed_count() -> None:
    assert completions("żół", FORMS, FREQUENCIES) == [("żółw", 9), ("żółty", 1)]
    assert completions("radą", FORMS, FREQUENCIES) == [("radą", 1)]


def test_nothing_to_complete() -> None:
    assert completions("", FORMS, FREQUENCIES) == []
    assert completions("x", FORMS, FREQUENCIES) == []
    assert completions("a", [], np.zeros(0, np.uint32)) == []


@given(st.lists(st.text("aąlłzżź", min_size=1), unique=True), st.text("alz", min_size=1, max_size=3))
def test_a_plain_prefix_completes_to_all_forms_that_fold_to_it(forms: list[str], prefix: str) -> None:
    forms.sort()
    found = completions(prefix, forms, np.ones(len(forms), np.uint32), limit=len(forms))
    assert sorted(form for form, _ in found) == [form for form in forms if fold(form).startswith(prefix)]
