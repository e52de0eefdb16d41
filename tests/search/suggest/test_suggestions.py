import pytest

from indexer import Archive
from indexer.polish.dictionary import available

TEXTS = {
    "a": {
        "text": "Prezydent Macron mówił o wyborach prezydenckich. Prezydencka para, prezydenckie wybory.",
        "source": "kurier.example",
        "authors": ["Anna Kowalska", "Jan Reda"],
    },
    "b": {"text": "Premier i prezydent.", "source": "głos.example", "authors": ["Anna Kowalska"]},
}


@pytest.fixture
def archive(archive_of) -> Archive:
    return archive_of(**TEXTS)


def test_the_last_word_is_completed_by_frequency(archive: Archive) -> None:
    assert archive.suggest("o prez").completions[0] == ("o prezydent", 2)


def test_values_of_a_field_are_completed_by_any_of_their_words(archive: Archive) -> None:
    assert archive.suggest("autor:kow").completions == (('autor:"Anna Kowalska"', 2),)
    assert archive.suggest("źródło:GLO").completions == (("źródło:głos.example", 1),)


def test_a_misspelled_word_becomes_the_likeliest_of_the_archive(archive: Archive) -> None:
    assert archive.suggest("premier Marcon").corrections[0] == "premier macron"


def test_of_several_forms_of_one_word_one_is_proposed(archive: Archive) -> None:
    (correction,) = archive.suggest("prezydęcki").corrections
    assert correction.startswith("prezydenck")


@pytest.mark.parametrize(
    "text", ["premiera", "prezydentowi", "wyborem", "2022", "12345", "=premjer", "prem*", "id:marcon", ""]
)
def test_known_words_numbers_and_what_is_meant_as_typed_stay(archive: Archive, text: str) -> None:
    assert archive.suggest(text).corrections == ()


def test_only_the_diacritics_of_a_word_of_the_dictionary_are_corrected(archive_of) -> None:
    archive = archive_of(a="Laska stała w kącie, a belka leżała na podłodze.")
    assert archive.suggest("belkka").corrections == ("belka",)
    assert archive.suggest("bułka").corrections == (() if available() else ("belka",))
    assert archive.suggest("łaska").corrections == ("laska",)


def test_a_very_long_word_is_no_misspelling(archive: Archive) -> None:
    assert archive.suggest("premjer" * 20).corrections == ()
