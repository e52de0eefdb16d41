from hypothesis import given
from hypothesis import strategies as st

from tui.display import in_a_row, lit, safe


def test_line_feeds_stay_and_markup_is_text() -> None:
    assert safe("[bold red]a\x1b[31m\nb\tc[/]") == "[bold red]a␛[31m\nb c[/]"


@given(st.text(st.characters(codec=None)), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_text_is_never_read_as_markup(text: str, highlights: list[tuple[int, int]]) -> None:
    assert lit(text, highlights).plain == safe(text)


def test_unknown_facts_leave_no_trace() -> None:
    assert in_a_row(["Anna Kowal", "", None, "PAP"]) == "Anna Kowal · PAP"
