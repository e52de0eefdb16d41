from indexer.scrapes.page.draft import Draft
from indexer.scrapes.page.page import read_page

LEAD = "Rada miasta zgodziła się w czwartek na budowę nowej kładki, która połączy rynek z bulwarem nad Wisłą."
BODY = "– Czekaliśmy na to dwadzieścia lat – mówi burmistrz. Kładka ma być gotowa przed końcem przyszłego roku."
MORE = "Przeciwnicy wyliczają, że za te pieniądze można wyremontować trzy szkoły i połowę chodników w mieście."


def text(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in (*draft.lead, *draft.body)]


def reasons(draft: Draft) -> dict[str, str]:
    return {part.text: part.reason for part in draft.dropped}


def test_a_title_and_paragraphs():
    draft = read_page(f"Będzie kładka\n\n{LEAD}\n\n{BODY}\n\n{MORE}\n")
    assert draft.title
    assert draft.title.text == "Będzie kładka"
    assert [(p.line, p.text) for p in draft.lead] == [(3, LEAD)]
    assert [(p.line, p.text) for p in draft.body] == [(5, BODY), (7, MORE)]
    assert not draft.dropped
    assert draft.is_article
    assert draft.suspicious is None


def test_one_long_paragraph_without_a_title_is_all_text():
    paragraph = " ".join((LEAD, BODY, MORE))
    draft = read_page(paragraph * 3)
    assert draft.title is None
    assert text(draft) == [paragraph * 3]


def test_bylines_dates_captions_and_copies():
    page = f"""Będzie kładka

Halina Mostowa
Halina Mostowa
Publikacja: 01.07.2022 18:20
Tak ma wyglądać nowa kładka
Tak ma wyglądać nowa kładka fot. Urząd Miasta
{LEAD}

{LEAD}

{BODY}

Będzie kładka

Źródło: PAP
"""
    draft = read_page(page)
    assert draft.authors == ("Halina Mostowa",)
    assert draft.published == "2022-07-01T18:20"
    assert draft.agencies == ("PAP",)
    assert [caption.text for caption in draft.captions] == ["Tak ma wyglądać nowa kładka fot. Urząd Miasta"]
    assert text(draft) == [LEAD, BODY]
    assert reasons(draft)[LEAD] == "repeated"


def test_a_whole_page_with_menus_links_and_comments():
    page = f"""Będzie kładka - Kurier Wiślany
Menu
Kraj
Świat
Sport
Zaloguj się
Kurier Wiślany
Wiadomości
# Będzie kładka
Dodano:
1
lipca
2022
, 18:20
Autor:
hm
Podziel się
Kładka nad Wisłą, wizualizacja
/ Źródło:
Pixabay
{LEAD}
Reklama
{BODY}
Kto za to zapłaci?
{MORE}
Czytaj też:
Most w Tczewie zamknięty
Tagi:
kładka
Komentarze (2)
Janusz
2022-07-01 19:00
Nareszcie ktoś pomyślał o pieszych, a nie tylko o kierowcach i ich samochodach. Brawo dla radnych.
Odpowiedz
Polecane
Sport
Skoczkowie wygrali konkurs drużynowy
Sport
Siatkarki w finale
© Kurier Wiślany. Wszelkie prawa zastrzeżone.
"""
    draft = read_page(page)
    assert draft.title
    assert draft.title.text == "Będzie kładka"
    assert text(draft) == [LEAD, BODY, "Kto za to zapłaci?", MORE]
    assert draft.published == "2022-07-01T18:20"
    assert draft.authors == ("hm",)
    assert {part.line for part in draft.dropped} | {p.line for p in (*draft.lead, *draft.body, *draft.captions)} >= {
        number for number, line in enumerate(page.splitlines(), 1) if line.strip() and number != 9
    } - {19, 20}


def test_lists_quotes_and_subheads_of_the_article_stay():
    page = f"""Będzie kładka

{LEAD}

Co powstanie

{BODY} Plan obejmuje:

• kładkę dla pieszych,
• dwie windy,
• sto drzew.

„Nareszcie” – cieszy się radna.

{MORE}
"""
    assert text(read_page(page)) == [
        LEAD,
        "Co powstanie",
        f"{BODY} Plan obejmuje:",
        "kładkę dla pieszych,",
        "dwie windy,",
        "sto drzew.",
        "„Nareszcie” – cieszy się radna.",
        MORE,
    ]


def test_a_teaser_between_paragraphs_goes_with_its_link():
    page = f"""Będzie kładka

{LEAD}

Czytaj więcej

Drogi
Most w Tczewie zamknięty do jesieni

Kierowcy pojadą objazdem przez Gniew, a piesi popłyną promem, który miasto uruchomi w poniedziałek.

{BODY}
"""
    assert text(read_page(page)) == [LEAD, BODY]


def test_the_date_of_the_story_is_not_the_date_of_publication():
    draft = read_page(f"Będzie kładka\n\n24 lutego 2022 r. Rada miasta odrzuciła ten sam projekt. {LEAD}\n\n{BODY}")
    assert draft.published is None


def test_a_dateline_glued_to_the_text():
    draft = read_page(f"Będzie kładka\n\nHalina Mostowa 5 września 2022 {LEAD} {BODY} {MORE}")
    assert (draft.authors, draft.published) == (("Halina Mostowa",), "2022-09-05")
    assert text(draft) == [f"{LEAD} {BODY} {MORE}"]


def test_a_person_of_the_story_is_no_author():
    draft = read_page(f"Będzie kładka\n\nHalina Mostowa\n\n{LEAD} – Cieszę się – mówi Halina Mostowa, radna.\n\n{BODY}")
    assert draft.authors == ()


def test_a_note_about_the_author_is_not_the_article():
    note = "Halina Mostowa, inżynier i publicystka, od dwudziestu lat opisuje mosty Pomorza dla naszej gazety."
    draft = read_page(f"Będzie kładka\n\nHalina Mostowa\n\n{LEAD}\n\n{BODY}\n\n{note}\n")
    assert draft.authors == ("Halina Mostowa",)
    assert text(draft) == [LEAD, BODY]


def test_titles_that_begin_like_furniture_stay_titles():
    for title in (
        "Zobacz, jak rosną mosty",
        "Komentarz burmistrza rozgniewał radnych",
        "Sprawdź, kto zapłaci za kładkę",
    ):
        draft = read_page(f"{title}\n\n{LEAD}\n\n{BODY}")
        assert draft.title
        assert draft.title.text == title


def test_the_section_above_is_not_the_title():
    draft = read_page(f"Kurier Wiślany | Tczew\n\nBędzie nowa kładka nad Wisłą\n\n{LEAD}\n\n{BODY}")
    assert draft.title
    assert draft.title.text == "Będzie nowa kładka nad Wisłą"


def test_what_would_lose_everything_is_kept_and_flagged():
    paragraph = (
        "Rozpowszechnianie niniejszego pisma było w tamtych latach karane, o czym opowiada nowa wystawa w muzeum."
    )
    draft = read_page(f"Wystawa o prasie\n\nBądź na bieżąco {paragraph}\n")
    assert draft.suspicious
    assert paragraph in text(draft)[0]


def test_pages_that_are_no_articles_say_so():
    listing = "\n".join(f"0{day}.07.2022, 12:00\nTytuł wiadomości numer {day}" for day in range(1, 9))
    forum = "Wątek\n" + "Dołączył\nPosty\nPunkty reakcji\nNowicjusz\n#1\nWitam wszystkich.\n" * 3
    error = "Błąd 404\nNie znaleziono strony\nPowrót do strony głównej\n"
    for page in (listing, forum, error):
        draft = read_page(page)
        assert not draft.is_article
        assert draft.suspicious


STORY = (
    "Prom na Wiśle wrócił po zimie i od dzisiaj pływa co godzinę, a w niedziele nawet co pół godziny.",
    "Kapitan zapowiada, że latem bilet zdrożeje o złotówkę, chociaż paliwo od roku kosztuje tyle samo.",
    "Pasażerowie cieszą się z dłuższych kursów, ale narzekają na brak ławek na obu brzegach rzeki.",
    "Burmistrz obiecuje, że ławki staną jeszcze w czerwcu, o ile radni znajdą na nie pieniądze w budżecie.",
)
MENU = "Kurier\nSzukaj\nMenu\nZaloguj się\n"


def read_story(page: str) -> Draft:
    draft = read_page(page)
    assert draft.title
    assert draft.title.text == "Prom wraca na Wisłę po długiej zimie"
    assert [paragraph.text for paragraph in (*draft.lead, *draft.body)] == list(STORY)
    return draft


def test_teasers_above_the_headline_are_not_the_article():
    teasers = (
        "Trzy gole i czerwona kartka. Szalony mecz w Tczewie\n"
        "Gospodarze prowadzili do przerwy, ale potem wszystko poszło inaczej, niż chciał trener.\n"
    )
    text = "\n".join(STORY)
    read_story(f"{MENU}{teasers}Region\nProm wraca na Wisłę po długiej zimie\nAnna Kowal\n1 lipca 2022, 18:20\n{text}")


def test_teasers_below_the_article_are_not_the_article():
    below = "Może Cię zainteresować\n" + "".join(f"Nagłówek numer {at}\n{STORY[at]}\n" for at in (1, 2))
    text = "\n".join((*STORY, "Most w Tczewie jest już otwarty, więc prom ma konkurencję, a kapitan mniej pasażerów."))
    draft = read_page(f"Prom wraca na Wisłę po długiej zimie\n1 lipca 2022\n{text}\n{below}".replace("  ", " "))
    assert len((*draft.lead, *draft.body)) == 5


def test_a_paragraph_signed_by_its_agency_is_no_caption():
    draft = read_story("Prom wraca na Wisłę po długiej zimie\n\n" + " (PAP)\n".join(STORY) + " (PAP)\njn/ ak/")
    assert draft.agencies == ("PAP",)
    assert draft.authors == ("jn", "ak")


def test_the_date_of_today_above_the_page_is_not_that_of_the_article():
    page = f"{MENU}piątek, 8 lipca 2022\nProm wraca na Wisłę po długiej zimie\n" + "\n".join(STORY)
    assert read_story(f"{page}\nData publikacji: 01.07.2022").published == "2022-07-01"
    assert read_story(page).published == "2022-07-08"


def test_initials_of_an_author_who_is_named_say_nothing_more():
    page = f"Prom wraca na Wisłę po długiej zimie\nAnna Kowal\n1 lipca 2022\n{chr(10).join(STORY)}\n(ak)"
    assert read_story(page).authors == ("Anna Kowal",)


def test_headlines_that_stand_twice_are_of_other_texts():
    first, *rest = STORY
    doubled = "Trzy gole i czerwona kartka\nTrzy gole i czerwona kartka"
    read_story("\n".join((f"{MENU}Prom wraca na Wisłę po długiej zimie", first, doubled, *rest)))


def test_lists_stay_on_noisy_pages():
    items = ("Radni proponują:", "- dwie ławki na każdym brzegu", "- wiatę z rozkładem", "- bilet za złotówkę")
    page = "\n".join(
        (MENU + "Prom wraca na Wisłę po długiej zimie", *STORY[:2], *items, *STORY[2:], "Tagi: prom, Wisła")
    )
    texts = [paragraph.text for paragraph in (lambda draft: (*draft.lead, *draft.body))(read_page(page))]
    assert texts == [*STORY[:2], *items, *STORY[2:]]
