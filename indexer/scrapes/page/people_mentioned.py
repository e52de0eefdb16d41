"""Whom an article speaks of: a name that it mentions is hardly the name of its author."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from indexer.scrapes.furniture.lines import Line
from indexer.scrapes.page.extent import word_beginnings


class Mentions(NamedTuple):
    """How many paragraphs of an article mention a name, and how many begin with one."""

    words: Counter[str]
    openings: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Mentions":
        """What the paragraphs among the lines of an article mention."""
        prose = [line.text for line in lines if line.is_prose]
        return cls(
            Counter(word for text in prose for word in word_beginnings(text)),
            Counter(" ".join(text.replace(",", "").split(" ", 2)[:2]) for text in prose),
        )

    def speak_of(self, person: str) -> bool:
        """Whether the text speaks of a person; what begins with the name may be a note about the author."""
        return any(self.words[word] > self.openings[person] for word in word_beginnings(person.rsplit(" ", 1)[-1]))
