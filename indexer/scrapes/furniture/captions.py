"""Captions and credits of pictures and films: set aside, searchable as captions, never in the body."""

import re
from collections.abc import Sequence

from indexer.scrapes.furniture.lines import Line

_LONGEST = 320
_LONGEST_GLUED = 900
_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_LOWER = "a-ząćęłńóśźż"
_OWNERS = (
    r"PAP|AFP|AP|EPA|Reuters|REUTERS|Getty Images|GETTY IMAGES|Getty|East ?News|EAST NEWS|Forum|FORUM|Reporter|"
    r"REPORTER|Agencja Gazeta|Agencja Wyborcza(?:\.pl)?|"
    r"NurPhoto|Shutterstock|ShutterStock|shutterstock|Pixabay|pixabay|"
    r"Wikimedia(?: Commons)?|Wikipedia|Adobe Stock|AdobeStock|iStock|123RF|123rf|Unsplash|Pexels|domena publiczna|"
    r"Flickr|Depositphotos|BE&W|Polska ?Press|Newspix|NEWSPIX|archiwum(?: prywatne| własne| autora)?|"
    r"materiały prasowe|mat\. pras(?:\.|owe)|CC[ -]BY[\w. -]*|Twitter|Facebook|Instagram|YouTube"
)
_LABEL = r"(?:[Ff]ot(?:o|ografia|\. ?arch)?\s?[.:]|FOTO?\s?[.:]|[Zz]dj(?:ęci[ea]|\.)\s?:|[Aa]utor zdjęci\w+\s?:)"
# The whole line is a credit: "Foto: AFP", "PAP/Marcin Obara", "Źródło zdjęcia głównego: Policja".
_CREDIT = re.compile(
    rf"(?:{_OWNERS})(?:\s?/\s?.{{2,60}})?|[/(|]?\s*{_LABEL}.{{0,160}}|Źródło zdjęcia.{{0,80}}|"
    rf"[/(|]?\s*[Źź]ródło\s?:(?=\s?(?:{_OWNERS})\b).{{0,80}}|[/|]\s*Źródło\s?:?"
)
# The line ends in one: "Tusk na szczycie / PAP", "Most w Tczewie, fot. J. Nowak", "Londyn / autor: Pixabay".
_ENDS_IN_CREDIT = re.compile(
    rf"(?:(?:[/|]|\()\s?(?:{_OWNERS})(?:\s?[/,|]\s?[^/|]{{1,60}})*\)?\.?|[/|]\s?autor\s?:.{{1,120}}|"
    rf"\b{_LABEL}\s?.{{1,80}})$"
)
# Weaker: a name of an owner after a comma, or words that describe a picture; enough for a line that is no sentence.
_WEAK_CREDIT = re.compile(
    rf"[,;–-]\s?(?:{_OWNERS})\.?$|\(na zdjęciu\b|"
    r"(?i:zdjęcie|foto|grafika|fotografia) (?:ilustracyjn|poglądow|archiwaln)"
)
# TVN and others glue the owner to a caption: "…było niemowlęPolicja Warmińsko-Mazurska", "…na potencjęKMP w Gdyni".
_GLUED = re.compile(
    rf"(?<![^\W_])(?:[{_LOWER}]{{4,}}(?:[{_UPPER}][{_LOWER}]{{3,}}|[{_UPPER}]{{2,}}\b)"
    rf"|[{_UPPER}][{_LOWER}]{{4,}}[{_UPPER}]{{3,}}\b)"
)
_SENTENCE_BREAK = re.compile(r"[^\W\d]{3,}[.!?…][\"”»)\]]*\s+[A-ZĄĆĘŁŃÓŚŹŻ]")
_WITHOUT_OWNER = re.compile(r"[/|]\s*(?:Źródło|źródło|Fot|fot|Foto|foto)\s?[.:]?\s*")


def find_captions(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The positions from `start` to `end` of captions and credits, with the caption that stands above a credit."""
    found: set[int] = set()
    for position in range(start, end):
        line = lines[position]
        above = lines[position - 1] if position > start else None
        if len(line.text) <= _LONGEST and _CREDIT.fullmatch(line.text):
            found.add(position)
            if _WITHOUT_OWNER.fullmatch(line.text) and position + 1 < end and len(lines[position + 1].text) <= 60:
                found.add(position + 1)
            if above and _can_be_caption(above):
                found.add(position - 1)
        elif is_caption(line):
            found.add(position)
            if (
                above
                and len(above.text) >= 15
                and not above.text.endswith(".")
                and line.text.startswith(above.text.rstrip(".")[:60])
            ):
                found.add(position - 1)
    return found


def is_caption(line: Line) -> bool:
    """Whether a line says by itself that it describes a picture."""
    text = line.text
    if _is_glued(line):
        return True
    if len(text) > _LONGEST:
        return False
    if credit := _ENDS_IN_CREDIT.search(text):
        # "… w całym kraju. RadioZET.pl/PAP" is a sentence and its signature.
        return not (line.is_prose and _SENTENCE_BREAK.search(text, max(0, credit.start() - 30), credit.start()))
    return not text.endswith((".", "!", "?")) and bool(_WEAK_CREDIT.search(text))


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
