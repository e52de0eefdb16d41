"""The wording of furniture on Polish pages: whole lines, and how lines of it begin. All in lower case."""

from indexer.messages import N_

ADVERT = N_("advertisement")
SHARING = N_("prompt to share or follow")
LINK = N_("link to another text")
COMMENTS = N_("readers' comments")
LEGAL = N_("legal notice")
COOKIES = N_("notice about cookies")
PRIVACY = N_("consents and personal data")
MENU = N_("menu of the portal")
SUBSCRIPTION = N_("prompt to subscribe")
TAGS = N_("tags")
PLAYER = N_("player")
CONTACT = N_("contact to the newsroom")
COUNTER = N_("counter or number of a page")
ORNAMENT = N_("ornament")
POLL = N_("poll of readers")
ADDRESSES = N_("addresses of pages")

# Whole lines, without the punctuation around them, separated by bars.
LINES: dict[str, str] = {
    ADVERT: """
        reklama | autopromocja | advertisement | reklama reklama | koniec reklamy | promocja | materiał partnera |
        materiały partnera | materiał promocyjny | materiały promocyjne | materiały promocyjne partnera | materiał
        sponsorowany | artykuł sponsorowany | materiał reklamowy | materiał partnerski | materiały partnerów |
        polecane oferty | oferty | oferty specjalne | najlepsze oferty | zakupy | ogłoszenia | kody rabatowe |
        sponsorowane | sponsor | linki sponsorowane | tekst sponsorowany | promowane | oferty partnerów | okazje |
        porównaj ceny | adblock | wyłącz adblocka | promocja! | reklama google | materiał zewnętrzny | artykuł
        partnerski | płatna współpraca | oferta dnia | do koszyka | dodaj do koszyka | przejdź do koszyka | kontynuuj
        zakupy | kup książkę | kup e-book | kup bilet | zamów | cena
    """,
    SHARING: """
        udostępnij | podziel się | tweetnij | tweet | tweets | lubię to | polub | facebook | twitter | x | instagram |
        youtube | linkedin | whatsapp | messenger | tiktok | telegram | pinterest | wykop | google news | kopiuj link
        | skopiuj link | link | e-mail | email | mail | wyślij | wyślij e-mail | drukuj | obserwuj | obserwuj nas |
        śledź nas | dołącz do nas | udostępnij artykuł | podziel się artykułem | udostępnij na facebooku | udostępnij
        na twitterze | udostępnij link | umieść link | poleć | poleć znajomemu | wyślij znajomemu | zapisz | zapisz na
        później | zapisz do | dodaj do ulubionych | rss | kanały rss | share | facebook twitter | obserwuj nas na
        google news | obserwuj nas w google news | obserwuj nas w google | polub nas | polub nas na facebooku |
        udostępnij na x | skomentuj lub udostępnij | share on facebook | pinit | bluesky | threads | zareaguj | super
        | szok | smutny | zły | hahaha | obserwuj nas na | na google news | na facebooku | na twitterze | na youtubie
        | na youtube | na linkedinie | na instagramie | udostępnij! | podziel się z innymi | podziel się z
        przyjaciółmi | podziel się tym | udostępnij ten artykuł | kopiuj adres | wyślij mailem | dodaj kanał rss |
        kanał rss
    """,
    LINK: """
        czytaj więcej | dowiedz się więcej | czytaj dalej | czytaj też | czytaj także | czytaj również | przeczytaj
        też | przeczytaj także | przeczytaj również | przeczytaj | zobacz także | zobacz też | zobacz również | zobacz
        więcej | zobacz | więcej | więcej na ten temat | polecane | polecamy | polecamy również | polecamy także |
        polecane artykuły | polecane dla ciebie | najnowsze | najpopularniejsze | najczęściej czytane | najchętniej
        czytane | popularne | powiązane | podobne | powiązane artykuły | podobne artykuły | powiązane tematy | inne
        artykuły | inne wiadomości | pozostałe | następny artykuł | poprzedni artykuł | następny | poprzedni |
        następna strona | poprzednia strona | następna | poprzednia | sprawdź także | sprawdź też | sprawdź | nie
        przegap | warto przeczytać | wybrane dla ciebie | dla ciebie | na ten temat | w temacie | więcej informacji |
        więcej w temacie | więcej z działu | wiadomości | ważne | gorący temat | gorące tematy | na topie | na czasie
        | ostatnio dodane | ostatnie wpisy | ostatnie wiadomości | najnowsze wiadomości | najnowsze artykuły |
        najnowsze wpisy | zobacz wideo | obejrzyj wideo | obejrzyj | posłuchaj | komentowane | najczęściej komentowane
        | rekomendowane | rekomendacje | redakcja poleca | czytelnicy polecają | to może cię zainteresować | może cię
        zainteresować | zobacz inne | przejdź do artykułu | czytaj cały artykuł | czytaj artykuł | czytaj | przeczytaj
        cały artykuł | pokaż więcej | rozwiń | wczytaj więcej | załaduj więcej | więcej wiadomości | więcej artykułów
        | artykuły powiązane | tematy powiązane | dotyczy | pozostałe tematy | raporty specjalne | zobacz wszystkie |
        wszystkie | newsroom | aktualności | analizy | read more | related | polecany artykuł | powiązane materiały |
        zobacz koniecznie | więcej w tej kategorii | mogą cię zainteresować | mogą cię też zainteresować | może
        zainteresować cię także | powiązane posty | podobne wpisy | czytaj w portalu | przeczytaj koniecznie | inne
        teksty autora | wideo dnia | najczęściej wyszukiwane | hity dnia | tylko u nas | temat dnia | w tym temacie |
        idź do oryginalnego materiału | przejdź do oryginału | czytaj oryginał | oryginalne źródło | oryginalny
        artykuł | podobne posty | podobne tematy | podobne newsy | ostatnie artykuły | ostatnie komentarze | ostatnie
        posty | inne wpisy | inne newsy | najnowszy artykuł | starsze wpisy | nowsze wpisy | artykuły autora |
        wszystkie artykuły | wszystkie wpisy | pozostałe artykuły | w tym dziale | z tej kategorii | zobacz cały
        artykuł | zobacz całość | czytaj całość | czytaj cały tekst | pełna wersja | pełny tekst | źródło zobacz |
        najbardziej popularne | popularne artykuły | popularne wpisy | hity tygodnia | wydarzenia | zajrzyj tutaj |
        przeczytaj artykuł | przeczytaj całość | przeczytaj więcej | gość dnia
    """,
    COMMENTS: """
        komentarze | komentarz | komentuj | skomentuj | dodaj komentarz | dodaj swój komentarz | napisz komentarz |
        zobacz komentarze | pokaż komentarze | odpowiedz | zgłoś | zgłoś nadużycie | zgłoś naruszenie | zgłoś
        komentarz | cytuj | podaj powód zgłoszenia | treść komentarza | autor komentarza | brak komentarzy | wasze
        komentarze | opinie | dyskusja | dołącz do dyskusji | forum | zostaw komentarz | napisz odpowiedź | anuluj
        odpowiedź | anuluj pisanie odpowiedzi | ukryj komentarze | komentarze czytelników | wyślij komentarz |
        opublikuj komentarz | najlepsze | najstarsze | sortuj od najnowszych | comments | leave a reply | imię
        (wymagane) | pseudonim | twój nick | podpis | wszystkie komentarze | czy ten artykuł był przydatny | oceń
        artykuł | oceń tekst | oceń | sonda | ankieta | oddaj głos | głosuj | zagłosuj | zobacz wyniki | wyniki | nie
        mam zdania | trudno powiedzieć | nie wiem | aktualna ocena | głosujących | ocena | twoja ocena | średnia ocena
        | bardzo słabe | słabe | średnie | dobre | bardzo dobre | pokaż odpowiedzi | zgłoś naruszenie/błąd | zgłoś
        błąd | ostatni komentarz | dodaj opinię | udostępnij cytat | komentarze facebook | już oceniałe(a)ś
    """,
    LEGAL: """
        licencja na publikację | © licencja na publikację | nota prawna | copyright | wszelkie prawa zastrzeżone |
        wszystkie prawa zastrzeżone
    """,
    PRIVACY: """
        polityka prywatności | regulamin | regulamin serwisu | ustawienia prywatności | ustawienia cookies |
        prywatność | polityka cookies | zmiana ustawień zgód | rodo | ochrona danych | regulaminy | akceptuję |
        akceptuj | zgadzam się | rozumiem | przejdź do serwisu | ustawienia plików cookie | zarządzaj zgodami | ok,
        rozumiem
    """,
    MENU: """
        menu | szukaj | wyszukaj | wyszukiwarka | strona główna | home | zaloguj | zaloguj się | zarejestruj się |
        zarejestruj | rejestracja | wyloguj | moje konto | logowanie | konto | do góry | wróć | powrót | powrót do
        strony głównej | na skróty | ← powrót do strony głównej | mapa strony | mapa serwisu | zamknij | anuluj |
        kategorie | archiwum | serwisy | partnerzy | o nas | pomoc | reklamuj się | dla mediów | redakcja | stopka
        redakcyjna | wydawca | newsletter | newslettery | podcasty | galeria | galerie | zapomniałem hasła | nie
        pamiętam hasła | przejdź do treści | przejdź do głównej treści | skip to content | toggle navigation | przejdź
        na stronę główną | poprzedni wpis | następny wpis | nawigacja wpisu | rozmiar tekstu | powiększ tekst |
        czcionka | wielkość czcionki | a a a | wydrukuj | drukuj artykuł | top 5 | partnerzy serwisu | aplikacja
        mobilna | pobierz aplikację | o autorze | english version | aktualnie znajdujesz się na | jesteś tutaj | tutaj
        jesteś | nawigacja | linki | galeria zdjęć | imieniny | pogoda | kursy walut | program tv | horoskop |
        kalendarium | wersja mobilna | wersja pełna | mapa | biuletyn informacji publicznej | bip | drukuj powrót do
        artykułu | strona znajduje się w archiwum | przewiń do góry | pokaż menu | ukryj menu | zwiń | rozwiń menu |
        przejdź do wyszukiwarki | deklaracja dostępności
    """,
    SUBSCRIPTION: """
        prenumerata | subskrybuj | subskrypcja | subskrypcje | kup prenumeratę | kup dostęp | kup licencję |
        zaprenumeruj | e-wydanie | e-wydanie e-wydanie | e-kiosk | zapisz się | zapisz się na newsletter | czytaj
        dalej. subskrybuj | artykułów | kup teraz | posłuchaj artykułu | słuchaj artykułu | odsłuchaj | odsłuchaj
        artykuł | posłuchaj tego artykułu | włącz powiadomienia | prenumeruj | wspieraj nas | wesprzyj nas | postaw mi
        kawę | dostęp do treści jest ograniczony | premium
    """,
    TAGS: """
        tagi | tag | tematy | słowa kluczowe | hasła | tagi artykułu
    """,
    PLAYER: """
        wideo | video | film | zdjęcie | zdjęcia | foto | oglądaj | oglądaj wideo | oglądaj na żywo | od 7 lat | od 12
        lat | od 16 lat | transmisja | na żywo | relacja na żywo | live | otwórz galerię | powiększ | zobacz galerię |
        zobacz zdjęcia | przejdź do galerii | zobacz w galerii | więcej zdjęć | zobacz zdjęcie | ładowanie |
        pobieranie | play | audio
    """,
    CONTACT: """
        kontakt | kontakt z redakcją | napisz do nas | napisz do autora | skontaktuj się z nami | zgłoś błąd | masz
        dla nas temat | masz temat | napisz do redakcji | prześlij materiał | biuro reklamy | kontakt dla mediów
    """,
}

_SITES = r"(?:facebook|twit|instagram|youtub|linkedin|tiktok|google|whatsapp|telegram|platformie x|na x\b)"
_ALSO = r"(?:też|także|również|więcej|dalej|koniecznie|i|inne|wideo|galerię|zdjęcia|cały artykuł)"
_TEXT = r"(?:artykuł|materiał|tekst)"

# Beginnings of lines.
BEGINNINGS: dict[str, tuple[str, ...]] = {
    ADVERT: (
        r"reklama\b.{0,25}$",
        rf"{_TEXT} (?:sponsorowany|partnera|promocyjny|reklamowy)\b",
        r"dalsz[ay] (?:część|ciąg) (?:artykułu|materiału|tekstu|dokumentu)\b",
        r"ciąg dalszy pod",
        rf"reszta {_TEXT}u",
        r"(?:pod (?:materiałem )?wideo|poniżej) dalsz[ay] (?:część|ciąg)",
        r"(?:wykryliśmy|używasz|korzystasz z|prosimy o wyłączenie|wyłącz|dodaj nas do wyjątków)\b.{0,60}"
        r"(?:adblock|ad block|blokad|bloker|blokowani)",
        r".{0,60}(?:adblock\w*|(?:blokowani|blokuj)\w* reklam)\b.{0,60}$",
        r"dzięki reklamom (?:czytasz|możesz)",
        r"produkt dodany do koszyka",
        r"(?:cena|dostępny także|stara cena|nowa cena)\b.{0,25}$",
    ),
    SHARING: (
        rf"(?:udostępnij|podziel się|obserwuj|śledź|polub|lajkuj|dołącz|znajdź nas|jesteśmy)\b.{{0,80}}{_SITES}",
        r"(?:obserwuj(?:cie)?|polub|śledź) (?:nas|nasz|profil)",
        r"obserwuj (?:temat|notkę|autora|autorkę|blog)\b",
        r"dołącz do (?:nas|grupy|naszej|[0-9])",
        r"udostępnij(?::| [0-9]+$)",
        r"bądź na bieżąco",
        r"chcesz być na bieżąco",
        r"lubisz nasze teksty",
        r"jeśli podob[ał].{0,60}udostępnij",
        r"(?:codziennie )?informujemy o ciekawostkach",
        rf"publikujemy najciekawsze {_TEXT}y",
        r"(?:zachęcamy|zapraszamy) do (?:polubienia|obserwowania|śledzenia|udostępniania)",
        r"pobierz z (?:app|google|huawei)",
        r"dostępne w (?:google|app)",
        r"#\w+(?:[\s,]+#\w+)*$",
        r"#\w+\W+polub nas",
    ),
    LINK: (
        rf"(?:prze)?czytaj {_ALSO}?\s?[:>»]",
        rf"(?:zobacz|sprawdź|obejrzyj|posłuchaj|oglądaj|słuchaj)(?: {_ALSO})?\s?[:>»]",
        rf"(?:prze|po)?czytaj {_ALSO}\b",
        r"(?:zobacz|sprawdź|obejrzyj|posłuchaj|oglądaj) (?:też|także|również|koniecznie)\b",
        r"(?:polecamy|polecane|powiązane|zobacz|wideo|video|galeria|quiz|sonda|podcast|czytaj|przeczytaj)\s?[:>»]",
        r"(?:więcej|o tym|na ten temat).{0,60}\b(?:czytaj|przeczyta|pisaliśmy|znajdziesz|tutaj\W*$).{0,80}$",
        r"więcej (?:informacji|wiadomości|artykułów|na ten temat|na stronie)\b.{0,60}[:>»]",
        r"więcej (?:o|w|na) .{0,60}[:>»]\s*$",
        r"więcej (?:\w+ ){0,2}(?:informacji|wiadomości|artykułów|tekstów)\b.{0,20}\bznajdziesz",
        r"(?:informowaliśmy|pisaliśmy|relacjonowaliśmy)(?: też| także| również| już)? o\b.{0,80}:$",
        r"(?:najnowsze|najważniejsze|inne|pozostałe) (?:artykuły|wiadomości|informacje|teksty)\b.{0,40}$",
        r".{0,80}(?:zobacz więcej|czytaj więcej|czytaj dalej|>>>|\s»)$",
        r"zobacz wideo .{0,90}$",
        r"(?:idź|przejdź|przenieś się|zajrzyj) do (?:oryginaln|pełne|całe|źródł|artykuł|strony)\w*.{0,40}$",
        r"oryginaln\w+ (?:źródło|artykuł|materiał|tekst).{0,30}$",
        r"(?:cały|pełny|pełna treść|całość) (?:tekstu? |artykułu? |materiału? |wywiadu? )?.{0,30}"
        r"(?:na stronie|dostępn|tutaj|przeczytasz|znajdziesz)",
        r"(?:najnowszy|poprzedni|następny|powiązany) (?:artykuł|tekst|wpis)\b.{0,30}(?:na ten temat|:)",
        r"(?:podobne|powiązane|polecane|ostatnie|najnowsze|pozostałe|inne|wszystkie) (?:posty|wpisy|artykuły|tematy|"
        r"newsy|teksty|wiadomości|publikacje|komunikaty|aktualności)\b.{0,30}$",
    ),
    COMMENTS: (
        r"komentarz[ey]?\s?\(?[0-9]+\)?$",
        r"(?:liczba komentarzy|komentarze|komentuj)\s?[:(]",
        r"[0-9]+ komentarz\w*(?:$| do\b)",
        r"komentarz[ey]?\s?liczba komentarzy",
        r"(?:dodaj|napisz|zostaw|wyraź|podziel się).{0,30}(?:komentarz|opini)",
        r"(?:nikt|brak).{0,30}(?:nie skomentował|komentarzy)",
        r"(?:ten artykuł|jeszcze) nie ma(?: jeszcze)? komentarzy",
        r"komentowanie (?:artykułów|jest)",
        r"komentując korzystasz",
        r"nie hejtuj\b",
        r"skomentuj\b",
        r"musisz (?:się|być) zalogow",
        r"redakcja\b.{0,60}(?:nie ponosi|nie odpowiada|publikowane komentarze)",
        r"prosimy o (?:zaznaczenie|zachowanie kultury)",
        r"(?:uwaga, )?twój (?:komentarz|adres e-?mail)",
        r"(?:aby|żeby) (?:dodać|skomentować|móc).{0,30}(?:komentarz|zalog)",
        r"loading.{0,40}comments",
        r"please enable javascript",
        r"oceń jakość",
        r"twoja opinia pozwala",
        r"witryna wykorzystuje akismet",
        r"(?:wyłączono|wyłączyliśmy) komentarze",
        r"sekcja komentarzy",
        r"(?:brak|nie ma) (?:jeszcze )?komentarz\w*.{0,60}$",
        r"(?:bądź|zostań) pierwsz\w+.{0,50}$",
        r"łącznie głosów:? ?\d+|(?:.{0,30}\b)?głosów: ?\d+$|liczba głosów:? ?\d+$",
        r"(?:zakończona|trwa) łącznie głosów",
        r"zgłoś (?:naruszenie|nadużycie|uwagę|poprawkę)",
        r"(?:aktualna|średnia|twoja) ocena\b.{0,30}$",
        r"(?:oceń|zagłosuj|oddaj głos|weź udział w (?:sondzie|ankiecie))\b.{0,60}$",
        r"(?:imię|nick|pseudonim|e-?mail|adres e-?mail|strona www|witryna internetowa|treść)\s?\*?:?\s?\*?$",
        r"(?:zapisz|zapamiętaj) moje dane",
    ),
    LEGAL: (
        r"(?:©|\(c\)|copyright)",
        r".{0,90}(?:wszelkie|wszystkie) prawa zastrzeżone",
        r"materiał chroniony prawem",
        r"rozpowszechnianie niniejszego",
        r"(?:kopiowanie|przedruk|dalsze rozpowszechnianie).{0,60}(?:zabronion|wymaga|zgod)",
        r"(?:redakcja|wydawca|fundacja|portal)\b.{0,60}\b(?:zezwala|wyraża zgodę) na (?:bezpłatny )?przedruk",
        r"pobieranie, zwielokrotnianie",
        r"żadna część (?:jak i całość )?utwor",
        r"treść niniejszej publikacji",
        r"korzystanie z (?:portalu|serwisu|materiałów)\b.{0,60}(?:oznacza|wymaga|akceptacj)",
    ),
    PRIVACY: (
        r"zapoznał[ea]m.{0,40}(?:pouczeni|regulamin|polityk|informacj)",
        r"wyrażam zgodę",
        r"akceptuję regulamin",
        r"regulamin (?:serwisu|portalu|i zasady|korzystania|kanały|rss)",
        r"zanim (?:klikniesz|przejdziesz)",
        r"(?:prosimy o|potrzebujemy) .{0,20}zgod[yę] na (?:przetwarzanie|wykorzyst)",
        r"szanujemy (?:twoją )?prywatność",
    ),
    MENU: (
        r"(?:o czym|co) przeczytasz\b.{0,40}$",
        r"z (?:tego )?(?:artykułu|tekstu) dowiesz się.{0,3}$",
        r"(?:wróć|powrót|przejdź) (?:na|do)\b.{0,60}$",
        r"wersja (?:kontrastowa|dla słabowidzących|mobilna|do druku)$",
        r"(?:strona główna|jesteś tutaj|menu)\b.{0,60}[>»/›|]",
        r"(?:twoja |ta )?przeglądarka\b.{0,60}(?:przestarzał|nieaktualn|nie jest obsługiwan|nie wspiera)",
        r"(?:używasz|korzystasz z|masz) (?:starej|przestarzałej|nieaktualnej|niewspieranej)\b.{0,20}przeglądark",
        r"(?:starsze|stare|niektóre) (?:wersje )?przeglądark",
        r"(?:zaktualizuj|pobierz|zainstaluj|prosimy o (?:zainstalowanie|aktualizację|pobranie)|zalecamy)\b"
        r".{0,40}przeglądark",
        r"(?:(?:dziś |dzisiaj )?imieniny|kartka z kalendarza|dziś jest|dzisiaj jest)\b.{0,80}$",
        r"(?:wydarzenia|święta|kalendarium|pogoda)\s?:.{0,60}$",
        r"(?:aktualnie )?(?:znajdujesz|jesteś) (?:się )?(?:na|w|tutaj)\b.{0,30}:?$",
        r"kliknij (?:tutaj|tu|aby|by|żeby|w)\b.{0,60}$",
        r"(?:ta )?strona (?:znajduje się w archiwum|używa|wymaga)",
    ),
    SUBSCRIPTION: (
        r"(?:zapisz się|zamów|prenumeruj|kup|wykup|subskrybuj|zaprenumeruj|zapraszamy)\b.{0,60}"
        r"(?:newsletter|prenumerat|subskrypcj|dostęp|tygodnik|kiosk|e-?wydani)",
        r"(?:wybierz|zostań|zostać|sprawdź|wykup|odblokuj)\b.{0,60}(?:prenumer|subskryp)",
        r"czytaj (?:ten tekst|dalej|więcej|wszystkie)\b.{0,80}(?:prenumer|subskryp)",
        rf"(?:ten )?{_TEXT} (?:jest )?(?:bezpłatny|otwarty|dostępny|przeczyta)",
        r"wspierając (?:nas|ją|fundację|naszą redakcję)\b",
        r"więcej .{0,120}w (?:najnowszym|nowym|aktualnym) (?:numerze|wydaniu)",
        r"pozostało(?: jeszcze)? [0-9]+",
        r"masz (?:już )?(?:aktywną )?(?:prenumeratę|subskrypcję|konto)",
        r"zaloguj się,? (?:aby|by|żeby|lub)",
        rf"(?:{_TEXT}|treść|dalsza część).{{0,40}}(?:dla|dostępn).{{0,30}}(?:prenumerator|subskryb|zalogowan)",
        r"(?:codziennie nowe|najważniejsze) informacje.{0,120}(?:skrzynk|mail)",
        r"cieszymy się, że jesteś z nami",
        r"dziękujemy, że przeczytał",
        r"drogi czytelniku",
        r"(?:dlatego )?prosimy cię o wsparcie",
        r"każdego dnia publikujemy",
        r"(?:aby|żeby|by) (?:przeczytać|czytać|zobaczyć)\b.{0,60}(?:zaloguj|wykup|kup|subskryb|prenumer)",
        r"szanown\w+ czyteln\w+",
        r"dziękujemy, redakcja",
        r"to dla nas sygnał",
        r"(?:czytaj|oglądaj)\b.{0,40}bez ograniczeń",
        r"musisz być zalogowan\w+",
        r"(?:wspieraj|wesprzyj|postaw|dorzuć)\b.{0,40}(?:patronite|zrzutk|kaw[ęa]|redakcj)",
    ),
    TAGS: (
        r"(?:tagi|tag|słowa kluczowe|tematy|dowiedz się więcej na temat|hasła|kategori[ae])\s?:",
        r"więcej o\s?:",
    ),
    PLAYER: (
        r".{0,90}twoja przeglądarka nie (?:wspiera|obsługuje)",
        r"ten (?:film|plik|materiał) (?:nie|jest nied)",
        r"oglądaj \w+ (?:na żywo|w internecie|online)\b.{0,40}$",
        r"oglądaj (?:telewizję |program )?(?:na żywo )?(?:w|na) .{0,60}$",
        r".{0,40}na żywo - oglądaj",
        r"(?:włącz|wyłącz) dźwięk",
        r"materiał jest częścią",
        r"javascript jest",
        r"wideo\s?[:|-]",
        r"(?:wideo|film|zdjęcie) [0-9]+/[0-9]+$",
    ),
    CONTACT: (
        r"masz (?:newsa|temat|zdjęci|informacj|dla nas|ciekaw)",
        r"(?:byłeś|byłaś|jesteś) świadkiem",
        r"widziałe[śs] coś",
        r"(?:przyślij|prześlij|wyślij|napisz) (?:do nas|nam|zdjęci|swoj|na adres)",
        r"czekamy na (?:wasze|twoj)",
        r"zauważył[ea]ś błąd",
        r"widzisz błąd",
        r"zgłoś (?:błąd|swój)",
        r"masz pytanie do autora",
        r"czekamy na wasze",
        r"chcesz podzielić się",
    ),
    COUNTER: (
        r"ten tekst przeczytasz",
        r"czas czytania",
        r"czyta się (?:w )?\w+ min",
        r"czytany [0-9]+ raz",
        r"(?:liczba )?(?:odsłon|wyświetle|wejść|odwiedzin)\w*\s?:? [0-9]+$",
        r"nr [0-9]+(?:/[0-9]+){1,2}$",
        r"[0-9][0-9 ./]*$",
        r"(?:strona )?[0-9]+ z [0-9]+$",
        r"[0-9]+ (?:artykułów|udostępnień|wyświetleń|odsłon|polubień|osób lubi)\b.{0,30}$",
        r"[0-9]+ min(?:ut\w*)?\.? czytania",
        r"x[0-9]$",
        r"aa$",
        r"/ ?[0-9]+$",
    ),
    ORNAMENT: (
        r"https?://\S+$",
        r"www\.\S+$",
        r"\[[\s\w:.]*\]$",
        r"\(?button\)?$",
        r"iframe:",
        r"submit$",
        r"\w[+-]?$",
        r"#?alternate\b.{0,20}$",
        r"(?:[\w-]+\.)+(?:pl|com|eu|info|net|tv|fm)(?: \w+){0,2}$",
        r"</?\w[^<>]*+>.{0,400}$",
        r"data:\w+/\w+",
    ),
}
