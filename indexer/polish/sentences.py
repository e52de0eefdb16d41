"""Sentences: where those of Polish newspaper prose begin and end."""

import re

_ABBREVIATIONS = (
    "abp adw al ang arch art bł bm bp br cdn cyt cz doc dr ds dyr err fot fr franc gen godz gr hab hr im in inż itd "
    "itp jun kard kmdr kol kpt kr ks łac mar mec med mgr mies mjr mkw mld mln nadkom nast niem np nr ob obr ok os pkt "
    "pl płk pod por poz ppłk prez prof prok przew przyp pt ps red ros rozdz rtm rys św sen sierż śp sp st str szer "
    "tab tj tel tys tzn tzw ul ur vs wg wicemin wł woj wsch wyd zach zm zob"
)
_NUMBERS = (*map(str, range(100)), *(f"0{digit}" for digit in range(10)))
# After one of these and a single full stop a sentence goes on: an abbreviation, an initial, a number of two digits.
_GO_ON = frozenset((*_ABBREVIATIONS.split(), *"ABCDEFGHIJKLMNOPQRSTUVWXYZĄĆĘŁŃÓŚŹŻ", *_NUMBERS))
_LONGEST = max(map(len, _GO_ON))
_SHORT_WORD = re.compile(rf"(?<!\w)\w{{1,{_LONGEST}}}$")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'„“«(\[–—-]*\s*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")


def sentence_start(text: str, start: int, place: int) -> int:
    """Return where the sentence that `place` lies in begins, looking back no farther than `start`."""
    for match in reversed(list(_END.finditer(text, start, place))):
        if not _goes_on(text, match):
            return match.end()
    return start


def sentence_end(text: str, place: int, end: int) -> int:
    """Return where the sentence that `place` lies in ends, looking no farther than `end`."""
    for match in _END.finditer(text, place, end):
        if not _goes_on(text, match):
            return match.start() + len(match.group().rstrip())
    return end


def _goes_on(text: str, end: re.Match[str]) -> bool:
    stop = end.start()
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    word = _SHORT_WORD.search(text, max(0, stop - _LONGEST), stop)
    return word is not None and (word.group() in _GO_ON or word.group().lower() in _GO_ON)
