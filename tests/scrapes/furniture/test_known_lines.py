import pytest

from indexer.scrapes.furniture.known_lines import reason_of


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("REKLAMA", "advertisement"),
        ("» Czytaj też:", "link to another text"),
        ("ZOBACZ: Most zamknięty do jesieni", "link to another text"),
        ("Przeczytaj także: „Kładka czeka na windy”", "link to another text"),
        ("Polub nasz profil na Facebooku!", "prompt to share or follow"),
        ("Komentarze (17)", "readers' comments"),
        ("© 2012-2022 Kurier Wiślany", "legal notice"),
        ("Nasz serwis wykorzystuje pliki cookies, aby działać lepiej.", "notice about cookies"),
        ("Administratorem danych jest wydawca gazety.", "consents and personal data"),
        ("Zaloguj się", "menu of the portal"),
        ("Pozostało jeszcze 89% artykułu", "prompt to subscribe"),
        ("Tagi: most, Tczew", "tags"),
        ("Masz dla nas temat?", "contact to the newsroom"),
        ("1 / 12", "counter or number of a page"),
        ("Czyta się kilka minut", "counter or number of a page"),
        ("Liczba odsłon: 1532", "counter or number of a page"),
        ("Nr 33/2023", "counter or number of a page"),
        ("udostępnij tweetnij wyślij drukuj", "prompt to share or follow"),
        ("PogodaSportKulturaKontakt", "menu of the portal"),
        ("Wersja kontrastowa", "menu of the portal"),
        ("O czym przeczytasz w tym tekście?", "menu of the portal"),
        ("Wybierz prenumeratę i czytaj bez reklam", "prompt to subscribe"),
        ("Ten tekst jest bezpłatny, bo wspierają nas czytelnicy.", "prompt to subscribe"),
        ("Most zamknięty do jesieni Kierowcy pojadą objazdem… » więcej", "link to another text"),
        ("Pisaliśmy również o objeździe przez Gniew:", "link to another text"),
        ("Redakcja portalu informuje, że publikowane komentarze są opiniami czytelników.", "readers' comments"),
        ("My i nasi partnerzy przechowujemy na urządzeniu pliki cookie.", "notice about cookies"),
        ("Przetwarzamy dane osobowe, takie jak identyfikatory.", "consents and personal data"),
        ("━━━━", "ornament"),
        ("Więcej na portalu Kurier Wiślany:", "link to another text"),
        ("Obserwuj autora", "prompt to share or follow"),
        ("Redakcja tygodnika chętnie zezwala na przedruk tekstów.", "legal notice"),
        ("Ten tekst powstał bez reklam. Wesprzyj nas teraz.", "prompt to subscribe"),
        ("Wesprzyj https://kurier.example/wsparcie-redakcji-kuriera", "addresses of pages"),
    ],
)
def test_lines_that_are_furniture(line, reason):
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Zobaczyli go dopiero rano.",
        "Sprawdzono też drugą windę.",
        "– Wesprzyj nas, wojewodo – prosili powodzianie.",
        "Redakcja zgodziła się na przedruk po miesiącu rozmów.",
        "Komentarze polityków były ostre, a opinie ekspertów podzielone.",
        "Aby dodać otuchy mieszkańcom, burmistrz zamówił orkiestrę.",
        "Zapoznała się z aktami sprawy i złożyła zażalenie.",
        "Regulamin konkursu przewiduje trzy nagrody, a jury zbierze się w piątek.",
        "Kupił dostęp do basenu na cały rok.",
        "Śledź w oleju podrożał o złotówkę.",
        "Wyciek danych osobowych przez błąd w systemie wykryto w piątek.",
        "Ciasteczka babci Heleny wygrały konkurs w Gniewie.",
        "Podpisali umowę.",
        "Urząd ukarał spółkę, która zbierała dane osobowe klientów.",
        "Most jest ważny, ale prom znaczy więcej",
        "GlaxoSmithKline",
        "Przejdź się nad rzekę i zobacz, ile jej ubyło.",
        "3 komentarze pod jednym wpisem wystarczyły, żeby wybuchła awantura.",
        "Mecz na żywo zobaczy w telewizji cały kraj.",
    ],
)
def test_lines_that_only_begin_alike(line):
    assert reason_of(line) is None
