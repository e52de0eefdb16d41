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
        "Bobry na tamie w Forcie IXPAP/Jan Nowak",
        "Regaty o Puchar Burmistrza TczewaUM Tczew",
        "Gęsta mgła nad łąkamipogoda.pl",
        "Stado kóz w Starym LesieJan Nowak/www.kozy.pl",
        "Na zdjęciu burmistrz z psem",
        "Prom na Wiśle. Zdj. ilustracyjne / pixabay.com",
        "Kładka czeka na otwarcie Kładka czeka na otwarcie | Jan NowakKładka czeka na otwarcie | Jan Nowak",
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
        "Kierowcy pojadą objazdem przez Gniew, a most w Tczewie będzie zamknięty aż do późnej jesieni. (PAP)",
        "Zapisy przyjmuje biuro na stronie regaty.pl",
        "Zgłoszenia prosimy wysyłać na adres: biuro@regaty.pl",
        "Most jest, a mostu nie ma. Most jest, ale nie dla kierowców, którzy czekają w kolejce do promu",
    ],
)
def test_lines_that_do_not(line):
    assert not is_caption(split_lines(line)[0])


def test_the_caption_above_a_credit_goes_with_it():
    lines = split_lines(
        "Tytuł artykułu\nBurmistrz na moście\nFoto: AFP\nBurmistrz na moście, fot. Jan\n/ Źródło:\nPixabay"
    )
    assert find_captions(lines, 1, len(lines)) == {1, 2, 3, 4, 5}


def test_a_caption_and_its_copy_with_an_owner_go_together():
    page = "Tytuł artykułu\nBurmistrz na moście\nBurmistrz na moście TV Tczew\n2/5\nBurmistrz na moście TV Tczew"
    lines = split_lines(page)
    assert find_captions(lines, 1, len(lines)) == {1, 2, 4}


def test_a_photographer_may_stand_before_the_caption():
    lines = split_lines("Tytuł artykułu\nBurmistrz na moście\nAutor: Jan Nowak Burmistrz na moście")
    assert find_captions(lines, 1, len(lines)) == {1, 2}
