import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.filters import Filter, query_of, words_of

KURIER, GLOS = Filter("source", "kurier.example"), Filter("source", "glos.example")
MAY = Filter("date", "2024-05")


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        ((), "most"),
        ((KURIER,), '+(most) +source:"kurier.example"'),
        ((KURIER, GLOS), '+(most) +(source:"kurier.example" OR source:"glos.example")'),
        ((KURIER, MAY), '+(most) +source:"kurier.example" +date:2024-05'),
        ((GLOS._replace(is_excluded=True), MAY), '+(most) +date:2024-05 -source:"glos.example"'),
    ],
)
def test_filters_are_query_text(filters: tuple[Filter, ...], query: str) -> None:
    assert query_of("most", filters) == query
    assert words_of(query, filters) == "most"


def test_filters_without_words_are_a_query_of_their_own() -> None:
    assert query_of("  ", (KURIER,)) == '+source:"kurier.example"'


def test_a_value_cannot_break_out_of_its_quotation() -> None:
    assert Filter("author", 'Jan "Lis" Nowak').condition == 'author:"Jan  Lis  Nowak"'


@given(st.text('ab ()"„”«»', max_size=20))
def test_what_is_open_in_the_words_never_reaches_over_the_filters(words: str) -> None:
    query = query_of(words, (KURIER,))
    assert query.endswith(' +source:"kurier.example"') or not words.strip()
    inside = query[2:].removesuffix(') +source:"kurier.example"')
    if words.strip():
        assert inside.count("(") == inside.count(")") or '"' in inside or "„" in inside or "«" in inside
