import pytest

from indexer.scrapes.furniture.captions import find_captions, is_caption
from indexer.scrapes.furniture.lines import split_lines


@pytest.mark.parametrize(
    "line",
    [
        "Most w Tczewie fot. Jan Nowak",
        "Most w Tczewie / PAP",
        "Prom na Wiśle, zdjęcie ilustracyjne",
        "Most / autor: Pixabay, Twitter",
        "Kierowcy czekali dwie godzinyPolicja Pomorska",
        "Straż wyciągnęła auto z wodyKMP w Tczewie",
    ],
)
def test_lines_that_describe_a_picture(line):
    assert is_caption(split_lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Szczepionka AstraZeneca w Tczewie",
        "Burmistrz założył konto na Facebooku.",
        "Ochronę mostu zwiększono w całym powiecie, żeby kierowcy czuli się bezpiecznie nocą. Kurier.pl/PAP/JŚ.",
        "Odporność na SARS-CoV-2",
    ],
)
def test_lines_that_do_not(line):
    assert not is_caption(split_lines(line)[0])


def test_the_caption_above_a_credit_goes_with_it():
    lines = split_lines(
        "Tytuł artykułu\nBurmistrz na moście\nFoto: AFP\nBurmistrz na moście, fot. Jan\n/ Źródło:\nPixabay"
    )
    assert find_captions(lines, 1, len(lines)) == {1, 2, 3, 4, 5}
