"""Where sentences of Polish newspaper prose begin and end."""

import re

_ABBREVIATIONS = frozenset(
    (
        "abp adw al ang arch art bm bp br bł cdn cyt cz doc dr ds dyr err fot fr franc gen godz gr hab hr im in inż "
        "itd itp jun kard kmdr kol kpt kr ks m.in mar mec med mgr mies mjr mkw mld mln nadkom nast niem np nr ob obr "
        "ok os pkt pl pod por poz ppłk prez prof prok przew przyp ps pt płk red ros rozdz rtm rys sen sierż sp st str "
        "szer tab tel tj tys tzn tzw ul ur vs wg wicemin woj wsch wyd wł zach zm zob łac śp św"
    ).split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'„“«(\[–—-]*\s*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
_LAST_WORD = re.compile(r"[\w.]+$")


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return the [start, end) of every sentence; together they cover the paragraph but for the space between them."""
    spans, start = [], 0
    for match in _END.finditer(paragraph):
        if _is_abbreviation(paragraph[start : match.start()], match.group()):
            continue
        spans.append((start, start + len(paragraph[start : match.end()].rstrip())))
        start = match.end()
    if start < len(paragraph):
        spans.append((start, len(paragraph)))
    return spans


def _is_abbreviation(before: str, end: str) -> bool:
    if not end.startswith(".") or end.startswith(".."):
        return False
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    text = word.group()
    is_initial = len(text) == 1 and text.isupper()
    is_ordinal = text.isdigit() and len(text) < 3
    return is_initial or is_ordinal or text.lower() in _ABBREVIATIONS
