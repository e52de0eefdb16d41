"""The article: what a scrape on disk becomes, and what an index stores."""

from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_OPENING = 80


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned press article.

    Every text is NFC, without control characters and soft hyphens; paragraphs of `lead` and `body` are separated by
    one newline. `published` is ISO 8601 in Polish local time, only as precise as the scrape says: "2022", "2022-07",
    "2022-07-01" or "2022-07-01T18:20". Unknown is empty or None, never a guess.
    """

    id: str
    title: str = ""
    lead: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    captions: tuple[str, ...] = ()

    @property
    def opening(self) -> str:
        """The first words of the text, to be shown where there is no title."""
        return opening_of(self.lead, self.body, self.captions)

    @property
    def heading(self) -> str:
        """What to show as the title."""
        return self.title or self.opening


def opening_of(lead: str, body: str, captions: Sequence[str]) -> str:
    """Return the first words of what an article has of these."""
    text = lead or body or "\n".join(captions)
    first = text[:_LONGEST_OPENING]
    if len(text) > _LONGEST_OPENING:
        first = f"{first.rpartition(' ')[0] or first}…"
    return " ".join(first.split())
