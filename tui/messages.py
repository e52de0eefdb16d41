"""What the worker threads tell the screens. Widgets are changed by the handlers of these messages alone.

Every question carries a ticket, a number that only grows. An answer whose ticket is not the latest is stale: it is
dropped. The next hits carry the ticket of the answer they belong below.
"""

from dataclasses import dataclass

from textual.message import Message

from indexer import Hit
from tui.answers import Answer
from tui.page import Page
from tui.scrape_lines import ScrapeLines


@dataclass
class Answered(Message):
    """A search was answered; `keep` is the id of the article that should stay selected."""

    ticket: int
    answer: Answer
    keep: str | None


@dataclass
class SearchFailed(Message):
    """A search could not be answered; `sentence` says why."""

    ticket: int
    sentence: str


@dataclass
class MoreFound(Message):
    """The next hits of the answer on the screen arrived; there are none left when `hits` is empty."""

    ticket: int
    hits: tuple[Hit, ...]


@dataclass
class ArticleRead(Message):
    """The selected article was read and set."""

    ticket: int
    page: Page


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


@dataclass
class IndexRefreshed(Message):
    """A newer commit of the index was opened."""


@dataclass
class IndexUnchanged(Message):
    """The index was looked at again, and it has no newer commit."""


@dataclass
class RefreshFailed(Message):
    """The index could not be looked at again; `sentence` says why."""

    sentence: str
