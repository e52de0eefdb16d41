"""What differs between two articles that are nearly the same: sentences that only one of them has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from indexer import Article

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[”\"»)]*(?=\s+[\W\d_]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])|(?=\n)|\Z)")
"""Up to a full stop before a capital letter, or to the end of the paragraph."""


class Change(Enum):
    """What became of sentences on the way from one article to the other."""

    KEPT = " "
    REMOVED = "−"
    ADDED = "+"


@dataclass(frozen=True, slots=True)
class Difference:
    """Sentences in a row that were kept, removed, or added."""

    change: Change
    sentences: tuple[str, ...]


def differences(before: Article, after: Article) -> list[Difference]:
    """Compare the texts of two articles, sentence by sentence; white space makes no difference."""
    here, there = sentences_of(before), sentences_of(after)
    return list(_differences(here, there))


def sentences_of(article: Article) -> list[str]:
    """Return the sentences of an article from its title to its captions."""
    parts = (article.title, article.lead, article.body, *article.captions)
    found = (" ".join(match[0].split()) for part in parts for match in _SENTENCE.finditer(part))
    return [sentence for sentence in found if sentence]


def count(compared: Sequence[Difference], change: Change) -> int:
    """Return how many sentences were changed in one way."""
    return sum(len(difference.sentences) for difference in compared if difference.change is change)


def _differences(here: list[str], there: list[str]) -> Iterator[Difference]:
    for tag, start, end, start_there, end_there in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Difference(Change.KEPT, tuple(here[start:end]))
            continue
        if start < end:
            yield Difference(Change.REMOVED, tuple(here[start:end]))
        if start_there < end_there:
            yield Difference(Change.ADDED, tuple(there[start_there:end_there]))
