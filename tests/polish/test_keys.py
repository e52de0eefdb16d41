from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish import dictionary
from indexer.polish.keys import analyser, keys_of
from indexer.polish.tokens import query_forms

needs_dictionary = pytest.mark.skipif(not dictionary.available(), reason="Morfeusz has no wheel here")


def same_word(left: str, right: str) -> bool:
    (keys, fallback), (other_keys, other_fallback) = keys_of([left, right])
    return bool({*keys} & {*other_keys, *other_fallback} or {*fallback} & {*other_keys})


@pytest.mark.parametrize(
    "forms",
    [
        "macron macrona macronem macronowi",
        "pis pis-u pis-owi",
        "obama obamy obamie obamę obamą",
        "interia interii interię interią",
        "onz onz-etu onz-ecie",
        "harry harry'ego harry'emu",
        "60 60-tych",
        "gazociąg gazociągu gazociągami",
        "poroszenką poroszenki",
        "bidena bidenem bidenowi biden",
        "galloway gallowaya gallowayowi",
        "dicaprio dicapria dicapriem",
        "prl prlu prlem",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    first, *others = forms.split()
    for other in others:
        assert same_word(first, other), other


@needs_dictionary
@pytest.mark.parametrize(
    "forms",
    [
        "człowiek ludzie ludźmi człowieka",
        "rok lata lat roku",
        "łukaszenko łukaszenki łukaszence łukaszenką łukaszenkę łukaszenka",
        "łukaszenka łukaszenki łukaszence łukaszenką łukaszenkę łukaszenko",
        "białoruś białorusi białorusią",
        "kijów kijowa kijowem kijowie",
        "scholz scholzowi scholza",
        "wziąć wziął wezmą wzięliśmy",
    ],
)
def test_forms_of_one_word_of_the_dictionary(forms: str) -> None:
    first, *others = forms.split()
    for other in others:
        assert same_word(first, other), other


@needs_dictionary
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("nowak", "nowy"),
        ("kosiniak", "kosić"),
        ("musk", "muskać"),
        ("pisu", "pisać"),
        ("oda", "od"),
        ("byłego", "była"),
        ("polska", "pl"),
        ("sprawy", "sprawić"),
        ("zaszczepieni", "niezaszczepieni"),
    ],
)
def test_different_words(left: str, right: str) -> None:
    assert not same_word(left, right)


@pytest.mark.usefixtures("no_dictionary")
@pytest.mark.parametrize(("left", "right"), [("nowak", "nowy"), ("kosiniak", "kosić"), ("oda", "od")])
def test_different_words_by_their_stems(left: str, right: str) -> None:
    assert not same_word(left, right)


@needs_dictionary
def test_a_word_that_the_dictionary_does_not_know_finds_forms_that_it_knows() -> None:
    (keys, fallback), (typo, _) = keys_of(["gazociąg", "gazociągę"])
    assert keys == ("=gazociąg",)
    assert not set(typo).isdisjoint(fallback)


@needs_dictionary
def test_words_that_the_dictionary_knows_do_not_wait_for_the_table_of_stempel(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> NoReturn:
        raise AssertionError("the table was loaded")

    monkeypatch.setattr("indexer.polish.stems.polimorf", load)
    (keys, _), (others, _) = keys_of(["zaglądałyśmy", "umowami"])
    assert (keys, others) == (("=zaglądać",), ("=umowa",))
    with pytest.raises(AssertionError, match="was loaded"):
        keys_of(["macronem"])


def test_abbreviations_are_their_own_stems() -> None:
    assert keys_of(["odkb"], mostly_capitals={"odkb"}) == [(("^odkb",), ())]
    assert keys_of(["odkb-ami"], mostly_capitals={"odkb"}) == [(("^odkb",), ())]


def test_numbers_and_short_words_are_themselves() -> None:
    assert keys_of(["2022", "mi6"]) == [((".2022",), ()), ((".mi6",), ())]


@given(st.lists(st.text(), max_size=4))
def test_every_form_has_a_key_whatever_stands_beside_it(texts: list[str]) -> None:
    forms = [form for text in texts for form in query_forms(text)]
    found = keys_of(forms)
    assert found == [keys_of([form])[0] for form in forms]
    for keys, fallback in found:
        assert keys
        assert all(key[0] in "=~^." and key[1:] for key in (*keys, *fallback))


@pytest.mark.usefixtures("no_dictionary")
def test_the_analyser_tells_whether_there_is_a_dictionary() -> None:
    assert analyser().endswith("none")
