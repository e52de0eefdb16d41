import pytest

from indexer.polish.stems import abbreviation_stem, hard_stem, may_be_stemmed, snowball_stems, stempel_stems


def test_forms_of_unknown_names_share_a_stem() -> None:
    assert len(set(snowball_stems(["macron", "macrona", "macronowi", "macronem"]))) == 1


def test_one_stem_for_each_form_in_order() -> None:
    assert stempel_stems(["umowami", "gazem"]) == ["umowa", "gaz"]


@pytest.mark.parametrize("form", ["ue", "kot", "covid19", "2022", "60"])
def test_short_forms_and_numbers_are_not_stemmed(form: str) -> None:
    assert not may_be_stemmed(form)


@pytest.mark.parametrize("form", ["matta", "arron"])
def test_stems_that_join_unrelated_words_are_refused(form: str) -> None:
    assert stempel_stems([form]) == [""]


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("sephorze", "sephor"),
        ("krafcie", "kraft"),
        ("triście", "trist"),
        ("madridzie", "madrid"),
        ("danutce", "danutk"),
        ("boruchale", "boruchał"),
        ("mombaj", "mombaj"),
        ("rihannie", ""),
    ],
)
def test_a_softened_consonant_is_hard_in_the_stem(form: str, stem: str) -> None:
    assert hard_stem(form) == stem


def test_hard_stems_join_what_snowball_leaves_apart() -> None:
    assert set(snowball_stems(["sephora", "sephory"])) == {hard_stem("sephorze")}
    assert snowball_stems(["mombaju"]) == [hard_stem("mombaj")]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("clay", "claya clayowi clayem"),
        ("dicapri", "dicapria dicapriowi dicapriem dicapriu"),
        ("tottenham", "tottenhamowie"),
        ("sarkoz", "sarkozyego sarkozyemu"),
        ("nrd", "nrdu nrdem"),
    ],
)
def test_foreign_names_and_abbreviations_lose_their_endings(name: str, forms: str) -> None:
    assert {hard_stem(form) for form in forms.split()} == {name}


def test_an_abbreviation_is_its_own_stem() -> None:
    assert [abbreviation_stem(form, is_capitals=False) for form in ("prl", "nato", "ue", "f16")] == ["prl", "", "", ""]
    assert [abbreviation_stem(form, is_capitals=True) for form in ("nato", "ue")] == ["nato", ""]
