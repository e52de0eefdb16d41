"""What the formats are given."""

from typing import TYPE_CHECKING

from indexer import Results
from indexer.cli.screen import Screen
from indexer.records.value import Value

if TYPE_CHECKING:
    from indexer import WordAnalysis


class Answer(Value):
    """One query, and its results or the reason why there are none; `words` explain it where that was asked for."""

    qid: str
    query: str
    results: Results | None = None
    error: str | None = None
    words: "tuple[WordAnalysis, ...] | None" = None


class Layout(Value):
    """How answers are laid out: one of many (`batched`), on which screen."""

    batched: bool = False
    screen: Screen = Screen()
