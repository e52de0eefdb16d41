"""Text from the web on its way to a terminal: what a terminal would obey is shown instead.

Every such character becomes one other, so that offsets into the text stay true.
"""

from functools import cache

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_SPACES = dict.fromkeys((*b"\t\n\v\f\r", 0x85, 0x2028, 0x2029), " ")
_UNSEEN = dict.fromkeys(
    (
        *range(0x80, 0xA0),  # C1 controls: one of them alone opens an escape sequence
        *(0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # reorder what stands beside them
        *range(0xD800, 0xE000),  # lone surrogates cannot be encoded
    ),
    "\N{REPLACEMENT CHARACTER}",
)


def harmless(text: str, keep: str = "") -> str:
    """Return the text as one line that a terminal only shows, as long as before; the characters of `keep` stay."""
    return text.translate(_table(keep))


@cache
def _table(keep: str) -> dict[int, str]:
    table = _PICTURES | _UNSEEN | _SPACES
    return {code: shown for code, shown in table.items() if chr(code) not in keep}
