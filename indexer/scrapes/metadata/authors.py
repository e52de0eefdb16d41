"""Bylines: the people who signed an article, and what only looks like a person."""

import re

from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.word_lists import TITLES

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÁÄČĎÉÍŇÖŘŠŤÚŮÜÝŽ"
_LOWER = "a-ząćęłńóśźżáäčďéěíňöřšťúůüýžßàèìòùâêîôûëïç"
_NAME_PART = rf"[{_UPPER}](?:[{_LOWER}'’]+|\.)(?:-[{_UPPER}][{_LOWER}]+)?"
PERSON = rf"{_NAME_PART}(?: (?:de|von|van|der|di|da|le|la|al|ks\.|o\.))?(?: {_NAME_PART}){{1,3}}"
"""A first name and a surname, as a regular expression: `Anna Maria Kowalska-Nowak`, `J. Nowak`."""

BYLINE = rf"(?>{PERSON})(?:(?:, | i | oraz |, i )(?>{PERSON}))*"
"""One person or several; without atomic groups a row of capitals could be split in very many ways."""

INITIALS = rf"[{_LOWER}]{{2,5}}|[{_UPPER}]{{2,4}}|[{_UPPER}]\.[{_UPPER}]\."
"""How an editor signs: `amk`, `MAK`, `A.K.`"""

_SEPARATORS = re.compile(r"[,;/|•·&\n]|\s(?:i|oraz|and)\s")
_IN_BRACKETS = re.compile(r"\([^)]{0,200}\)")
_LABEL = re.compile(
    r"^(?:autor(?:zy|ka|ki)?|tekst|opr(?:ac)?\.?|opracowa(?:ł|ła|li|nie)|przygotowa(?:ł|ła|li)|by|napisa(?:ł|ła)|red\.|"
    r"rozmawia(?:ł|ła|li)?|notowa(?:ł|ła)|tłum(?:\.|aczył|aczyła|aczenie))\s*:?\s+",
    re.IGNORECASE,
)
_PERSON = re.compile(PERSON)
_INITIALS = re.compile(INITIALS)
# Words as short as initials.
_NO_INITIALS = frozenset(
    """
    się nie tak ale czy jak ten ona ono oni dla pod nad bez tel fax kom ul woj fot foto rys red
    opr oprac mat inf wł arch
    """.split()
)
_TITLES = re.compile(rf"^(?:(?:{'|'.join(TITLES)}|o|s)\.? )+(?=[{_UPPER}])")
_NOT_PEOPLE = re.compile(
    r"(?i)\b(?:redakcja|red|redaktor\w*|zespół|agencja|portal|serwis|newsroom|administrator|admin|brak|unknown|none|"
    r"null|wydawca|www|https?|dziennikar\w+|reporter\w*|korespondent\w*|publicyst\w+|wiadomości|gazeta|kurier|głos|"
    r"tygodnik|dziennik|radio|telewizja|news|polska|polski|polskie|świat|kraj|sport|biznes|kultura|materiał|foto|"
    r"polityka|gospodarka|społeczeństwo|czytaj|zobacz|do|w|na|i|z)\b|[.@](?:pl|com|eu|info|net)\b|@|[0-9]"
)


# Given names of most bylines; a name alone at the end of a text counts as a signature only with one of them.
_FIRST_NAMES = """
ada adam adela adelajda adrian agata agnieszka albert albin aldona aleksander aleksandra alfred alicja alina alojzy
amelia anastazja andrzej aneta angelika aniela anita anna antoni antonina apolonia arkadiusz arleta artur aurelia
barbara bartłomiej bartosz beata beniamin bernadeta bernard blanka błażej bogdan bogna bogumiła bogusław bogusława
borys bożena bronisław bronisława bruno brygida cecylia celina cezary czesław dagmara damian dana daniel danuta daria
dariusz dawid diana dobrosława dominik dominika donata dorian dorota edward edyta eliza elwira elżbieta emanuel emil
emilia ernest eryk eryka eugenia eugeniusz eustachy ewa ewelina fabian felicja feliks filip franciszek fryderyk
gabriela gerard gniewomir gracjan grażyna grzegorz gustaw halina hanna helena henryk honorata hubert ida iga ignacy
igor ilona inga irena ireneusz irmina iwo iwona iza izabela jacek jadwiga jagna jagoda jakub jan janina janusz jaromir
jarosław jeremi jeremiasz jerzy jerzyk joanna jolanta jolka jonasz jowita józef judyta julia julian julita juliusz
justyna kacper kaja kajetan kalina kamil kamila karina karol karolina katarzyna kazimierz kinga klara klaudia
klaudiusz klemens konrad kordian kornelia krystian krystyna krzysztof ksawery kuba laura lech lena leon leonard leonia
leopold leszek lidia lilianna longin lucjan lucyna ludwik luiza łukasz maciej magda magdalena maja maks maksymilian
małgorzata malwina marcel marceli marcelina marcin marek maria marian mariana marianna marika mariola mariusz marta
martyna maryla marzanna marzena mateusz matylda melania michaela michał michalina mieczysław mikołaj milena miłosz
mirella miron mirosław mirosława monika nadia nadzieja natalia natasza nela nikodem nina norbert olaf oleg olena olga
olgierd oliwia oskar otylia pamela patrycja patryk paula paulina paweł petronela piotr pola przemysław radosław
radosława rafaela rafał regina remigiusz renata robert roksana roland roman romana romuald róża rozalia rudolf rufin
ryszard sabina samuel sandra sara sebastian sergiusz seweryn seweryna sławomir sławomira sławosz sonia stanisław
stanisława stefan stefania sylwester sylwia szymon tadeusz tamara tatiana teodor teodora teofil teresa tobiasz tomasz
tymon tymoteusz tytus urszula wacław wacława waldemar walenty walentyna walerian wanda wawrzyniec weronika wiera
wiesław wiesława wiktor wiktoria wiktoryna wilhelm wincenty wioleta wioletta wit witold władysław władysława
włodzimierz wojciech wojtek zachariasz żaneta żanna zbigniew zdzisław zdzisława zenon zofia zoja zosia zuza zuzanna
zygfryd zygmunt
"""
_IS_FIRST_NAME = frozenset(_FIRST_NAMES.split()).__contains__


def split_people(text: str) -> tuple[str, ...]:
    """The people of a byline field, such as "Jan Nowak, Anna Kowal (PAP)", without labels, agencies and editors."""
    text = _IN_BRACKETS.sub(" ", text)
    people = []
    for part in _SEPARATORS.split(text):
        name = _LABEL.sub("", part.strip(" .:-–")).strip()
        if name and len(name) <= 80 and not _NOT_PEOPLE.search(name) and not find_agencies(name):
            people.append(name)
    return tuple(dict.fromkeys(people))


def as_person(text: str) -> str | None:
    """The name that `text` is, without titles and in the usual capitals ("ks. JAN NOWAK"), or None."""
    name = _TITLES.sub("", text.strip())
    words = name.split(" ")
    if 2 <= len(words) <= 3 and words[-1].isupper() and len(words[-1]) > 2 and has_first_name(name):
        name = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return name if is_person(name) else None


def has_first_name(name: str) -> bool:
    """Whether a full name begins with a given name that is usual in Poland."""
    return _IS_FIRST_NAME(name.split(" ", 1)[0].lower())


def is_person(text: str) -> bool:
    """Whether `text` is a first name and a surname and nothing else."""
    return bool(_PERSON.fullmatch(text)) and not _NOT_PEOPLE.search(text)


def looks_like_initials(text: str) -> bool:
    """Whether `text` is as short as the initials of an editor: "amk", "MAK", "A.K.", but also "nie"."""
    return bool(_INITIALS.fullmatch(text))


def is_initials(text: str) -> bool:
    """Whether `text` is the initials of an editor, and no usual word."""
    return looks_like_initials(text) and text not in _NO_INITIALS
