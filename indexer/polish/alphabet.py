"""The Polish alphabet: in which order words stand, whatever the system thinks of letters."""

from indexer.polish.tokens import fold

# A letter with a diacritic follows the one without it, before the next: `ó` stands between `oż` and `p`.
_AFTER = str.maketrans(
    {letter: plain + "\x7f" for letter, plain in zip("ąćęłńóśż", "acelnosz", strict=True)} | {"ź": "z\x7e"}
)


def alphabetical(text: str) -> str:
    """Return what a text is sorted by: letters as in the Polish alphabet, and foreign ones as they look without marks.

    Capitals do not matter.
    """
    lowered = text.lower()
    return lowered if lowered.isascii() else fold(lowered.translate(_AFTER))
