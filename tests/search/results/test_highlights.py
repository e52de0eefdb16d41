from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish.tokens import TOKEN, form
from indexer.search.results.highlights import MOST_LITERALS, Highlighter, outline, within

HIGHLIGHTER = Highlighter({"most": 0, "mostu": 0, "pis": 1, "pis-u": 1, "łodzi": 2})


def highlighted(text: str, highlighter: Highlighter = HIGHLIGHTER) -> list[str]:
    return [text[start:end] for start, end, _ in highlighter.spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most bez mostu, MOST!", ["Most", "mostu", "MOST"]),
        ("mosty i pomost", []),
        ("PiS-u i PiS", ["PiS-u", "PiS"]),
        ("polsko-most", ["most"]),
        ("W Łodzi", ["Łodzi"]),
        ("most_most", ["most", "most"]),
        ("", []),
    ],
)
def test_whole_tokens_are_highlighted(text: str, expected: list[str]) -> None:
    assert highlighted(text) == expected


def test_a_letter_that_becomes_two_in_lower_case_shifts_nothing() -> None:
    assert highlighted("İİİ most") == ["most"]


def test_only_the_letters_that_are_looked_for_otherwise_become_ascii_in_lower_case() -> None:
    characters = [chr(number) for number in range(0x110000)]
    assert [c for c in characters if len(c.lower()) > 1] == ["İ"]
    assert [c for c in characters if not c.isascii() and c.lower()[0].isascii()] == ["İ", "\N{KELVIN SIGN}"]
    assert highlighted("5 \N{KELVIN SIGN}m", Highlighter({"km": 0})) == ["\N{KELVIN SIGN}m"]


def test_an_outline_has_one_byte_for_every_character() -> None:
    assert outline("Łódź, 𝄞!".encode()) == b"\x80\x80d\x80, \x80!"


def test_what_only_has_the_outline_of_a_word_is_not_highlighted() -> None:
    assert highlighted("lądzi, w ŁODZI i–aźa", Highlighter({"łodzi": 0, "aźa": 1})) == ["ŁODZI", "aźa"]
    assert highlighted("a–aźa", Highlighter({"aźa": 0})) == ["aźa"]


def test_words_without_a_letter_of_ascii_are_highlighted_like_others() -> None:
    assert highlighted("Київ, київський КИЇВ, żółć", Highlighter({"київ": 0, "żółć": 1})) == ["Київ", "КИЇВ", "żółć"]


SPELLINGS = st.sampled_from(
    ["Most", "MOSTU", "łódź", "ŁÓDŹ", "lódz", "są", "się", "PiS", "PiS-u", "Harry’ego", "polsko-ruski", "F-16", "żółć"]
)
PIECES = SPELLINGS | st.sampled_from(list(" ,.-’'_–„”\n")) | st.text(max_size=3)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(SPELLINGS | st.text(max_size=6), max_size=6))
def test_exactly_the_tokens_whose_form_is_asked_for_are_highlighted(text: str, spellings: list[str]) -> None:
    text = text.replace("Σ", "")  # of which the lower case depends on what stands around the token
    words = {form(token): number for number, token in enumerate(TOKEN.findall(" ".join(spellings)))}
    highlighted_tokens = [token.span() for token in TOKEN.finditer(text) if form(token.group()) in words]
    outlined = outline(text.encode())
    assert [(start, end) for start, end, _ in Highlighter(words).spans(text, outlined=outlined)] == highlighted_tokens


TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(st.tuples(TEXTS, TEXTS, TEXTS), st.lists(SPELLINGS, max_size=4))
def test_zones_parted_by_newlines_are_highlighted_as_by_themselves(
    zones: tuple[str, ...], spellings: list[str]
) -> None:
    zones = tuple(zone.replace("Σ", "") for zone in zones)
    highlighter = Highlighter({form(token): number for number, token in enumerate(TOKEN.findall(" ".join(spellings)))})
    starts = [0, len(zones[0]) + 1, len(zones[0]) + len(zones[1]) + 2]
    apart = [
        (start + shift, end + shift, number)
        for zone, shift in zip(zones, starts, strict=True)
        for start, end, number in highlighter.spans(zone)
    ]
    assert highlighter.spans("\n".join(zones)) == apart


def test_many_forms_are_highlighted_like_few() -> None:
    many = Highlighter({"most": 0, "pis-u": 1, **{f"słowo{number}": 2 for number in range(MOST_LITERALS)}})
    text = "Most, słowo7, PiS-u i mosty"
    assert highlighted(text, many) == ["Most", "słowo7", "PiS-u"]


def test_spans_are_in_order_and_know_their_word() -> None:
    assert HIGHLIGHTER.spans("PiS o moście: most") == [(0, 3, 1), (14, 18, 0)]


def test_spans_within_a_stretch_lie_wholly_in_it() -> None:
    spans = [(0, 4, 0), (5, 9, 1), (10, 14, 0)]
    assert within(spans, 4, 14) == spans[1:]
    assert within(spans, 0, 8) == spans[:1]


def test_where_there_are_very_many_no_word_leaves_none_to_another() -> None:
    text = "most " * 50 + "pis " * 50
    found = HIGHLIGHTER.spans(text, most=8)
    assert Counter(number for _, _, number in found) == {0: 8, 1: 8}
