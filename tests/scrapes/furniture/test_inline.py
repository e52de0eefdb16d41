import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.scrapes.furniture.inline import find_cuts, without

START = "Most w Tczewie będzie zamknięty do jesieni."
END = "Kierowcy pojadą objazdem przez Gniew."


@pytest.mark.parametrize(
    "furniture",
    [
        "Poniżej dalsza część artykułu.",
        "Dalsza część artykułu pod materiałem wideo",
        "Dalszy ciąg materiału pod wideo",
        "Ciąg dalszy artykułu pod galerią",
        "Widziałeś coś ważnego? Przyślij zdjęcie, film lub napisz, co się stało. Skorzystaj z naszej Wrzutni",
        "Chcesz być na bieżąco z wiadomościami znad Wisły? Polub nas na Facebooku!",
        "Zapisz się na nasz newsletter i wiedz pierwszy.",
        "Posłuchaj artykułu Udostępnij Facebook Kopiuj link",
        "WIDEO: Prom na Wiśle Twoja przeglądarka nie wspiera odtwarzacza wideo...",
        "Wróć na kurier.pl Portal kurier.pl",
        "Polecane oferty",
        "(fot. Jan Nowak / PAP)",
        "Prom na Wiśle Źródło: JAN NOWAK/PAP",
        "fot. Jan Nowak / East News",
        "Fot. ESA/Juice/NavCam",
        "REKLAMA",
        "Ładowanie...",
        "Pozostała część artykułu pod wideo.",
        "pic.twitter.com/a1B2c3",
        "facebook",
        "Obserwuj nas w Google News i bądź na bieżąco!",
    ],
)
def test_furniture_between_two_sentences(furniture):
    text = f"{START} {furniture} {END}"
    assert without(text, find_cuts(text)) == f"{START} {END}"


@pytest.mark.parametrize(
    "furniture",
    [
        "Rozpowszechnianie niniejszego artykułu możliwe jest tylko za zgodą wydawcy",
        "Komentowanie artykułów jest możliwe wyłącznie dla zalogowanych.",
        "Nie hejtuj, pisz kulturalnie!",
        "WARTO WIEDZIEĆ:",
        "Foto: PAP Most w Tczewie.",
        "Zachęcamy do polubienia profilu na Facebooku: facebook.com/kurier",
    ],
)
def test_furniture_at_the_end(furniture):
    text = f"{START} {END} {furniture}"
    assert without(text, find_cuts(text)) == f"{START} {END}"


@pytest.mark.parametrize(
    "text",
    [
        "To jest źródło energii, a nie kłopot.",
        "Dalsza część trasy prowadzi przez las.",
        "Radna udostępniła nagranie na Facebooku.",
        "Fotografia i film to jego pasje.",
        "Nie hejtuję nikogo – zapewnia.",
        "Wideo z drona pokazuje most.",
        "Hasło „REKLAMA” zdjęto z mostu.",
        "Burmistrz napisał na swoim facebooku, że most stoi.",
        "Reklama mostu trwa minutę.",
        "Prom... zobacz, odpływa.",
    ],
)
def test_sentences_that_use_the_same_words_stay(text):
    assert find_cuts(text) == []


def test_a_teaser_before_a_paragraph():
    text = f"Radni zgodzili się na nowy prom. Bilet będzie kosztował... zobacz więcej {END}"
    assert without(text, find_cuts(text)) == END


@given(
    st.lists(
        st.sampled_from(["fot. ", "Źródło: ", "PAP/", "Jan Nowak ", ". ", "Polub nas ", "na Facebooku", "ą ", "("])
    )
)
def test_cuts_are_in_order_and_inside(pieces):
    text = "".join(pieces)
    position = 0
    for cut in find_cuts(text):
        assert position <= cut.start < cut.end <= len(text)
        position = cut.end
