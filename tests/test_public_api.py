"""The public API: what front ends and people's own programs may rely on."""

import inspect
from dataclasses import fields, is_dataclass

import indexer

NAMES = {
    "Archive": ("analyze", "article", "articles", "close", "collocates", "commit", "concordance", "explain",
                "export", "facets", "highlights", "ids", "keywords", "names", "names_in", "open", "quotes",
                "reading", "refresh", "scrape", "search", "similar", "stats", "suggest", "timeline"),
    "Article": ("id", "title", "lead", "body", "authors", "published", "source", "agencies", "url", "captions"),
    "Collocate": ("word", "together", "frequency", "log_likelihood", "log_dice"),
    "ConcordanceLine": ("left", "keyword", "right", "id", "title", "published", "source", "field", "start", "end"),
    "Configuration": ("index", "language", "theme", "format", "ignore", "fields", "keys", "origins",
                      "files"),
    "Curve": ("query", "label", "counts", "totals", "undated", "imprecise"),
    "DamagedIndex": (),
    "DroppedLine": ("line", "text", "reason", "rule"),
    "Failure": ("path", "reason", "line"),
    "FormInfo": ("form", "frequency", "key"),
    "FoundName": ("name", "kind", "articles", "association"),
    "Hit": ("rank", "score", "id", "title", "published", "source", "authors", "agencies", "url", "path", "line",
            "snippet", "title_highlights", "copies", "opening"),
    "IndexBusy": (),
    "Keyword": ("word", "frequency", "reference", "per_million", "log_likelihood", "log_ratio"),
    "NameInArticle": ("name", "kind", "spans"),
    "NameSpan": ("field", "start", "end"),
    "Names": ("query", "understood", "total", "names", "notes"),
    "NoIndex": (),
    "Note": ("code", "text", "proposal"),
    "Origin": ("kind", "place"),
    "PrasowkaError": ("message",),
    "Quote": ("text", "speaker", "field", "start", "end", "id", "title", "published", "source"),
    "Reading": ("article", "record", "line", "lines", "dropped", "is_article", "suspicious",
                "raw_digest"),
    "Request": ("query", "limit", "offset", "sort", "since", "until", "sources", "authors", "facets", "fold",
                "snippets", "copies", "ids", "added_after"),
    "Results": ("query", "understood", "total", "took_ms", "hits", "notes", "facets", "stories"),
    "RunReport": ("seen", "read", "new", "changed", "gone", "unchanged", "failures", "known_failures", "suspicious",
                  "notes", "total", "took_s", "dry_run", "ids"),
    "SavedSearch": ("name", "query", "since", "until", "sources", "authors", "given"),
    "SavedSearches": ("add", "all", "mark", "named", "remove", "running"),
    "Salvaged": ("kept", "lost", "files"),
    "Scrape": ("path", "line", "text"),
    "Snippet": ("text", "highlights", "zone"),
    "Stats": ("articles", "forms", "tokens", "segments", "deleted", "bytes_on_disk", "generation", "analyser", "roots",
              "oldest", "newest", "undated", "sources", "failures", "suspicious"),
    "Suggestions": ("text", "completions", "corrections"),
    "Timeline": ("by", "periods", "curves"),
    "UnknownArticle": (),
    "UnreadableScrape": (),
    "UsageError": (),
    "WordAnalysis": ("word", "keys", "forms", "folded"),
    "check": ("index",),
    "optimize": ("index",),
    "salvage": ("index",),
    "search_corrected": ("archive", "request"),
    "update": ("index", "paths", "forget", "forget_missing", "rebuild", "dry_run", "reclean", "jobs", "ids",
               "ignore", "fields", "progress"),
    "watch": ("index", "paths", "every_s", "jobs", "ids", "ignore", "fields", "stop"),
}  # fmt: skip


def parts(found: object) -> tuple[str, ...]:
    """The fields of a record, the parameters of a function, the public methods of any other class but an error."""
    if is_dataclass(found):
        return tuple(field.name for field in fields(found))
    if inspect.isfunction(found):
        return tuple(inspect.signature(found).parameters)
    return tuple(name for name in sorted(vars(found)) if not name.startswith("_"))


def test_the_public_names_and_their_parts_are_these() -> None:
    assert {name: parts(getattr(indexer, name)) for name in indexer.__all__} == NAMES


def test_every_error_says_so_to_whoever_catches_them_all() -> None:
    for name in ("DamagedIndex", "IndexBusy", "NoIndex", "UnknownArticle", "UnreadableScrape", "UsageError"):
        assert issubclass(getattr(indexer, name), indexer.PrasowkaError)
