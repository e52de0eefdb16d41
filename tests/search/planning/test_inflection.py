import pytest

from indexer.polish import dictionary
from indexer.search.planning.inflection import DICTIONARY, forms_of_word, keys_of_word
from indexer.search.planning.ranking_constants import FOLDED_KNOWN, FOLDED_UNKNOWN, OTHER_FORM, OTHER_WORD


def weights(text: str, lexicons) -> list[dict[str, float]]:
    found, _ = forms_of_word(text, lexicons)
    return [
        {lexicon.forms[number].decode(): weight for number, weight in forms.items()}
        for lexicon, forms in zip(lexicons, found, strict=True)
    ]


def test_a_word_stands_for_all_its_forms_the_typed_one_most(lexicons) -> None:
    assert weights("macron", lexicons) == [{"macron": 1.0, "macronem": OTHER_FORM}]


def test_a_form_that_no_article_has_finds_the_others(lexicons) -> None:
    assert weights("macrona", lexicons) == [{"macron": OTHER_FORM, "macronem": OTHER_FORM}]
    assert forms_of_word("macrona", lexicons)[1] is False


def test_an_unknown_spelling_without_diacritics_stands_for_words_with_them(lexicons) -> None:
    assert weights("lukaszenka", lexicons) == [{"łukaszenka": FOLDED_UNKNOWN, "łukaszence": FOLDED_UNKNOWN}]


def test_a_known_spelling_without_diacritics_stands_mostly_for_itself(lexicons) -> None:
    (found,) = weights("sad", lexicons)
    assert found == {"sad": 1.0, "sadzie": OTHER_FORM, "sąd": FOLDED_KNOWN, "sądy": FOLDED_KNOWN}


def test_a_spelling_with_diacritics_is_meant(lexicons) -> None:
    (found,) = weights("sąd", lexicons)
    assert set(found) == {"sąd", "sądy"}


def test_a_lexicon_without_the_word_finds_its_forms_by_the_keys_of_another(archive_of) -> None:
    text = "Łukaszenka rozmawiał z Macronem. Macron pytał, a Łukaszence odpowiadał tłumacz."
    archive_of(a=text)
    segments = archive_of(a=text, c="Rozmowa z Macronem i o Łukaszence.")._snapshot.segments
    lexicons = [segment.lexicon for segment in segments]
    assert weights("macron", lexicons) == [{"macron": 1.0, "macronem": OTHER_FORM}, {"macronem": OTHER_FORM}]
    assert forms_of_word("macron", lexicons)[1] is True


def test_the_keys_of_a_word_are_told_whether_an_article_has_it_or_not(lexicons) -> None:
    keys, ask_fallback = keys_of_word("sądy", lexicons)
    assert DICTIONARY + "sąd".encode() in keys
    assert not ask_fallback
    assert keys_of_word("sądom", lexicons)[0] & keys


@pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")
def test_a_word_typed_as_dictionaries_have_it_hardly_stands_for_the_others_it_may_be(archive_of) -> None:
    (segment,) = archive_of(a="Piła stoi w kącie. Piły są ostre, a pili mleko.")._snapshot.segments
    assert weights("piła", [segment.lexicon]) == [{"piła": 1.0, "piły": OTHER_FORM, "pili": OTHER_WORD}]
    assert weights("pili", [segment.lexicon])[0]["piła"] == OTHER_FORM
