from hypothesis import given
from hypothesis import strategies as st

from indexer.search.language.lexer import tokens_of
from indexer.search.language.notes import Notes
from indexer.search.language.well_formed import DEEPEST, balanced


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
