import pytest

from indexer.search.highlights import MOST_LITERALS, Lights, within

LIGHTS = Lights({"most": 0, "mostu": 0, "pis": 1, "pis-u": 1, "łodzi": 2})


def lit(text: str, lights: Lights = LIGHTS) -> list[str]:
    return [text[start:end] for start, end, _ in lights.spans(text)]


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
def test_whole_tokens_are_lit(text: str, expected: list[str]) -> None:
    assert lit(text) == expected


def test_a_letter_that_becomes_two_in_lower_case_shifts_nothing() -> None:
    assert lit("İİİ most") == ["most"]


def test_many_forms_are_lit_like_few() -> None:
    many = Lights({"most": 0, "pis-u": 1, **{f"słowo{number}": 2 for number in range(MOST_LITERALS)}})
    text = "Most, słowo7, PiS-u i mosty"
    assert lit(text, many) == ["Most", "słowo7", "PiS-u"]


def test_spans_are_in_order_and_know_their_word() -> None:
    assert LIGHTS.spans("PiS o moście: most") == [(0, 3, 1), (14, 18, 0)]


def test_spans_within_a_stretch_lie_wholly_in_it() -> None:
    spans = [(0, 4, 0), (5, 9, 1), (10, 14, 0)]
    assert within(spans, 4, 14) == spans[1:]
    assert within(spans, 0, 8) == spans[:1]


def test_where_there_are_very_many_no_word_leaves_none_to_another() -> None:
    text = "most " * 50 + "pis " * 50
    found = LIGHTS.spans(text, most=16)
    assert {number for _, _, number in found} == {0, 1}
    assert len(found) <= 16
