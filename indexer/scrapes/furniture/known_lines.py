"""Lines that are furniture wherever they stand, told by what they say."""

import re

from indexer.scrapes.furniture.wording import (
    ADDRESSES,
    BEGINNINGS,
    COMMENTS,
    COOKIES,
    LEGAL,
    LINES,
    LINK,
    MENU,
    ORNAMENT,
    PRIVACY,
    SUBSCRIPTION,
)

LAW = (LEGAL, COOKIES, PRIVACY, COMMENTS)
"""Notices, which may be of any length."""

_REASON_OF = {" ".join(phrase.split()): reason for reason, phrases in LINES.items() for phrase in phrases.split("|")}
_BEGINNING = re.compile("|".join(f"(?P<r{n}>{'|'.join(patterns)})" for n, patterns in enumerate(BEGINNINGS.values())))
_REASONS = tuple(BEGINNINGS)
_HEAD = 320
_EDGES = " .,:;!?>»<«-–—|•·*+#_=~×[]()→←↑↓\"'”„"
# Notices that may stand anywhere in the first words of a line; looked for only where the first word of each stands.
_NOTICES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        COOKIES,
        "cookie",
        re.compile(
            r"(?:używa|korzysta|wykorzyst|stosuj|serwis|stron|przechowujemy|nasi partnerzy).{0,160}cookie|"
            r"cookie.{0,120}(?:przeglądar|ustawie|zgod|zamknij)"
        ),
    ),
    (COOKIES, "ciastecz", re.compile(r"(?:używa|korzysta|wykorzyst|stosuj)\w{0,20}+ .{0,60}ciastecz")),
    (PRIVACY, "dane osobowe", re.compile(r"(?:przetwarzamy|zbieramy|wykorzystujemy) (?:\w+ )?dane osobowe")),
    (
        PRIVACY,
        "danych",
        re.compile(
            r"przetwarzani[eua] (?:moich |twoich |pani/pana |państwa )danych|"
            r"administrator(?:em|ów)? (?:pani/pana |twoich |państwa |powyższych )?danych(?: osobowych)? jest"
        ),
    ),
    (
        SUBSCRIPTION,
        "wesprzyj",
        re.compile(r"wesprzyj (?:nas (?:teraz|już|dziś|wpłatą|finansowo)|(?:naszą |pracę )?redakcj|nasz portal)"),
    ),
)
# "PogodaDługoterminowaWeekend": the items of a menu without the spaces between them.
_GLUED_CAPITALS = re.compile(r"[a-ząćęłńóśźż][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]")
_SHORTEST_GLUED = 20
# "…zapowiada podwyżki… » więcej"
_TEASER = re.compile(r"(?:…|\.\.\.|[»>]) ?(?:zobacz |czytaj )?więcej$")
_SHORTEST_ENDING = 20
_URL = re.compile(r"https?://\S+")
# Pointers to versions of the page in other languages.
_CYRILLIC = re.compile(r"[\u0400-\u04ff]{3,}")
_FOREIGN_WORDS = 4
# A longer line that begins with "Czytaj też: …" may go on as the article.
_LONGEST_LINK = 200
# A line longer than this is a paragraph: what it begins with is cut out of it, if at all, not the whole of it.
_LONGEST = 420


def reason_of(text: str) -> str | None:
    """Why a whole line is furniture wherever it stands, or None."""
    lower = text[:_HEAD].lower()
    if len(text) <= 60:
        bare = lower.strip(_EDGES)
        if not bare or not any(character.isalnum() for character in bare):
            return ORNAMENT
        if reason := _REASON_OF.get(bare):
            return reason
        if " " in bare and all(word in _REASON_OF for word in bare.split()):
            return _REASON_OF[bare.split(" ", 1)[0]]
        if " " not in text and len(text) >= _SHORTEST_GLUED and len(_GLUED_CAPITALS.findall(text)) > 1:
            return MENU
    if text.endswith("więcej") and _TEASER.search(text, len(text) - _SHORTEST_ENDING):
        return LINK
    if "://" in text and 3 * sum(map(len, _URL.findall(text))) > len(text):
        return ADDRESSES
    if len(_CYRILLIC.findall(text[:_HEAD])) >= _FOREIGN_WORDS:
        return MENU
    for reason, word, notice in _NOTICES:
        if word in lower and notice.search(lower):
            return reason
    bare = lower.lstrip(_EDGES)
    match = _BEGINNING.match(bare) or (_BEGINNING.match(lower) if len(bare) < len(lower) else None)
    if not match:
        return None
    reason = _REASONS[int((match.lastgroup or "r0")[1:])]
    longest = _LONGEST_LINK if reason == LINK else _LONGEST
    return reason if len(text) <= longest or reason in LAW else None
