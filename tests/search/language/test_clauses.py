import pytest

from indexer.records.search import Notes
from indexer.search.language.clauses import bounded_number, read_terms
from indexer.search.language.tree import Fuzzy, Prefix, Term, Wildcard, Word


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Sejmem", (Word("sejmem"),)),
        ("sejm,", (Word("sejm"),)),
        ("rangers?", (Word("rangers"),)),
        ("PiS-u", (Word("pis-u"),)),
        ("harry’ego", (Word("harry'ego"),)),
        ("polsko-białoruski", (Word("polsko"), Word("białoruski"))),
        ("F-16", (Word("f"), Word("16"))),
        ("12:30", (Word("12"), Word("30"))),
        ("pre*", (Prefix("pre"),)),
        ("PRE**,", (Prefix("pre"),)),
        ("sł*wo", (Wildcard("sł*wo"),)),
        ("*wo*", (Wildcard("*wo*"),)),
        ("polsko-biał*", (Word("polsko"), Prefix("biał"))),
        ("literufka~", (Fuzzy("literufka", 1),)),
        ("literufka~2,", (Fuzzy("literufka", 2),)),
        ("nowo-jorsk~", (Fuzzy("nowo", 1), Fuzzy("jorsk", 1))),
        ("a~b", (Word("a"), Word("b"))),
        ("–", ()),
        ("***", ()),
        ("🙂", ()),
    ],
)
def test_what_a_typed_word_asks_for(typed: str, terms: tuple[Term, ...]) -> None:
    notes = Notes()
    assert read_terms(typed, False, notes) == terms
    assert notes.all() == ()


def test_every_word_of_an_exact_compound_is_exact() -> None:
    assert read_terms("polsko-białoruski", True, Notes()) == (
        Word("polsko", exact=True),
        Word("białoruski", exact=True),
    )


@pytest.mark.parametrize(("typed", "distance"), [("sejn~0", 1), ("sejn~3", 2), ("sejn~" + "9" * 5000, 2)])
def test_a_distance_out_of_bounds_is_changed_and_said(typed: str, distance: int) -> None:
    notes = Notes()
    assert read_terms(typed, False, notes) == (Fuzzy("sejn", distance),)
    assert [note.code for note in notes.all()] == ["changed"]


def test_a_tilde_after_an_asterisk_is_ignored_and_said() -> None:
    notes = Notes()
    assert read_terms("sej*~", False, notes) == (Prefix("sej"),)
    assert [note.code for note in notes.all()] == ["ignored"]


@pytest.mark.parametrize(("digits", "bounded"), [("0", 1), ("1", 1), ("007", 7), ("12", 10), ("9" * 9999, 10)])
def test_numbers_of_any_length_are_bounded(digits: str, bounded: int) -> None:
    assert bounded_number(digits, 10) == bounded
