"""Evidence: how an archive writes its names."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from indexer.polish.names.cues import Cue, Kind
from indexer.polish.names.mentions import Mention

Run = tuple[str, bool]
"""The text of a mention, and whether it is initial."""


class Known(Protocol):
    """What was settled before, of other articles of the archive."""

    def kinds(self, name: str) -> dict[Kind, int]:
        """Return how many articles have a name, by its kind."""

    def word_count(self, word: str) -> int:
        """Return how many names have a word."""


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Return what two words have in common with their other forms."""
    return first[: max(3, len(first) - 3)], second[: max(3, len(second) - 3)]


class Evidence:
    """Counts over the mentions of many articles, and what is `known` of the names of others."""

    def __init__(self, known: Known | None = None) -> None:
        self.known = known
        self.runs: Counter[Run] = Counter()
        self.cues: Counter[tuple[str, Cue]] = Counter()
        self.shorts: Counter[tuple[str, str]] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        """Of the runs that are two words, what `pair_of` gives."""
        self._inner_words: Counter[str] = Counter()
        self._initial_words: Counter[str] = Counter()

    def add(self, mentions: Iterable[Mention]) -> None:
        """Count the mentions of one article."""
        for mention in mentions:
            self.count(mention, 1)

    def count(self, mention: Mention, times: int) -> None:
        """Count a mention that occurs, wherever it does, so many times."""
        self.runs[mention.text, mention.initial] += times
        if mention.cue[1]:
            self.cues[mention.text, mention.cue] += times
        if mention.short:
            self.shorts[mention.text, mention.short] += times

    def count_words(self) -> None:
        """Count the words of all runs, once all are known: those that begin a sentence apart from the others."""
        self._inner_words.clear()
        self._initial_words.clear()
        self.pairs.clear()
        for (text, initial), count in self.runs.items():
            first, *others = text.split(" ")
            (self._initial_words if initial else self._inner_words)[first] += count
            if len(others) == 1:
                self.pairs[pair_of(first, others[0])] += count
            for word in others:
                self._inner_words[word] += count

    def word_count(self, word: str) -> int:
        """How often a word stands in a run."""
        own = self._inner_words.get(word, 0) + self._initial_words.get(word, 0)
        return own + self.known.word_count(word) if self.known else own

    def run_count(self, text: str) -> int:
        """How often a text is a run of its own."""
        own = self.runs.get((text, False), 0) + self.runs.get((text, True), 0)
        return own + sum(self.known.kinds(text).values()) if self.known else own

    def places_of(self, word: str, alone: bool) -> tuple[int, int]:
        """How often a word stands inside and how often at the beginning of a sentence; as a whole run, or in any."""
        if alone:
            return self.runs.get((word, False), 0), self.runs.get((word, True), 0)
        return self._inner_words.get(word, 0), self._initial_words.get(word, 0)
