"""Verbs of speaking, and what is quoted though nobody says it."""

import re

_PAST_STEMS = """
alarmowa apelowa argumentowa chwali cytowa deklarowa diagnozowa doda dodawa domaga dopytywa dorzuca dorzuci dowodzi
dywagowa dziwi dziękowa grmia grozi informowa ironizowa komentowa konkludowa kontynuowa krzycza krzykną mówi napisa
narzeka nawoływa obieca obiecywa oburza oceni ocenia odnotowa odpowiada odpowiedzia ogłosi opowiada opowiedzia oskarża
oskarży ostrzeg ostrzega oszacowa oświadczy pisa pochwali poda podawa podkreśla podkreśli podsumowa podziękowa
poinformowa pomstowa poradzi postulowa potwierdza potwierdzi powiedzia precyzowa prognozowa przekaza przekazywa
przekona przekonywa przemawia przestrzeg przestrzega przewidywa przypomina przypomnia przytoczy przyzna przyznawa pyta
radzi relacjonowa skandowa skarży skomentowa skwitowa stwierdzi sugerowa szacowa twierdzi tłumaczy ucina ujawni
uspokaja uspokoi utrzymywa uważa uzna uznawa wezwa wnioskowa wskaza wskazywa wspomina wspomnia wtrąci wtórowa wyjaśni
wyjaśnia wylicza wyliczy wyrazi wytłumaczy wyzna wzywa zaalarmowa zaapelowa zacytowa zadeklarowa zagrozi zaoponowa
zapewni zapewnia zapowiada zapowiedzia zaprzecza zaprzeczy zapyta zarzuca zarzuci zastrzeg zastrzega zasugerowa
zauważy zaznacza zaznaczy zażartowa zdradzi zwierzy zwróci śmia żali żartowa
"""
_PAST_ENDINGS = "(?:ł|ła|ło|li|ły|ęła|ął|ęli)"
_OTHER_PAST = "powiedzieli|odpowiedzieli|zapowiedzieli|odparł|odparła|rzekł|rzekła|uciął|ucięła"
_PRESENT = """
alarmuje apeluje argumentuje argumentują cytuje czytamy deklaruje diagnozuje dodaje dodają donosi donoszą dorzuca
dowodzi dziwi dziękuje grozi głosi informuje informują ironizuje komentuje komentują konkluduje kontynuuje krzyczy
kwituje mówi mówią narzeka ocenia oceniają odnotowuje odpowiada ogłasza opowiada oskarża ostrzega ostrzegają oświadcza
pisze piszą podaje podają podkreśla podkreślają podsumowuje potwierdza precyzuje prognozuje przekazuje przekonuje
przekonują przewiduje przypomina przytacza przyznaje przyznają pyta radzi relacjonuje rozwiewa skarży stwierdza
sugeruje szacuje twierdzi twierdzą tłumaczy tłumaczą ucina ujawnia uspokaja utrzymuje uważa uważają uznaje wskazuje
wskazują wspomina wtóruje wyjaśnia wyjaśniają wylicza wzywa zapewnia zapewniają zapowiada zapowiadają zaprzecza
zarzuca zastrzega zauważa zauważają zaznacza śmieje żali żartuje
"""
_PARTICIPLES = """
argumentując dodając komentując mówiąc oceniając ostrzegając pisząc podkreślając przekonując przypominając twierdząc
tłumacząc wskazując wyjaśniając zapewniając zastrzegając zauważając zaznaczając
"""
SAYING_PATTERN = (
    rf"\b(?:(?:{'|'.join(_PAST_STEMS.split())}){_PAST_ENDINGS}"
    rf"|{_OTHER_PAST}|{'|'.join(_PRESENT.split())}|{'|'.join(_PARTICIPLES.split())})\b"
)
SAYING = re.compile(SAYING_PATTERN)
"""A verb of speaking in the third person, or a participle of one."""

_OF_WHAT_KIND = (
    r"(?:(?:aktualn|dotychczasow|najnowsz|nieoficjaln|obecn|oficjaln|ostatni|pierwotn|różn|wstępn)\w+|te[gj]o?|tych)"
)
NOBODY = (
    rf"(?:{_OF_WHAT_KIND} )?(?:analiz|ankiet|bada|dan|dokument|doniesie|harmonogram|informac|kolejno|kryteri|kurs"
    r"|mediów|plan|prognoz|projekt|przepis|ranking|raport|scenariusz|sondaż|stan|statysty|szacunk|um[óo]w|ustaw|wyliczeń|wynik"
    r"|wzor|zasad|założe)\w*\b"
)
"""What has no opinion, as a pattern: where something holds `według danych`, nobody says it."""
