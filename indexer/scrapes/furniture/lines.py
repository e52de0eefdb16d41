"""The lines of a scraped page, and what can be seen of a line without reading it."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"(?:[•*·●▪■◦►▶»›✓✔+|‣⁃]|o(?= {1,4}[A-ZĄĆĘŁŃÓŚŹŻ])|\[[ xX]?\])(?:\s+|$)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”“’»)\]]*$|[\"”’»)]$")
_LOWER_START = re.compile(r"[a-ząćęłńóśźż,.;:)\]…]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `number` counts from 1 in the scrape, `text` has single spaces and no bullet.

    `gap` says that a blank line stands before it, `item` that it had a bullet.
    """

    number: int
    text: str
    gap: bool = False
    item: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: at least ten words and eighty characters that end like a sentence.

        A very long line is one however it ends: scrapers cut texts anywhere.
        """
        text = self.text
        if len(text) < 80:
            return False
        return len(text) > 400 or (text.count(" ") >= 9 and bool(_SENTENCE_END.search(text)))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence or a quotation does."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def continues(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return bool(_LOWER_START.match(self.text)) and (" " in self.text or not self.text[-1].isalnum())

    @property
    def has_letters(self) -> bool:
        """Whether there is anything to read in it."""
        return bool(_LETTER.search(self.text))


def split_lines(text: str) -> list[Line]:
    """The lines of a tidy text that are not blank."""
    lines = []
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        item = False
        while bullet := _BULLET.match(stripped):
            stripped = stripped[bullet.end() :]
            item = True
        if "  " in stripped:
            stripped = " ".join(stripped.split())
        lines.append(Line(number, stripped, gap, item))
        gap = False
    return lines
