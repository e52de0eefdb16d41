"""The portal that an article is from: told by its URL, by the page, or by the path of the scrape."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_DOMAIN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:pl|com|eu|info|net|org|by|ua|lt|de|uk|news|tv|fm|online|media|press|example)"
)
_SELF = re.compile(
    r"(?:wróć na|portal|strona główna|źródło:?|©|copyright(?: by)?)\s+(?:[0-9–-]+\s+)?"
    r"(?P<domain>[\w-]+(?:\.[\w-]+)*\.(?:pl|com|eu|info|net|org))"
    r"(?![\w.])",
    re.IGNORECASE,
)


def source_of_url(url: str | None) -> str | None:
    """The host of a URL without "www.", or None."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def source_of_path(path: str) -> str | None:
    """The folder of a scrape's path that is the name of a domain, if one is: `onet.pl/2022/07/a.txt`."""
    for part in path.lower().split("/")[:-1]:
        if _DOMAIN.fullmatch(part.removeprefix("www.")):
            return part.removeprefix("www.")
    return None


def source_of_lines(lines: Iterable[str]) -> str | None:
    """The portal that the furniture of a page names as itself: "Wróć na i.pl", "Źródło: rp.pl", "© onet.pl"."""
    for line in lines:
        if len(line) <= 120 and (match := _SELF.search(line)):
            return match["domain"].lower()
    return None
