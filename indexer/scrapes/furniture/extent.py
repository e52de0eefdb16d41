"""Where on a flattened page the article begins and where it ends."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.scrapes.furniture.captions import find_captions
from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.furniture.phrases import COMMENTS, LEGAL, LINK, SHARING, SUBSCRIPTION, TAGS

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
# Lines that are no prose, between two paragraphs of one article at most.
_WIDEST_GAP = 12
# So few lines above the text are no menu: the first one is the headline.
_NEAR = 10
_TAIL = re.compile(
    r"(?:©\s)?licencja na publikację|komentarz[ey]\b.{0,30}$|(?:dodaj|napisz|zostaw) (?:swój )?komentarz|"
    r"komentowanie artykułów|"
    r"komentując korzystasz|powiązane(?: artykuły)?$|najnowsze(?: wiadomości| artykuły)?$|najpopularniejsze$|"
    r"najczęściej czytane$|polecane(?: artykuły| dla ciebie| oferty)?$|polecamy(?: również| także)?$|"
    r"pozostało(?: jeszcze)? \d+ ?%|dowiedz się więcej na temat|tagi\b|słowa kluczowe\b|tematy\s?:|"
    r"zobacz (?:także|też|również|więcej)\s?:?$|czytaj (?:także|też|więcej|również)\s?:?$|podobne(?: artykuły)?$|"
    r"(?:wszelkie|wszystkie) prawa zastrzeżone|©|copyright|udostępnij\b.{0,20}$|oceń (?:artykuł|tekst)|"
    r"(?:następny|poprzedni) artykuł|więcej (?:informacji|na ten temat)\s?:?$|dołącz do nas|bądź na bieżąco|"
    r"rekomend|w temacie$|materiały? promocyjn|artykuły powiązane|autor(?:zy)?\s?:?$|kontakt z redakcją|wróć na|"
    r"skomentuj|oceń$|zgłoś błąd|inne artykuły|to może cię|może cię zainteresować|wybrane dla ciebie|"
    r"nie przegap|o autorze|redakcja poleca|zapisz się|tylko u nas$|gorące tematy|na skróty"
)


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of `text`: enough to see that two texts speak of the same."""
    return {word[:_STEM] for word in _WORD.findall(text.lower())}


def find_body(lines: Sequence[Line], reasons: Sequence[str | None]) -> tuple[int, int] | None:
    """The first and the last paragraph, as positions, of the part of a page with the most prose close together."""
    best: tuple[int, int, int] | None = None
    first = last = -1
    size = 0
    for position, line in enumerate(lines):
        if reasons[position] or not line.is_prose:
            continue
        if last < 0 or _noise(lines, reasons, last + 1, position) > _WIDEST_GAP:
            first, size = position, 0
        last = position
        size += len(line.text)
        if best is None or size > best[0]:
            best = (size, first, last)
    return best[1:] if best else None


def _noise(lines: Sequence[Line], reasons: Sequence[str | None], start: int, end: int) -> int:
    """How many lines from `start` to `end` belong to no list, dialogue or broken sentence of an article."""
    return sum(
        1
        for position in range(start, end)
        if reasons[position] or not (lines[position].ends_sentence or lines[position].continues)
    )


def find_title(lines: Sequence[Line], reasons: Sequence[str | None], body: tuple[int, int]) -> int | None:
    """The position of the headline above the first paragraph at `body[0]`, or None where nothing looks like one.

    A headline speaks of what the article speaks of, is often repeated on the page, and stands close to the text.
    """
    first, last = body
    prose = set().union(*(stems(line.text) for line in lines[first : last + 1] if line.is_prose))
    copies = Counter(line.text for line in lines)
    captions = find_captions(lines, 0, first)
    best: tuple[float, int] | None = None
    for position in range(first):
        line = lines[position]
        words = line.text.count(" ") + 1
        if reasons[position] or words < 2 or len(line.text) > 220 or line.continues or position in captions:
            continue
        shared = stems(line.text) & prose
        score = min(len(shared), 6) + 3.0 * len(shared) / max(1, len(stems(line.text)))
        score += min(3.0, 1.5 * (copies[line.text] - 1)) if words > 2 else 0.0
        score += 1.5 if any(other.text.startswith(line.text + " ") for other in lines[:first]) else 0.0
        score += (4.0 if first <= _NEAR else 1.0) if position == 0 and words > 2 else 0.0
        score -= 1.5 if words < 4 else 0.0
        score -= 0.12 * (first - position)
        score -= 2.0 if line.item else 0.0
        score -= 2.0 if line.is_prose or line.text.endswith(".") else 0.0
        if best is None or score >= best[0]:
            best = (score, position)
    return best[1] if best and best[0] >= 2.0 else None


def find_end(lines: Sequence[Line], reasons: Sequence[str | None], body: tuple[int, int]) -> int:
    """The position after the article's last line: that of the first marker of a page's tail, or the end.

    "Czytaj także" and the like stand between paragraphs too: such a marker ends an article only where more of its
    prose stands before than after it.
    """
    first, last = body
    prose = [len(line.text) if line.is_prose and not reasons[at] else 0 for at, line in enumerate(lines)]
    before = 0
    for position in range(first, len(lines)):
        before += prose[position]
        if not reasons[position] and not _TAIL.match(lines[position].text.lower()):
            continue
        if not _TAIL.match(lines[position].text.lower()):
            continue
        after = sum(prose[position + 1 : last + 1])
        if position > last or (_is_final(lines[position], reasons[position]) and before > after / 2 and before > 400):
            return position
    return len(lines)


def _is_final(line: Line, reason: str | None) -> bool:
    """Whether a marker of the tail stands after an article only."""
    lower = line.text.lower()
    if reason in (COMMENTS, LEGAL, TAGS):
        return True
    if reason in (LINK, SHARING, SUBSCRIPTION):
        return bool(
            re.match(r"najnowsze|najpop|najcz|powiązane|dowiedz się|pozostało|polecane|polecamy$|rekomend", lower)
        )
    return bool(re.match(r"licencja|pozostało|dowiedz się więcej na temat", lower))
