import re
from itertools import product

import pytest

from indexer.polish.diacritics import fold
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import (
    ExactWord,
    InflectedWord,
    MisspelledWord,
    PatternWord,
    PrefixWord,
    TypedTerm,
)
from indexer.search.planning.ranking_constants import OTHER_FORM


def weights(term: TypedTerm, lexicons) -> dict[str, float]:
    (lexicon,) = lexicons
    (found,) = term.resolve(lexicons)
    return {lexicon.forms[number].decode(): weight for number, weight in found.items()}


def test_an_inflected_word_knows_whether_an_article_has_it_as_typed(lexicons) -> None:
    for text, is_known in (("macron", True), ("macrona", False)):
        word = InflectedWord(text, ANYWHERE)
        assert weights(word, lexicons) == {"macron": 1.0 if is_known else OTHER_FORM, "macronem": OTHER_FORM}
        assert word.is_known is is_known


def test_an_exact_word_is_one_form(lexicons) -> None:
    assert weights(ExactWord("macron", ANYWHERE), lexicons) == {"macron": 1.0}
    assert weights(ExactWord("macrona", ANYWHERE), lexicons) == {}


def test_a_prefix_needs_no_diacritics(lexicons) -> None:
    assert set(weights(PrefixWord("lukasz", ANYWHERE), lexicons)) == {"łukaszenka", "łukaszence"}
    assert set(weights(PrefixWord("sej", ANYWHERE), lexicons)) == {"sejm", "sejmowa"}


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("*em", {"macronem"}),
        ("m*n*", {"macron", "macronem"}),
        ("s*d", {"sad", "sąd"}),
        ("*mow*", {"sejmowa"}),
        ("se*j*m", {"sejm"}),
        ("s*m*j", set()),
        ("x*", set()),
    ],
)
def test_a_pattern_fits_whole_forms(pattern: str, forms: set[str], lexicons) -> None:
    assert set(weights(PatternWord(pattern, ANYWHERE), lexicons)) == forms


def test_stars_mean_any_letters_wherever_they_stand(lexicons) -> None:
    forms = [form.decode() for form in lexicons[0].forms]
    for pattern in map("".join, product("*maon", repeat=4)):
        if "*" in pattern and "**" not in pattern:
            fits = re.compile(pattern.replace("*", ".*")).fullmatch
            expected = {form for form in forms if fits(form) or fits(fold(form))}
            assert set(weights(PatternWord(pattern, ANYWHERE), lexicons)) == expected, pattern


def test_a_pattern_and_a_misspelling_need_no_diacritics(lexicons) -> None:
    assert set(weights(PatternWord("*kasz*k*", ANYWHERE), lexicons)) == {"łukaszenka"}
    assert set(weights(PatternWord("s*dy", ANYWHERE), lexicons)) == {"sądy"}
    assert set(weights(MisspelledWord("lukaszneka", 1, ANYWHERE), lexicons)) == {"łukaszenka"}


def test_diacritics_of_a_pattern_and_of_a_misspelling_are_meant(lexicons) -> None:
    assert set(weights(PatternWord("są*", ANYWHERE), lexicons)) == {"sąd", "sądy"}
    assert set(weights(MisspelledWord("łukaszenke", 1, ANYWHERE), lexicons)) == {"łukaszenka", "łukaszence"}
    assert set(weights(MisspelledWord("śejm", 1, ANYWHERE), lexicons)) == {"sejm"}
    assert set(weights(MisspelledWord("śejn", 1, ANYWHERE), lexicons)) == set()


def test_a_misspelling_is_a_few_edits_away(lexicons) -> None:
    assert set(weights(MisspelledWord("marcon", 1, ANYWHERE), lexicons)) == {"macron"}
    assert set(weights(MisspelledWord("sejn", 1, ANYWHERE), lexicons)) == {"sejm"}


def test_of_too_many_forms_the_most_frequent_are_taken(lexicons, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.search.planning.query_terms.MOST_FORMS", 1)
    word = PrefixWord("macron", ANYWHERE)
    assert len(weights(word, lexicons)) == 1
    assert word.is_capped
