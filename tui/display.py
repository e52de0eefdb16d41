"""Text from the web on its way to the screen: made harmless, and lit where it answers the query.

Everything foreign goes through here and becomes a `Content` with explicit spans. Markup is never interpreted, and a
character that a terminal would obey is shown as a picture of itself. `safe` keeps the length of its text, so the
offsets of highlights stay true.
"""

from collections.abc import Iterable

from textual.content import Content, Span

from tui.styles import HIT


def _harmless() -> dict[int, str]:
    """Map every character that must not reach a terminal to one that may, one to one."""
    pictures = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
    spaces = dict.fromkeys([*b"\t\r\v\f", 0x85, 0x2028, 0x2029], " ")
    unseen = dict.fromkeys(
        [
            *range(0x80, 0xA0),  # C1 controls: one of them alone opens an escape sequence
            *range(0x202A, 0x202F),  # bidirectional overrides reorder the whole line
            *range(0x2066, 0x206A),
            *range(0xD800, 0xE000),  # lone surrogates cannot be encoded
        ],
        "\N{REPLACEMENT CHARACTER}",
    )
    table = pictures | unseen | spaces
    del table[ord("\n")]
    return table


_HARMLESS = _harmless()


def safe(text: str) -> str:
    """Replace what a terminal would obey by what it shows; length and line feeds stay as they are."""
    return text.translate(_HARMLESS)


def lit(text: str, highlights: Iterable[tuple[int, int]], style: str = "") -> Content:
    """Build content from foreign text: all of it in `style`, its highlights ([start, end) offsets) lit."""
    spans = [Span(0, len(text), style)] if style else []
    spans += [Span(start, end, HIT) for start, end in highlights]
    return Content(safe(text), spans)
