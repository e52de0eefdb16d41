"""One invented story as portals lay it out: the same article comes out of every page."""

import pytest

from indexer.scrapes import read_bytes

TITLE = "Jezioro Kłobuckie znika. Rolnicy i wędkarze mówią jednym głosem"
LEAD = (
    "Poziom wody w Jeziorze Kłobuckim spadł w tym roku o ponad metr. Rolnicy i wędkarze, którzy dotąd się "
    "kłócili, napisali wspólny list do wojewody."
)
VOICES = (
    "– Kiedyś pomost stał w wodzie po pas, a dziś stoi na piasku – mówi Leon Trzcina, który łowi tu od "
    "czterdziestu lat. Jak dodaje, w lipcu wędkarze wyłowili pół tony śniętych ryb."
)
SUBHEAD = "Kopalnia nie widzi związku"
REPORT = (
    "Hydrolodzy z uniwersytetu przez dwa lata badali wody gruntowe w sześciu gminach. Z ich raportu wynika, że"
    " za połowę ubytku odpowiada susza, a za drugą połowę odwadnianie pobliskiej odkrywki."
)
ANSWER = (
    "Kopalnia odpowiada, że pompuje mniej niż przed dekadą, i zapowiada własne badania. „Raport opiera się na "
    "danych sprzed modernizacji odwiertów” – napisała jej rzeczniczka Alina Węglarz w oświadczeniu."
)
ENDING = (
    "Wojewoda ma miesiąc na odpowiedź. Jeśli jej nie będzie, mieszkańcy zapowiadają blokadę drogi wojewódzkiej"
    " w pierwszą niedzielę września."
)
TEXT = (LEAD, VOICES, SUBHEAD, REPORT, ANSWER, ENDING)
MIDDLE = "\n\n".join((VOICES, SUBHEAD, REPORT, ANSWER))
# What it is about, its authors, its date, the page.
PAGES = (
    (
        "captions printed three times, a broken label of the author",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""TV Kłobuki
Najnowsze
Polska
Świat
Biznes
Meteo
{TITLE}
14 sierpnia 2023, 9:35
Maja Tatarak
Źródło:
TV Kłobuki, PAP
Brzeg jeziora w Kłobukach
Brzeg jeziora w Kłobukach TV Kłobuki
wideo 2/5
Brzeg jeziora w Kłobukach TV Kłobuki
{LEAD}
{VOICES}
{SUBHEAD}
{REPORT}
CZYTAJ TAKŻE: Najsuchszy lipiec od stu lat. Hydrolog: to nie wyjątek
{ANSWER}
{ENDING}
Autorka/Autor:
Maja Tatarak
/gp
Źródło: TV Kłobuki, PAP
Źródło zdjęcia głównego: TV Kłobuki
Udostępnij:
TAGI:
jezioro
susza
CZYTAJ TAKŻE:
Wichura zerwała dach szkoły
Ewakuacja uczniów trwała pięć minut, nikt nie ucierpiał. Straż pożarna szuka przyczyny.
""",
    ),
    (
        "a photographer before the caption, a table of contents",
        (),
        "2023-08-14T09:35",
        f"""{TITLE}
2023-08-14 9:35
Wyschnięty brzeg jeziora
Autor: Grzegorz Łoza Wyschnięty brzeg jeziora
{LEAD}
Spis treści
  1. {SUBHEAD}
{MIDDLE}
Przeczytaj też: Jak oszczędzać wodę w ogrodzie?
{ENDING}
Polecany artykuł:
Najlepsze rośliny na suszę. Dziesięć propozycji
""",
    ),
    (
        "an agency, teasers that break off below",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""Radio Brzeg » Kraj i świat
2023-08-14, 09:35 Autor: PAP

{TITLE}

{LEAD}

{MIDDLE}

{ENDING} (PAP)


autorka: Maja Tatarak


mta/ pad/ jann/


Kraj i świat

2023-08-14, godz. 21:40 Gniew/żeglarstwo - Kłobuczanie na podium regat… » więcej
2023-08-14, godz. 20:10 Kłobuki/ Bobry zatkały przepust Woda stoi na drodze od rana… » więcej
""",
    ),
    (
        "a note about the author, a plea for support",
        ("Maja Tatarak",),
        "2023-08-14",
        f"""Reklama
{TITLE}
{TITLE}
14.08.2023
Czyta się kilka minut
Jezioro Kłobuckie, sierpień 2023 r. /fot. G. Łoza
A
{LEAD}
{MIDDLE}
{ENDING}
Maja Tatarak jest reporterką, stale współpracuje z „Tygodnikiem Nadwodnym”.
Ten tekst jest bezpłatny, bo składają się na niego czytelnicy, którzy co miesiąc wpłacają na nasze konto parę złotych.
Nr 33/2023
Dziennikarka i reporterka. Laureatka nagród za teksty o wodzie.
""",
    ),
    (
        "buttons of a content system",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""poniedziałek, 14 sierpień 2023 09:35
{TITLE}
Napisane przez Maja Tatarak
wielkość czcionki
Wydrukuj
Email
{LEAD}
{MIDDLE}
{ENDING}
Czytany 1234 razy
Dział: Przyroda
Etykiety
jezioro
susza
Najnowsze od Maja Tatarak
Wilki wracają nad Wartę
Co słychać na bagnach
Więcej w tej kategorii: « Wilki wracają nad Wartę
powrót na górę
""",
    ),
    (
        "a paywall below the text",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""gazeta.example Wiadomości sport
gazeta.example
Zaloguj się
{TITLE}
Maja Tatarak
14.08.2023, 09:35
Jezioro Kłobuckie (Fot. Grzegorz Łoza / Agencja Wyborcza.pl)
{LEAD}
{VOICES}
Artykuł otwarty w ramach bezpłatnego limitu
{SUBHEAD}
{REPORT}
{ANSWER}
{ENDING}
Wybierz prenumeratę i czytaj bez reklam
U nas znajdziesz reportaże znad jezior i rzek, rozmowy z rybakami i przepisy na rybę z grilla.
Czytaj ten tekst i setki innych dzięki prenumeracie
Komentarze
Zaloguj się
Chcesz dołączyć do dyskusji? Zostań naszym prenumeratorem
""",
    ),
    (
        "a photographer who is no author",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""Fala 24
Fala FM
Fala Classic
Fakty
Polska
Świat
Regiony
Fala24 / Fakty / Polska / {TITLE}
{TITLE}
Opracowanie:
Maja Tatarak
14 sierpnia 2023 (09:35)
{LEAD}
Zdjęcie ilustracyjne
Grzegorz Łoza /PAP
{VOICES}
Najważniejsze fakty
O czym przeczytasz w tym tekście?
{SUBHEAD}
{REPORT}
{ANSWER}
{ENDING}
Źródło: Fala24/PAP
jezioro
susza
Udostępnij:
Zobacz również:
Wilki wracają nad Wartę. Rolnicy liczą straty
Najnowsze
Popularne
""",
    ),
    (
        "initials, an agency and a town",
        ("mt",),
        "2023-08-14T09:35",
        f"""{TITLE}
KAI
dodane 14.08.2023 09:35
{LEAD}
{MIDDLE}
{ENDING}
mt (KAI) / Kłobuki
oceń artykuł
Pobieranie..
TAGI:
JEZIORO
SUSZA
""",
    ),
    (
        "headlines after a pointer, initials after an agency",
        ("mta",),
        None,
        f"""Radio Kłobuki 24
POSŁUCHAJ
TERAZ GRAMY
WIADOMOŚCI
ŚWIAT
GOSPODARKA
{TITLE}
Ostatnia aktualizacja: 14.08.2023 09:35
{LEAD}
Jezioro wysycha z roku na rok Foto: Shutterstock/Anna Sitowie
{VOICES}
{SUBHEAD}
{REPORT}
Czytaj także:
"Suszy nie widać końca". Ekspert o stanie rzek
Trzy gminy bez wody w kranach
{ANSWER}
{ENDING}
PAP/mta
Polecane
Zobacz więcej na temat: susza jezioro kopalnia
""",
    ),
    (
        "how readers react",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""Portal
Wydarzenia
Polska
{TITLE}
Oprac.: Maja Tatarak
14 sierpnia 2023, 09:35
Lubię to
Super
Hahaha
Szok
Smutny
Zły
Lubię to
Super
14
Udostępnij
{LEAD}
Jezioro Kłobuckie wysycha
Jezioro Kłobuckie wysycha
123RF
{VOICES}
{SUBHEAD}
{REPORT}
Zobacz również:
Polska
Wczoraj, 21:15
Upały wracają. Synoptycy ostrzegają przed weekendem
{ANSWER}
Dalsza część tekstu pod wideo
{ENDING}
Chcesz być na bieżąco? Dołącz do czytelników i polub Portal Wydarzenia na Facebooku!
PORTAL
Tematy
susza
jezioro
Reklama
Reklama
Wspieraj akcję na rzecz Ukrainy. Przejdź na pomagam.pl
""",
    ),
    (
        "a headline above the credit of its picture",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""Publikacja: 14.08.2023 09:35
{TITLE}
Foto: Adobe Stock
Maja Tatarak
Reklama
{LEAD}
Reklama
Reklama
{MIDDLE}
Reklama
{ENDING}
Pozostało jeszcze 54% artykułu
Dostęp na ponad rok za jedyne 99 zł
Subskrybuj i czytaj bez ograniczeń
© Licencja na publikację
© ℗ Wszystkie prawa zastrzeżone
Źródło: Kurier
Osoby Leon Trzcina
Tematy: Ekologia Woda
Kontakt z autorem: maja.tatarak@example.com
Ekologia
Rzeki bez nadzoru. Kontrola wykazała braki
Ekologia
Bobry na cenzurowanym
""",
    ),
    (
        "a note about the author and an appeal below it",
        ("Maja Tatarak",),
        "2023-08-14",
        f"""
  * Kraj
  * Świat
  * Wesprzyj
{TITLE}
Maja Tatarak
14 sierpnia 2023
{LEAD}

{MIDDLE}

{ENDING}

**

Maja Tatarak – dziennikarka i felietonistka. Pisze o wodzie i o tym, komu jej brakuje.

Tygodnik nie ma nad sobą ani właściciela, ani banku, a utrzymują go ludzie tacy jak ty. Wesprzyj nas teraz.
Maja Tatarak
Dziennikarka
Dziennikarka i felietonistka. Pisze o wodzie.
Zamknij
""",
    ),
    (
        "date, author and number of comments in one line",
        ("Maja Tatarak",),
        "2023-08-14T09:35",
        f"""
  * Kraj
  * Świat
  * Sport
{TITLE}
    14 sierpnia 2023 09:35 /  Maja Tatarak    / 2 komentarze
{LEAD}
{MIDDLE}
{ENDING}
  udostępnij  tweetnij  wyślij  drukuj
2 komentarze do “{TITLE}”
  1. Rybak pisze:
14 sierpnia 2023 o 11:12
Pół tony ryb w piach, a w gminie mówią, że to naturalne. Naturalne to jest, że nikt za to nie odpowie.
Odpowiedz
  2. Zośka pisze:
14 sierpnia 2023 o 12:40
Byłam tam w niedzielę z dziećmi i naprawdę serce się kraje, jak człowiek pamięta to jezioro sprzed lat.
Odpowiedz
""",
    ),
)


@pytest.mark.parametrize(
    ("authors", "published", "page"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES]
)
def test_every_layout_gives_the_same_article(authors, published, page):
    (reading,) = read_bytes(page.encode(), "jezioro.txt")
    article = reading.article
    assert article.title == TITLE
    assert tuple(f"{article.lead}\n{article.body}".split("\n")) == TEXT
    assert article.authors == authors
    assert article.published == published
    assert reading.is_article
