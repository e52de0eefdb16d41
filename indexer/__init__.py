"""Full-text search over one's own archive of scraped Polish press articles.

`update` brings an index up to date with folders of scrapes, `Archive` answers questions to it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.archive import Archive, search_corrected
    from indexer.configuration import Configuration, Origin
    from indexer.errors import (
        DamagedIndex,
        IndexBusy,
        NoIndex,
        PrasowkaError,
        UnknownArticle,
        UnreadableScrape,
        UsageError,
    )
    from indexer.maintenance import check, optimize, salvage, update, watch
    from indexer.records.article import Article
    from indexer.records.findings import Collocate, ConcordanceLine, Curve, Keyword, Timeline
    from indexer.records.names import FoundName, NameInArticle, Names, NameSpan, Quote
    from indexer.records.report import FormInfo, RunReport, Salvaged, Stats, Suggestions, WordAnalysis
    from indexer.records.scrape import DroppedLine, Failure, Reading, Scrape
    from indexer.records.search import Hit, Note, Request, Results, Snippet
    from indexer.saved_searches import SavedSearch, SavedSearches

__all__ = [
    "Archive",
    "Article",
    "Collocate",
    "ConcordanceLine",
    "Configuration",
    "Curve",
    "DamagedIndex",
    "DroppedLine",
    "Failure",
    "FormInfo",
    "FoundName",
    "Hit",
    "IndexBusy",
    "Keyword",
    "NameInArticle",
    "NameSpan",
    "Names",
    "NoIndex",
    "Note",
    "Origin",
    "PrasowkaError",
    "Quote",
    "Reading",
    "Request",
    "Results",
    "RunReport",
    "Salvaged",
    "SavedSearch",
    "SavedSearches",
    "Scrape",
    "Snippet",
    "Stats",
    "Suggestions",
    "Timeline",
    "UnknownArticle",
    "UnreadableScrape",
    "UsageError",
    "WordAnalysis",
    "check",
    "optimize",
    "salvage",
    "search_corrected",
    "update",
    "watch",
]

_HOMES = {
    "indexer.configuration": ("Configuration", "Origin"),
    "indexer.archive": ("Archive", "search_corrected"),
    "indexer.records.search": ("Hit", "Note", "Request", "Results", "Snippet"),
    "indexer.records.article": ("Article",),
    "indexer.records.findings": ("Collocate", "ConcordanceLine", "Curve", "Keyword", "Timeline"),
    "indexer.records.names": ("FoundName", "NameInArticle", "NameSpan", "Names", "Quote"),
    "indexer.records.scrape": ("DroppedLine", "Failure", "Reading", "Scrape"),
    "indexer.records.report": ("FormInfo", "RunReport", "Salvaged", "Stats", "Suggestions", "WordAnalysis"),
    "indexer.errors": (
        "DamagedIndex",
        "IndexBusy",
        "NoIndex",
        "PrasowkaError",
        "UnknownArticle",
        "UnreadableScrape",
        "UsageError",
    ),
    "indexer.saved_searches": ("SavedSearch", "SavedSearches"),
    "indexer.maintenance": ("check", "optimize", "salvage", "update", "watch"),
}


if not TYPE_CHECKING:  # or mypy would take any name for one of these

    def __getattr__(name: str) -> object:
        """Load what is asked for: half of the time of a search goes by in loading, and it needs but a part."""
        for module, names in _HOMES.items():
            if name in names:
                globals()[name] = found = getattr(import_module(module), name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
