"""What the formats are given."""

from typing import TYPE_CHECKING, NamedTuple

from indexer import Results
from indexer.cli.screen import Screen

if TYPE_CHECKING:
    from indexer import WordAnalysis


class Answer(NamedTuple):
    """One query, and its results or the reason why there are none; `words` explain it where that was asked for.

    The reason is `error` for people and `code` for scripts.
    """

    qid: str
    query: str
    results: Results | None = None
    error: str | None = None
    code: str | None = None
    words: "tuple[WordAnalysis, ...] | None" = None


class Layout(NamedTuple):
    """How answers are laid out: one of many (`batched`), on which screen."""

    batched: bool = False
    screen: Screen = Screen()
