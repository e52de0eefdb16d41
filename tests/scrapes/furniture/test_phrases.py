import pytest

from indexer.scrapes.furniture.phrases import reason_of


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("REKLAMA", "reklama"),
        ("» Czytaj też:", "odnośnik do innego tekstu"),
        ("ZOBACZ: Most zamknięty do jesieni", "odnośnik do innego tekstu"),
        ("Przeczytaj także: „Kładka czeka na windy”", "odnośnik do innego tekstu"),
        ("Polub nasz profil na Facebooku!", "zachęta do udostępniania lub obserwowania"),
        ("Komentarze (17)", "komentarze czytelników"),
        ("© 2012-2022 Kurier Wiślany", "nota prawna"),
        ("Nasz serwis wykorzystuje pliki cookies, aby działać lepiej.", "informacja o plikach cookie"),
        ("Administratorem danych jest wydawca gazety.", "zgody i dane osobowe"),
        ("Zaloguj się", "menu portalu"),
        ("Pozostało jeszcze 89% artykułu", "zachęta do prenumeraty"),
        ("Tagi: most, Tczew", "tagi"),
        ("Masz dla nas temat?", "kontakt z redakcją"),
        ("1 / 12", "licznik albo numer strony"),
        ("Czyta się kilka minut", "licznik albo numer strony"),
        ("Liczba odsłon: 1532", "licznik albo numer strony"),
        ("Nr 33/2023", "licznik albo numer strony"),
        ("udostępnij tweetnij wyślij drukuj", "zachęta do udostępniania lub obserwowania"),
        ("PogodaSportKulturaKontakt", "menu portalu"),
        ("Wersja kontrastowa", "menu portalu"),
        ("O czym przeczytasz w tym tekście?", "menu portalu"),
        ("Wybierz prenumeratę i czytaj bez reklam", "zachęta do prenumeraty"),
        ("Ten tekst jest bezpłatny, bo wspierają nas czytelnicy.", "zachęta do prenumeraty"),
        ("Most zamknięty do jesieni Kierowcy pojadą objazdem… » więcej", "odnośnik do innego tekstu"),
        ("Pisaliśmy również o objeździe przez Gniew:", "odnośnik do innego tekstu"),
        ("Redakcja portalu informuje, że publikowane komentarze są opiniami czytelników.", "komentarze czytelników"),
        ("My i nasi partnerzy przechowujemy na urządzeniu pliki cookie.", "informacja o plikach cookie"),
        ("Przetwarzamy dane osobowe, takie jak identyfikatory.", "zgody i dane osobowe"),
        ("━━━━", "ozdobnik"),
        ("Więcej na portalu Kurier Wiślany:", "odnośnik do innego tekstu"),
        ("Obserwuj autora", "zachęta do udostępniania lub obserwowania"),
        ("Redakcja tygodnika chętnie zezwala na przedruk tekstów.", "nota prawna"),
        ("Ten tekst powstał bez reklam. Wesprzyj nas teraz.", "zachęta do prenumeraty"),
        ("Wesprzyj https://kurier.example/wsparcie-redakcji-kuriera", "adresy stron"),
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
