"""Bytes -> text: UTF-8 first, then what Polish text looks like, then a detector for everything else."""

import codecs
import re

from indexer.errors import UnreadableScrape
from indexer.messages import message

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_TYPOGRAPHY = "„”“’‘–—…§°«»•©®™€ \u00a0\u00ad"
# Bytes that mean a Polish letter in cp1250 alone and in ISO-8859-2 alone; the other ten letters are the same in both.
_ONLY_CP1250 = b"\xa5\xb9\x8c\x9c\x8f\x9f"
_ONLY_ISO = b"\xa1\xb1\xa6\xb6\xac\xbc"
_SAMPLE = 1 << 18
_DETECTOR_SAMPLE = 1 << 15
_LONGEST_REPAIR = 1 << 19
# UTF-8 that went through cp1250, cp1252, Latin-1 or ISO-8859-2 on its way: the two characters of one Polish letter,
# or the first two of a Polish quotation mark or dash.
_MOJIBAKE = re.compile("[ÄĂĹÅÃ][\u0080-\u00bf\u0100-\u017f\u02c0-\u02df\u2010-\u203a\u20ac\u2122]|â[\u0080\u20ac]")


def decode_bytes(data: bytes) -> str:
    """The text of a file or of one line of it; raises UnreadableScrape where it is no text.

    A UTF-8 text that was cut inside its last character loses that character only; one that has a few foreign bytes is
    read line by line, each in its own encoding. Text that was decoded wrongly before it was saved is repaired.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _without_nul(data[len(bom) :].decode(encoding, errors="replace"))
    if wide := _wide_encoding(data):
        return _without_nul(data.decode(wide, errors="replace"))
    if b"\0" in data:
        raise UnreadableScrape(message("this is a binary file, not text"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            text = data[: error.start].decode("utf-8")
        elif b"\n" in data and _foreign_bytes(data) < 4 * _polish_letters(data):
            # Text in an older encoding hardly ever has the two bytes of a Polish letter next to each other.
            text = _decode_mixed(data)
        else:
            text = data.decode(_legacy_encoding(data), errors="replace")
    return _repair(text)


def is_utf8(head: bytes) -> bool:
    """Whether a text that begins with these bytes can be read bit by bit: they are UTF-8, but for a cut at the end."""
    if b"\0" in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and error.reason == "unexpected end of data"
    return True


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise UnreadableScrape(message("this is a binary file, not text"))
    return _repair(text)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as a NUL in every other byte, for the ASCII half of any Polish text."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _polish_letters(data: bytes) -> int:
    """How many letters beyond ASCII are Polish in UTF-8."""
    text = data[:_SAMPLE].decode("utf-8", errors="ignore")
    return sum(map(text.count, _POLISH))


def _foreign_bytes(data: bytes) -> int:
    """How many pieces are no UTF-8."""
    return data[:_SAMPLE].decode("utf-8", errors="replace").count("\ufffd")


def _decode_mixed(data: bytes) -> str:
    """UTF-8 with some lines in another encoding, which is told from all of these lines together."""
    lines: list[str | bytes] = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(
                line.decode("utf-8", errors="replace") if 2 * _foreign_bytes(line) < _polish_letters(line) else line
            )
    encoding = _legacy_encoding(b"\n".join(line for line in lines if isinstance(line, bytes)))
    return "\n".join(line.decode(encoding, errors="replace") if isinstance(line, bytes) else line for line in lines)


def _legacy_encoding(data: bytes) -> str:
    """cp1250 or ISO-8859-2 where the letters beyond ASCII are Polish, else what charset-normalizer makes of it."""
    sample = data[:_SAMPLE]
    counts = [sample.count(bytes([byte])) for byte in range(128, 256)]
    windows, iso = (sum(counts[byte - 128] for byte in letters) for letters in (_ONLY_CP1250, _ONLY_ISO))
    # Bytes 0x80-0x9F are controls in ISO-8859-2 and quotation marks and dashes in cp1250.
    controls = sum(counts[:32])
    encoding = "iso8859-2" if iso > windows and controls <= iso // 4 else "cp1250"
    text = sample.decode(encoding, errors="replace")
    polish = sum(map(text.count, _POLISH))
    fitting = polish + sum(map(text.count, _TYPOGRAPHY))
    if (polish and fitting >= 0.8 * sum(counts)) or not sample:
        return encoding
    return _detected_encoding(sample)


def _detected_encoding(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:_DETECTOR_SAMPLE]).best()
    if best is None:
        raise UnreadableScrape(message("the encoding of the text could not be told"))
    return best.encoding


def _repair(text: str) -> str:
    """`text` without mojibake ("Å‚ukaszenka"), line by line, so that a sound line is never touched."""
    if text.isascii() or not any(letter in text for letter in "ÄĂĹÅÃâ") or not _MOJIBAKE.search(text):
        return text
    import ftfy

    def repaired(line: str) -> str:
        return ftfy.fix_encoding(line) if len(line) < _LONGEST_REPAIR and _MOJIBAKE.search(line) else line

    return "\n".join(map(repaired, text.split("\n")))
