"""Lines that are furniture on any Polish page, told by what they say."""

import re

ADVERT = "reklama"
SHARING = "zachęta do udostępniania lub obserwowania"
LINK = "odnośnik do innego tekstu"
COMMENTS = "komentarze czytelników"
LEGAL = "nota prawna"
COOKIES = "informacja o plikach cookie"
PRIVACY = "zgody i dane osobowe"
MENU = "menu portalu"
SUBSCRIPTION = "zachęta do prenumeraty"
TAGS = "tagi"
PLAYER = "odtwarzacz"
CONTACT = "kontakt z redakcją"
COUNTER = "licznik albo numer strony"
ORNAMENT = "ozdobnik"

# Whole lines, in lower case and without punctuation around them.
_EXACT: dict[str, str] = {
    ADVERT: "reklama|autopromocja|advertisement|reklama reklama|koniec reklamy|promocja|materiał partnera|"
    "materiały partnera|materiał promocyjny|materiały promocyjne|materiały promocyjne partnera|materiał sponsorowany|"
    "artykuł sponsorowany|materiał reklamowy|materiał partnerski|materiały partnerów|polecane oferty|oferty|"
    "oferty specjalne|najlepsze oferty|zakupy|ogłoszenia|kody rabatowe|sponsorowane|sponsor|linki sponsorowane|"
    "tekst sponsorowany|promowane|oferty partnerów|okazje|porównaj ceny",
    SHARING: "udostępnij|podziel się|tweetnij|tweet|tweets|lubię to|polub|facebook|twitter|x|instagram|youtube|"
    "linkedin|whatsapp|messenger|tiktok|telegram|pinterest|wykop|google news|kopiuj link|skopiuj link|link|e-mail|"
    "email|mail|wyślij|wyślij e-mail|drukuj|obserwuj|obserwuj nas|śledź nas|dołącz do nas|udostępnij artykuł|"
    "podziel się artykułem|udostępnij na facebooku|udostępnij na twitterze|udostępnij link|umieść link|poleć|"
    "poleć znajomemu|wyślij znajomemu|zapisz|zapisz na później|zapisz do|dodaj do ulubionych|rss|kanały rss|share|"
    "facebook twitter|obserwuj nas na google news|obserwuj nas w google news|obserwuj nas w google|polub nas|"
    "polub nas na facebooku|udostępnij na x|skomentuj lub udostępnij|share on facebook|pinit|bluesky|threads|"
    "obserwuj nas na|na google news|na facebooku|na twitterze|na youtubie|na youtube|na linkedinie|na instagramie",
    LINK: "czytaj więcej|czytaj dalej|czytaj też|czytaj także|czytaj również|przeczytaj też|przeczytaj także|"
    "przeczytaj również|przeczytaj|zobacz także|zobacz też|zobacz również|zobacz więcej|zobacz|więcej|"
    "więcej na ten temat|polecane|polecamy|polecamy również|polecamy także|polecane artykuły|polecane dla ciebie|"
    "najnowsze|najpopularniejsze|najczęściej czytane|najchętniej czytane|popularne|powiązane|podobne|"
    "powiązane artykuły|podobne artykuły|powiązane tematy|inne artykuły|inne wiadomości|pozostałe|następny artykuł|"
    "poprzedni artykuł|następny|poprzedni|następna strona|poprzednia strona|następna|poprzednia|sprawdź także|"
    "sprawdź też|sprawdź|nie przegap|warto przeczytać|wybrane dla ciebie|dla ciebie|na ten temat|w temacie|"
    "więcej informacji|więcej w temacie|więcej z działu|wiadomości|ważne|gorący temat|gorące tematy|na topie|na czasie|"
    "ostatnio dodane|ostatnie wpisy|ostatnie wiadomości|najnowsze wiadomości|najnowsze artykuły|najnowsze wpisy|"
    "zobacz wideo|obejrzyj wideo|obejrzyj|posłuchaj|komentowane|najczęściej komentowane|rekomendowane|rekomendacje|"
    "redakcja poleca|czytelnicy polecają|to może cię zainteresować|może cię zainteresować|zobacz inne|"
    "przejdź do artykułu|czytaj cały artykuł|czytaj artykuł|czytaj|przeczytaj cały artykuł|pokaż więcej|rozwiń|"
    "wczytaj więcej|załaduj więcej|więcej wiadomości|więcej artykułów|artykuły powiązane|tematy powiązane|dotyczy|"
    "pozostałe tematy|raporty specjalne|zobacz wszystkie|wszystkie|newsroom|aktualności|analizy|read more|related",
    COMMENTS: "komentarze|komentarz|komentuj|skomentuj|dodaj komentarz|dodaj swój komentarz|napisz komentarz|"
    "zobacz komentarze|pokaż komentarze|odpowiedz|zgłoś|zgłoś nadużycie|zgłoś naruszenie|zgłoś komentarz|cytuj|"
    "podaj powód zgłoszenia|treść komentarza|autor komentarza|brak komentarzy|wasze komentarze|opinie|dyskusja|"
    "dołącz do dyskusji|forum|zostaw komentarz|napisz odpowiedź|anuluj odpowiedź|anuluj pisanie odpowiedzi|"
    "ukryj komentarze|komentarze czytelników|wyślij komentarz|opublikuj komentarz|najlepsze|najstarsze|"
    "sortuj od najnowszych|comments|leave a reply|imię (wymagane)|pseudonim|twój nick|podpis",
    LEGAL: "licencja na publikację|© licencja na publikację|nota prawna|copyright|wszelkie prawa zastrzeżone|"
    "wszystkie prawa zastrzeżone",
    PRIVACY: "polityka prywatności|regulamin|regulamin serwisu|ustawienia prywatności|ustawienia cookies|prywatność|"
    "polityka cookies|zmiana ustawień zgód|rodo|ochrona danych|regulaminy|akceptuję|akceptuj|zgadzam się|rozumiem|"
    "przejdź do serwisu|ustawienia plików cookie|zarządzaj zgodami|ok, rozumiem",
    MENU: "menu|szukaj|wyszukaj|wyszukiwarka|strona główna|home|zaloguj|zaloguj się|zarejestruj się|zarejestruj|"
    "rejestracja|wyloguj|moje konto|logowanie|konto|do góry|wróć|powrót|powrót do strony głównej|na skróty|"
    "← powrót do strony głównej|mapa strony|mapa serwisu|zamknij|anuluj|kategorie|archiwum|serwisy|partnerzy|o nas|"
    "pomoc|reklamuj się|dla mediów|redakcja|stopka redakcyjna|wydawca|newsletter|newslettery|podcasty|galeria|galerie|"
    "zapomniałem hasła|nie pamiętam hasła|przejdź do treści|przejdź do głównej treści|skip to content|toggle navigation",
    SUBSCRIPTION: "prenumerata|subskrybuj|subskrypcja|subskrypcje|kup prenumeratę|kup dostęp|zaprenumeruj|e-wydanie|"
    "e-wydanie e-wydanie|e-kiosk|zapisz się|zapisz się na newsletter|czytaj dalej. subskrybuj|artykułów|kup teraz|"
    "posłuchaj artykułu|słuchaj artykułu|odsłuchaj|odsłuchaj artykuł|posłuchaj tego artykułu|włącz powiadomienia",
    TAGS: "tagi|tag|tematy|słowa kluczowe|hasła|tagi artykułu",
    PLAYER: "wideo|video|film|zdjęcie|zdjęcia|foto|oglądaj|oglądaj wideo|oglądaj na żywo|od 7 lat|od 12 lat|od 16 lat|"
    "transmisja|na żywo|relacja na żywo|live|otwórz galerię|powiększ|zobacz galerię|zobacz zdjęcia|play|audio",
    CONTACT: "kontakt|kontakt z redakcją|napisz do nas|napisz do autora|skontaktuj się z nami|zgłoś błąd|"
    "masz dla nas temat|masz temat|napisz do redakcji|prześlij materiał|biuro reklamy|kontakt dla mediów",
}
_REASON_OF = {phrase: reason for reason, phrases in _EXACT.items() for phrase in phrases.split("|")}

_SITES = r"(?:facebook|twit|instagram|youtub|linkedin|tiktok|google|whatsapp|telegram|platformie x|na x\b|X)"
_ALSO = r"(?:też|także|również|więcej|dalej|koniecznie|i|inne|wideo|galerię|zdjęcia|cały artykuł)"
# Beginnings of lines, in lower case.
_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (ADVERT, r"reklama\b.{0,25}$|(?:materiał|artykuł|tekst) (?:sponsorowany|partnera|promocyjny|reklamowy)\b"),
    (ADVERT, r"dalsz[ay] (?:część|ciąg) (?:artykułu|materiału|tekstu|dokumentu)\b"),
    (
        ADVERT,
        r"(?:pod wideo|pod materiałem wideo|poniżej|reszta tekstu|ciąg dalszy) dalsz|ciąg dalszy pod|"
        r"poniżej dalsza część|artykuł dostępny .{0,40}subskry",
    ),
    (SHARING, rf"(?:udostępnij|podziel się|obserwuj|śledź|polub|lajkuj|dołącz|znajdź nas|jesteśmy).{{0,80}}{_SITES}"),
    (
        SHARING,
        r"obserwuj(?:cie)? (?:nas|nasz|profil)|bądź na bieżąco|(?:polub|śledź) (?:nas|nasz)|"
        r"udostępnij(?::| \d+$)|(?:codziennie )?informujemy o ciekawostkach|"
        r"publikujemy najciekawsze (?:artykuły|materiały)|jeśli podob[ał].{0,60}udostępnij|"
        r"(?:zachęcamy|zapraszamy) do (?:polubienia|obserwowania|śledzenia|udostępniania)|"
        r"dołącz do (?:nas|grupy|naszej|\d)|chcesz być na bieżąco|lubisz nasze teksty",
    ),
    (
        LINK,
        rf"(?:prze)?czytaj {_ALSO}?\s?[:>»]|(?:zobacz|sprawdź|obejrzyj|posłuchaj|oglądaj|słuchaj)(?: {_ALSO})?\s?[:>»]",
    ),
    (
        LINK,
        rf"(?:prze|po)?czytaj {_ALSO}\b|(?:zobacz|sprawdź|obejrzyj|posłuchaj|oglądaj) (?:też|także|również|koniecznie)\b",
    ),
    (LINK, r"(?:polecamy|polecane|powiązane|zobacz|wideo|video|galeria|quiz|sonda|podcast|czytaj|przeczytaj)\s?[:>»]"),
    (
        LINK,
        r"(?:więcej|o tym|na ten temat).{0,60}(?:czytaj|przeczytasz|znajdziesz|przeczytacie|tutaj|pisaliśmy)\b.{0,80}$",
    ),
    (
        LINK,
        r"więcej (?:informacji|wiadomości|artykułów|na ten temat|o|na stronie)\b.{0,60}[:>»]|"
        r"(?:najnowsze|najważniejsze|inne|pozostałe) (?:artykuły|wiadomości|informacje|teksty)\b.{0,40}$",
    ),
    (LINK, r".{0,80}(?:zobacz więcej|czytaj więcej|czytaj dalej|>>>|»»)$"),
    (
        COMMENTS,
        r"komentarz[ey]?\s?(?:\(?\d+\)?|liczba komentarzy)|(?:liczba komentarzy|komentarze|komentuj|opinie)\s?[:(]|"
        r"\d+ komentarz|(?:dodaj|napisz|zostaw|wyraź|podziel się).{0,30}(?:komentarz|opini)|"
        r"(?:nikt|brak).{0,30}(?:nie skomentował|komentarzy)|komentowanie (?:artykułów|jest)|"
        r"(?:ten artykuł|jeszcze) nie ma(?: jeszcze)? komentarzy|komentując korzystasz|nie hejtuj|"
        r"redakcja.{0,60}(?:nie ponosi|nie odpowiada)|prosimy o (?:zaznaczenie|zachowanie kultury)|"
        r"twój (?:komentarz|adres e-?mail)|(?:aby|żeby) (?:dodać|skomentować|odpowiedzieć|móc)|"
        r"musisz (?:się|być) zalogow|loading.{0,40}comments|please enable javascript|skomentuj",
    ),
    (
        LEGAL,
        r"(?:©|\(c\)|copyright)|.{0,90}(?:wszelkie|wszystkie) prawa zastrzeżone|"
        r"rozpowszechnianie niniejszego|(?:kopiowanie|przedruk|dalsze rozpowszechnianie).{0,60}(?:zabronion|wymaga|zgod)|"
        r"materiał chroniony prawem|treść niniejszej publikacji|korzystanie z (?:portalu|serwisu)",
    ),
    (COOKIES, r".{0,200}(?:plik(?:i|ów|ach)? cookie|ciasteczk|\bcookies\b)"),
    (
        PRIVACY,
        r".{0,200}(?:przetwarzani[eua] (?:moich |twoich |pani/pana )?danych|administrator(?:em|ów)? "
        r"(?:pani/pana |twoich |powyższych )?danych|danych osobowych przez|dane osobowe (?:zbierane|będą|są))|"
        r"(?:zapoznałe|zapoznała|wyrażam zgodę|akceptuję)|regulamin ",
    ),
    (MENU, r"(?:wróć|powrót) (?:na|do)\b.{0,60}$|(?:strona główna|jesteś tutaj|menu)\b.{0,60}[>»/›|]"),
    (
        SUBSCRIPTION,
        r"(?:zapisz się|zamów|prenumeruj|kup|wykup|subskrybuj|zaprenumeruj).{0,60}"
        r"(?:newsletter|prenumerat|subskrypcj|dostęp|tygodnik|numer|e-?wydani)|"
        r"masz (?:już )?(?:prenumeratę|subskrypcję|konto)|pozostało(?: jeszcze)? \d+ ?%|"
        r"(?:artykuł|tekst|treść|dalsza część).{0,40}(?:dla|dostępn).{0,30}(?:prenumerator|subskryb|zalogowan)|"
        r"(?:codziennie nowe|najważniejsze) informacje.{0,120}(?:skrzynk|mail)|zaloguj się,? (?:aby|by|żeby|lub)",
    ),
    (TAGS, r"(?:tagi|tag|słowa kluczowe|tematy|dowiedz się więcej na temat|hasła|kategori[ae])\s?:"),
    (
        PLAYER,
        r"twoja przeglądarka nie|ten (?:film|plik|materiał) (?:nie|jest nied)|(?:włącz|wyłącz) dźwięk|"
        r".{0,60}(?:na żywo|oglądaj) (?:-|–|w) .{0,80}$|materiał jest częścią|javascript jest|wideo\s?[:|-]",
    ),
    (
        CONTACT,
        r"(?:masz (?:newsa|temat|zdjęci|informacj|dla nas|ciekaw)|(?:byłeś|byłaś|jesteś) świadkiem|widziałe[śs] coś|"
        r"(?:przyślij|prześlij|wyślij|napisz) (?:do nas|nam|zdjęci|swoj|na adres)|czekamy na (?:wasze|twoj)|"
        r"zauważył[ea]ś błąd|widzisz błąd|zgłoś (?:błąd|swój))",
    ),
    (
        COUNTER,
        r"\d[\d ./]*$|(?:strona )?\d+ z \d+$|\d+ (?:artykułów|udostępnień|wyświetleń|odsłon|polubień|osób lubi)\b",
    ),
    (ORNAMENT, r"https?://\S+$|www\.\S+$|\[[\s\w:]*\]$"),
)
_BEGINNING = re.compile("|".join(f"(?P<r{n}>{pattern})" for n, (_, pattern) in enumerate(_BEGINNINGS)))
_REASONS = tuple(reason for reason, _ in _BEGINNINGS)
_EDGES = " .,:;!?>»<«-–—|•·*+#_=~×[]()→←↑↓\"'”„"
# A line longer than this is a paragraph: what it begins with is cut out of it, if at all, not the whole of it.
_LONGEST = 420
# Notices of law may be of any length.
_LAW = (LEGAL, COOKIES, PRIVACY, COMMENTS)


def reason_of(text: str) -> str | None:
    """Why a whole line is furniture wherever it stands, or None."""
    lower = text.lower()
    if len(text) <= 60:
        bare = lower.strip(_EDGES)
        if not bare or not any(character.isalnum() for character in bare):
            return ORNAMENT
        if reason := _REASON_OF.get(bare):
            return reason
    match = _BEGINNING.match(lower.lstrip(_EDGES)) or _BEGINNING.match(lower)
    if not match:
        return None
    reason = _REASONS[int((match.lastgroup or "r0")[1:])]
    return reason if len(text) <= _LONGEST or reason in _LAW else None
