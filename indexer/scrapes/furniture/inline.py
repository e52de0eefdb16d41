"""Furniture inside a paragraph: prompts, links, credits and signatures that a scraper glued to the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.scrapes.furniture.phrases import (
    ADVERT,
    COMMENTS,
    CONTACT,
    LEGAL,
    LINK,
    MENU,
    PLAYER,
    SHARING,
    SUBSCRIPTION,
)
from indexer.scrapes.metadata.authors import PERSON

CREDIT = "podpis pod zdjęciem"
SIGNATURE = "podpis autora lub agencji"

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_SITE = r"(?:Facebook|Twitter|Instagram|YouTube|Youtube|LinkedIn|TikTok|Google|WhatsApp|X\b)\w*"
_BELOW = r"(?:materiał|galeri|zdjęci|reklam|ramk|wideo|film|nagrani|post|wpis|sond|quiz|grafik|map|plik|multimedi)\w*"
_TAIL = r"[^.!?]{0,160}[.!?…]*"
_CHROME = (
    r"(?:Posłuchaj artykułu|Wykup subskrypcję [^.]{0,80}\.|Masz subskrypcję\?|Zaloguj się\.?|Dowiedz się więcej\.?|"
    r"Udostępnij|Facebook|Twitter|Messenger|WhatsApp|Kopiuj link|Skopiuj link|E-mail|Skomentuj|Lubię to!?|Tweetnij|"
    r"Drukuj|Podziel się|Obserwuj nas|Linkedin|LinkedIn|Pinterest|Wykop|Wyślij|Subskrybuj|REKLAMA|Reklama)"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a paragraph that is no part of the article: [start, end) and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to cut, looked for only where one of the `gates`, in lower case, stands in the paragraph."""

    reason: str
    gates: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(reason: str, gates: str, *patterns: str) -> _Rule:
    return _Rule(reason, tuple(gates.split("|")), re.compile("|".join(patterns)))


_RULES = (
    _rule(
        ADVERT,
        "dalsza część|dalszy ciąg|ciąg dalszy|reszta artykułu|reszta tekstu|w dalszej części",
        rf"(?:(?:Poniżej|Pod {_BELOW}) d|D)als(?:za|zy) (?:część|ciąg) (?:artykułu|materiału|tekstu)"
        rf"(?:\s+(?:znajd\w+ (?:się )?)?(?:pod|poniżej)(?:\s+{_BELOW}){{0,3}})?\s*[.:…]*",
        rf"(?:Ciąg dalszy|Reszta) (?:(?:artykułu|tekstu|materiału) )?(?:znajduje się )?(?:pod|poniżej)(?:\s+{_BELOW})"
        r"{0,3}\s*[.:…]*",
    ),
    _rule(
        CONTACT,
        "widziałeś coś|wrzutni|przyślij|prześlij|masz newsa|byłeś świadkiem|masz dla nas|napisz do nas|masz temat",
        r"(?:Widziałe[śs]|Widziała[śs]) coś (?:ważnego|ciekawego|interesującego)\?",
        rf"(?:Przyślij|Prześlij|Wyślij) (?:do nas|nam|zdjęci|swoj){_TAIL}",
        r"Skorzystaj z naszej Wrzutni\s*[.!]*",
        rf"(?:Masz (?:newsa|(?:dla nas )?temat|dla nas)|Byłeś świadkiem|Jesteś świadkiem|Zrobiłeś ciekawe){_TAIL}",
        r"Napisz do nas[:!.]?(?:\s+(?:na )?\S+@\S+)?",
    ),
    _rule(
        SHARING,
        "polub|obserwuj|dołącz do|śledź|na bieżąco|polubienia",
        rf"Chcesz być na bieżąco[^?]{{0,120}}\?(?:\s*(?:Polub|Obserwuj|Zapisz|Dołącz|Śledź){_TAIL})?",
        rf"(?:Polub|Obserwuj|Śledź|Dołącz do|Lajkuj|Bądź na bieżąco)[^.!?]{{0,100}}{_SITE}(?: i {_SITE})*\s*[.!]*",
        r"(?:Zachęcamy|Zapraszamy) do (?:polubienia|obserwowania|śledzenia|udostępniania).{0,300}",
    ),
    _rule(
        SUBSCRIPTION,
        "newsletter|prenumerat|subskryp|posłuchaj|zaloguj|udostępnij|kopiuj link|lubię to|tweetnij|podziel się",
        rf"{_CHROME}(?:[\s|·•]+{_CHROME})+",
        rf"(?:Zapisz się|Zapisz się) (?:na|do) (?:nasz\w* )?newsletter{_TAIL}",
    ),
    _rule(
        PLAYER,
        "oglądaj|przeglądark|materiał jest częścią|javascript",
        r"\w[\w ]{0,30} na żywo - oglądaj w .{0,40}?(?=Materiał jest częścią|$)",
        r"Materiał jest częścią serwisu \w+(?: GO)?",
        r"Twoja przeglądarka nie (?:wspiera|obsługuje)[^.]{0,60}\.*",
    ),
    _rule(
        LEGAL,
        "rozpowszechnianie niniejszego|prawa zastrzeżone|chroniony prawem autorskim",
        r"Rozpowszechnianie niniejszego artykułu.*",
        r"(?:©|\(c\)|Copyright)?[^.!?]{0,60}(?:Wszelkie|Wszystkie|wszelkie|wszystkie) prawa zastrzeżone.*",
        r"Materiał chroniony prawem autorskim.*",
    ),
    _rule(
        COMMENTS,
        "komentowanie artykułów|nie hejtuj|komentując korzystasz|ma jeszcze komentarzy|nie skomentował",
        r"(?:Komentowanie artykułów jest możliwe|Nie hejtuj|Komentując korzystasz z narzędzia).*",
        r"Ten artykuł nie ma jeszcze komentarzy.*|Nikt jeszcze nie skomentował[^.]{0,60}\.?",
    ),
    _rule(
        MENU,
        "wróć na|powrót do strony|polecane oferty|zobacz więcej|czytaj więcej|dowiedz się więcej|słowa kluczowe",
        r"Wróć na [\w.-]+\.pl(?: Portal [\w.-]+)?",
        r"(?:← ?)?Powrót do strony głównej",
        r"Polecane oferty",
        r"(?:zobacz|czytaj) więcej\s?[»>]*(?=\s*(?:$|[-–—A-ZĄĆĘŁŃÓŚŹŻ]))",
        r"(?:Dowiedz się więcej na temat|Słowa kluczowe)\s?:.*",
    ),
)

# A pointer to another text: "Czytaj też: …", "ZOBACZ: …", "Przeczytaj także …".
_ALSO = r"(?:też|także|również|więcej|dalej|koniecznie|wideo|TEŻ|TAKŻE|RÓWNIEŻ|WIĘCEJ|DALEJ|WIDEO|RELACJĘ)"
_LINK = re.compile(
    rf"(?:(?<![^\W_])|(?<=[a-ząćęłńóśźż]))"
    rf"(?:(?:Czytaj|CZYTAJ|Przeczytaj|PRZECZYTAJ|Zobacz|ZOBACZ|Sprawdź|SPRAWDŹ|Obejrzyj|OBEJRZYJ|Posłuchaj|POSŁUCHAJ|"
    rf"Oglądaj|OGLĄDAJ|Polecamy|POLECAMY)(?:\s{_ALSO}){{0,2}}\s?(?::|>+|»)"
    rf"|(?:Czytaj|CZYTAJ|Przeczytaj|PRZECZYTAJ|Zobacz|ZOBACZ|Sprawdź|Obejrzyj)\s(?:też|także|również|TEŻ|TAKŻE|RÓWNIEŻ)\b"
    rf"|(?:Więcej (?:o|na)|O tym|Pisaliśmy o tym)[^.!?:]{{0,60}}(?:czytaj|pisaliśmy|przeczytasz|znajdziesz|tu|tutaj)"
    rf"\s?:)"
)
_LINK_GATES = ("zytaj", "ZYTAJ", "obacz", "OBACZ", "prawdź", "PRAWDŹ", "bejrzyj", "osłuchaj", "OSŁUCHAJ", "glądaj",
               "GLĄDAJ", "olecamy", "OLECAMY", "pisaliśmy", "BEJRZYJ", "ięcej")  # fmt: skip
_LONGEST_LINK = 220
_LINK_END = re.compile(
    rf"\s?>>+|\s?»+|[.!?…]+[\"”»)\]]*(?=\s+[{_UPPER}„\"“–—-]|\s*$)|(?<=[a-ząćęłńóśźż\"”\]])(?=[{_UPPER}][a-ząćęłńóśźż])"
)

_LABEL = r"(?:[Ff]ot(?:o|ografia)?\s?[.:]|FOTO?\s?[.:]|[Zz]djęcie\s?:|[Ww]ideo\s?:|[Vv]ideo\s?:)"
_CREDIT_GATES = ("fot", "źródło", "zdjęcie:", "video:")
_NAME = rf"[{_UPPER}][\w.’'&-]*(?: [{_UPPER}][\w.’'&-]*){{0,3}}"
_CAPS = rf"[{_UPPER}][{_UPPER}.’'&-]+(?: [{_UPPER}][{_UPPER}.’'&-]+){{0,6}}"
# Who took a picture: names joined by slashes, or a name in capitals alone.
_IN_CAPS = rf"{_CAPS}(?![a-ząćęłńóśźż])"
_WHO = rf"(?:(?:{_NAME}\s?[/|]\s?)+(?:{_IN_CAPS}|{_NAME})|{_IN_CAPS}|Reuters|Shutterstock|Pixabay|Forum)"
_IN_BRACKETS = re.compile(r"\s?[(\[](?:[Ff]ot(?:o|ografia)?|FOT|źródło|Źródło|[Zz]dj)\s?[.:][^()\[\]]{1,100}[)\]]\.?")
_LABELLED = re.compile(rf"{_LABEL}\s?[^.!?]{{1,160}}(?:[.!?…]+|$)|(?:Źródło|źródło)\s?:\s?{_WHO}\.?")
_SOURCE_AT_END = re.compile(r"(?:Źródło|źródło|ŹRÓDŁO)\s?:?\s?[^:]{0,120}$")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”»)\]]*\s")

_BYLINE = rf"{PERSON}(?:,? (?:i )?{PERSON})*"
_SIGNATURE = re.compile(
    r"\s?(?:"
    r"\((?:(?:PAP|IAR|AFP|KAI|ISBnews|ISB|Reuters|red|RED|mal|opr|oprac)\.?(?:[,/; ]+|(?=\))))+[\w., /-]{0,40}\)"
    r"|\([a-ząćęłńóśźż]{2,4}\)"
    r"|\([A-Z]{2,4}, \d{1,2}[./]\d{1,2}[./]\d{4}\)"
    r")\.?(?:\s*(?:[Aa]utor(?:zy|ka|ki)?:?|[Oo]prac(?:\.|ował|owała)?:?|[Zz]) " + _BYLINE + r")?(?:\s?[a-z]{2,4}/)*\s*$"
    r"|(?<=[.!?”\"…])\s?(?:[a-ząćęłńóśźż]{2,4}\s?/\s?){1,4}(?:Źródło:?|[a-z]{2,4}|PAP)?\s*$"
    r"|(?<=[.!?”\"…])\s[a-ząćęłńóśźż]{2,3}\.?\s*$"
    r"|(?<=[.!?”\"…])\s(?:[Oo]pracował[ai]?|[Oo]prac\.|[Oo]pr\.|[Aa]utor(?:zy|ka|ki)?:|[Zz]ebrał[ai]?|Data \d)"
    r"[^!?]{2,120}$"
)


def find_cuts(text: str) -> list[Cut]:
    """What is no part of the article in a paragraph, in order and without overlaps."""
    lower = text.lower()
    cuts = [
        Cut(match.start(), match.end(), rule.reason)
        for rule in _RULES
        if any(gate in lower for gate in rule.gates)
        for match in rule.pattern.finditer(text)
        if match.end() > match.start()
    ]
    if any(gate in text for gate in _LINK_GATES):
        cuts.extend(_links(text))
    if any(gate in lower for gate in _CREDIT_GATES):
        cuts.extend(_credits(text))
    signature = _SIGNATURE.search(text, max(0, len(text) - 240))
    if signature:
        cuts.append(Cut(signature.start(), signature.end(), SIGNATURE))
    return _merged(cuts)


def _links(text: str) -> list[Cut]:
    cuts: list[Cut] = []
    for match in _LINK.finditer(text):
        if cuts and match.start() < cuts[-1].end:
            continue
        rest = len(text) - match.end()
        end = _LINK_END.search(text, match.end() + 1, match.end() + _LONGEST_LINK)
        if rest <= _LONGEST_LINK and not text.rstrip().endswith("."):
            # A headline at the end of a paragraph, perhaps of several sentences: headlines have no full stop.
            cuts.append(Cut(match.start(), len(text), LINK))
        elif end:
            cuts.append(Cut(match.start(), end.end(), LINK))
        else:
            # Nothing shows where the headline ends: better a headline in the text than a sentence lost.
            cuts.append(Cut(match.start(), match.end(), LINK))
    return cuts


def _credits(text: str) -> list[Cut]:
    cuts = [Cut(match.start(), match.end(), CREDIT) for match in _IN_BRACKETS.finditer(text)]
    for match in _LABELLED.finditer(text):
        start = match.start()
        if text[start] in "Źź" and text[max(0, start - 2) : start].strip() != ".":
            # A caption without a full stop runs into its credit: it begins where the last sentence ended.
            window = max(0, start - 160)
            breaks = [found.end() for found in _SENTENCE_BREAK.finditer(text, window, start)]
            start = breaks[-1] if breaks else (0 if window == 0 else start)
        cuts.append(Cut(start, match.end(), CREDIT))
    source = _SOURCE_AT_END.search(text, max(0, len(text) - 140))
    if source and source.start() > 0:
        cuts.append(Cut(source.start(), source.end(), SIGNATURE))
    return cuts


def _merged(cuts: list[Cut]) -> list[Cut]:
    cuts.sort(key=lambda cut: (cut.start, -cut.end))
    merged: list[Cut] = []
    for cut in cuts:
        if merged and cut.start <= merged[-1].end:
            if cut.end > merged[-1].end:
                merged[-1] = Cut(merged[-1].start, cut.end, merged[-1].reason)
        else:
            merged.append(cut)
    return merged


def without(text: str, cuts: Sequence[Cut]) -> str:
    """`text` without the cuts, single-spaced; only punctuation left over counts as nothing."""
    kept = []
    position = 0
    for cut in cuts:
        kept.append(text[position : cut.start])
        position = cut.end
    kept.append(text[position:])
    rest = " ".join(" ".join(kept).split())
    return rest if any(character.isalnum() for character in rest) else ""
