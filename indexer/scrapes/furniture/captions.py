"""Captions and credits of pictures and films: set aside, searchable as captions, never in the body."""

import re
from collections.abc import Sequence

from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.word_lists import LOWER, PICTURE_AGENCY, UPPER

_LONGEST = 320
_LONGEST_GLUED = 900
_LONGEST_REPEATED = 180
_SHORTEST_CAPTION = 15
_OWNERS = (
    rf"{PICTURE_AGENCY}|Reporter|"
    r"(?i:shutterstock|pixabay|pexels|unsplash)(?:\.com)?|Kontakt ?24|"
    r"Wikimedia(?: Commons)?|Wikipedia|Adobe Stock|AdobeStock|iStock|123RF|123rf|domena publiczna|"
    r"Flickr|Depositphotos|BE&W|Newspix|NEWSPIX|archiwum(?: prywatne| własne| autora)?|"
    r"materiały prasowe|mat\. pras(?:\.|owe)|CC[ -]BY[\w. -]*|Twitter|Facebook|Instagram|YouTube"
)
_LABEL = r"(?:[Ff]ot(?:o|ografia|\. ?arch)?\s?[.:]|FOTO?\s?[.:]|[Zz]dj(?:ęci[ea]|\.)\s?:|[Aa]utor zdjęci\w+\s?:)"
# The whole line is a credit: "Foto: AFP", "PAP/Marcin Obara", "Źródło zdjęcia głównego: Policja".
_CREDIT = re.compile(
    rf"(?:{_OWNERS})(?:\s?/\s?.{{2,60}})?|[/(|]?\s*{_LABEL}.{{0,160}}|Źródło zdję(?:cia|ć).{{0,80}}|"
    rf"[/(|]?\s*[Źź]ródło\s?:(?=\s?(?:{_OWNERS})\b).{{0,80}}|[/|]\s*Źródło\s?:?"
)
# The line ends in one: "Tusk na szczycie / PAP", "Most w Tczewie, fot. J. Nowak", "Londyn / autor: Pixabay".
_ENDS_IN_CREDIT = re.compile(
    rf"(?:(?:[/|]|\()\s?(?:{_OWNERS})(?>(?:\s?[/,|][^/|,]{{1,61}}+){{0,12}})\)?\.?|[/|]\s?autor\s?:.{{1,120}}|"
    rf"\b{_LABEL}\s?.{{1,80}})$"
)
# Weaker: a name of an owner after a comma, or words that describe a picture; enough for a line that is no sentence.
_WEAK_CREDIT = re.compile(
    rf"[,;–-]\s?(?:{_OWNERS})\.?$|\(na zdjęciu\b|^Na zdjęciu\b|"
    r"(?i:zdjęcie|zdj\.|foto|grafika|fotografia) (?:ilustracyjn|poglądow|archiwaln)"
)
# TVN and others glue the owner to a caption: "…było niemowlęPolicja Warmińsko-Mazurska", "…na potencjęKMP w Gdyni".
_GLUED = re.compile(
    rf"(?<![^\W_])(?:[{LOWER}]{{4,}}(?:[{UPPER}][{LOWER}]{{3,}}|[{UPPER}]{{2,}}[0-9]*\b)"
    rf"|[{UPPER}][{LOWER}]{{4,}}[{UPPER}]{{2,}}[0-9]*\b)"
)
# "…w Forcie IXPAP/Darek Delmanowicz", "Strumień chłodu nad Polskątvnmeteo.pl"
_GLUED_CREDIT = re.compile(rf"[^\W_](?:{PICTURE_AGENCY})\s?/\s?[{UPPER}][^/.]{{2,40}}$")
_ENDS_IN_SITE = re.compile(
    r"[^\W\d_]\s?/\s?(?:www\.)?[\w.-]+\.(?:pl|com)$|"
    r"(?<!\bna)(?<!\bw)(?<!\bz)(?<!\bo)(?<!\bpod)(?<!stron\w)(?<!stronie)(?<!portalu)(?<!serwisu)(?<!:)"
    r" [^\s@/:]+\.(?:pl|com)$"
)
_OWNER_ALONE = re.compile(rf"\s?[{UPPER}\w(][^|/–—-]{{1,40}}")
_PHOTOGRAPHER = re.compile(r"(?:autor|fot|foto|zdj)\b", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"[^\W\d]{3}[.!?…][\"”»)\]]*+\s++[A-ZĄĆĘŁŃÓŚŹŻ]")
_WITHOUT_OWNER = re.compile(r"[/|]\s*(?:Źródło|źródło|Fot|fot|Foto|foto)\s?[.:]?\s*")


def find_captions(lines: Sequence[Line], start: int, end: int, *, above_credits: bool = True) -> set[int]:
    """The positions from `start` to `end` of captions and credits, with the caption that stands above a credit.

    Without `above_credits`, only those that say by themselves what they are.
    """
    found: set[int] = set()
    owned: set[str] = set()
    for position in range(start, end):
        line = lines[position]
        above = lines[position - 1] if position > start else None
        if len(line.text) <= _LONGEST and _CREDIT.fullmatch(line.text):
            found.add(position)
            if _WITHOUT_OWNER.fullmatch(line.text) and position + 1 < end and len(lines[position + 1].text) <= 60:
                found.add(position + 1)
            if above_credits and above and _can_be_caption(above):
                found.add(position - 1)
        elif above and _repeats_with_owner(line.text, above.text):
            found.update((position - 1, position))
            owned.add(line.text)
        elif is_caption(line):
            found.add(position)
            if above and len(above.text) >= 15 and line.text.startswith(above.text.rstrip(".")[:60]):
                found.add(position - 1)
    if owned:
        found.update(position for position in range(start, end) if lines[position].text in owned)
    return found


def is_caption(line: Line) -> bool:
    """Whether a line says by itself that it describes a picture."""
    text = line.text
    if _is_glued(line) or _repeats_itself(line) or _is_said_twice(text):
        return True
    if len(text) > _LONGEST:
        return False
    if credit := _ENDS_IN_CREDIT.search(text):
        # "… w całym kraju. RadioZET.pl/PAP" and "… w całym kraju. (PAP)" are sentences and their signatures.
        ends_before = credit.group().startswith("(") and text[: credit.start()].rstrip().endswith(".")
        ends_inside = _SENTENCE_BREAK.search(text, max(0, credit.start() - 30), credit.start())
        return not (line.is_prose and (ends_before or ends_inside))
    if text.endswith((".", "!", "?")):
        return False
    return bool(_WEAK_CREDIT.search(text) or _GLUED_CREDIT.search(text)) or (
        not line.is_prose and text.count(" ") > 2 and bool(_ENDS_IN_SITE.search(text))
    )


def _repeats_with_owner(text: str, above: str) -> bool:
    """Whether a line is the caption above it once more, with who took the picture: "Most", "Most TVN"."""
    if len(above) < _SHORTEST_CAPTION or len(text) <= len(above) or above.endswith((".", "!", "?")):
        return False
    if text.startswith(above):
        return bool(_OWNER_ALONE.fullmatch(text, len(above)))
    return text.endswith(above) and bool(_PHOTOGRAPHER.match(text))


def _repeats_itself(line: Line) -> bool:
    """A caption that stands several times in one line, as galleries are flattened."""
    text = line.text
    if len(text) < 2 * _SHORTEST_CAPTION or text.endswith((".", "!", "?")):
        return False
    again = text.find(text[:_SHORTEST_CAPTION], _SHORTEST_CAPTION, _LONGEST_REPEATED)
    return (
        again > 0 and text.startswith(text[: min(again // 2, 60)], again) and not _SENTENCE_BREAK.search(text, 0, again)
    )


def _is_said_twice(text: str) -> bool:
    """Whether a line is a text and the same text once more, with its owner at most, as galleries print captions."""
    if len(text) < 4 * _SHORTEST_CAPTION:
        return False
    again = text.find(text[: 2 * _SHORTEST_CAPTION], 2 * _SHORTEST_CAPTION)
    first = text[:again].strip() if again > 0 else ""
    return bool(first) and text.startswith(first, again) and len(text) - again <= len(first) + 90


def _is_glued(line: Line) -> bool:
    """A caption and its owner without a space between them; where it stands twice, it may be long."""
    if line.text.endswith((".", "!", "?", ":")) or len(line.text) > _LONGEST_GLUED:
        return False
    if line.text.count(" ") < 3 or not _GLUED.search(line.text):
        return False
    return not line.is_prose or line.text.find(line.text[:25], 25) > 0


def _can_be_caption(line: Line) -> bool:
    """Whether a line above a credit can be its caption: no paragraph of the text, no date, no byline."""
    ends = line.text.endswith((".", "!", "?", ":", "”", '"'))
    return 10 <= len(line.text) <= 260 and line.has_letters and not ends and not line.item
