"""Who wrote it: whatever pages print near a headline, below a text and beside other texts."""

import pytest

from indexer.scrapes.page.page import read_page

TITLE = "Młyn w Klonowie znów miele zboże"
LEAD = "Młyn w Klonowie stał pusty od powodzi, a jego koło zarosło trzciną tak, że nie było go widać z drogi."
BODY = (
    "Wnuk ostatniego młynarza kupił go za odszkodowanie i przez trzy zimy uczył się ciesielki od sąsiada.\n\n"
    "W sobotę woda ruszyła koło po raz pierwszy. Mąka z pierwszego worka poszła na chleb dla całej wsi."
)
ARTICLE = f"{TITLE}\n\n{LEAD}\n\n{BODY}"

PAGES = {
    "below the headline": (f"{TITLE}\n\nIga Koło\n6 maja 2023\n\n{LEAD}\n\n{BODY}", ("Iga Koło",)),
    "below the lead": (f"{TITLE}\n\n{LEAD}\n\nIga Koło\n06.05.2023\n\n{BODY}", ("Iga Koło",)),
    "two of them": (f"{TITLE}\n\nIga Koło, Jan Zapora\n6 maja 2023\n\n{LEAD}\n\n{BODY}", ("Iga Koło", "Jan Zapora")),
    "one who is in no list of first names": (
        f"{TITLE}\n\nAutor: Bożydar Śluza\n6 maja 2023\n\n{LEAD}\n\n{BODY}",
        ("Bożydar Śluza",),
    ),
    "with a section and an age": (f"rolnictwo Jan Zapora 4 godziny temu\n{ARTICLE}", ("Jan Zapora",)),
    "who took the pictures too": (f"{TITLE}\n\nJan Zapora, fot. Jan Zapora\n\n{LEAD}\n\n{BODY}", ("Jan Zapora",)),
    "below a heading about authors": (f"{ARTICLE}\n\nO autorze\nJan Zapora", ("Jan Zapora",)),
    "initials and an agency": (f"{ARTICLE}\n\niko/ jz/ PAP", ("iko", "jz")),
    "initials in capitals": (f"{ARTICLE}\n\nIK", ("IK",)),
    "who asked the questions": (
        f"{TITLE}\n\nIga Koło\n6 maja 2023\n\n{LEAD}\n\nIga Koło: Długo to trwało?\n\n{BODY}",
        ("Iga Koło",),
    ),
}
NOBODY = {
    "a photographer": f"{TITLE}\n\nKoło młyna przed remontem fot. Jan Zapora\n\n{LEAD}\n\n{BODY}",
    "a photographer of the portal": f"{TITLE}\n\n{LEAD}\n\nJan Zapora/www.klonowo.example.pl\n\n{BODY}",
    "people of teasers": f"{ARTICLE}\n\nZobacz także\nSołtys liczy łabędzie\nJan Zapora\nStudnia dziadka wyschła\n"
    "Iga Koło\nMgła nad łąkami stoi do południa\nEwa Groblowa\nKto wypił rzekę\nAdam Brzeg",
    "who wrote the books for sale": f"{TITLE}\n\n{LEAD}\n\nPromocja!\nJan Zapora\nMłyny wodne Kujaw\n39,98\nzł\n"
    f"Do koszyka\n\n{BODY}",
    "who helped": f"{TITLE}\n\nWspółpraca\nJan Zapora\n\n{LEAD}\n\n{BODY}",
    "the newsroom": f"{TITLE}\n\nAutor: Redakcja\n6 maja 2023\n\n{LEAD}\n\n{BODY}",
}


@pytest.mark.parametrize(("page", "authors"), PAGES.values(), ids=PAGES)
def test_authors(page, authors):
    assert read_page(page).authors == authors


@pytest.mark.parametrize("page", NOBODY.values(), ids=NOBODY)
def test_others_who_are_named(page):
    assert read_page(page).authors == ()
