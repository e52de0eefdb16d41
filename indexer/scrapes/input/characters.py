"""Characters as the rest of Prasówka expects them: NFC, one kind of space, nothing invisible."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]+"
)
_SPACES = re.compile("[\t\v\f\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


def tidy(text: str) -> str:
    """`text` in NFC without invisible characters; every white space but the newline is a plain space.

    The number of lines stays the same, so that a line of the result is the same line of the file. Icons of private
    fonts, lone surrogates and bidirectional controls go; a replacement character stays: it shows what was lost.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if text.replace("\n", " ").isprintable():
        return text
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    # Removing an invisible character can bring a letter and its accent together.
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Tidied `text` as paragraphs: no blank lines, no spaces at line ends."""
    if "\n" not in text:
        return text.strip()
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def one_line(text: str) -> str:
    """Any text as one line of single-spaced words: a title, a name, a URL."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return " ".join(tidy(text).split())
