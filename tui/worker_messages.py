"""What the worker threads tell the screens. Widgets are changed by the handlers of these messages alone.

Every question carries a ticket, a number that only grows. An answer whose ticket is not the latest is stale: it is
dropped. A page of hits carries the ticket of the answer that it belongs to.
"""

from dataclasses import dataclass

from textual.message import Message

from indexer import Hit
from tui.facets import Facets
from tui.line_breaks import Lines
from tui.scrape_lines import ScrapeLines
from tui.session import Answer
from tui.typeset_article import TypesetArticle


@dataclass
class Answered(Message):
    """A question was answered, `took` seconds after it was asked."""

    answer: Answer
    took: float


@dataclass
class WordCompleted(Message):
    """What stands in the field may go on as `completion`."""

    words: str
    completion: str


@dataclass
class SearchFailed(Message):
    """A question could not be answered; `sentence` says why."""

    ticket: int
    sentence: str


@dataclass
class PageFetched(Message):
    """A page of hits arrived."""

    ticket: int
    page: int
    hits: tuple[Hit, ...]


@dataclass
class PageFailed(Message):
    """A page of hits could not be fetched; `sentence` says why."""

    ticket: int
    page: int
    sentence: str


@dataclass
class FacetsCounted(Message):
    """What the hits of an answer have in common was counted."""

    ticket: int
    facets: Facets


@dataclass
class ArticleRead(Message):
    """The selected article was read, set, and broken into lines."""

    ticket: int
    article: TypesetArticle
    lines: Lines


@dataclass
class TextWrapped(Message):
    """The text on show was broken into lines of another width."""

    version: int
    lines: Lines


@dataclass
class ArticleFailed(Message):
    """The selected article could not be read; `sentence` says why."""

    ticket: int
    sentence: str


@dataclass
class ScrapeRead(Message):
    """The scrape of an article was read, line by line."""

    scrape: ScrapeLines


@dataclass
class ScrapeFailed(Message):
    """The scrape of an article could not be read; `sentence` says why."""

    sentence: str
