"""Cues: the words beside a name, or at its head, that say what it is the name of."""

import re
from enum import IntEnum
from functools import lru_cache


class Kind(IntEnum):
    """What a name is the name of; `OTHER` are peoples, products, events and what nothing is known of."""

    OTHER = 0
    PERSON = 1
    PLACE = 2
    ORGANISATION = 3


_PERSON_STEMS = """
admirał adwokat ajatollah aktor aktyw ambasador anality arcybisk asysten autor badacz baron biolog biskup biznesme
bramkarz brat burmistrz by[łl] cesarz członek członk cór demokrat deputowan detektyw doktor doradc dowód dramaturg
dyktator dyplomat dyrektor działacz dziekan dziennikar ekonomi ekspert epidemiolog eurodeputowan europos eurosceptyk
filozof fizyk generał gubernator historyk imam imieni(?:em|a|u) immunolog inżynier kanclerz kandydat kapitan kardiolog
kardynał kierowc kierowni kole[gż] komendan komentator komisarz kompozytor kongresmen konserwatyst konstytucjonali
konsul król ksiądz książ księ[żc] laburzy laureat lekar[zk] lider major malar[zk] marszał mecenas menadżer menedżer
miliarder minist mistrz muzyk mąż męż napastni następ nauczyciel naukow negocjator oj(?:ca|cem|ciec) oligar pan pani
panią papież parlamentarzy pastor patriarch pilot piosenkar pisar[zk] piłkar poet politolo polity[kc] poprzedni
porucznik pos[łe] powieściopis prawni premier prezes prezydent profesor prokurator prorok przedsiębior[cs]
przewodnicząc przywód psycholo publicy pułkownik radn rektor reporter republikan[ie] reżyser rzeczni sekretarz senator
sierżant siostr skoczk socjolo specjali sportow staro[sś]t steward student syn szachist szef szejk sędz teolog torys
trener twórc uczestni uczeń uczn urzędni wicedyrektor wicekanclerz wicemarszał wiceminist wicepremier wiceprez
wiceprzewodnicząc wirusolog wojewod wokali współpracown współprzewodnicząc współzałożyciel właściciel zakonni
założyciel święt żon żołnierz
"""
_PLACE_STEMS = """
aglomeracj alei archipelag cieśni dolin dystryk dzielnic gmin hrabstw jezior kanton kontynen kurort lotnisk metropoli
mia[sś]t miasteczk miejscowo[śs]c morz obwodz obwód ocean okoli[c] okolicach okręg osiedl pobliż powia[tc] prowincj
przyląd pustyni półwysep półwysp rejon republi rze[kc] stan stolic ulic wieś wiosce wiosk województw wsi wybrzeż wysp
zato[kc]
"""
_ORGANISATION_STEMS = """
agencj bank dzienni[kc] firm fundacj fundusz gang gaze[tc] grup izb klub koalicj koncern konsorcj korporacj lini
magazyn mark ministerst operator organizacj parti portal producen przedsiębiorst przewoźni resor rozgłośn serwis
sie[cć] sondażown spół[ek] stacj stowarzysze szpital telewizj think-tank towarzyst tygodni uczeln ugrupowani
uniwersyte wydawnict zespo[łl] związ[ek]
"""
# Of these, what governs the name of an organisation or a place as often.
_GOVERNING_STEMS = """
ambasador cz[łl]on dyrektor kandydat król lider minist pos[łe] pracowni premier prezes prezydent przedstawiciel
przewodnicząc rzeczni szef wiceprez właściciel założyciel
"""


def _any_form(stems: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(stems.split())})\w{{0,5}}")


_GOVERNS = _any_form(_GOVERNING_STEMS)
_BEFORE = (
    (_any_form(_PERSON_STEMS), Kind.PERSON),
    (_any_form(_PLACE_STEMS), Kind.PLACE),
    (_any_form(_ORGANISATION_STEMS), Kind.ORGANISATION),
)

PLACE_HEADS = frozenset(
    """
    aleja archipelag brama brytania cieśnina cypel dolina dom emiraty federacja góra góry jezioro kanał kraj
    królestwo lotnisko morze most nowe ocean osiedle park pałac plac południe przylądek pustynia puszcza północ
    półwysep republika rondo rynek rzeka stan stany stare ulica wschód wybrzeże wyspa wyspy zachód zatoka
    """.split()
)
"""Lemmas at the head of a run that make it a place."""

ORGANISATION_HEADS = frozenset(
    """
    agencja akademia ambasada archiwum armia bank biblioteka biuro bractwo centrala centrum delegatura demokrata
    departament dyrekcja episkopat eurogrupa europarlament federacja filharmonia firma flota forum front fundacja
    fundusz giełda grupa gwardia holding inicjatywa inspekcja inspektorat instytucja instytut izba kancelaria klub
    koalicja kolegium kolej koleje komenda komisja komitet konfederacja kongres konsorcjum konsulat koło kościół
    kuratorium kuria laboratorium lewica liceum liga linia linie ministerstwo muzeum obserwatorium oddział opera
    organizacja ośrodek parlament partia platforma poczta policja politechnika porty prawica prawo prokuratura
    przedsiębiorstwo przymierze rada radio redakcja republikanin rezerwa ruch rząd sejm senat sieć sojusz
    solidarność spółka stowarzyszenie straż szkoła szpital sztab sąd służba taliban teatr telewizja towarzystwo
    trybunał unia uniwersytet urząd wojsko wspólnota wydawnictwo wydział zakład zakłady zarząd zespół zgromadzenie
    zielony zjednoczenie zrzeszenie związek
    """.split()
)
"""Lemmas at the head of a run that make it an organisation."""

PATRONS_HEADS = frozenset(
    """
    agencja akademia aleja biblioteka centrum filharmonia fundacja grób hotel instytut kolegium kościół liceum
    lotnisko most muzeum nagroda park pałac plac politechnika pomnik port rondo stadion szkoła szpital teatr ulica
    uniwersytet
    """.split()
)
"""Heads that may be named after a person who stands behind them."""

NO_NAMES = frozenset(
    """
    aktualizacja ale autor autorka co czerwiec czwartek czytaj dlatego fot foto galeria grudzień internet jak
    jednak kwiecień lipiec listopad live luty maj marzec news nie niedziela odpowiedź ok opr oprac pan pani
    państwo październik pilne piątek poniedziałek proc pytanie red redakcja reklama rok rozmawiać rozmawiał
    rozmawiała sierpień sobota styczeń tak tekst temat tymczasem video wideo wiek więcej wrzesień wtorek zdjęcie
    zobacz środa źródła źródło
    """.split()
)
"""Lemmas and forms that are never a name by themselves, capital or not."""

GOVERNING_HEADS = tuple(
    """
    Agencj Akademi Biur Centrum Departamen Europejska Europejskie Fundacj Główn Inspekc Instytut Izb Komisj
    Komitet Konfederacj Krajow Ministerstw Narodow Organizacj Państwow Prawa Prawem Prawie Prawo Prawu Sojusz
    Stowarzyszeni Szkoł Towarzystw Urz Wydział Zakład Związ
    """.split()
)
"""How runs begin that may go on after `i`: Ministerstwo Przedsiębiorczości i Technologii."""

FOREIGN_ORGANISATION_WORDS = frozenset(
    """
    ag agency air airlines airways association bank banking business capital center centre chamber co college
    committee company corporation council department energy europe european exchange export federation finance
    financial first for forum foundation fund gas global gmbh group holding holdings house inc industries
    institute insurance international investment investments journal league llc ltd mail media ministry motors
    national network news of office oil organisation organization parliament partners party petroleum plc post
    press project research resources sa school service services society solutions systems telegraph times trust
    union university watch world zeitung
    """.split()
)
"""What foreign organisations have in their names."""

NO_ORGANISATIONS = frozenset(
    """
    AGD AIDS AM B2B CD CEO CET CFO CHF CIT CO2 CPI DNA DVD ETF EUR GBP GPS HIV HR ID II III IPO IT IV IX JPY KRS
    LNG LPG MMS NIP NZD OK PCR PESEL PIN PIT PKB PLN PM PMI PR RNA RP RTV S&P SMS SUV TIR TV USD VAT VI VII VIII
    VIP WC XI XII
    """.split()
)
"""Abbreviations that name nobody."""

_SAYING = (
    "powiedział mówi mówił twierdzi twierdził stwierdził dodał podkreślił podkreśla zaznaczył przyznał oświadczył "
    "napisał ocenił ocenia ostrzegł zapewnił zapewniał wyjaśnił wyjaśnia zauważył przekonywał odpowiedział spotkał "
    "wezwał uważa wskazał wskazuje zapytał komentuje skomentował tłumaczy tłumaczył urodził uznał zaapelował "
    "przypomniał zadeklarował argumentował nazwał"
)
SAYING_VERBS = frozenset(_SAYING.split()) | frozenset(f"{verb}a" for verb in _SAYING.split() if verb.endswith("ł"))
"""What people do; organisations `podają` and `informują`."""

ABBREVIATIONS = frozenset(
    """
    abp adm al ang art asp bp dot dr ds fr gen gm hab im in insp inż kard kom kpt ks lek m.in mec med mgr mjr
    nadkom niem np nr o os pkt pl podinsp por pos pow ppor ppłk prof płk red ros sen sierż sw sędz tzn tzw ul ust
    wg woj ws zob łac św
    """.split()
)
"""What ends in a full stop without ending the sentence."""
_PERSON_ABBREVIATIONS = frozenset(
    "prof dr gen płk ppłk mjr kpt por ppor inż mec red ks bp abp kard św hab mgr sen adm sierż asp lek med o".split()
)
_PLACE_ABBREVIATIONS = frozenset("ul al pl woj gm pow".split())
_PLACE_PREPOSITIONS = frozenset("w we do z ze na nad pod".split())


Cue = tuple[Kind, int]
"""What the words around a mention say it is, and how much that counts."""

NO_CUE: Cue = (Kind.OTHER, 0)
PERSON_SAYS: Cue = (Kind.PERSON, 2)
"""What a verb of saying beside a mention says."""

PARTICLES = (
    r"(?:von|van|der|den|de|da|di|du|del|della|des|dos|la|le|las|los|el|al|bin|ibn|ben|zu|und|et|of|the|and|for"
    r"|ds\.|im\.|św\.|przy|na rzecz|do spraw|&)(?= )"
)
"""What stands inside a name without a capital, as a pattern."""
SHORTENED_FIRST = "Wlk|Św|St|Dr|Mt"
"""Shortened words that begin a name, as a pattern."""
SHORTENED_LAST = "Płn|Płd|Wsch|Zach|Środk|Jr|Sr|Inc|Ltd|Co|Corp"
"""Shortened words that end a name, as a pattern."""
COUNTED = (
    r"stycz|lut|mar[cz]|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud|proc|lat|rok|mln|mld|tys|dni|osó|osob|godz|euro"
    r"|dol|pkt|punkt|miesi|tyg|raz|sek|min|kraj|państ|głos|mili|zł|funt|km|m\b|r\."
)
"""How words begin before which a number is none of the name, as a pattern."""


@lru_cache(maxsize=1 << 16)
def cue_before(word: str) -> Cue:
    """What the word before a name, as spelled, says about it."""
    if word.endswith("."):
        word = word[:-1].lower()
        if word in _PERSON_ABBREVIATIONS:
            return Kind.PERSON, 4
        return (Kind.PLACE, 3) if word in _PLACE_ABBREVIATIONS else NO_CUE
    if word in _PLACE_PREPOSITIONS:
        return Kind.PLACE, 1
    if word in SAYING_VERBS:
        return PERSON_SAYS
    for pattern, kind in _BEFORE:
        if pattern.fullmatch(word):
            return kind, 2 if _GOVERNS.fullmatch(word) else 4
    return NO_CUE


def is_foreign_organisation(word: str) -> bool:
    """Whether a word, declined in Polish or not, is one of those that foreign organisations have in their names."""
    word = word.lower()
    return word in FOREIGN_ORGANISATION_WORDS or word.rstrip("aeiou") in FOREIGN_ORGANISATION_WORDS
