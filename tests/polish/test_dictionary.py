import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.polish import dictionary
from indexer.polish.dictionary import LONGEST_WORD, dictionary_id, entries, lemmas
from indexer.polish.tokens import query_forms


def lemmas_of(form: str) -> set[str]:
    (found,) = lemmas([form])
    return set(found)


@pytest.fixture(autouse=True)
def _needs_the_dictionary(request: pytest.FixtureRequest) -> None:
    if "no_dictionary" not in request.fixturenames and not dictionary.available():
        pytest.skip("Morfeusz has no wheel here")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("ludźmi", "człowiek"),
        ("lat", "rok"),
        ("łukaszence", "Łukaszenko"),
        ("białorusi", "Białoruś"),
        ("kijowa", "Kijów"),
        ("pis-u", "PiS"),
        ("widziałbym", "widzieć"),
        ("miałem", "mieć"),
        ("powinniśmy", "powinien"),
        ("niezaszczepieni", "niezaszczepić"),
    ],
)
def test_lemmas(form: str, lemma: str) -> None:
    assert lemma in lemmas_of(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("spraw", "sprawić"),
        ("dzień", "dzienia"),
        ("nato", "Nata"),
        ("pl", "Polska"),
        ("roku", "roki"),
        ("niezaszczepieni", "zaszczepić"),
        ("poznań", "poznać"),
    ],
)
def test_readings_that_hardly_ever_stand_in_a_newspaper(form: str, lemma: str) -> None:
    assert lemma not in lemmas_of(form)


def test_answers_stay_with_their_forms() -> None:
    asked = ["umowy", "harry'ego", "xyzzy", "19", "widziałbym", "ß²", "polska", "c'est", "umowy"]
    assert lemmas(asked) == [lemmas([form])[0] for form in asked]


def test_forms_that_nobody_expects_to_be_taken_apart_move_no_other() -> None:
    assert lemmas(["umowy", "xdt", "gazem", "dnixd", "polski"]) == [
        lemmas([form])[0] for form in ("umowy", "xdt", "gazem", "dnixd", "polski")
    ]
    assert lemmas(["xdt", "gazem"]) == [(), ("gaz",)]


def test_more_forms_than_one_call_takes() -> None:
    assert lemmas(["umowami", "xyzzy"] * 1500) == [("umowa",), ()] * 1500


@given(st.lists(st.text(), max_size=5))
def test_any_forms_are_answered_one_by_one(texts: list[str]) -> None:
    forms = [form for text in texts for form in query_forms(text)]
    assert lemmas(forms) == [lemmas([form])[0] for form in forms]


def test_the_dictionary_has_a_name() -> None:
    assert dictionary_id().startswith("sgjp-")


@pytest.mark.usefixtures("no_dictionary")
def test_without_morfeusz_nothing_is_known() -> None:
    assert lemmas(["umowy", "gaz"]) == [(), ()]
    assert dictionary_id() == "none"


def test_what_no_word_can_be_is_not_asked_for() -> None:
    longest = "a" * LONGEST_WORD
    forms = ["7" * 9_000, "mostem", longest + "a", "słowo" * 5_000, "100-lecie", longest]
    assert lemmas(forms)[0] == lemmas(forms)[2] == lemmas(forms)[3] == ()
    assert "most" in lemmas(forms)[1]
    assert entries(["7" * 9_000]) == [()]
