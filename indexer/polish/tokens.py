"""Tokens: what stands at one position of a text, as spelled there and as the index knows it.

A token is a run of letters and digits. An ending that Polish orthography hangs on an abbreviation, a number or a
foreign name with a hyphen or an apostrophe (`PiS-u`, `60-tych`, `Harry’ego`) belongs to the token before it; every
other part of a compound is a token of its own (`polsko-białoruski`, `F-16`, `O'Neill`). Folding gives the form as
somebody types it who has no Polish keys. Sentences are those of Polish newspaper prose.
"""

import re
import unicodedata

_NOUN_ENDINGS = "a ą ach ami e ę em i ie iem om ów owi owie u y"
_ADJECTIVE_ENDINGS = "ego ej emu ich im imi ych ym ymi"
# PR-owy, Joyce'owskiego, PRL-owska, AK-owcy.
_DERIVED_ENDINGS = (
    "owa ową owe owego owej owemu owy owych owym owymi "
    "owska owską owski owskich owskie owskiego owskiej owskiemu owskim owskimi "
    "owca owcach owcami owcem owcom owcowi owców owcu owcy owiec"
)
# ONZ-etu, UJ-ocie, PC-tów, KOR-ze, NATO-wski: letters that the pronounced name of the abbreviation brings along.
_SPELLED_OUT_ENDINGS = (
    "et etach etami etem etom etowi etów etu ety ecie ot otem otowi otu ocie "
    "cie ta tach tami tem tom towi tów ty ze wska wską wski wskich wskie wskiego wskiej wskim wskimi"
)
# 1-szy, 2-giego, III-cia, 7-mym, 60-tych, 5-ciu, 3-ech, 16-tka.
_NUMBER_ENDINGS = (
    "go mu ga gi gie giego giej gim ch ci cia ciego ciej cim ciu ech ka ką kę ki ma me mego mej my mych mym oma "
    "sza szą sze szego szej szy szych szym te tego tej temu tka tką tkę tki tych tym tymi"
)
# Harry'm, Charlie'go, Moody's.
_NAME_ENDINGS = "go m mi mu s"


def _any_of(*endings: str) -> str:
    return "|".join(" ".join(endings).split())


_AFTER_HYPHEN = _any_of(_NOUN_ENDINGS, _ADJECTIVE_ENDINGS, _DERIVED_ENDINGS, _SPELLED_OUT_ENDINGS, _NUMBER_ENDINGS)
_AFTER_APOSTROPHE = _any_of(_NOUN_ENDINGS, _ADJECTIVE_ENDINGS, _DERIVED_ENDINGS, _NAME_ENDINGS)


_HYPHENS = "-‑"
_APOSTROPHES = "'’‘`´"
JOINTS = _HYPHENS + _APOSTROPHES
"""What may stand between a token and its joined ending."""


def _token_pattern(before_hyphen: str, no_more: str) -> re.Pattern[str]:
    # Possessive quantifiers, and one look at the joint before any look behind it, make this as fast as [^\W_]+ alone.
    return re.compile(
        rf"[^\W_]++(?:[{JOINTS}](?:(?<={before_hyphen}[{_HYPHENS}])(?:{_AFTER_HYPHEN})"
        rf"|(?<=[^\W_]{{2}}[{_APOSTROPHES}])(?:{_AFTER_APOSTROPHE}))(?!{no_more}))?"
    )


TOKEN = _token_pattern("[A-ZĄĆĘŁŃÓŚŹŻ0-9]", r"[^\W_]")
"""One match is one token, as spelled in an NFC text; an ending joins by a hyphen only after a capital or a digit."""

TYPED_TOKEN = _token_pattern(r"[^\W_]", r"[^\W_]|[-‑]")
"""The same for typed text, where people do not bother with capitals: `pis-u` is one token, `rio-e-ema` three."""

# The dotted capital İ lower-cases to two code points, of which the second is no letter.
_ONE_SPELLING = str.maketrans({"‑": "-", "’": "'", "‘": "'", "`": "'", "´": "'", "İ": "i"})
_JOINT = re.compile("[-']")
_TYPED_JOINT = re.compile(f"[{JOINTS}]")


def form(spelling: str) -> str:
    """The surface form of a token: lower case, NFC, with one kind of joint (`Harry’ego`: `harry'ego`)."""
    if spelling.isascii():
        return spelling.replace("`", "'").lower()
    if not spelling.isalnum() or "İ" in spelling:
        spelling = spelling.translate(_ONE_SPELLING)
    return unicodedata.normalize("NFC", spelling.lower())


def base(form: str) -> str:
    """A form without its joined ending (`pis-u`: `pis`), or the form itself."""
    return _JOINT.split(form, maxsplit=1)[0]


def spelled_base(spelling: str) -> str:
    """A token as spelled without its joined ending (`PiS-u`: `PiS`, `Harry’ego`: `Harry`)."""
    return spelling if spelling.isalnum() else _TYPED_JOINT.split(spelling, maxsplit=1)[0]


def normalise(text: str) -> str:
    """Typed text as tokens expect it: NFC, white space as spaces, no soft hyphens, control or invisible characters."""
    if text.isprintable():  # nothing of it is invisible, and the only white space are spaces
        return unicodedata.normalize("NFC", text)
    kept = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", "".join(kept))


# Control and format characters (soft hyphen, zero width, text direction) and halves of surrogate pairs.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def query_forms(text: str) -> list[str]:
    """The forms of typed text, in order."""
    return [form(spelling) for spelling in TYPED_TOKEN.findall(normalise(text))]


_POLISH = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
# Letters with a stroke and the like are letters of their own in Unicode: decomposition does not touch them.
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "ɨ": "i", "ß": "ss", "æ": "ae"}
    | {"œ": "oe", "þ": "th", "ŋ": "n"}
)


def fold(form: str) -> str:
    """The form without diacritics: `łukaszenką` becomes `lukaszenka`, Cyrillic `й` becomes `и`."""
    plain = form if form.isascii() else form.translate(_POLISH)
    if plain.isascii():  # nearly always: everything below is for foreign letters
        return plain
    decomposed = unicodedata.normalize("NFD", form.translate(_UNDECOMPOSED))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def is_folded(form: str) -> bool:
    """Whether folding leaves the form as it is: it was typed with no diacritics."""
    return fold(form) == form


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
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[\"'„“«(\[–—-]*+\s*+[A-ZĄĆĘŁŃÓŚŹŻ0-9])")


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
