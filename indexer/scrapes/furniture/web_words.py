"""The words with which a Polish web page speaks to its visitor, which an article hardly uses."""

import re
from functools import lru_cache

PROMPTING, ADDRESSING, NAMING, JOINING, TELLING = 1, 2, 4, 8, 16

_PROMPTS = frozenset(
    """
    kliknij zobacz zobaczcie sprawdź czytaj przeczytaj dowiedz pobierz zainstaluj zaloguj zarejestruj udostępnij podziel
    polub obserwuj śledź dołącz zapisz zamów kup wybierz wpisz podaj wyślij napisz dodaj zgłoś oceń komentuj skomentuj
    odpowiedz cytuj rozwiń pokaż ukryj zamknij otwórz przejdź wróć idź posłuchaj słuchaj obejrzyj oglądaj głosuj
    zagłosuj wesprzyj wspieraj przekaż przyślij prześlij skontaktuj zadzwoń skorzystaj poznaj odkryj włącz wyłącz
    zaakceptuj akceptuj akceptuję zgadzam rozumiem wyrażam prosimy zapraszamy zachęcamy polecamy polecam dziękujemy
    informujemy zaprenumeruj prenumeruj subskrybuj wykup odblokuj uzyskaj przewiń drukuj kopiuj skopiuj wydrukuj szukaj
    wyszukaj ustaw zmień edytuj usuń wstaw zarezerwuj załaduj wczytaj odśwież powiększ zaproponować przypomnij loguj
    rejestruj poleć reklamuj zostań zostaw przeczytasz znajdziesz dowiesz dowiecie dołączyć zalogować zalogowanym
    zalogowany zarejestrować loading click read more share follow
    """.split()
)
_YOU = frozenset(
    """
    ty ci cię ciebie tobie tobą twój twoja twoje twojego twojej twoim twoją twoich twoimi wasz wasza wasze waszych was
    wam swój swoją swoim swoje swoich nas nam nasz nasza nasze naszej naszego naszym naszych nasi masz chcesz możesz
    jesteś czytasz korzystasz lubisz szukasz wiesz zgadzasz uważasz czytelniku czytelnicy drogi państwo
    """.split()
)
_FUNCTION_WORDS = frozenset(
    """
    i w na z do że o się nie to jest po za od przez dla jak ale który która które którzy oraz jego jej ich także również
    był była było są by być ten ta tym tego już tylko ze przy pod nad czy gdy a co u
    """.split()
)
_SECOND_PERSON = re.compile(r"[a-ząćęłńóśźż]{2,}(?:asz|esz|isz|ysz)")
_NAMES_OF_PAGES = re.compile(
    r"artykuł|materiał|serwis|portal|redakcj|czytelni|komentarz|przeglądar|adblock|reklam|newsletter|prenumerat|"
    r"subskryp|kont[ao]$|login|logowan|hasł[oa]$|e-?mail|formularz|regulamin|prywatnoś|cookie|ciastecz|rodo$|"
    r"przetwarza|administrator|licencj|zastrzeżon|copyright|rss$|kanał$|facebook|twitter|instagram|youtube|google|"
    r"aplikacj|wideo|video|galeri|zdjęci[ea]$|sond[ay]$|ankiet[ay]$|quiz|głosów$|głosuj|wyniki$|ocena$|oceń|archiwum$|"
    r"źródł[oa]$|oryginaln|tagi?$|kategori|autor(?:zy|ka)?$|powiązan|podobn|polecan|najnowsz|popularn|wpisy?$|posty?$|"
    r"postów$|udostępni|ofert|sklep|koszyk|cen[ay]?$|zł$|promocj|rabat|dostaw[ay]$|zamów|ogłosze|pogoda$|horoskop|"
    r"kontakt|pomoc$|menu$|widget|linki?$|użytkowni|profilu?$|forum$|blog|tematy?$|odpowiedz$|wyświetl|odsłon|polubi|"
    r"licznik|naruszeni|błąd$|wersja$|drukuj|czcionk|rozmiar|kontrast|nawigac|wyszukiwa|szukan|kupon|bilety$|ramówk|"
    r"audycj|podcast|słuchaj|live$|online$|fanpage|social|partnerzy$|sponsor|wydawc|stopk|zgody$|ustawie|pliki$|"
    r"plików$|imienin|kalendarz|data$|godzin$|strony?$|społecznościow|powiadomieni|czytania$|odcinek$"
)
_PAST_OR_PRESENT = re.compile(r"\w{2,}(?:ł|ła|li|ły|ło|no|to|uje|ują)")


@lru_cache(maxsize=1 << 16)
def kinds_of(word: str) -> int:
    """What a word in lower case does, as a sum of PROMPTING, ADDRESSING, NAMING, JOINING and TELLING."""
    return (
        (PROMPTING if word in _PROMPTS else 0)
        | (ADDRESSING if word in _YOU or (_SECOND_PERSON.fullmatch(word) and word not in ("nasz", "wasz")) else 0)
        | (NAMING if _NAMES_OF_PAGES.match(word) else 0)
        | (JOINING if word in _FUNCTION_WORDS else 0)
        | (TELLING if len(word) > 3 and _PAST_OR_PRESENT.fullmatch(word) else 0)
    )
