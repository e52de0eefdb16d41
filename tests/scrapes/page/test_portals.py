"""Pages as different portals print them, all about one invented footbridge: the same article comes out of each."""

import pytest

from indexer.scrapes import read_bytes

TITLE = "Nowa kładka połączy rynek z bulwarem. Rada miasta zdecydowała"
TEXT = (
    "Rada miasta zgodziła się w czwartek na budowę nowej kładki, która połączy rynek z bulwarem nad Wisłą.",
    "– Czekaliśmy na to dwadzieścia lat – mówi burmistrz Jan Mostowy. Kładka ma być gotowa za rok.",
    "Przeciwnicy wyliczają, że za te pieniądze można wyremontować trzy szkoły i połowę chodników w mieście.",
    "Budowa ma kosztować trzydzieści milionów złotych, z czego połowę zapłaci Unia Europejska, a resztę miasto.",
)
LEAD, BODY, MORE, LAST = TEXT
PAGES = {
    "a menu, a role below the byline, prompts of a newsletter": f"""Portal
Poczta
Wiadomości
Kraj
Świat
{TITLE}
Anna Kowal
Dziennikarka Wiadomości
1 lipca 2022, 18:20
4 min czytania
Udostępnij
Skopiuj link
Posłuchaj artykułu
x1
{LEAD}
Jan Mostowy, burmistrz miasta
Jan Mostowy, burmistrz miasta - Piotr Nowak / PAP
Więcej takich informacji znajdziesz na stronie głównej portalu
{BODY}
Reszta tekstu pod materiałem wideo.
{MORE}
{LAST}
Cieszymy się, że jesteś z nami. Zapisz się na newsletter, aby otrzymywać od nas najbardziej wartościowe treści.
Data utworzenia: 1 lipca 2022, 18:20
Anna Kowal
Zobacz również
Most w Tczewie zamknięty do jesieni
""",
    "an editor, a relative date, links between the paragraphs": f"""{TITLE}

{LEAD}

oprac. Anna Kowal
Dzisiaj 12:30
1 lipca 2022, 18:20
Podziel się

Nowa kładka połączy rynek
Źródło: PAP | Fot: Jan Nowak

{BODY}

Zobacz też: Burza o most. "Nikt nas nie pytał"

{MORE}

{LAST}

Przeczytaj też:

Most w Tczewie zamknięty do jesieni
Prom na Wiśle wraca po zimie

Źródło artykułu: PAP

kładka rynek bulwar

Oceń jakość naszego artykułu
Wyłączono komentarze
""",
    "a path above the headline, a weekday, a picture of an agency": f"""Radio / Fakty / Polska / {TITLE}

{TITLE}

Piątek, 1 lipca 2022 (18:20)

{LEAD}

Zdj. ilustracyjne /Jan Nowak /PAP

{BODY}

{MORE}

{LAST}

Opracowanie: Anna Kowal

Źródło: Radio/PAP

Udostępnij
""",
    "the portal in the title, a doubled byline, sections": f"""{TITLE} - Portal.pl
Reklama
portal.pl
Kadry i płace
Podatki
{TITLE}
Anna Kowal
Anna Kowal
dziennikarka działu miasto
1 lipca 2022, 18:20
Ten tekst przeczytasz w 2 minuty
{LEAD}
Kładka nad Wisłą
Kładka nad Wisłą
ShutterStock
{BODY}
{MORE}
{LAST}
Źródło: Dziennik Portal
Materiał chroniony prawem autorskim - wszelkie prawa zastrzeżone.
Tematy: kładka, miasto
""",
    "a date in brackets, tags, readers who comment": f"""Strona główna
Wiadomości
Sport
Kultura
Ogłoszenia
Kontakt

{TITLE}

Opublikowano: 01.07.2022 [18:20]

Aa
Aa

{LEAD}

{BODY}

{MORE}

{LAST}

fot. Urząd Miasta

Anna Kowal

Zostaw komentarz

Komentarze

Janusz 2 lipca 2022 08:15
Wreszcie ktoś pomyślał o pieszych, bo dotąd trzeba było iść trzy kilometry naokoło przez stary most.

Maria 2 lipca 2022 09:30
A kto za to zapłaci? Jak zwykle my wszyscy, a potem się okaże, że windy nie działają przez pół roku.
""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_every_portal_gives_the_same_article(page):
    (reading,) = read_bytes(page.encode(), "kladka.txt")
    article = reading.article
    assert article.title == TITLE
    assert tuple(f"{article.lead}\n{article.body}".split("\n")) == TEXT
    assert article.published == "2022-07-01T18:20"
    assert article.authors == ("Anna Kowal",)
    assert reading.is_article


HEADLINES = ("Most w Tczewie zamknięty", "Prom na Wiśle wraca", "Kto zapłaci za remont", "Tramwaje wracają na Długą")


@pytest.mark.parametrize(
    "page",
    [
        "Wiadomości\n"
        + "\n".join(f"{title}\n{text}\nCzytaj więcej" for title, text in zip(HEADLINES, TEXT, strict=True)),
        "Wyniki wyszukiwania: most\n" + "\n".join(f"{title}\n01.07.2022\n{TEXT[0]}" for title in HEADLINES),
        "Portal\nKraj\n404\nPrzepraszamy, strona o podanym adresie nie istnieje.\nKontakt",
        "Temat\n" + "Post autor: jan » 1 lip 2022\nWitam wszystkich.\nPosty: 12\nDołączył: 2020\n" * 4,
        f"{TITLE}\n\nPobieranie, zwielokrotnianie i przechowywanie treści tego serwisu wymaga zgody jego wydawcy.",
    ],
    ids=["teasers", "search", "error", "forum", "law"],
)
def test_what_is_no_article_says_so(page):
    (reading,) = read_bytes(page.encode(), "strona.txt")
    assert not reading.is_article
    assert reading.suspicious
