import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.tokens import normalise
from indexer.records.search import Notes
from indexer.search.language.lexer import DEEPEST, Kind, balanced, tokens_of, with_fields


def cut(text: str) -> list[tuple[str, str]]:
    return [(token.kind.name, token.text) for token in tokens_of(text)]


def test_words_operators_and_brackets() -> None:
    assert cut("sejm AND (senat OR rząd) NOT prezydent") == [
        ("WORD", "sejm"),
        ("AND", "AND"),
        ("OPEN", "("),
        ("WORD", "senat"),
        ("OR", "OR"),
        ("WORD", "rząd"),
        ("CLOSE", ")"),
        ("NOT", "NOT"),
        ("WORD", "prezydent"),
    ]


@pytest.mark.parametrize("text", ["and or not near", "AND! ORAZ NOTA NEARBY", "I LUB NIE", "AND/5", "NEAR/"])
def test_only_whole_english_capitals_are_operators(text: str) -> None:
    assert {kind for kind, _ in cut(text)} == {"WORD"}


def test_near_carries_its_number() -> None:
    near = tokens_of("wybory NEAR/5 sejm")[1]
    assert (near.kind, near.number) == (Kind.NEAR, "5")


@pytest.mark.parametrize("text", ["-sejm", "+sejm", "=sejm"])
def test_a_sign_right_before_a_word_is_an_operator(text: str) -> None:
    assert [kind for kind, _ in cut(text)][1:] == ["WORD"]


@pytest.mark.parametrize("text", ["sejm - senat", "sejm – senat", "sejm + senat", "sejm = senat", "--sejm senat"])
def test_signs_elsewhere_are_punctuation(text: str) -> None:
    assert {kind for kind, _ in cut(text)} == {"WORD"}


def test_a_hyphen_inside_a_word_stays_there() -> None:
    assert cut("polsko-białoruski") == [("WORD", "polsko-białoruski")]


@pytest.mark.parametrize("text", ["tytuł:sejm", "TYTUŁ:sejm", "tytul:sejm", "title:sejm"])
def test_fields_have_names_in_two_languages(text: str) -> None:
    assert cut(text) == [("FIELD", "title"), ("WORD", "sejm")]


@pytest.mark.parametrize("text", ["12:30", "Uwaga: coś", "http://gazeta.test", "tytuł: sejm", "title:"])
def test_other_colons_are_harmless(text: str) -> None:
    assert {kind for kind, _ in cut(text)} == {"WORD"}


@pytest.mark.parametrize(
    "text",
    [
        '"rada miasta"',
        "„rada miasta”",
        '„rada miasta"',
        '"rada miasta”',
        "“rada miasta”",
        "«rada miasta»",
        "»rada miasta«",
    ],
)
def test_quotation_marks_of_every_sort_open_a_phrase(text: str) -> None:
    assert cut(text) == [("QUOTED", "rada miasta")]


def test_doubled_marks_are_one() -> None:
    assert cut('plan ""mosty 2030"" rady') == [("WORD", "plan"), ("QUOTED", "mosty 2030"), ("WORD", "rady")]


def test_a_slop_belongs_to_the_quotation() -> None:
    (phrase,) = tokens_of('"rada miasta"~5')
    assert (phrase.text, phrase.number) == ("rada miasta", "5")


def test_marks_without_a_pair_are_set_apart() -> None:
    assert cut('ekran 27" i „nowy') == [
        ("WORD", "ekran"),
        ("WORD", "27"),
        ("UNPAIRED_QUOTE", '"'),
        ("WORD", "i"),
        ("UNPAIRED_QUOTE", "„"),
        ("WORD", "nowy"),
    ]


def test_values_of_ids_and_urls_reach_to_white_space() -> None:
    assert cut("id:lato/Plik(1).txt#-3 url:https://gazeta.test/a?b=c:d") == [
        ("FIELD", "id"),
        ("VALUE", "lato/Plik(1).txt#-3"),
        ("FIELD", "url"),
        ("VALUE", "https://gazeta.test/a?b=c:d"),
    ]


def test_values_in_a_group_know_their_field() -> None:
    assert [token.field for token in tokens_of("id:(a.txt OR b.txt) c")] == ["", "id", "id", "", "id", "", ""]


def test_words_know_the_field_they_stand_in() -> None:
    tokens = tokens_of("a title:(b OR lead:c d) -author:e f")
    words = [(token.text, field) for token, field in with_fields(tokens) if token.kind is Kind.WORD]
    assert words == [("a", None), ("b", "title"), ("c", "lead"), ("d", "title"), ("e", "author"), ("f", None)]


QUERIES = st.text(alphabet="ab12 ()\"„”«»'+-=*~:/_.ANDORNEARtitleid")
PIECES = st.sampled_from([*'ab ()"„”+-=*~:.?', "AND", "OR ", "NOT", "NEAR", "title:", "id:", "url:("])


@given(QUERIES | st.lists(PIECES).map("".join))
def test_plain_words_are_those_of_the_longer_way(text: str) -> None:
    with patch("indexer.search.language.lexer._PLAIN_WORD", re.compile("(?!)")):
        expected = tokens_of(normalise(text))
    assert tokens_of(normalise(text)) == expected


@given(QUERIES)
def test_spans_rise_and_only_punctuation_lies_between(text: str) -> None:
    text = normalise(text)
    position = 0
    for token in tokens_of(text):
        assert position <= token.start < token.end <= len(text)
        assert not any(c.isalnum() for c in text[position : token.start])
        position = token.end
    assert not any(c.isalnum() for c in text[position:])


def balance(text: str) -> tuple[str, list[str]]:
    notes = Notes()
    return "".join(token.text for token in balanced(tokens_of(text), notes)), [note.code for note in notes.all()]


def test_balanced_brackets_stay() -> None:
    assert balance("(a(b)c)(d)") == ("(a(b)c)(d)", [])


def test_a_missing_bracket_comes_at_the_end() -> None:
    assert balance("((a)b") == ("((a)b)", ["unbalanced"])


def test_a_superfluous_bracket_is_dropped() -> None:
    assert balance("a)b(c)") == ("ab(c)", ["unbalanced"])


def test_deep_nesting_is_flattened() -> None:
    text, codes = balance("(" * 1500 + "a" + ")" * 1500)
    assert text == "(" * DEEPEST + "a" + ")" * DEEPEST
    assert codes == ["too-deep"]


@given(st.text(alphabet="()a"))
def test_the_result_is_always_balanced(text: str) -> None:
    balanced_text, _ = balance(text)
    depth = 0
    for c in balanced_text:
        depth += (c == "(") - (c == ")")
        assert 0 <= depth <= DEEPEST
    assert depth == 0
