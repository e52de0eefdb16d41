"""Full-text search over one's own archive of scraped Polish press articles.

`update` brings an index up to date with folders of scrapes, `Archive` answers questions to it.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # starting threads for linear algebra would double the start

from indexer.archive import Archive, Scrape
from indexer.article import (
    Article,
    DroppedLine,
    Failure,
    FormInfo,
    Hit,
    Note,
    Reading,
    Request,
    Results,
    RunReport,
    Snippet,
    Stats,
    Suggestions,
    WordAnalysis,
)
from indexer.errors import (
    DamagedIndex,
    IndexBusy,
    NoIndex,
    PrasowkaError,
    UnknownArticle,
    UnreadableScrape,
    UsageError,
)
from indexer.maintenance import check, optimize, update
from indexer.polish.numerals import counted, counted_articles, grouped
from indexer.terminal import harmless

__all__ = [
    "Archive",
    "Article",
    "DamagedIndex",
    "DroppedLine",
    "Failure",
    "FormInfo",
    "Hit",
    "IndexBusy",
    "NoIndex",
    "Note",
    "PrasowkaError",
    "Reading",
    "Request",
    "Results",
    "RunReport",
    "Scrape",
    "Snippet",
    "Stats",
    "Suggestions",
    "UnknownArticle",
    "UnreadableScrape",
    "UsageError",
    "WordAnalysis",
    "check",
    "counted",
    "counted_articles",
    "grouped",
    "harmless",
    "optimize",
    "update",
]
