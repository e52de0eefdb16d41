"""Captions and credits of pictures and films: set aside, searchable as captions, never in the body."""

import re
from collections.abc import Sequence

from indexer.scrapes.furniture.lines import Line

_LONGEST = 300
_OWNERS = (
    r"PAP|AFP|AP|EPA|Reuters|REUTERS|Getty Images|GETTY IMAGES|Getty|East ?News|EAST NEWS|Forum|FORUM|Reporter|"
    r"REPORTER|"
    r"Agencja Gazeta|Agencja Wyborcza(?:\.pl)?|NurPhoto|Shutterstock|ShutterStock|shutterstock|Pixabay|pixabay|"
    r"Wikimedia(?: Commons)?|Wikipedia|Adobe Stock|AdobeStock|iStock|123RF|123rf|Unsplash|Pexels|domena publiczna|"
    r"Flickr|Depositphotos|BE&W|Polska ?Press|Newspix|NEWSPIX|archiwum(?: prywatne| własne| autora)?|"
    r"materiały prasowe|mat\. pras(?:\.|owe)|CC[ -]BY[\w. -]*|Twitter|Facebook|Instagram|YouTube"
)
_LABEL = r"(?:[Ff]ot(?:o|ografia|\. ?arch)?\s?[.:]|FOTO?\s?[.:]|[Zz]dj(?:ęci[ea]|\.)\s?:|[Aa]utor zdjęci\w+|[Ff]oto )"
_CREDIT_ONLY = re.compile(
    rf"[/(|]?\s*(?:{_LABEL}|źródło\s?:|Źródło\s?:(?=\s?(?:{_OWNERS})\b)).{{0,160}}|[/|]\s*Źródło\s?:?"
)
_ENDS_IN_CREDIT = re.compile(
    rf"(?:[/|(,;–-]\s?(?:{_OWNERS})(?:\s?[/,|]\s?[^/|]{{1,60}})*\)?\.?"
    rf"|\b{_LABEL}\s?.{{1,80}}|[/|,]\s?(?:[Zz]djęcie|[Ff]oto) (?:ilustracyjne|poglądowe).{{0,40}}"
    r"|\(zdjęcie ilustracyjne\))$"
)
_ILLUSTRATION = re.compile(r"(?i)(?:zdjęcie|foto|grafika|fotografia) (?:ilustracyjn|poglądow|archiwaln)")
# TVN and others glue the owner to the end of a caption: "…było niemowlęPolicja Warmińsko-Mazurska".
_GLUED_OWNER = re.compile(r"[a-ząćęłńóśźż\"”)][A-ZĄĆĘŁŃÓŚŹŻ][\w./-]+(?: [A-ZĄĆĘŁŃÓŚŹŻ/][\w./-]*){0,3}$")
_EMPTY_CREDIT = re.compile(r"[/|]\s*(?:Źródło|źródło|Fot|fot|Foto|foto)\s?[.:]?\s*")


def find_captions(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The positions from `start` to `end` of captions and credits."""
    found: set[int] = set()
    for position in range(start, end):
        text = lines[position].text
        if len(text) > _LONGEST:
            continue
        if _CREDIT_ONLY.fullmatch(text):
            found.add(position)
            if _EMPTY_CREDIT.fullmatch(text) and position + 1 < end and len(lines[position + 1].text) <= 60:
                found.add(position + 1)
            if position > start and _is_caption_text(lines[position - 1]):
                found.add(position - 1)
        elif _ENDS_IN_CREDIT.search(text) or (_ILLUSTRATION.search(text) and len(text) < 160):
            found.add(position)
            above = lines[position - 1].text if position > start else ""
            if above and (text.startswith(above.rstrip(".")) or _same_start(text, above)):
                found.add(position - 1)
        elif not lines[position].ends_sentence and _GLUED_OWNER.search(text) and text.count(" ") >= 3:
            found.add(position)
    return found


def _is_caption_text(line: Line) -> bool:
    """Whether a line above a credit can be its caption: not a paragraph of the text."""
    return (
        10 <= len(line.text) <= 160
        and line.has_letters
        and not line.text.endswith((".", "!", "?", ":", "”", '"'))
        and not line.item
    )


def _same_start(text: str, other: str) -> bool:
    return len(other) >= 30 and text[:30] == other[:30]
