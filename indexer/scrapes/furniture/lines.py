"""The lines of a scraped page, and what can be seen of a line without reading it."""

import re
from typing import NamedTuple

from indexer.scrapes.furniture.wrapping import unwrap, without_link_numbers

_BULLETS = re.compile(
    r"(?:(?:[•*·●▪■◦►▶»›✓✔+|‣⁃]|\?(?= [A-ZĄĆĘŁŃÓŚŹŻ])|o(?= {1,4}[A-ZĄĆĘŁŃÓŚŹŻ])|\[[ xX]?\])(?:\s++|$))+"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"”“’»)\]]*$|[\"”’»)]$")
_LONGEST_END = 6
_LOWER_START = re.compile(r"[a-ząćęłńóśźż,.;:)\]…]")
# "## Heading" and "**bold line**": marks of a scraper that wrote Markdown.
_MARKDOWN = re.compile(r"^#{1,6}\s+|^\*\*(?=[^*]+\*\*$)|(?<=[^*\s])\*\*$|^__(?=[^_]+__$)|(?<=[^_\s])__$")
_LETTER = re.compile(r"[^\W\d_]")


class Line(NamedTuple):
    """A line that is not blank: `number` counts from 1 in the scrape, `text` has single spaces and no bullet.

    `gap` says that a blank line stands before it, `item` that it had a bullet, `heading` that Markdown marks it as
    one, `ends_sentence` that it ends as a sentence or a quotation does, `is_prose` that it reads like a paragraph: at
    least ten words and eighty characters that end like a sentence. A longer line of mostly lower-case words is prose
    however it ends: scrapers cut texts anywhere.
    """

    number: int
    text: str
    gap: bool
    item: bool
    heading: bool
    ends_sentence: bool
    is_prose: bool

    @property
    def continues(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return bool(_LOWER_START.match(self.text)) and (" " in self.text or not self.text[-1].isalnum())

    @property
    def has_letters(self) -> bool:
        """Whether there is anything to read in it."""
        return bool(_LETTER.search(self.text))


def _is_prose(text: str, *, ends_sentence: bool) -> bool:
    if len(text) < 80 or text.count(" ") < 9:
        return len(text) > 400
    return ends_sentence or len(text) > 400 or (len(text) > 140 and _is_running(text))


def _is_running(text: str) -> bool:
    """Whether words follow each other as in a sentence, not as in a menu or a row of headlines."""
    words = text.split()
    return sum(word[0].islower() for word in words) >= 0.55 * len(words)


def split_lines(text: str) -> list[Line]:
    """The lines of a tidy text that are not blank."""
    lines = []
    gap = False
    for number, raw in unwrap(without_link_numbers(text).split("\n")):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        lines.append(line_of(stripped, number, gap=gap))
        gap = False
    return lines


def line_of(text: str, number: int, *, gap: bool, heading: bool = False) -> Line:
    """The line of a text without white space around it; `heading` where its markup says that it is one."""
    item = False
    heading = heading or text.startswith("# ")
    if text[0] in "#*_":
        text = _MARKDOWN.sub("", text) or text
    if bullets := _BULLETS.match(text):
        text = text[bullets.end() :]
        item = True
    if "  " in text:
        text = " ".join(text.split())
    ends_sentence = bool(_SENTENCE_END.search(text[-_LONGEST_END:]))
    return Line(number, text, gap, item, heading, ends_sentence, _is_prose(text, ends_sentence=ends_sentence))
