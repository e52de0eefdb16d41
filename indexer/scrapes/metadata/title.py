"""Titles without what portals hang on them."""

import re

# " - Onet Wiadomości", " | rp.pl", " – Polsat News": a separator and a short name at the end.
_SUFFIX = re.compile(r"\s+(?:[|•·»]|[-–—](?=\s))\s*(?P<name>[^|•·»]{2,40})$")
_PORTAL = re.compile(
    r"(?i)(?:[\w-]+\.(?:pl|com|eu|info|net|org|by|news|tv|online)\b|^(?:onet|wp|wirtualna polska|interia|gazeta|rmf|"
    r"tvn|tvp|polsat|rzeczpospolita|dziennik|polska times|newsweek|"
    r"polityka|wprost|do rzeczy|money|bankier|business insider|"
    r"forsal|pap|niezależna|super express|fakt|radio zet|polskie radio|tok fm|wyborcza|natemat|o2|wiadomości|"
    r"najnowsze wiadomości|portal|tygodnik|gość niedzielny|deon|wpolityce|fronda|euronews|dw|biznes)\b)"
)


def clean_title(title: str) -> str:
    """`title` without the portal's name at its end."""
    while match := _SUFFIX.search(title):
        if not _PORTAL.search(match["name"]) or match.start() < 10:
            break
        title = title[: match.start()].rstrip()
    return title
