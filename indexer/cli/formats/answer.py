"""What the formats are given."""

from typing import TYPE_CHECKING, NamedTuple

from indexer import Results
from indexer.cli.screen import Screen

if TYPE_CHECKING:
    from indexer import WordAnalysis
    from indexer.cli.formats.hit_fields import ArticleOf, Template


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
    """How answers are laid out: one of many (`batched`), on which screen.

    `fields` are those of a hit that are written, all that a format has where there are none; `article_of` reads the
    article of a hit. `template` is the line that a hit becomes, `raw_csv` lets cells be formulas, `excel` says that
    Excel reads them.
    """

    batched: bool = False
    screen: Screen = Screen()
    fields: tuple[str, ...] = ()
    article_of: "ArticleOf | None" = None
    template: "Template | None" = None
    raw_csv: bool = False
    excel: bool = False
