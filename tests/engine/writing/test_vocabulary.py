import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.writing.vocabulary
from indexer.engine.writing.vocabulary import Vocabulary
from indexer.polish.letter_case import case_of
from indexer.polish.token_arrays import token_arrays
from indexer.polish.tokens import TOKEN, form

TEXTS = st.lists(
    st.sampled_from(("Most", "MOST", "most", "W", "PiS-u", "pis-u", "żółw", "Żółw", "2022", "-", "\n")), max_size=20
)


def numbers(spellings: Vocabulary, text: str) -> list[int]:
    found: list[int] = spellings.numbers_of(text, token_arrays(text)).tolist()
    return found


@given(st.lists(TEXTS.map(" ".join), max_size=4))
def test_spellings_are_numbered_in_the_order_in_which_they_are_met(texts: list[str]) -> None:
    spellings = Vocabulary()
    expected: dict[str, int] = {}
    for text in texts:
        tokens = TOKEN.findall(text)
        for token in tokens:
            expected.setdefault(token, len(expected))
        assert numbers(spellings, text) == [expected[token] for token in tokens]
    forms = list(spellings.forms)
    assert [forms[number] for number in spellings.form_of] == [form(token) for token in expected]
    assert spellings.cases.tolist() == [case_of(token) for token in expected]
    assert len(set(zip(spellings.form_of.tolist(), spellings.checksums.tolist(), strict=True))) == len(forms)


def test_more_spellings_than_the_table_had_room_for() -> None:
    spellings = Vocabulary()
    many = [f"słowo{number}" for number in range(3 * indexer.engine.writing.vocabulary.FEWEST_SLOTS)]
    for start in range(0, len(many), 10_000):
        some = many[start : start + 10_000]
        assert numbers(spellings, " ".join(some)) == list(range(start, start + len(some)))
    assert numbers(spellings, " ".join(reversed(many))) == list(reversed(range(len(many))))


def test_spellings_that_want_the_same_place_are_told_apart_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.vocabulary, "FEWEST_SLOTS", 2)
    spellings = Vocabulary()
    many = [f"słowo{number}" for number in range(500)]
    for _ in range(2):
        assert [numbers(spellings, word) for word in many] == [[number] for number in range(500)]


def test_very_many_new_spellings_in_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.engine.writing.vocabulary, "FEWEST_SLOTS", 2)
    assert numbers(Vocabulary(), " ".join(f"słowo{number}" for number in range(500))) == list(range(500))
