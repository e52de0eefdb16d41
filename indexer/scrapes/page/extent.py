"""Where on a flattened page the article begins and where it ends."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.scrapes.furniture.captions import find_captions
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.teasers import count_teasers
from indexer.scrapes.furniture.wording import COMMENTS, LEGAL, LINK, MENU, SHARING, SUBSCRIPTION, TAGS
from indexer.scrapes.metadata.authors import has_first_name, is_person
from indexer.scrapes.metadata.metadata_lines import is_metadata, read_meta

_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = 5
# Lines that are no prose, between two paragraphs of one article at most.
_WIDEST_GAP = 12
# Teasers stand below a menu, and are not more than this share of the prose.
_LEAST_MENU = 4
_MOST_TEASERS = 0.3
# Prose of the article at least, as a share of the largest cluster.
_LEAST_SHARE = 0.35
# So few lines above the text are no menu: the first one is the headline.
_NEAR = 10
# The headline of a page that is hardly more than its article stands on one of so many lines.
_TOP = 2
_LONGEST_MARKER = 100
_MOST_BELOW = 60
_LONGEST_TITLE = 220
_LEAST_SCORE = 2.0
# The line right above the text may be one that says nothing of it.
_LEAST_SCORE_ABOVE_TEXT = -2.0
_LONGEST_AT_TOP = 150
# A sentence of more words is no headline, and nor are two sentences of more than so many.
_MOST_WORDS_OF_TITLE, _MANY_WORDS = 16, 10
_STOP_INSIDE = re.compile(r"[^\W\d_]{3}[.!?…]++[\"”»)]*+\s++[„\"–-]?\s?[A-ZĄĆĘŁŃÓŚŹŻ]")
_SHORTEST_IN_PATH = 20
# Lines above the text among which the headline is looked for.
_LONGEST_HEAD = 300
# "Radio Bałtyk | Gdańsk", "Trybuna Kibica > Szachy"
_BREADCRUMB = re.compile(r"[\w.-]+(?: [\w.-]+){0,2}(?:\s?[|>»›]\s?[\w.-]+(?: [\w.-]+){0,2}){1,4}")
# Characters of prose that stand before the end of any article.
_LEAST_BEFORE = 400
_TAIL = re.compile(
    r"(?:©\s)?licencja na publikację|komentarz[ey]\b.{0,30}$|[0-9]+ komentarz\w* do\b|(?:dodaj|napisz|"
    r"zostaw) (?:swój )?komentarz|"
    r"komentowanie artykułów|"
    r"komentując korzystasz|powiązane(?: artykuły)?$|najnowsze(?: wiadomości| artykuły)?$|najpopularniejsze$|"
    r"najczęściej czytane$|polecane(?: artykuły| dla ciebie| oferty)?$|polecamy(?: również| także)?$|"
    r"pozostało(?: jeszcze)? [0-9]+ ?%|dowiedz się więcej na temat|powiązane tematy|tagi\b|słowa kluczowe\b|tematy\s?:|"
    r"zobacz (?:także|też|również|więcej)\s?:?$|czytaj (?:także|też|więcej|również)\s?:?$|podobne(?: artykuły)?$|"
    r"(?:wybierz|wykup|kup) (?:prenumerat|subskrypcj|dostęp)|"
    r"(?:wszelkie|wszystkie) prawa zastrzeżone|©|copyright|udostępnij\b.{0,20}$|oceń (?:artykuł|tekst)|"
    r"(?:następny|poprzedni) artykuł|więcej (?:informacji|na ten temat)\s?:?$|dołącz do nas|bądź na bieżąco|"
    r"rekomend|w temacie$|materiały? promocyjn|artykuły powiązane|autor(?:zy)?\s?:?$|kontakt z redakcją|wróć na|"
    r"skomentuj|oceń$|zgłoś błąd|inne artykuły|to może cię|może cię zainteresować|wybrane dla ciebie|"
    r"nie przegap|o autorze|redakcja poleca|zapisz się|tylko u nas$|gorące tematy|na skróty"
)
# What of such markers stands after an article only.
_FINAL = re.compile(r"licencja|pozostało|dowiedz się więcej na temat")
_FINAL_POINTER = re.compile(
    r"najnowsze|najpop|najcz|powiązane|dowiedz się|pozostało|polecane|polecamy$|rekomend|wybierz|wykup|kup"
)


def word_beginnings(text: str) -> set[str]:
    """The beginnings of the longer words of `text`: enough to see that two texts speak of the same."""
    return {word[:_BEGINNING] for word in _WORD.findall(text.lower())}


def find_body(lines: Sequence[Line], reasons: Sequence[str | None]) -> tuple[int, int] | None:
    """The first and the last paragraph, as positions, of the article's part of the page; None without paragraphs.

    Prose stands in clusters; the first one that is not much smaller than the largest is the article: below it,
    comments and teasers of other texts may be longer.
    """
    clusters: list[tuple[int, int, int]] = []
    for position, line in enumerate(lines):
        if reasons[position] or not line.is_prose:
            continue
        if clusters and _noise(lines, reasons, clusters[-1][1] + 1, position) <= _WIDEST_GAP:
            first, _, size = clusters.pop()
        else:
            first, size = position, 0
        clusters.append((first, position, size + len(line.text)))
    largest = max((size for _, _, size in clusters), default=0)
    for first, last, size in clusters:
        if size >= _LEAST_SHARE * largest:
            return _skip_teasers(lines, reasons, first, last), last
    return None


def _skip_teasers(lines: Sequence[Line], reasons: Sequence[str | None], first: int, last: int) -> int:
    """The first paragraph from `first` to `last` below a headline with its date, where teasers stand above that.

    Where a date stands above the first paragraph already, or much text above the headline, there is nothing to skip.
    """
    if first < _LEAST_MENU or any(_is_dated(lines[at]) for at in range(max(0, first - _NEAR), first)):
        return first
    prose = [len(line.text) if line.is_prose and not reasons[at] else 0 for at, line in enumerate(lines[: last + 1])]
    limit = _MOST_TEASERS * sum(prose[first:])
    before = 0
    for at in range(first, last):
        before += prose[at]
        if before > limit:
            break
        if not prose[at] and _is_dated(lines[at]) and _is_below_headline(lines, reasons, at):
            return next(below for below in range(at, last + 1) if prose[below])
    return first


def _is_below_headline(lines: Sequence[Line], reasons: Sequence[str | None], at: int) -> bool:
    """Whether nothing but names and furniture stands between a line of metadata and a headline."""
    for above in range(at - 1, max(-1, at - _LEAST_MENU), -1):
        line = lines[above]
        if not (reasons[above] or _is_name(line) or (not line.is_prose and is_metadata(line.text))):
            return not line.is_prose and line.text.count(" ") > 2 and _can_be_title(line)
    return False


def _is_dated(line: Line) -> bool:
    """Whether a line of metadata tells the day of publication."""
    meta = None if line.is_prose else read_meta(line.text)
    return meta is not None and meta.published is not None


def _noise(lines: Sequence[Line], reasons: Sequence[str | None], start: int, end: int) -> int:
    """How many lines from `start` to `end` belong to no list, dialogue or broken sentence of an article."""
    return sum(
        _WIDEST_GAP if reasons[position] == COMMENTS else 1
        for position in range(start, end)
        if reasons[position] or not (lines[position].ends_sentence or lines[position].continues)
    )


def find_title(lines: Sequence[Line], reasons: Sequence[str | None], body: tuple[int, int]) -> int | None:
    """The position of the headline above the first paragraph at `body[0]`, or None where nothing looks like one.

    A headline speaks of what the article speaks of, is often repeated on the page, and stands close to the text.
    """
    first, last = body
    if first == 1 and not reasons[0] and _can_be_title(lines[0]) and not is_sentence(lines[0]):
        return 0
    is_first_a_headline = (
        first < last and len(lines[first].text) <= _LONGEST_TITLE and not lines[first].text.endswith(".")
    )
    start = max(0, first - _LONGEST_HEAD)
    captions = find_captions(lines, 0, first + 1, above_credits=False) - {0}
    candidates = [
        position
        for position in range(start, first + is_first_a_headline)
        if (not reasons[position] or reasons[position] == TAGS)
        and position not in captions
        and _can_be_title(lines[position])
        and (not is_sentence(lines[position]) or _is_copied(lines, position))
    ]
    head = _Head(
        prose=set().union(*(word_beginnings(line.text) for line in lines[first : last + 1] if line.is_prose)),
        copies=Counter(line.text for line in lines),
        texts=frozenset(line.text for line in lines[start : first + 1] if len(line.text) >= _SHORTEST_IN_PATH),
        first=first,
        # A headline may stand right above the credit of its picture, but so does a caption.
        doubtful=find_captions(lines, 0, first + 1) - {0},
        # The name of the portal stands above its menu, a headline below it.
        menu=max((at for at in range(first) if reasons[at] in (MENU, LINK)), default=-1),
    )
    best: tuple[float, int] | None = None
    for position in candidates:
        score = head.score(lines, position, is_top=best is None)
        # Of equals the one nearest to the text.
        best = max(best or (score, position), (score, position))
    if best is None:
        return _find_title_below(lines, reasons, first)
    least = _LEAST_SCORE_ABOVE_TEXT if best[1] == first - 1 else _LEAST_SCORE
    return best[1] if best[0] >= least or first <= _NEAR else None


def is_sentence(line: Line) -> bool:
    """Whether a line reads like the first paragraph of a text rather than like its headline."""
    text = line.text
    if not text.endswith(".") or text.endswith(".."):
        return False
    words = text.count(" ") + 1
    return words > _MOST_WORDS_OF_TITLE or (words > _MANY_WORDS and bool(_STOP_INSIDE.search(text)))


def _is_copied(lines: Sequence[Line], at: int) -> bool:
    return any(other.text.startswith(lines[at].text) for beside, other in enumerate(lines) if beside != at)


def _find_title_below(lines: Sequence[Line], reasons: Sequence[str | None], first: int) -> int | None:
    """The position of a headline that stands between the first paragraph and the line of date and author."""
    at = first + 1
    if first or at + 1 >= len(lines) or reasons[at] or lines[at].is_prose or not _can_be_title(lines[at]):
        return None
    is_headline = lines[at].text.count(" ") > 1 and not lines[at].ends_sentence and not lines[at].item
    return at if is_headline and is_metadata(lines[at + 1].text) else None


WEIGHTS = {
    # What speaks for a line.
    "words of the text": 1.0,  # for each of its words, up to six
    "share of its words that are in the text": 3.0,
    "other copies on the page": 1.5,  # for each, up to two
    "first line of a short page": 6.0,
    "first line, of something else": 3.0,
    "right above the text": 1.5,
    "first line below the menu": 1.0,
    "marked as a heading": 3.0,
    "begins the title of the page": 3.0,  # which is the headline and the name of the portal
    "above the date and the author": 1.5,
    # What speaks against it.
    "lines above the text": -0.12,  # for each
    "few words": -1.5,
    "perhaps a caption": -4.0,
    "way to the headline": -8.0,  # "RMF 24 / Polska / headline"
    "name of a person": -8.0,
    "item or sentence": -2.0,
    "paragraph": -3.0,
}
"""How much each kind of evidence tells of whether a line above the text is the headline."""


class _Head(NamedTuple):
    """What the lines above an article are compared with: the words of its prose, and the other lines of the page."""

    prose: set[str]
    copies: Counter[str]
    texts: frozenset[str]
    first: int
    doubtful: set[int]
    menu: int

    def score(self, lines: Sequence[Line], position: int, *, is_top: bool) -> float:
        """Return how much a line looks like the headline; `is_top` for the first line that could be one."""
        return sum(WEIGHTS[kind] * amount for kind, amount in self._evidence(lines, position, is_top))

    def _evidence(self, lines: Sequence[Line], position: int, is_top: bool) -> Iterator[tuple[str, float]]:
        line, text = lines[position], lines[position].text
        words = text.count(" ") + 1
        is_near = self.first <= _NEAR
        is_top = is_top and words > (1 if is_near else 2) and position > self.menu and len(text) <= _LONGEST_AT_TOP
        own = word_beginnings(text)
        shared = len(own & self.prose)
        yield "words of the text", min(shared, 6)
        yield "share of its words that are in the text", shared / max(1, len(own))
        yield "lines above the text", self.first - position
        if words > 2:
            yield "other copies on the page", min(2, self.copies[text] - 1)
        if words < 4:
            yield "few words", 1
        if is_top and is_near and position < _TOP:
            yield "first line of a short page" if shared else "first line, of something else", 1
        elif is_top:
            yield "first line below the menu", 1
        if position == self.first - 1:
            yield "right above the text", 1
        if line.heading:
            yield "marked as a heading", 1
        if position in self.doubtful:
            yield "perhaps a caption", 1
        if any(other.startswith(text + " ") for other in self.texts):
            yield "begins the title of the page", 1
        if len(text) > _SHORTEST_IN_PATH and any(text.endswith(other) for other in self.texts if other != text):
            yield "way to the headline", 1
        if _is_name(line):
            yield "name of a person", 1
        if line.item or text.endswith("."):
            yield "item or sentence", 1
        if line.is_prose and not is_top and self.copies[text] == 1:
            yield "paragraph", 1
        if _is_above_metadata(lines, position, self.first):
            yield "above the date and the author", 1


def _is_above_metadata(lines: Sequence[Line], position: int, first: int) -> bool:
    """Whether a line of some words stands right above the line of date and author."""
    text = lines[position].text
    if position + 1 >= first or text.count(" ") < 3 or text.endswith("."):
        return False
    return is_metadata(lines[position + 1].text)


def _is_name(line: Line) -> bool:
    return is_person(line.text) and has_first_name(line.text)


def _can_be_title(line: Line) -> bool:
    if " " not in line.text or len(line.text) > _LONGEST_TITLE or line.continues or _BREADCRUMB.fullmatch(line.text):
        return False
    return line.is_prose or not is_metadata(line.text)


def find_end(lines: Sequence[Line], reasons: Sequence[str | None], body: tuple[int, int]) -> int:
    """The position after the article's last line: that of the first marker of a page's tail, or the end.

    "Czytaj także" and the like stand between paragraphs too: such a marker ends an article only where more of its
    prose stands before than after it.
    """
    first, last = body
    prose = [len(line.text) if line.is_prose and not reasons[at] else 0 for at, line in enumerate(lines)]
    total = sum(prose[first : last + 1])
    before = 0
    for position in range(first, len(lines)):
        before += prose[position]
        if not _TAIL.match(lines[position].text[:_LONGEST_MARKER].lower()):
            continue
        if position > last or (
            before > _LEAST_BEFORE
            and 3 * before > total
            and (_is_final(lines[position], reasons[position]) or _is_row_of_teasers(lines, position + 1))
        ):
            return position
    return len(lines)


def _is_row_of_teasers(lines: Sequence[Line], start: int) -> bool:
    """Whether nothing but headlines and a short paragraph below each of them follows."""
    return count_teasers(lines[start : start + _MOST_BELOW], least=2) == 1.0


def _is_final(line: Line, reason: str | None) -> bool:
    """Whether a marker of the tail stands after an article only."""
    lower = line.text.lower()
    if reason in (COMMENTS, LEGAL, TAGS):
        return True
    if reason in (LINK, SHARING, SUBSCRIPTION):
        return bool(_FINAL_POINTER.match(lower))
    return bool(_FINAL.match(lower))
