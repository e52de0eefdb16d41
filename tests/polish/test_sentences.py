import pytest

from indexer.polish.sentences import sentence_end, sentence_start


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Most stoi. Rzeka płynie.", "Most stoi."),
        ("Prof. Anna Reda i dr. Nowak przyszli. Potem wyszli.", "Prof. Anna Reda i dr. Nowak przyszli."),
        ("A. Reda mówi. B. Nowak milczy.", "A. Reda mówi."),
        ("Stało się to 1. Maja o świcie. Potem nic.", "Stało się to 1. Maja o świcie."),
        ("„Jadę!” Tak powiedział.", "„Jadę!”"),
        ("Kosztuje 3,5 mln zł i tyle", "Kosztuje 3,5 mln zł i tyle"),
        ("I co?! Nic.", "I co?!"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say(text: str, first: str) -> None:
    assert text[: sentence_end(text, 0, len(text))] == first


def test_the_sentence_of_a_place_begins_after_the_one_before() -> None:
    text = "Most stoi. Por. Nowak przyszedł. Rzeka płynie."
    assert sentence_start(text, 0, text.index("przyszedł")) == text.index("Por.")
    assert sentence_start(text, 0, 3) == 0


def test_nothing_is_looked_for_beyond_the_bounds() -> None:
    text = "Most stoi. Rzeka płynie."
    assert sentence_end(text, 0, 5) == 5
    assert sentence_start(text, 6, len(text)) == text.index("Rzeka")
