import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.tokens import (
    TOKEN,
    TYPED_TOKEN,
    base,
    fold,
    form,
    is_folded,
    normalise,
    query_forms,
    sentence_end,
    sentence_start,
)


def forms(text: str) -> list[str]:
    return [form(spelling) for spelling in TOKEN.findall(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Żółw je.", ["żółw", "je"]),
        ("polsko-białoruski", ["polsko", "białoruski"]),
        ("F-16", ["f", "16"]),
        ("snake_case", ["snake", "case"]),
        ("O'Neill i d’Artagnan", ["o", "neill", "i", "d", "artagnan"]),
        ("PiS-u, ONZ-etu i PZPN-owi", ["pis-u", "onz-etu", "i", "pzpn-owi"]),
        ("NATO‑wski", ["nato-wski"]),
        ("Harry’ego, Kennedy'emu, Moody’s", ["harry'ego", "kennedy'emu", "moody's"]),
        ("lata 60-tych", ["lata", "60-tych"]),
        ("SMS-y-SMS", ["sms-y", "sms"]),
        ("biało-ego", ["biało", "ego"]),
        ("PiS-upadł", ["pis", "upadł"]),
    ],
)
def test_tokens_of_a_text(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_typed_text_joins_endings_without_capitals() -> None:
    assert query_forms("spór pis-u z harry'ego") == ["spór", "pis-u", "z", "harry'ego"]


@pytest.mark.parametrize("pattern", [TOKEN, TYPED_TOKEN])
def test_the_middle_of_a_compound_is_no_ending(pattern: re.Pattern[str]) -> None:
    assert pattern.findall("Tehreek-e-Labaik, ONZ-u") == ["Tehreek", "e", "Labaik", "ONZ-u"]


def test_spans_are_those_of_the_text() -> None:
    text = "Klub PiS-u."
    assert [match.span() for match in TOKEN.finditer(text)] == [(0, 4), (5, 10)]


@pytest.mark.parametrize(
    ("joined", "expected"), [("pis-u", "pis"), ("harry'ego", "harry"), ("60-tych", "60"), ("dom", "dom")]
)
def test_base(joined: str, expected: str) -> None:
    assert base(joined) == expected


def test_normalise_composes_and_drops_what_nobody_sees() -> None:
    assert normalise("Zo\u0301\u00adłw\x00\u200b\tje\ud800") == "Z\u00f3łw je"


def test_of_printable_characters_none_is_dropped_or_becomes_a_space() -> None:
    printable = [c for c in map(chr, range(0x110000)) if c.isprintable()]
    assert [c for c in printable if c.isspace()] == [" "]
    assert not {unicodedata.category(c) for c in printable} & {"Cc", "Cf", "Cs"}


def test_dotted_capital_i_stays_one_token() -> None:
    assert forms("İstanbul") == ["istanbul"]


@given(st.text())
def test_typed_text_of_any_kind_gives_forms_that_are_tokens(text: str) -> None:
    for found in query_forms(text):
        assert unicodedata.is_normalized("NFC", found)
        assert form(found) == found
        assert base(found)


@given(st.text(alphabet="aąPS-'’ 1._"))
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {position for match in TOKEN.finditer(text) for position in range(*match.span())}
    assert all(position in covered for position, character in enumerate(text) if character.isalnum())


@given(st.text(alphabet="aąPS-'’ 1"))
def test_a_form_typed_again_is_the_same_form(text: str) -> None:
    for found in forms(text):
        assert TYPED_TOKEN.fullmatch(found)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("łukaszenką", "lukaszenka"),
        ("zażółćgęśląjaźń", "zazolcgeslajazn"),
        ("sa\u0328d", "sad"),
        ("ørsted", "orsted"),
        ("straße", "strasse"),
        ("йога", "иога"),
        ("dom", "dom"),
        ("", ""),
    ],
)
def test_fold(form: str, expected: str) -> None:
    assert fold(form) == expected


def test_is_folded() -> None:
    assert is_folded("zolw")
    assert not is_folded("żolw")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert is_folded(fold(text))


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
