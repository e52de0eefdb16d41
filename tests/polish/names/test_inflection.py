import pytest

from indexer.polish.names.inflection import guesses


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Barniera", "Barnier"),
        ("Barnierowi", "Barnier"),
        ("Barnierem", "Barnier"),
        ("Stoltenbergiem", "Stoltenberg"),
        ("Theresy", "Theresa"),
        ("Theresę", "Theresa"),
        ("Asii", "Asia"),
        ("Zełenskiego", "Zełenski"),
        ("Obamie", "Obama"),
        ("Havlička", "Havliček"),
    ],
)
def test_the_nominative_is_among_the_guesses(form: str, base: str) -> None:
    assert base in {guess.base for guess in guesses(form)}


def test_the_form_itself_comes_first() -> None:
    assert guesses("Merkel")[0].base == "Merkel"


def test_short_words_are_not_declined() -> None:
    assert {guess.base for guess in guesses("Lee")} == {"Lee"}
