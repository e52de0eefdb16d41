"""Folding: a form as somebody types it who has no Polish keys."""

import unicodedata

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
