"""What the formats are given."""

from dataclasses import dataclass, field

from indexer import Results, WordAnalysis
from indexer.cli.screen import Screen


@dataclass(frozen=True, slots=True)
class Answer:
    """One query, and its results or the reason why there are none; `words` explain it where that was asked for."""

    qid: str
    query: str
    results: Results | None = None
    error: str | None = None
    words: tuple[WordAnalysis, ...] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How answers are laid out: one of many (`batched`), on which screen."""

    batched: bool = False
    screen: Screen = field(default_factory=Screen)
