import re
from itertools import product

import pytest

from indexer.polish import dictionary
from indexer.polish.tokens import fold
from indexer.search.planning.planner import ANYWHERE
from indexer.search.planning.query_terms import (
    DICTIONARY,
    ExactWord,
    InflectedWord,
    MisspelledWord,
    PatternWord,
    PrefixWord,
    TypedTerm,
    forms_of_word,
    keys_of_word,
)
from indexer.search.planning.ranking_constants import FOLDED_KNOWN, FOLDED_UNKNOWN, OTHER_FORM, OTHER_WORD


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


def weights_of_forms(text: str, lexicons) -> list[dict[str, float]]:
    found, _ = forms_of_word(text, lexicons)
    return [
        {lexicon.forms[number].decode(): weight for number, weight in forms.items()}
        for lexicon, forms in zip(lexicons, found, strict=True)
    ]


def test_a_word_stands_for_all_its_forms_the_typed_one_most(lexicons) -> None:
    assert weights_of_forms("macron", lexicons) == [{"macron": 1.0, "macronem": OTHER_FORM}]


def test_a_form_that_no_article_has_finds_the_others(lexicons) -> None:
    assert weights_of_forms("macrona", lexicons) == [{"macron": OTHER_FORM, "macronem": OTHER_FORM}]
    assert forms_of_word("macrona", lexicons)[1] is False


def test_an_unknown_spelling_without_diacritics_stands_for_words_with_them(lexicons) -> None:
    assert weights_of_forms("lukaszenka", lexicons) == [{"łukaszenka": FOLDED_UNKNOWN, "łukaszence": FOLDED_UNKNOWN}]


def test_a_known_spelling_without_diacritics_stands_mostly_for_itself(lexicons) -> None:
    (found,) = weights_of_forms("sad", lexicons)
    assert found == {"sad": 1.0, "sadzie": OTHER_FORM, "sąd": FOLDED_KNOWN, "sądy": FOLDED_KNOWN}


def test_a_spelling_with_diacritics_is_meant(lexicons) -> None:
    (found,) = weights_of_forms("sąd", lexicons)
    assert set(found) == {"sąd", "sądy"}


def test_a_lexicon_without_the_word_finds_its_forms_by_the_keys_of_another(archive_of) -> None:
    text = "Łukaszenka rozmawiał z Macronem. Macron pytał, a Łukaszence odpowiadał tłumacz."
    archive_of(a=text)
    segments = archive_of(a=text, c="Rozmowa z Macronem i o Łukaszence.")._snapshot.segments
    lexicons = [segment.lexicon for segment in segments]
    assert weights_of_forms("macron", lexicons) == [{"macron": 1.0, "macronem": OTHER_FORM}, {"macronem": OTHER_FORM}]
    assert forms_of_word("macron", lexicons)[1] is True


def test_the_keys_of_a_word_are_told_whether_an_article_has_it_or_not(lexicons) -> None:
    keys, ask_fallback = keys_of_word("sądy", lexicons)
    assert DICTIONARY + "sąd".encode() in keys
    assert not ask_fallback
    assert keys_of_word("sądom", lexicons)[0] & keys


@pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")
def test_a_word_typed_as_dictionaries_have_it_hardly_stands_for_the_others_it_may_be(archive_of) -> None:
    (segment,) = archive_of(a="Piła stoi w kącie. Piły są ostre, a pili mleko.")._snapshot.segments
    assert weights_of_forms("piła", [segment.lexicon]) == [{"piła": 1.0, "piły": OTHER_FORM, "pili": OTHER_WORD}]
    assert weights_of_forms("pili", [segment.lexicon])[0]["piła"] == OTHER_FORM
