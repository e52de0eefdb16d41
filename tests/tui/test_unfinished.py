import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.unfinished import last_word, unfinished_query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("negoc", "negoc*"),
        ("most negoc", "most negoc*"),
        ("most ", "most "),
        ("m", "m"),
        ("most m", "most "),
        ("+most", "+most*"),
        ("(most OR tu", "(most OR tu*"),
        ("most AND", "most "),
        ("most źródło:", "most "),
        ("źródło:kur", "źródło:kur*"),
        ("data:2022", "data:2022"),
        ("=most", "=most"),
        ("most*", "most*"),
        ("mots~", "mots~"),
        ('"traktat zw', '"traktat zw"'),
        ("„traktat zw", "„traktat zw”"),
        ("", ""),
    ],
)
def test_what_is_being_typed_becomes_a_whole_query(typed: str, query: str) -> None:
    assert unfinished_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [("kot", "(kot OR kot*)"), ("stary Kot", "stary (Kot OR Kot*)"), ("tytuł:kot", "(tytuł:kot OR tytuł:kot*)")],
)
def test_a_known_word_is_asked_for_in_its_other_forms_too(typed: str, query: str) -> None:
    assert unfinished_query(typed, {"kot"}) == query


def test_the_last_word_is_what_may_go_on() -> None:
    assert [last_word(typed) for typed in ("stary mo", "stary ", "id:mo", '"stary mo')] == ["mo", "", "", ""]


@given(st.text('abż" („”):+-*', max_size=30))
def test_nothing_typed_is_too_strange(typed: str) -> None:
    assert isinstance(unfinished_query(typed, {"a"}), str)
