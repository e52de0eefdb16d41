"""Titles without what portals hang on them."""

import re

# " - Onet Wiadomości", " | rp.pl", " – Polsat News": a separator and a short name at the end.
_SUFFIX = re.compile(r"(?<!\s)\s++(?:[|•·»]|[-–—](?=\s))\s*+(?P<name>[^|•·»]{2,40}+)$")
_SHORTEST = 10
_MOST_SUFFIXES = 4
_PORTAL = re.compile(
    r"(?i)(?:[\w-]\.(?:pl|com|eu|info|net|org|by|news|tv|online)\b|^(?:onet|wp|wirtualna polska|interia|gazeta|rmf|"
    r"tvn|tvp|polsat|rzeczpospolita|dziennik|polska times|newsweek|"
    r"polityka|wprost|do rzeczy|money|bankier|business insider|"
    r"forsal|pap|niezależna|super express|fakt|radio zet|polskie radio|tok fm|wyborcza|natemat|o2|wiadomości|"
    r"najnowsze wiadomości|portal|tygodnik|gość niedzielny|deon|wpolityce|fronda|euronews|dw|biznes)\b)"
)


# "Strajk trwa 15 min. temu": when it appeared, and the lead that a scraper glued to that.
_AGE = re.compile(r"(?:,|(?<![\s,]))\s++(?:dzisiaj,? |wczoraj,? )?[0-9]{1,3} (?:min|godz)\w{0,10}\.? temu\b.*")


def clean_title(title: str) -> str:
    """`title` without its age and the portal's name at its end."""
    if " temu" in title and (age := _AGE.search(title)) and age.start() >= _SHORTEST:
        title = title[: age.start()]
    for _round in range(_MOST_SUFFIXES):
        match = _SUFFIX.search(title)
        if not match or not _PORTAL.search(match["name"]) or match.start() < _SHORTEST:
            break
        title = title[: match.start()].rstrip()
    return title
