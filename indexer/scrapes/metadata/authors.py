"""Bylines: the people who signed an article, and what only looks like a person."""

import re

from indexer.scrapes.metadata.agencies import find_agencies
from indexer.scrapes.vocabulary import TITLES

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÁÄČĎÉÍŇÖŘŠŤÚŮÜÝŽ"
_LOWER = "a-ząćęłńóśźżáäčďéěíňöřšťúůüýžßàèìòùâêîôûëïç"
_NAME_PART = rf"[{_UPPER}](?:[{_LOWER}'’]+|\.)(?:-[{_UPPER}][{_LOWER}]+)?"
PERSON = rf"{_NAME_PART}(?: (?:de|von|van|der|di|da|le|la|al|ks\.|o\.))?(?: {_NAME_PART}){{1,3}}"
"""A first name and a surname, as a regular expression: `Anna Maria Kowalska-Nowak`, `J. Nowak`."""

BYLINE = rf"(?>{PERSON})(?:(?:, | i | oraz |, i )(?>{PERSON}))*"
"""One person or several; without atomic groups a row of capitals could be split in very many ways."""

INITIALS = rf"[{_LOWER}]{{2,5}}|[{_UPPER}]{{2,4}}|[{_UPPER}]\.[{_UPPER}]\."
"""How an editor signs: `amk`, `MAK`, `A.K.`"""

_SEPARATORS = re.compile(r"\s*(?:[,;/|•·&\n]|\s(?:i|oraz|and)\s)\s*")
_LABEL = re.compile(
    r"^(?:autor(?:zy|ka|ki)?|tekst|opr(?:ac)?\.?|opracowa(?:ł|ła|li|nie)|przygotowa(?:ł|ła|li)|by|napisa(?:ł|ła)|red\.|"
    r"rozmawia(?:ł|ła|li)?|notowa(?:ł|ła)|tłum(?:\.|aczył|aczyła|aczenie))\s*:?\s+",
    re.IGNORECASE,
)
_PERSON = re.compile(PERSON)
_INITIALS = re.compile(INITIALS)
# Words as short as initials.
_NO_INITIALS = frozenset(
    "się nie tak ale czy jak ten ona ono oni dla pod nad bez tel fax kom ul woj fot foto rys red".split()
)
_TITLES = re.compile(rf"^(?:(?:{'|'.join(TITLES)}|o|s)\.? )+(?=[{_UPPER}])")
_NOT_PEOPLE = re.compile(
    r"(?i)\b(?:redakcja|red|redaktor\w*|zespół|agencja|portal|serwis|newsroom|administrator|admin|brak|unknown|none|"
    r"null|wydawca|www|https?|dziennikar\w+|reporter\w*|korespondent\w*|publicyst\w+|wiadomości|gazeta|kurier|głos|"
    r"tygodnik|dziennik|radio|telewizja|news|polska|polski|polskie|świat|kraj|sport|biznes|kultura|materiał|foto|"
    r"polityka|gospodarka|społeczeństwo|czytaj|zobacz|do|w|na|i|z)\b|[.@](?:pl|com|eu|info|net)\b|@|\d"
)


# Given names of most bylines; a name alone at the end of a text counts as a signature only with one of them.
_FIRST_NAMES = """
adam adrian agata agnieszka albert aldona aleksander aleksandra alicja alina andrzej aneta angelika anita anna
antoni arkadiusz artur barbara bartosz bartłomiej beata bernadeta blanka bogdan bogna bogumiła bogusław bożena
błażej cezary czesław dagmara damian daniel daria dariusz dawid diana dominik dominika dorota edward edyta elżbieta
emil emilia ewa ewelina filip franciszek gabriela grażyna grzegorz halina hanna helena henryk hubert iga ignacy igor
ilona irena ireneusz iwona iza izabela jacek jadwiga jakub jan janina janusz jarosław jerzy joanna jolanta judyta
julia julian julita justyna józef kacper kaja kamil kamila karol karolina katarzyna kazimierz kinga klaudia
klaudiusz konrad kornelia krystian krystyna krzysztof kuba laura lech leszek lidia lucjan lucyna ludwik maciej magda
magdalena maja marcel marcelina marcin marek maria marian marianna mariola mariusz marta martyna maryla marzena
mateusz matylda małgorzata michalina michał mieczysław mikołaj milena miron mirosław mirosława miłosz monika natalia
nikodem nina norbert olga oliwia oskar patrycja patryk paula paulina paweł piotr przemysław radosław rafał robert
roman romuald ryszard sabina sandra sebastian sergiusz sonia stanisław stefan sylwester sylwia szymon sławomir
tadeusz tamara teresa tomasz tymon urszula wacław waldemar wanda weronika wiesław wiktor wiktoria wioletta witold
wojciech władysław włodzimierz zbigniew zdzisław zenon zofia zuzanna zygmunt łukasz żaneta
"""
_IS_FIRST_NAME = frozenset(_FIRST_NAMES.split()).__contains__


def split_people(text: str) -> tuple[str, ...]:
    """The people of a byline field, such as "Jan Nowak, Anna Kowal (PAP)", without labels, agencies and editors."""
    text = re.sub(r"\([^)]*\)", " ", text)
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
