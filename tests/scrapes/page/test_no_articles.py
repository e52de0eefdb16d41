"""Pages that hold no article: lists, forums, errors, consents. Each is told, and says so."""

import pytest

from indexer.scrapes import read_bytes

PAGES = {
    "teasers that break off": """
Sołtys liczy łabędzie na stawie i nie może się nadziwić, bo wczoraj było ich siedem, a dzisiaj...
W sobotę gmina otworzy nową świetlicę. Będzie w niej biblioteka, kuchnia i sala prób dla orkiestry, która...
Trzy lata czekali na chodnik mieszkańcy ulicy Szuwarowej. Doczekali się połowy, bo na drugą połowę zabrakło...
Kto zimą dokarmia ptaki, ten latem ma w sadzie mniej gąsienic. Tak uważa pszczelarz spod Gniewu, ale jego sąsiad...
Szkolny zespół szachowy pojechał na turniej pociągiem, autobusem i wozem strażackim. Wrócił z pucharem, chociaż...""",
    "paragraphs under dates": """Zamknij
14:05, 03.02.2023
Pług śnieżny utknął w zaspie pod lasem i trzeba było wzywać drugi pług, który utknął tuż za nim.
10:00, 21.01.2023
Od poniedziałku biblioteka wypożycza łyżwy. Wystarczy karta czytelnika i zgoda rodziców dziecka.
16:57, 19.01.2023
Orkiestra dęta szuka puzonisty. Próby odbywają się w środy, a instrument czeka w domu kultury.
12:38, 13.01.2023
W remizie rozstrzygnięto konkurs na najlepszą zupę rybną. Jury próbowało szesnastu garnków zupy.
19:42, 08.01.2023
Most na Kłobuczce zamknięto na dwie noce, bo drogowcy sprawdzali, ile ciężarówek jeszcze wytrzyma.""",
    "what has a tag": """Tag: woda
Skąd się bierze mgła

Rano nad łąkami stoi biała ściana i kierowcy zwalniają do dwudziestu na godzinę. Co na to synoptyk i dlaczego […]

Studnia dziadka

Kiedy wyschły krany, cała ulica przyszła z wiadrami do jednej studni. Okazało się, że woda w niej jest […]

Tama, której nikt nie zbudował

Na mapie z ubiegłego wieku jest zapora, a na miejscu tylko bobry i wierzby. Archiwista szukał planów, aż […]

Kto wypił rzekę

Raport miał być w maju, potem w czerwcu, a teraz słyszymy, że poczekamy na niego do wiosny, bo […]
""",
    "a page not found": """Radio Zatoka
Wiadomości
Sport
Kontakt
Ups! Nie możemy znaleźć strony, której szukasz
Sprawdź, czy adres jest poprawny, albo przejdź na stronę główną.
Szukaj""",
    "hits of a search": """Wyszukiwarka
Szukana fraza: jezioro
Znaleziono 128 artykułów
Sortuj: trafność data
Jezioro znika
Poziom wody spadł o metr i dalej spada, a wędkarze wyłowili pół tony śniętych ryb z płycizn.
14.08.2023
Jezioro wraca
Po deszczach woda podniosła się o dziesięć centymetrów, ale to wciąż za mało dla ryb i ptaków.
20.09.2023
Jezioro i kopalnia
Raport hydrologów dzieli winę po połowie między suszę i pobliską odkrywkę węgla brunatnego.
02.07.2023""",
    "a forum": """Forum wędkarskie
Strona 1 z 3
janek77
Znawca tematu
Posty: 1024
14 sie 2023, 09:35
Panowie, byłem wczoraj nad jeziorem i to jest jakiś dramat, pomost stoi na piasku, a w trzcinach leżą zdechłe leszcze.
Cytuj
szczupak
Użytkownik
Posty: 33
14 sie 2023, 10:02
U nas to samo, od trzech lat mówię w kole, że trzeba coś zrobić, ale prezes tylko kiwa głową i mówi, że napisze pismo.
Cytuj
janek77
Znawca tematu
Posty: 1024
14 sie 2023, 11:15
Pismo to można sobie napisać, tu trzeba prawnika i pieniędzy, a najlepiej telewizji, bo inaczej nikt palcem nie kiwnie.
Cytuj""",
    "a wall of consents": """Szanujemy Twoją prywatność
My i nasi partnerzy przechowujemy informacje na urządzeniu, takie jak pliki cookie, i uzyskujemy do nich dostęp.
Przetwarzamy dane osobowe, takie jak niepowtarzalne identyfikatory i standardowe informacje wysyłane przez urządzenie.
Akceptuję wszystko
Zarządzaj zgodami""",
    "headlines": """Radio Zatoka
Najnowsze
Jezioro znika. Rolnicy i wędkarze piszą do wojewody
Wilki wracają nad Wartę. Mieszkańcy liczą straty
Most w Kłobukach zamknięty do jesieni
Sport
Derby dla gości. Kibice rozczarowani
Siatkarki zagrają jutro o puchar
Kultura
Festiwal szant odwołany z powodu suszy
Nowa wystawa w muzeum żeglugi
Pogoda
Upały do końca tygodnia
Burze na zachodzie kraju
Kontakt
Reklama
Regulamin""",
    "a section": """Kłobuki24.pl
Aktualności
Jezioro znika
14.08.2023
Poziom wody spadł o metr i dalej spada, a wędkarze wyłowili pół tony śniętych ryb z płycizn.
czytaj dalej
Nowy basen otwarty
12.08.2023
Pierwszego dnia przyszło dwa tysiące osób. Bilet ulgowy kosztuje dziewięć złotych za godzinę.
czytaj dalej
Korki na obwodnicy
11.08.2023
Drogowcy wymieniają nawierzchnię na odcinku trzech kilometrów. Objazd prowadzi przez wsie.
czytaj dalej
Piknik nad zalewem
10.08.2023
W programie pokazy strażackie, konkurs ciast i koncert orkiestry dętej. Początek o piętnastej.
czytaj dalej
1 2 3 następna
""",
    "texts of an author": """Maja Tatarak
Dziennikarka działu środowisko
Artykuły autora
Jezioro znika. Rolnicy i wędkarze mówią jednym głosem
14 sierpnia 2023
Bobry na cenzurowanym. Minister odpowiada
2 sierpnia 2023
Rzeki bez nadzoru. Kontrola wykazała braki
20 lipca 2023
Wilki wracają nad Wartę. Mieszkańcy się boją
3 lipca 2023
Upały wracają. Synoptycy ostrzegają
28 czerwca 2023""",
    "a search in vain": """Portal
Szukaj
Wyniki wyszukiwania dla: jezioro kłobuckie
Brak wyników
Spróbuj wpisać inne słowo.
Najnowsze
Korki na obwodnicy
Nowy basen otwarty""",
    "a programme": """Program TV
6:00
Wstajemy z rybakami
8:30
Serial przyrodniczy
9:25
Kuchnia nad jeziorem
11:00
Wiadomości
11:20
Film: Rzeka
13:05
Teleturniej
14:00
Wiadomości
15:10
Koncert życzeń""",
    "a thread": """Forum Kłobuki • Zobacz wątek - Jezioro wysycha
Przejdź do zawartości
Szukanie zaawansowane
Jezioro wysycha
Posty: 4 • Strona 1 z 1
Jezioro wysycha
przez leszcz » 14 sie 2023, o 09:35
Czy ktoś był ostatnio nad wodą? Podobno pomost stoi już na piasku i nie ma jak wodować łodzi.
leszcz

Posty: 120
Dołączył(a): 3 maja 2015, o 20:11
Góra
Re: Jezioro wysycha
przez karpiarz » 14 sie 2023, o 10:15
Byłem w sobotę, łodzi nie zwodujesz, trzeba nosić przez muł dobre trzydzieści metrów, szkoda kręgosłupa.
karpiarz

Posty: 87
Dołączył(a): 11 cze 2018, o 07:30
Góra
Wyświetl posty nie starsze niż: Sortuj wg
Powrót do Łowiska""",
    "a barred reader": """Attention Required!
Sorry, you have been blocked
You are unable to access example.pl
Why have I been blocked?
This website is using a security service to protect itself from online attacks.""",
    "an article that is gone": """Kłobuki24.pl
Strona główna
Aktualności
Artykuł nie istnieje lub został usunięty
Polecamy
Korki na obwodnicy potrwają do jesieni
Nowy basen otwarty. Tłumy mieszkańców""",
    "a shop": """Sklep wędkarski
Koszyk (0)
Wędka teleskopowa 3,60 m
Cena: 129,00 zł
Dodaj do koszyka
Dostępność: na magazynie
Producent: Szuwar
Opis
Opinie (0)
Produkty podobne
Wędka spinningowa
99,00 zł
Kołowrotek
59,00 zł
Regulamin
Polityka prywatności""",
    "a ticker": """Najnowsze informacje
21:40
Gniew/żeglarstwo - Kłobuczanie na podium regat po wyścigu, w którym zatonęły dwie łódki
21:30
Tczew/ Radni zgodzili się na nowy rozkład promów i tańsze bilety dla uczniów z drugiego brzegu
20:10
Kłobuki/ Bobry zatkały przepust pod drogą powiatową, strażacy pompują wodę od wczesnego rana
19:55
Kraków/ Zderzenie tramwajów na rondzie, dziewięć osób trafiło do szpitali w całym mieście
19:20
Sejm/ Komisja za odrzuceniem senackich poprawek do ustawy o wodach i urządzeniach wodnych""",
    "headlines and what is below them": """Gazeta Nadwodna
Środowisko
Jezioro znika
Poziom wody spadł o metr i dalej spada, a wędkarze wyłowili pół tony śniętych ryb z płycizn.
Wilki wracają
Rolnicy liczą straty, a leśnicy apelują o spokój i przypominają, że to gatunek chroniony.
Bobry na cenzurowanym
Minister zapowiada odstrzał, przyrodnicy piszą list, a bobry budują kolejną tamę na Kłobuczce.
Rzeki bez nadzoru
Kontrola wykazała, że połowa wodowskazów od lat nie działa i nikt o tym nie wiedział.
Starsze wpisy
""",
    "a gallery": """Galeria: Dni Kłobuk 2023
1 / 24
Poprzednie
Następne
fot. Grzegorz Łoza
fot. Grzegorz Łoza
fot. Grzegorz Łoza
Zobacz także inne galerie
Dożynki w Gniewie
Regaty o Puchar Burmistrza
Udostępnij""",
    "terms of use": """Regulamin serwisu
Korzystanie z serwisu oznacza akceptację regulaminu.
Wszelkie prawa zastrzeżone. Kopiowanie materiałów bez zgody wydawcy jest zabronione.
Polityka prywatności""",
    "addresses": """Kontakt
Redakcja
ul. Szuwarowa 5
83-140 Gniew
tel. 58 000 00 00
e-mail: redakcja@example.pl
Redaktor naczelna: Maja Tatarak
Biuro reklamy
tel. 58 000 00 01""",
    "a page that needs a script": """Please enable JS and disable any ad blocker""",
    "a form": """Zaloguj się
E-mail
Hasło
Zapamiętaj mnie
Nie pamiętasz hasła?
Nie masz konta? Zarejestruj się
Zaloguj przez Facebook""",
    "posts that quote": """Strona główna forum » Woda » Susza
Autor
Wiadomość
leszcz
Wysłany: Pon Sie 14, 2023 9:35 am    Temat postu: Susza
Czy ktoś ma zdjęcia pomostu sprzed roku? Chcę porównać z tym, co jest teraz, i wysłać do gminy.
Powrót do góry
karp
Wysłany: Pon Sie 14, 2023 10:15 am    Temat postu:
leszcz napisał:
Czy ktoś ma zdjęcia pomostu sprzed roku?
Mam, ale na starym telefonie, jak znajdę ładowarkę, to wrzucę wieczorem albo jutro rano.
Powrót do góry
Wyświetl posty z ostatnich:""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_what_is_no_article_says_so(page):
    (reading,) = read_bytes(page.encode(), "strona.txt")
    assert not reading.is_article
    assert reading.suspicious


def test_a_page_of_long_paragraphs_that_trail_off_is_an_article():
    sentence = "Poziom wody spadł o metr i dalej spada, a wędkarze wyłowili pół tony śniętych ryb z płycizn"
    page = f"Jezioro znika\n\n{sentence}.\n{sentence}, choć...\n{sentence}, bo taka jest prawda.\n{sentence} na brzegu."
    (reading,) = read_bytes(page.encode(), "strona.txt")
    assert reading.is_article
