from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.engine.writing.batch_tokeniser
from indexer.engine.writing.batch_tokeniser import BatchTokeniser
from indexer.engine.writing.vocabulary import Vocabulary
from indexer.polish.tokens import TOKEN, form

TEXTS = st.lists(st.lists(st.sampled_from(("Most", "w", "Tczewie", "PiS-u", " ", "\n", "1")), max_size=30).map("".join))


@pytest.fixture(autouse=True, scope="module")
def _small_steps() -> Iterator[None]:
    """Tokenise a few characters at once, so that texts meet in a step and long ones are cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexer.engine.writing.batch_tokeniser, "CHARACTERS_AT_ONCE", 12)
        yield


@given(TEXTS)
def test_texts_are_tokenised_as_if_each_stood_alone(texts: list[str]) -> None:
    spellings = Vocabulary()
    tokeniser = BatchTokeniser(spellings)
    expected = [[form(token) for token in TOKEN.findall(text)] for text in texts]
    for half in (slice(0, len(texts) // 2), slice(len(texts) // 2, None)):
        for start in range(0, len(expected[half]), 2):
            tokeniser.add(texts[half][start : start + 2])
        numbers, _, lengths = tokeniser.take()
        forms = list(spellings.forms)
        assert [forms[number] for number in spellings.form_of[numbers]] == [w for some in expected[half] for w in some]
        assert lengths.tolist() == [len(some) for some in expected[half]]
    assert tokeniser.size == 0
