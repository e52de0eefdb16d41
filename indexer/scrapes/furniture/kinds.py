"""Pages that hold no article: listings, search results, forum threads, errors, bare notices of law."""

import re
from collections.abc import Sequence

from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.sorting import AFTER, BEFORE, Label, Role

LISTING = "to raczej lista tekstów niż artykuł"
FORUM = "to raczej wątek forum niż artykuł"
ERROR = "to strona błędu, a nie artykuł"
NO_TEXT = "na stronie prawie nie ma tekstu artykułu"

_FORUM = re.compile(
    r"(?i)(?:dołączył\w*:?.{0,30}|posty:?.{0,40}|(?:pomógł|reputacja|piwa):?.{0,20}|napisał\w* .{1,30} » .*|"
    r"regulamin działu|przeszukaj ten temat.*|użytkownicy przeglądający.*|wyświetl posty.*|kto przegląda forum|"
    r"punkty reakcji|thread starter.*|kliknij aby rozwinąć.*|.{1,30} napisał\w*:|"
    r"temat postu.*|rozpoczęty .*|nowe posty|nowicjusz|bywalec|rejestracja: .*|posty: \d+|#\d+|odpowiedz z cytatem|"
    r"wysłany: .*|post(?:autor)?:? .*|zobacz profil|autor wiadomość)"
)
_ERROR = re.compile(
    r"(?i)(?:\b(?:błąd|error|http)\s?(?:404|403|410|500|502|503)\b|^404\b|nie znaleziono (?:strony|artykułu)|"
    r"(?:strona|strony|artykuł|podany adres).{0,50}nie (?:istnieje|została? (?:znalezion|odnalezion))|page not found|"
    r"strona w przebudowie|access denied|dostęp zabroniony|przepraszamy, (?:ale )?(?:strona|wystąpił)|"
    r"are you a (?:human|robot)|checking your browser|włącz obsługę javascript)"
)


_DATE = re.compile(
    r"(?:\w+, )?\d{1,2}(?:\.\d{2}\.| \w+ )\d{4}(?:,? (?:godz\. )?\d{1,2}[:.]\d{2})?|\d{4}-\d\d-\d\d.{0,9}|\d{1,2}:\d{2}"
)


# A page of so few lines is no list.
_FEW = 12


def judge(lines: Sequence[Line], labels: Sequence[Label]) -> str | None:
    """Why a page is hardly an article, or None."""
    texts = [line for line, label in zip(lines, labels, strict=True) if label.role is Role.TEXT]
    size = sum(len(line.text) for line in texts)
    if len(lines) > _FEW and sum(bool(_FORUM.fullmatch(line.text)) for line in lines) >= 5:
        return FORUM
    if size < 600 and any(_ERROR.search(line.text) for line in lines[:40] if len(line.text) < 200):
        return ERROR
    dates = 0
    if len(lines) > _FEW:
        body = [line for line, label in zip(lines, labels, strict=True) if label.reason not in (BEFORE, AFTER)]
        dates = sum(bool(_DATE.fullmatch(line.text)) for line in body)
    prose = [line for line in texts if line.is_prose]
    if dates >= 6 and dates > len(prose):
        return LISTING
    if not prose and len(lines) > _FEW:
        return LISTING if dates >= 3 or len(lines) > 30 else NO_TEXT
    return None if size >= 40 else NO_TEXT
