import pytest

from indexer.polish.stems import snowball_stems, stempel_stems


def test_forms_of_unknown_names_share_a_stem() -> None:
    assert len(set(snowball_stems(["macron", "macrona", "macronowi", "macronem"]))) == 1


def test_one_stem_for_each_form_in_order() -> None:
    assert stempel_stems(["umowami", "gazem"]) == ["umowa", "gaz"]


@pytest.mark.parametrize("form", ["ue", "kot", "covid19", "2022", "60"])
def test_short_forms_and_numbers_have_no_stem(form: str) -> None:
    assert stempel_stems([form]) == [""]
    assert snowball_stems([form]) == [""]


@pytest.mark.parametrize("form", ["matta", "arron"])
def test_stems_that_join_unrelated_words_are_refused(form: str) -> None:
    assert stempel_stems([form]) == [""]
