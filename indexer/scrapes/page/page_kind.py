"""Pages that hold no article: listings, search results, forum threads, errors, bare notices of law."""

import re
from collections.abc import Sequence

from indexer.messages import N_
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.teasers import DATE, count_teasers
from indexer.scrapes.page.label import AFTER, BEFORE, Label, Role

LISTING = N_("this is a list of texts rather than an article")
FORUM = N_("this is a forum thread rather than an article")
ERROR = N_("this is an error page, not an article")
NO_TEXT = N_("there is hardly any text of an article on the page")

_FORUM = re.compile(
    r"(?i)(?:dołączył\w*:?.{0,30}|posty:?.{0,40}|(?:pomógł|reputacja|piwa):?.{0,20}|napisał\w* .{1,30} » .*|"
    r"regulamin działu|przeszukaj ten temat.*|użytkownicy przeglądający.*|wyświetl posty.*|kto przegląda forum|"
    r"punkty reakcji|thread starter.*|kliknij aby rozwinąć.*|.{1,30} napisał\w*:|"
    r"temat postu.*|rozpoczęty .*|nowe posty|nowicjusz|bywalec|rejestracja: .*|posty: \d+|#\d+|odpowiedz z cytatem|"
    r"wysłany: .*|post(?:autor)?:? .*|zobacz profil|autor wiadomość|powrót do góry|cytuj|"
    r"napisał\(?a?\)? \d.{4,30}|napisanych postów.*|szacuny.*|meldunek: .*|postów: [\d,. ]+|skąd: .*|\d+ posts?|"
    r"posted .{4,30}|newbie|members?|moderators?|nowy temat.{0,30}|wyślij odpowiedź|przeszukaj forum|narzędzia wątku.*|"
    r"[«<]? ?poprzedni temat.*|temat działu:?|zmieniony przez.*|ostatnio edytowan[eoy] przez.*|link to post|"
    r"share on other sites|quote|#\d+\.\d+|opcje tematu|odpowiedz w temacie|staż: .{2,20}|reputacja: .*|na forum od.*|"
    r"przeczytanych tematów.*|ilość wyświetleń tematu.*)"
)
# What only the profile beside a post says.
_PROFILE = re.compile(
    r"(?i)(?:posty|wiadomości|postów):? ?\d[\d ,.]*|dołączył\w{0,10}:? .{4,20}|rejestracja:? .{4,20}|"
    r"meldunek:? .{4,20}|(?:szacuny|pochwały).{0,20}post\w{0,10} \d.*"
)
_ERROR = re.compile(
    r"(?i)(?:\b(?:błąd|error|http)\s?(?:404|403|410|500|502|503)\b|^404\b|nie znaleziono (?:strony|artykułu)|"
    r"(?:strona|strony|artykuł|podany adres).{0,50}nie (?:istnieje|została? (?:znalezion|odnalezion))|page not found|"
    r"nie (?:możemy|mogliśmy|udało się) (?:znaleźć|odnaleźć) (?:tej |takiej |żądanej )?(?:strony|artykułu|tego)|"
    r"strona w przebudowie|access denied|dostęp zabroniony|przepraszamy, (?:ale )?(?:strona|wystąpił)|"
    r"you have been blocked|attention required|nie jesteś robotem|"
    r"enable (?:js|javascript|cookies)\b|are you a (?:human|robot)|"
    r"checking your browser|włącz obsługę javascript)"
)


_SEARCH = re.compile(
    r"(?i)wyniki wyszukiwania|liczba wyników|szukana fraza|znaleziono:? [0-9]{1,9} (?:wynik|artykuł)|[0-9] wyników"
)
_PAGER = re.compile(
    r"(?i)(?:\d{1,3}\s){3,}(?:\d{1,4}|…|\.\.\.)?.{0,20}|1 2 3|strony:?|(?:następna|poprzednia|starsze|nowsze)"
    r"(?: strona| wpisy| posty)?.{0,3}|"
    r"strona [0-9]+ z [0-9]+|(?:pokaż|załaduj|wczytaj) więcej.{0,20}"
)
# Teasers are cut off: "…napisał w oświadczeniu, że...", "…o czym donosi […]", "… » więcej"
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|więcej ?[»>]*+|»)$")
_LEAST_CUT = 4
_MORE = re.compile(r"(?i)(?:czytaj|zobacz) (?:więcej|dalej|całość).{0,5}|więcej.{0,3}|\[?…\]?")
# A page of so few lines is no list.
_FEW = 12
_FEWEST = 5
_LONGEST_MARK = 90
_LEAST_TEXT = 40


def why_no_article(lines: Sequence[Line], labels: Sequence[Label], *, is_article: bool | None = None) -> str | None:
    """Why a page is hardly an article, or None; `is_article` is what an HTML page says of itself.

    A forum thread may call itself an article: who wrote the posts counts more.
    """
    if is_article is False or (len(lines) > _FEW and _is_forum(lines, labels)):
        return FORUM
    kind = _kind(lines, labels)
    return None if is_article and kind == LISTING and any(label.role is Role.TEXT for label in labels) else kind


def _kind(lines: Sequence[Line], labels: Sequence[Label]) -> str | None:
    texts = [line for line, label in zip(lines, labels, strict=True) if label.role is Role.TEXT]
    size = sum(len(line.text) for line in texts)
    if size < 600 and any(_ERROR.search(line.text) for line in lines[:40] if len(line.text) < 200):
        return ERROR
    if len(lines) > 6 and _is_list(lines, labels, prose=sum(line.is_prose for line in texts)):
        return LISTING
    if _is_cut_off(lines):
        return LISTING
    if len(lines) > _FEWEST and not any(line.is_prose or _is_sentence(line) for line in texts):
        return LISTING if len(lines) > 30 else NO_TEXT
    return None if size >= _LEAST_TEXT else NO_TEXT


def _is_sentence(line: Line) -> bool:
    return line.ends_sentence and line.text.count(" ") > 6


def _is_forum(lines: Sequence[Line], labels: Sequence[Label]) -> bool:
    """Whether posts follow each other, each beside the profile of who wrote it.

    The comments below an article look the same, but the first post of a thread has its author too.
    """
    first = next((at for at, label in enumerate(labels) if label.role is Role.TEXT), len(lines))
    profiles = {at for at, line in enumerate(lines) if len(line.text) < _LONGEST_MARK and _PROFILE.fullmatch(line.text)}
    marks = {at for at, line in enumerate(lines) if len(line.text) < _LONGEST_MARK and _FORUM.fullmatch(line.text)}
    is_first_post = any(at <= first for at in profiles | marks)
    return is_first_post and (len(profiles) >= 3 or len(profiles | marks) >= 5)


def _is_cut_off(lines: Sequence[Line]) -> bool:
    """Whether nearly every paragraph breaks off, as teasers do."""
    prose = [line for line in lines if line.is_prose]
    return len(prose) >= _LEAST_CUT and sum(bool(_CUT_OFF.search(line.text)) for line in prose) >= 0.7 * len(prose)


def _is_list(lines: Sequence[Line], labels: Sequence[Label], prose: int) -> bool:
    """Whether dates, headlines and teasers follow each other, or a search says what it found."""
    if any(_SEARCH.search(line.text) for line in lines[:40] if len(line.text) < 80):
        return True
    inside = [line for line, label in zip(lines, labels, strict=True) if label.reason not in (BEFORE, AFTER)]
    dates = sum(bool(DATE.fullmatch(line.text)) for line in inside)
    if dates >= 4 and dates >= prose:
        return True
    is_paged = any(_PAGER.fullmatch(line.text) for line in lines[-40:])
    if dates < 3 and not is_paged and sum(bool(_MORE.fullmatch(line.text)) for line in lines) < 4:
        return False
    return count_teasers(lines, least=3) >= 0.75
