"""The sample archive, told in advance: what stands in which scrape, and what must never be found."""

from dataclasses import dataclass
from pathlib import Path

ARCHIVE = Path(__file__).parents[2] / "indexer" / "sample"
DAMAGED_ARCHIVE = Path(__file__).parents[1] / "archive-damaged"
ARTICLE_COUNT = 45


@dataclass(frozen=True, slots=True)
class Sample:
    """What the scrape of one article says; `mentions` are the keys of FORMS in its title, lead, body or captions."""

    title: str
    published: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    only_in_captions: tuple[str, ...] = ()
    only_in_furniture: tuple[str, ...] = ()


# Every form of the names that return, as a reader may type it; the archive does not have all of them.
FORMS: dict[str, tuple[str, ...]] = {
    "Łukaszenka": ("Łukaszenka", "Łukaszenki", "Łukaszence", "Łukaszenkę", "Łukaszenką"),
    "Putin": ("Putin", "Putina", "Putinowi", "Putinem", "Putinie"),
    "Macron": ("Macron", "Macrona", "Macronowi", "Macronem", "Macronie"),
    "Scholz": ("Scholz", "Scholza", "Scholzowi", "Scholzem", "Scholzu"),
    "Zełenski": ("Zełenski", "Zełenskiego", "Zełenskiemu", "Zełenskim"),
    "Tusk": ("Tusk", "Tuska", "Tuskowi", "Tuskiem", "Tusku"),
    "Kosiniak-Kamysz": (
        "Kosiniak-Kamysz",
        "Kosiniaka-Kamysza",
        "Kosiniakowi-Kamyszowi",
        "Kosiniakiem-Kamyszem",
        "Kosiniaku-Kamyszu",
    ),
    "Wałęsa": ("Wałęsa", "Wałęsy", "Wałęsie", "Wałęsę", "Wałęsą"),
    "Duda": ("Duda", "Dudy", "Dudzie", "Dudę", "Dudą"),
    "Świątek": ("Świątek",),
    "Nowak": ("Nowak", "Nowaka", "Nowakowi", "Nowakiem", "Nowaku"),
    "Kopernik": ("Kopernik", "Kopernika", "Kopernikowi", "Kopernikiem", "Koperniku"),
    "Harry": ("Harry", "Harry'ego", "Harry'emu", "Harrym"),
    "PiS": ("PiS", "PiS-u", "PiS-owi", "PiS-em", "PiS-ie"),
    "ONZ": ("ONZ", "ONZ-etu", "ONZ-etowi", "ONZ-etem", "ONZ-ecie"),
    "NATO": ("NATO",),
    "Białoruś": ("Białoruś", "Białorusi", "Białorusią"),
    "Kijów": ("Kijów", "Kijowa", "Kijowowi", "Kijowem", "Kijowie"),
    "Łódź": ("Łódź", "Łodzi", "Łodzią"),
    "Gdańsk": ("Gdańsk", "Gdańska", "Gdańskowi", "Gdańskiem", "Gdańsku"),
    "Kraków": ("Kraków", "Krakowa", "Krakowowi", "Krakowem", "Krakowie"),
    "Tczew": ("Tczew", "Tczewa", "Tczewowi", "Tczewem", "Tczewie"),
    "Wisła": ("Wisła", "Wisły", "Wiśle", "Wisłę", "Wisłą"),
    "Zakopane": ("Zakopane", "Zakopanego", "Zakopanemu", "Zakopanem"),
    "człowiek": (
        "człowiek",
        "człowieka",
        "człowiekowi",
        "człowiekiem",
        "człowieku",
        "ludzie",
        "ludzi",
        "ludziom",
        "ludźmi",
        "ludziach",
    ),
}

# An id is the path below ARCHIVE; the records of the JSON Lines file have bare ids.
ARTICLES: dict[str, Sample] = {
    "gazeta-poludnia/2022/07/lukaszenka-rozmowa-z-macronem.txt": Sample(
        title="Łukaszenka rozmawiał z Macronem o zbożu. Jest oferta tranzytu",
        published="2022-07-08T21:12",
        authors=("Jacek Wrona",),
        agencies=("Reuters",),
        mentions=("Łukaszenka", "Putin", "Macron", "Zełenski", "ONZ", "Białoruś", "Kijów", "człowiek"),
        only_in_furniture=("Kosiniak-Kamysz",),
    ),
    "gazeta-poludnia/2022/07/macron-scholz-kijow-kolej.txt": Sample(
        title="Przywódcy Francji i Niemiec w Kijowie. Powstanie fundusz odbudowy kolei",
        published="2022-07-01T19:05",
        authors=("jwr",),
        agencies=("PAP", "AFP"),
        mentions=("Macron", "Scholz", "Zełenski", "ONZ", "NATO", "Kijów"),
        only_in_furniture=("Tusk",),
    ),
    "gazeta-poludnia/2022/08/pociagi-z-krakowa-do-lwowa.txt": Sample(
        title="Z Krakowa do Lwowa w sześć godzin. Rusza nocny pociąg",
        published="2022-08-19",
        authors=("Ewa Limanowska",),
        mentions=("Kijów", "Kraków"),
        only_in_furniture=("Wisła",),
    ),
    "gazeta-poludnia/2023/01/smog-w-krakowie.txt": Sample(
        title="Smog w Krakowie. Darmowe tramwaje przez trzy dni",
        published="2023-01-17T08:55",
        authors=("Ewa Limanowska",),
        mentions=("Nowak", "Kraków", "człowiek"),
        only_in_furniture=("Zakopane",),
    ),
    "gazeta-poludnia/2023/03/walesa-w-krakowie-2.txt": Sample(
        title="Wałęsa na Uniwersytecie Jagiellońskim: uczcie się rozmawiać",
        published="2023-03-09T17:40",
        authors=("Jacek Wrona",),
        agencies=("PAP",),
        mentions=("Wałęsa", "Gdańsk", "Kraków"),
        only_in_furniture=("Łódź",),
    ),
    "gazeta-poludnia/2023/03/walesa-w-krakowie.txt": Sample(
        title="Wałęsa na Uniwersytecie Jagiellońskim: uczcie się rozmawiać",
        published="2023-03-09T17:40",
        authors=("Jacek Wrona",),
        agencies=("PAP",),
        mentions=("Wałęsa", "Gdańsk", "Kraków"),
        only_in_furniture=("Tusk",),
    ),
    "gazeta-poludnia/2023/06/putin-i-lukaszenka-w-soczi.txt": Sample(
        title="Putin i Łukaszenka w Soczi. Rozmowa o lokomotywach i cenach gazu",
        published="2023-06-09T13:48",
        authors=("jwr",),
        agencies=("AFP",),
        mentions=("Łukaszenka", "Putin", "Białoruś", "Kijów"),
        only_in_furniture=("Macron",),
    ),
    "gazeta-poludnia/2024/02/zakopane-skoczkowie.txt": Sample(
        title="Zakopane czeka na skoczków. Hotele pełne, śniegu w sam raz",
        published="2024-02-16T10:00",
        authors=("jwr",),
        mentions=("Łódź", "Kraków", "Zakopane"),
        only_in_furniture=("Świątek",),
    ),
    "gazeta-poludnia/2024/kopalnia-z-wystawa.txt": Sample(
        title="Górnicy oprowadzą po kopalni. Sami",
        authors=("kan",),
        mentions=("Łódź", "człowiek"),
        only_in_furniture=("Tusk",),
    ),
    "glos-lodzki/2022-09-05-klasa-z-kijowa.txt": Sample(
        title="Klasa z Kijowa. Pierwszy dzwonek w łódzkim liceum",
        published="2022-09-05",
        authors=("Alicja Bruk",),
        mentions=("Zełenski", "Kijów", "Łódź", "Gdańsk"),
    ),
    "glos-lodzki/2023-05-02 tramwaje wracają.txt": Sample(
        title="Tramwaje wracają na Piotrkowską? Łódź pyta mieszkańców",
        published="2023-05-02",
        authors=("ako",),
        mentions=("Łódź",),
    ),
    "glos-lodzki/2023-06-11-festiwal-swiatla.txt": Sample(
        title="Łódź świeci do rana. Tłumy na festiwalu światła",
        published="2023-06-11",
        authors=("Alicja Bruk",),
        mentions=("Kijów", "Łódź", "człowiek"),
    ),
    "glos-lodzki/2023-10-09-debata-o-tramwajach.txt": Sample(
        title="Debata bez krzyku. Kandydaci w Łodzi rozmawiali o tramwajach",
        published="2023-10-09T19:58",
        authors=("ako",),
        agencies=("PAP",),
        mentions=("Tusk", "Kosiniak-Kamysz", "PiS", "Łódź"),
        only_in_furniture=("Zakopane",),
    ),
    "glos-lodzki/2024-01-15-motorniczy-roku.txt": Sample(
        title="Motorniczym roku została kobieta. I to po raz trzeci",
        published="2024-01-15T11:20",
        authors=("mbr",),
        mentions=("Nowak", "Łódź", "człowiek"),
    ),
    "glos-lodzki/kultura/pianistka-z-baluty.txt": Sample(
        title="Pianistka z Bałut zagra w Paryżu. Słuchać będzie Macron",
        authors=("Alicja Bruk",),
        mentions=("Macron", "Łódź"),
    ),
    "glos-lodzki/Łódź-dworzec-ogród.txt": Sample(
        title="Ogród na dachu dworca. Łódź Fabryczna zazieleniła się w tydzień",
        published="2024-04-18T16:45",
        authors=("ako",),
        mentions=("Nowak", "Łódź", "Gdańsk", "człowiek"),
    ),
    "horyzonty/historia/kopernik-i-kalendarz.txt": Sample(
        title="Kopernik liczył dni. Toruński rękopis odczytany na nowo",
        published="2023-02-19",
        authors=("Michał Orzeł",),
        mentions=("Kopernik", "Kraków"),
    ),
    "horyzonty/przyroda/bobry-na-bzurze.txt": Sample(
        title="Bobry lepsze od inżynierów. Tama na Bzurze zatrzymała suszę",
        published="2023-03",
        authors=("Zofia Iskra",),
        mentions=("Nowak", "Łódź", "Wisła", "człowiek"),
    ),
    "horyzonty/przyroda/morswin.txt": Sample(
        title="Morświny słychać pod wodą. Jest ich więcej, niż sądzono",
        published="2024-06-21",
        authors=("Zofia Iskra",),
        agencies=("PAP",),
        mentions=("NATO", "Gdańsk"),
    ),
    "kurier-wislany/2022-07-01-macron-i-scholz-w-kijowie.txt": Sample(
        title="Macron i Scholz w Kijowie. Rozmawiali o odbudowie kolei",
        published="2022-07-01T18:20",
        agencies=("PAP", "EPA"),
        mentions=("Macron", "Scholz", "Zełenski", "ONZ", "NATO", "Kijów"),
        only_in_furniture=("Tusk", "Gdańsk", "Wisła"),
    ),
    "kurier-wislany/2024-02-03-kra-na-wisle.txt": Sample(
        title="Kra na Wiśle. Lodołamacze wypłynęły z Tczewa",
        published="2024-02-03T06:40",
        authors=("Paweł Grzyb",),
        mentions=("Nowak", "Tczew", "Wisła", "człowiek"),
    ),
    "kurier-wislany/2024-05-12-most-w-tczewie.txt": Sample(
        title="Most w Tczewie znów otwarty. Pierwsi przeszli nim uczniowie",
        published="2024-05-12T07:15",
        authors=("Marta Zielonka",),
        mentions=("Tusk", "Tczew", "Wisła", "człowiek"),
    ),
    "kurier-wislany/archiwum/most w Tczewie (kopia).txt": Sample(
        title="Most w Tczewie znów otwarty. Pierwsi przeszli nim uczniowie",
        published="2024-05-12T07:15",
        authors=("Marta Zielonka",),
        mentions=("Tusk", "Tczew", "Wisła", "człowiek"),
    ),
    "kurier-wislany/kultura/2024-10-05-noc-z-harrym.txt": Sample(
        title="Noc z Harrym w bydgoskiej bibliotece",
        published="2024-10-05",
        authors=("Marta Zielonka",),
        mentions=("Harry",),
        only_in_furniture=("Wisła",),
    ),
    "kurier-wislany/kultura/nowy-teatr-we-wloclawku.txt": Sample(
        title="Nowy teatr zagra na barce",
        authors=("Paweł Grzyb",),
        mentions=("Gdańsk", "człowiek"),
    ),
    "kurier-wislany/polityka/2023-11-20-kosiniak-kamysz-w-toruniu.txt": Sample(
        title="Kosiniak-Kamysz w Toruniu: wojsko pomoże przy wałach",
        published="2023-11-20T14:05",
        authors=("Marta Zielonka",),
        agencies=("PAP",),
        mentions=("Kosiniak-Kamysz", "Nowak", "PiS", "Wisła"),
        only_in_furniture=("Wałęsa",),
    ),
    "kurier-wislany/polityka/2024-03-22-sejm-o-bibliotekach.txt": Sample(
        title="Sejm jednogłośnie za bibliotekami. Takiej zgody dawno nie było",
        published="2024-03-22T16:10",
        authors=("Marta Zielonka",),
        agencies=("PAP",),
        mentions=("Tusk", "Kosiniak-Kamysz", "PiS", "Łódź", "Kraków", "Tczew", "człowiek"),
        only_in_furniture=("Duda", "Harry", "Wisła"),
    ),
    "kurier-wislany/swiat/2023-09-14-zubry-wracaja-na-bialorus.txt": Sample(
        title="Żubry pojadą na Białoruś. Łukaszenka dziękuje leśnikom",
        published="2023-09-14T11:30",
        authors=("Paweł Grzyb",),
        agencies=("BelTA",),
        mentions=("Łukaszenka", "ONZ", "Białoruś", "człowiek"),
    ),
    "radio-baltyk/gdansk/prom-ze-stoczni.txt": Sample(
        title="Prom „Jantar” zwodowany. Gdańsk pachnie farbą i szampanem",
        published="2024-08-30T15:30",
        authors=("Hanna Reda",),
        mentions=("Tusk", "Wałęsa", "Gdańsk"),
        only_in_captions=("Wałęsa",),
    ),
    "radio-baltyk/gdansk/regaty-na-motlawie.html": Sample(
        title="Regaty na Motławie. Wygrała załoga emerytek",
        published="2024-07-14T12:10",
        authors=("Hanna Reda",),
        mentions=("Gdańsk", "Tczew", "Wisła", "człowiek"),
        only_in_furniture=("Wałęsa",),
    ),
    "radio-baltyk/gdansk/urodziny-walesy.txt": Sample(
        title="Tort z makietą stoczni. Gdańsk świętował urodziny Wałęsy",
        published="2023-09-29",
        authors=("Tomasz Puck",),
        mentions=("Macron", "Scholz", "Zełenski", "Tusk", "Wałęsa", "Kijów", "Gdańsk"),
    ),
    "radio-baltyk/pomorze/upal-nad-morzem.txt": Sample(
        title="Trzydzieści pięć stopni w Helu. Bałtyk ciepły jak jezioro",
        published="2022-07",
        mentions=("Nowak", "Łódź", "Gdańsk"),
    ),
    "radio-baltyk/swiat/cwiczenia-nato-na-baltyku.txt": Sample(
        title="Pięćdziesiąt okrętów na Bałtyku. Zaczęły się ćwiczenia NATO",
        published="2024-06-07T09:03",
        authors=("Tomasz Puck",),
        agencies=("PAP",),
        mentions=("Kosiniak-Kamysz", "ONZ", "NATO", "Gdańsk", "człowiek"),
    ),
    "radio-baltyk/swiat/grodno-trolejbusy.txt": Sample(
        title="Trolejbus dojechał do granicy Grodna. Łukaszenka kupił bilet",
        published="2023-04-22T13:24",
        authors=("thp",),
        agencies=("BelTA", "AFP"),
        mentions=("Łukaszenka", "Białoruś"),
        only_in_furniture=("Scholz",),
    ),
    "radio-baltyk/swiat/kijow-wizyta-przywodcow.txt": Sample(
        title="Zełenski przyjął w Kijowie Macrona i Scholza",
        published="2022-07-01T20:11",
        agencies=("PAP",),
        mentions=("Macron", "Scholz", "Zełenski", "ONZ", "NATO", "Kijów"),
        only_in_furniture=("Łukaszenka",),
    ),
    "radio-baltyk/swiat/zboze-szczyt-onz.txt": Sample(
        title="Szczyt w ONZ-ecie: chleb nie może czekać",
        published="2022-09-21T22:47",
        authors=("Hanna Reda",),
        agencies=("Reuters",),
        mentions=("Macron", "Scholz", "Zełenski", "ONZ", "Kijów", "Gdańsk"),
    ),
    "trybuna-kibica/2022/swiatek-w-gdansku.txt": Sample(
        title="Świątek zagrała z juniorkami. „Rakieta jest cięższa, niż pamiętam”",
        published="2022-07-18",
        authors=("Bartosz Kowal",),
        mentions=("Świątek", "Gdańsk"),
        only_in_furniture=("Duda", "Łódź"),
    ),
    "trybuna-kibica/2023/duda-mistrz-szachy.txt": Sample(
        title="Duda wygrał turniej w Krakowie. Zdecydował ostatni ruch",
        published="2023-03-26T20:15",
        authors=("mk",),
        mentions=("Duda", "Kraków"),
        only_in_furniture=("Świątek",),
    ),
    "trybuna-kibica/2023/maraton-lodzki.txt": Sample(
        title="Deszcz, wiatr i rekord. Maraton w Łodzi dla nauczycielki",
        published="2023-04-23",
        authors=("Bartosz Kowal",),
        mentions=("Nowak", "Łódź", "Tczew"),
        only_in_furniture=("Wisła",),
    ),
    "trybuna-kibica/2024/wioslarki-z-tczewa.txt": Sample(
        title="Ósemka z Tczewa popłynie po medal",
        published="2024-09-08",
        authors=("Bartosz Kowal",),
        mentions=("Tczew", "Wisła"),
        only_in_furniture=("Zakopane",),
    ),
    "trybuna-kibica/2024/wisla-szczypiorna.txt.gz": Sample(
        title="Siatka się urwała, mecz trwał. Wisła w finale po dogrywce",
        published="2024-05-26T21:40",
        authors=("mk",),
        agencies=("PAP",),
        mentions=("Łódź", "Gdańsk", "Wisła"),
        only_in_furniture=("Zełenski",),
    ),
    "hor-2024-017": Sample(
        title="Stary dąb z Białorusi ma siedemset lat",
        published="2024-03-08T09:15",
        authors=("Zofia Iskra",),
        mentions=("Białoruś", "człowiek"),
    ),
    "hor-2024-018": Sample(
        title="Po czym poznać zmęczony most?",
        published="2024-04-26",
        authors=("Michał Orzeł", "Zofia Iskra"),
        mentions=("Kijów", "Gdańsk", "Kraków", "Tczew", "Wisła", "człowiek"),
    ),
    "hor-2024-019": Sample(
        title="Łazik z Łodzi pojedzie po Księżycu",
        published="2024-05-24",
        authors=("Michał Orzeł",),
        mentions=("Łódź",),
    ),
    "hor-2024-020": Sample(
        title="Dlaczego czytamy Harry'ego po latach",
        published="2024-07",
        mentions=("Harry", "Kraków"),
    ),
}

# Which articles a search for a name, in any of its forms, must find.
MENTIONS: dict[str, frozenset[str]] = {
    name: frozenset(id for id, sample in ARTICLES.items() if name in sample.mentions) for name in FORMS
}

# Which articles it must not find: the name stands there in a related headline, an advert or a section name only.
DECOYS: dict[str, frozenset[str]] = {
    name: frozenset(id for id, sample in ARTICLES.items() if name in sample.only_in_furniture) for name in FORMS
}

# Articles that are near-copies of each other: an agency text on three portals, a copied file, a later scrape.
STORIES: tuple[frozenset[str], ...] = (
    frozenset(
        [
            "gazeta-poludnia/2022/07/macron-scholz-kijow-kolej.txt",
            "kurier-wislany/2022-07-01-macron-i-scholz-w-kijowie.txt",
            "radio-baltyk/swiat/kijow-wizyta-przywodcow.txt",
        ]
    ),
    frozenset(["kurier-wislany/2024-05-12-most-w-tczewie.txt", "kurier-wislany/archiwum/most w Tczewie (kopia).txt"]),
    frozenset(["gazeta-poludnia/2023/03/walesa-w-krakowie.txt", "gazeta-poludnia/2023/03/walesa-w-krakowie-2.txt"]),
)
EXACT_COPY = ("kurier-wislany/2024-05-12-most-w-tczewie.txt", "kurier-wislany/archiwum/most w Tczewie (kopia).txt")

# Files that are not plain UTF-8 text in NFC. Everything else is.
RECORDS_FILE = "horyzonty/paczka-2024.jsonl"
HTML_FILE = "radio-baltyk/gdansk/regaty-na-motlawie.html"
GZIP_FILE = "trybuna-kibica/2024/wisla-szczypiorna.txt.gz"
ENCODINGS: dict[str, str] = {
    "gazeta-poludnia/2023/01/smog-w-krakowie.txt": "iso-8859-2",
    "radio-baltyk/swiat/kijow-wizyta-przywodcow.txt": "utf-8-sig",
    "glos-lodzki/2024-01-15-motorniczy-roku.txt": "cp1250",
}
DECOMPOSED_FILE = "horyzonty/przyroda/bobry-na-bzurze.txt"
SOFT_HYPHENS_FILE = "horyzonty/historia/kopernik-i-kalendarz.txt"

# Page furniture of the scrapes, lines and spans inside a paragraph: no search ever finds these.
FURNITURE: tuple[str, ...] = (
    "Polub nasz profil na Facebooku",
    "Bądź pierwszą osobą, która skomentuje",
    "Dodawać komentarze mogą tylko zalogowani",
    "Zgłoś nadużycie",
    "Materiały promocyjne partnerów",
    "SŁUCHAJ RADIA BAŁTYK NA ŻYWO",
    "Wyślij znajomemu",
    "Kto pamięta stary dworzec",
    "Obstawiaj z głową",
    "Dołącz do dyskusji",
    "Jak przechowywać zboże w małym gospodarstwie",
    "Dalsza część tekstu pod reklamą",
    "Dalsza część materiału pod filmem",
    "Tramwaj utknął na Zielonej",
    "Koncert w filharmonii. Ostatnie bilety",
    "Posłuchaj tego artykułu",
    "Jesteś świadkiem czegoś ważnego w mieście",
    "Obserwuj nasz profil na Instagramie",
    "Zapisz się na nasz biuletyn",
    "Sonda sfotografowała biegun Księżyca",
    "zgadzasz się na pliki cookie",
    "akceptujesz nasze zasady prywatności",
    "Foki wróciły na Mewią Łachę",
)

# The damaged archive: what is wrong with each file.
DAMAGED: dict[str, str] = {
    "empty.txt": "no byte at all",
    "picture.txt": "a PNG picture with the name of a text",
    "half.txt": "cut in the middle of a UTF-8 character",
    "broken.jsonl": "the second of three records is cut short; bad-1 and bad-3 are whole",
    "truncated.txt.gz": "a gzip stream that ends too early",
    "furniture.txt": "nothing but page furniture",
}
