"""Furniture inside a paragraph: prompts, links, credits and signatures that a scraper glued to the text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indexer.messages import N_
from indexer.scrapes.furniture.links import find_links
from indexer.scrapes.furniture.wording import (
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
from indexer.scrapes.word_lists import PICTURE_AGENCY, UPPER

CREDIT = N_("caption or credit of a picture")

_SITE = r"(?:Facebook|Twitter|Instagram|YouTube|Youtube|LinkedIn|TikTok|Google(?: News)?|WhatsApp|X\b)\w*"
_BELOW = r"(?:materiał|galeri|zdjęci|reklam|ramk|wideo|film|nagrani|post|wpis|sond|quiz|grafik|map|plik|multimedi)\w*"
_TAIL = r"[^.!?]{0,160}[.!?…]*"
_CHROME = (
    r"(?:Posłuchaj (?:tego )?artykułu|Wykup subskrypcję [^.]{0,80}\.|Masz subskrypcję\?|Zaloguj się\.?|"
    r"Dowiedz się więcej\.?|"
    r"Udostępnij|Facebook|Twitter|Messenger|WhatsApp|Kopiuj link|Skopiuj link|E-mail|Skomentuj|Lubię to!?|Tweetnij|"
    r"Drukuj|Podziel się|Obserwuj nas|Linkedin|LinkedIn|Pinterest|Wykop|Wyślij|Subskrybuj|REKLAMA|Reklama)"
)


class Cut(NamedTuple):
    """A part of a paragraph that is no part of the article: [start, end) and why."""

    start: int
    end: int
    reason: str


class _Rule(NamedTuple):
    """What to cut, looked for only where one of the `gates`, in lower case, stands in the paragraph."""

    reason: str
    gates: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(reason: str, gates: str, *patterns: str) -> _Rule:
    return _Rule(reason, tuple(gates.split("|")), re.compile("|".join(patterns)))


_RULES = (
    # "… do maja. WARTO WIEDZIEĆ:" announces what was not scraped.
    _rule(LINK, ":", r"(?<=[.!?…”\"] )[A-ZĄĆĘŁŃÓŚŹŻ]{3,}(?: [A-ZĄĆĘŁŃÓŚŹŻ]+){0,4}:\s*$"),
    _rule(ADVERT, "reklama|sprawdź ofertę", r"(?<![\w„\"])(?:REKLAMA|SPRAWDŹ OFERTĘ)(?![\w”\"])"),
    _rule(
        ADVERT,
        "dalsza część|dalszy ciąg|ciąg dalszy|reszta |pozostała część",
        rf"Pozostała część (?:artykułu|materiału|tekstu)(?:\s+(?:pod|poniżej)(?:\s+{_BELOW}){{0,3}})?\s*[.:…]*",
        rf"(?:(?:Poniżej|Pod {_BELOW}) d|D)als(?:za|zy) (?:część|ciąg) (?:artykułu|materiału|tekstu)"
        rf"(?:\s+(?:znajd\w+ (?:się )?)?(?:pod|poniżej)(?:\s+{_BELOW}){{0,3}})?\s*[.:…]*",
        rf"(?:Ciąg dalszy|Reszta) (?:(?:artykułu|tekstu|materiału) )?(?:znajduje się )?(?:pod|poniżej)(?:\s+{_BELOW})"
        r"{0,3}\s*[.:…]*",
    ),
    _rule(
        CONTACT,
        "widziałeś|wrzutni|ślij |masz |świadkiem|napisz do nas|zrobiłeś",
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
        rf"(?:Polub|Obserwuj|Śledź|Dołącz do|Lajkuj|"
        rf"Bądź na bieżąco)[^.!?]{{0,100}}{_SITE}(?: i {_SITE})*(?: i bądź na bieżąco)?\s*[.!]*",
        r"(?:Zachęcamy|Zapraszamy) do (?:polubienia|obserwowania|śledzenia|udostępniania).{0,300}",
    ),
    # What is left of an embedded post: its address, the name of the network.
    _rule(SHARING, "t.co/|twitter.com/", r"(?:pic\.twitter\.com|https?://t\.co)/\w+"),
    _rule(SHARING, "twitter|facebook", r"(?<=[.!?…”\"] )(?:twitter|facebook)(?=\s*$| ?[A-ZĄĆĘŁŃÓŚŹŻ„\"–-])"),
    _rule(
        SUBSCRIPTION,
        "newsletter|biuletyn|subskryp|posłuchaj|udostępnij|kopiuj link|podziel się",
        rf"(?:(?:dziś|dzisiaj|wczoraj),? [0-9]{{1,2}}[:.][0-9][0-9]\s+)?{_CHROME}(?:[\s|·•]+{_CHROME})+",
        rf"Zapisz się (?:na|do) (?:nasz\w* )?(?:newsletter|biuletyn){_TAIL}",
    ),
    _rule(
        PLAYER,
        "oglądaj|przeglądark|materiał jest częścią|ładowanie|galeri",
        r"Ładowanie\.{3}",
        r"(?<=[.!?…”\"] )(?:Zobacz(?:cie)?|Więcej(?: zdjęć)?|Przejdź|Obejrzyj) (?:w|do|"
        r"na) (?:naszej )?galeri\w+[^.!?]{0,20}[:.]*\s*$",
        r"(?:WIDEO|Wideo):(?:(?!WIDEO|Wideo:).){0,200}?Twoja przeglądarka nie (?:wspiera|obsługuje)[^.]{0,60}\.*",
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
        r"(?:Komentowanie artykułów jest możliwe|Nie hejtuj\b|Komentując korzystasz z narzędzia).*",
        r"Ten artykuł nie ma jeszcze komentarzy.*|Nikt jeszcze nie skomentował[^.]{0,60}\.?",
    ),
    _rule(
        MENU,
        "wróć na|powrót do strony|polecane oferty|zobacz więcej|czytaj więcej|dowiedz się więcej|słowa kluczowe",
        r"Wróć na [\w.-]+\.pl(?: Portal [\w.-]+)?",
        r"(?:← ?)?Powrót do strony głównej",
        r"Polecane oferty",
        r"(?:^.{20,170}?|(?<=[.!?”\"] )[^.!?…]{0,150})(?:\.\.\.|…) (?:zobacz|czytaj) więcej(?=\s*(?:$|"
        r"[-–—A-ZĄĆĘŁŃÓŚŹŻ]))",
        r"(?:zobacz|czytaj) więcej\s?[»>]*(?=\s*(?:$|[-–—A-ZĄĆĘŁŃÓŚŹŻ]))",
        r"(?:Dowiedz się więcej na temat|Słowa kluczowe)\s?:.*",
    ),
)

_GATES = tuple((gate, number) for number, rule in enumerate(_RULES) for gate in rule.gates)

_LABEL = r"(?:[Ff]ot(?:o|ografia)?\s?[.:]|FOTO?\s?[.:]|[Zz]djęcie\s?:|[WwVv]ideo\s?:(?=\s?(?:[A-ZĄĆĘŁŃÓŚŹŻ„\"]|tvn)))"
_NAME = rf"[{UPPER}][\w.’'&-]*(?: [{UPPER}][\w.’'&-]*){{0,3}}"
_CAPS = rf"[{UPPER}][{UPPER}.’'&-]+(?: [{UPPER}][{UPPER}.’'&-]+){{0,6}}"
# Who took a picture: names joined by slashes, or a name in capitals alone.
_IN_CAPS = rf"{_CAPS}(?![a-ząćęłńóśźż])"
_WHO = rf"(?:(?:{_NAME}\s?[/|]\s?)+(?:{_IN_CAPS}|{_NAME})|{_IN_CAPS}|{PICTURE_AGENCY}|Shutterstock|Pixabay)"
_IN_BRACKETS = re.compile(r"\s?[(\[](?:[Ff]ot(?:o|ografia)?|FOT|źródło|Źródło|[Zz]dj)\s?[.:][^()\[\]]{1,100}[)\]]\.?")
_OWNER = rf"(?:{PICTURE_AGENCY}|(?i:shutterstock|pixabay))"
_LABELLED = re.compile(
    # After a caption the credit ends with its owner: what follows may be a sentence. After "Foto:" the caption follows.
    rf"(?<![(\[])[Ff]ot\.\s?(?>(?:(?>[^\s/.!?]++(?: [^\s/.!?]++){{0,2}})\s?/\s?)+)"
    rf"(?=[^\s/.!?{UPPER}]*+[{UPPER}][^\s/.!?{UPPER}]*+[{UPPER}])[^\s/.!?]++(?=\s+[{UPPER}„\"–-])|"
    rf"(?<![(\[])[Ff]ot\.\s?(?:[^.!?/|]{{2,60}}\s?[/|]\s?){{0,2}}{_OWNER}(?=\s+[{UPPER}„\"–-])|"
    rf"(?<![(\[]){_LABEL}\s?[^.!?]{{1,160}}(?:[.!?…]+|$)|(?:Źródło|źródło)\s?:\s?{_WHO}\.?"
)
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”»)\]]*\s")


def find_cuts(text: str) -> list[Cut]:
    """What is no part of the article in a paragraph, in order and without overlaps."""
    lower = text.lower()
    cuts = [Cut(start, end, LINK) for start, end in find_links(text)]
    for number in {number for gate, number in _GATES if gate in lower}:
        rule = _RULES[number]
        cuts += [Cut(*match.span(), rule.reason) for match in rule.pattern.finditer(text) if match.group()]
    if "fot" in lower or "źródło" in lower or "zdjęcie:" in lower or "video:" in lower:
        cuts += _credits(text)
    return merge(cuts)


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
    return cuts


def merge(cuts: list[Cut]) -> list[Cut]:
    """The cuts in order, those that overlap or touch joined."""
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
    """`text`, a single-spaced paragraph, without the cuts; only punctuation left over counts as nothing."""
    if not cuts:
        return text
    kept = []
    position = 0
    for cut in cuts:
        kept.append(text[position : cut.start])
        position = cut.end
    kept.append(text[position:])
    rest = " ".join(" ".join(kept).split())
    return rest if any(character.isalnum() for character in rest) else ""
