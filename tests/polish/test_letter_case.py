import pytest

from indexer.polish.letter_case import AT_START, CAPITALISED, CAPITALS, LOWER, begin_sentences, case_of
from indexer.polish.token_arrays import token_arrays


@pytest.mark.parametrize(
    ("spelling", "case"),
    [
        ("piła", LOWER),
        ("Piła", CAPITALISED),
        ("PO", CAPITALS),
        ("PiS", CAPITALISED),
        ("ONZ-etu", CAPITALS),
        ("Harry’ego", CAPITALISED),
        ("W", CAPITALISED),
        ("2022", LOWER),
    ],
)
def test_the_case_of_a_token(spelling: str, case: int) -> None:
    assert case_of(spelling) == case
    assert case != AT_START


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("Most otwarto. Burmistrz dziękował! Padało", ["Most", "Burmistrz", "Padało"]),
        ("Szkołę otworzył prof. Kowal z ul. Długiej", ["Szkołę"]),
        ("Film „Kos” obejrzał J. Wrona: Brawa", ["Film", "Kos", "obejrzał", "Brawa"]),
        ("Tytuł\nAkapit", ["Tytuł", "Akapit"]),
        ("", []),
    ],
)
def test_what_begins_a_sentence_or_a_quotation(text: str, beginnings: list[str]) -> None:
    tokens = token_arrays(text)
    spellings = [text[start:end] for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]
    begin = begin_sentences(text, tokens).tolist()
    assert [spelling for spelling, begins in zip(spellings, begin, strict=True) if begins] == beginnings
